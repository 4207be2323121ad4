"""The formats that a document can have, and the writer of each, which is loaded only when it is needed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from partnering_tui.frozen import dataclass

if TYPE_CHECKING:
    from partnering_tui.summary.blocks import Document
    from partnering_tui.summary.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a document down."""

    id: str
    title: str
    """As it is offered."""
    suffixes: tuple[str, ...]
    """What the names of its files end in; the usual one first. None at all: it is a folder."""


FORMATS = (
    Format("markdown", "Markdown: plain text", (".md", ".markdown", ".txt")),
    Format("html", "HTML: a page for any browser, to print too", (".html", ".htm")),
    Format("docx", "Word: a document to go on with", (".docx",)),
    Format("csv", "CSV: a folder with every table", (".csv",)),
    Format("json", "JSON: for other programs", (".json",)),
)


def format_of(format_id: str) -> Format:
    """The format of that id."""
    return next(one for one in FORMATS if one.id == format_id)


def formats_by_suffix() -> dict[str, str]:
    """What the name of a file ends in → the id of its format."""
    return {suffix: one.id for one in FORMATS for suffix in one.suffixes}


def written(document: Document, format_id: str) -> str | bytes:
    """The document in a format that has one file. Raises NotInstalled if its writer lacks a part."""
    match format_id:
        case "html":
            from partnering_tui.summary.html_page import html_page

            return html_page(document)
        case "json":
            from partnering_tui.summary.json_text import json_text

            return json_text(document)
        case "docx":
            from partnering_tui.summary.word_file import word_file

            return word_file(document)
        case _:
            from partnering_tui.summary.markdown import markdown

            return markdown(document)


def tables_written(sheets: Iterable[Sheet]) -> dict[str, str]:
    """The tables as CSV, by the names of their files, which lead nowhere else."""
    from partnering_tui.summary.csv_text import csv_text

    return {f"{_plain_name(sheet.id)}.csv": csv_text(sheet) for sheet in sheets}


def _plain_name(sheet_id: str) -> str:
    return "".join(sign for sign in sheet_id if sign.isalnum() or sign in "_-") or "table"
