"""Where a document goes and as what: printed, or in a file or folder that nothing else is lost by."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from partnering_tui.cli.files import is_folder
from partnering_tui.cli.output import say_exactly, say_lines, tell, telling_what_stdout_refuses
from partnering_tui.errors import Place, WrongUsage
from partnering_tui.frozen import dataclass
from partnering_tui.summary.formats import formats_by_suffix, tables_written, written
from partnering_tui.workshop.suggesting import did_you_mean, listed

if TYPE_CHECKING:
    from partnering_tui.summary.blocks import Document
    from partnering_tui.summary.sheets import Sheet

_SUFFIXES = {**formats_by_suffix(), "": "markdown", ".toml": "markdown"}
"""What the name of a file ends in → the format. That a session is kept in a file is told when it is looked at."""
_PRINTED = "-"


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for."""

    output: str
    format: str
    table: str
    """Of CSV: the one table that is wanted; all of them if empty."""
    is_insisted: bool
    is_traced: bool

    @property
    def is_printed(self) -> bool:
        return self.output == _PRINTED


@dataclass(frozen=True, slots=True)
class Origin:
    """What a document is made from."""

    id: str
    """By which a file made from it is known again."""
    never: Collection[Path]
    """Files in which it is kept itself."""
    made_files: Path


def wish_for(output: str, format: str | None, table: str, *, is_insisted: bool, is_traced: bool) -> Wish:
    """The wish in these words. Raises WrongUsage for one that cannot be fulfilled."""
    chosen = format or ("markdown" if output == _PRINTED else _format_of(Path(output)))
    if table and chosen != "csv":
        raise WrongUsage("Single tables are written as CSV only.", remedy="Add: --format csv")
    if is_traced and chosen not in ("markdown", "json"):
        raise WrongUsage(f"A trace cannot be written as {chosen}.", remedy="Add: --format json, or leave out -o.")
    if chosen == "docx" and output == _PRINTED and sys.stdout.isatty():
        raise WrongUsage("A Word file cannot be shown here.", remedy="Write it to a file: -o agreement.docx")
    return Wish(output, chosen, table, is_insisted, is_traced)


def put_out(
    document: Callable[[], Document], sheets: Callable[[], Sequence[Sheet]], wish: Wish, origin: Origin
) -> None:
    """Write the document where it is wanted, or for CSV its tables: only what is wanted is made.

    Raises PartneringError.
    """
    if wish.format == "csv":
        _put_out_sheets(sheets(), wish, origin)
        return
    content = _written(document(), wish)
    if not wish.is_printed:
        _put({Path(wish.output): content}, wish, origin)
        tell(f"The document is in {wish.output}")
    elif isinstance(content, str):
        say_exactly(content)
    else:
        with telling_what_stdout_refuses():
            click.echo(content, nl=False)


def _format_of(path: Path) -> str:
    """The format that the name of a file tells. Raises WrongUsage if it tells another one."""
    suffix = path.suffix.lower()
    if suffix in _SUFFIXES or not suffix[1:].isalpha():
        return _SUFFIXES.get(suffix, "markdown")
    remedy = "End the name in .md, .html, .docx, .csv or .json, or add --format."
    if suffix in (".pdf", ".ps"):
        remedy = "Write it as .html and print that from a browser, or as .docx and print that from Word."
    raise WrongUsage(f"There is no format for names in {suffix}.", place=Place(path), remedy=remedy)


def _written(document: Document, wish: Wish) -> str | bytes:
    """The document in its format. Each writer is loaded only if it is needed."""
    match wish.format:
        case "json" if wish.is_traced:
            from partnering_tui.summary.json_text import json_text

            return json_text(document, with_sources=True)
        case _ if wish.is_traced:
            from partnering_tui.summary.trace import trace_text

            return trace_text(document)
        case _:
            return written(document, wish.format)


def _put_out_sheets(sheets: Sequence[Sheet], wish: Wish, origin: Origin) -> None:
    """One table printed or in a file, or all of them in a folder."""
    from partnering_tui.summary.csv_text import csv_text

    ids = [sheet.id for sheet in sheets]
    folder = Path(wish.output)
    is_one_file = not wish.is_printed and folder.suffix.lower() == ".csv" and not is_folder(folder)
    chosen = [sheet for sheet in sheets if sheet.id == wish.table] if wish.table else list(sheets)
    if not chosen:
        raise _no_such_table(wish.table, ids)
    if (wish.is_printed or is_one_file) and len(chosen) > 1:
        remedy = f"Name one with --table, or a folder for all with -o: {listed(ids)}."
        raise WrongUsage(f"CSV holds one table, and there are {len(chosen)}.", remedy=remedy)
    if wish.is_printed:
        say_exactly(csv_text(chosen[0]))
        return
    if is_one_file:
        contents = {folder: csv_text(chosen[0])}
    else:
        from partnering_tui.storage.document_file import make_folder

        make_folder(folder)
        contents = {folder / name: text for name, text in tables_written(chosen).items()}
    _put(dict(contents), wish, origin)
    say_lines(map(str, contents))


def _no_such_table(wanted: str, ids: Sequence[str]) -> WrongUsage:
    if not ids:
        return WrongUsage("There are no tables yet.", remedy="Fill in some first, or choose another format.")
    there_are = f"There are: {listed(ids)}."
    return WrongUsage(f"There is no table '{wanted}'.", remedy=f"{did_you_mean(wanted, ids)} {there_are}".strip())


def _put(contents: dict[Path, str | bytes], wish: Wish, origin: Origin) -> None:
    from partnering_tui.storage.document_file import FORM_OF, write_documents

    write_documents(
        contents,
        origin.id,
        never=origin.never,
        is_insisted=wish.is_insisted,
        form=FORM_OF[wish.format],
        made_files=origin.made_files,
    )
