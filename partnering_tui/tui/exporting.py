"""Exporting: what can be written beside the session, under which name, and in which format."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from partnering_tui.errors import WrongUsage
from partnering_tui.session.workbook import Workbook
from partnering_tui.summary.formats import format_of

if TYPE_CHECKING:
    from partnering_tui.storage.locations import Locations
    from partnering_tui.summary.blocks import Document
    from partnering_tui.summary.sheets import Sheet
    from partnering_tui.tui.desk import Desk

Subject = Literal["agreement", "handout", "agenda"]
"""What is written: the document that the answers make, the empty workbook, or the agenda."""

ANNEX = "annex"
"""The id of the section that may be left out of an export."""


def usual_path(session_path: Path, what: Subject, format_id: str) -> Path:
    """Where it is written unless somebody says otherwise: beside the session, under its name."""
    stem = session_path.stem if what == "agreement" else f"{session_path.stem}-{what}"
    return with_suffix_of(session_path.with_name(f"{stem}.md"), format_id)


def with_suffix_of(path: Path, format_id: str) -> Path:
    """The path, ending as files of that format do; of tables, a folder."""
    if format_id == "csv":
        return path if not path.suffix else path.with_name(f"{path.stem}-tables")
    stem = path.name.removesuffix("-tables") if not path.suffix else path.stem
    return path.with_name(stem + format_of(format_id).suffixes[0])


def has_annex(workbook: Workbook) -> bool:
    """Whether there is an annex that could be left out."""
    return any(section.id == ANNEX for section in workbook.workshop.summary)


def export(
    desk: Desk,
    locations: Locations,
    what: Subject,
    format_id: str,
    path: Path,
    *,
    without: Collection[str] = (),
    is_insisted: bool = False,
) -> None:
    """Write it there. Raises PartneringError; WouldOverwrite for what was not made here, unless it is insisted."""
    from partnering_tui.storage.document_file import FORM_OF, make_folder, write_documents
    from partnering_tui.summary.formats import tables_written, written

    made = _document(desk.workbook, what, without)
    contents: dict[Path, str | bytes] = {}
    if format_id == "csv":
        tables = tables_written(_sheets(desk.workbook, what, made, without))
        if not tables:
            raise WrongUsage("There are no tables yet.", remedy="Fill in some first, or choose another format.")
        make_folder(path)
        contents |= {path / name: text for name, text in tables.items()}
    else:
        contents[path] = written(made, format_id)
    write_documents(
        contents,
        desk.workbook.session.id,
        never=(desk.file.path, desk.file.private_path),
        is_insisted=is_insisted,
        form=FORM_OF[format_id],
        made_files=locations.made_files,
    )


def _document(workbook: Workbook, what: Subject, without: Collection[str]) -> Document:
    session, workshop, today = workbook.session, workbook.workshop, date.today()
    match what:
        case "agreement":
            from partnering_tui.summary.document import document

            return document(session, workshop, today=today, without=without)
        case "handout":
            from partnering_tui.summary.handout import handout

            return handout(workshop, session, today=today)
        case "agenda":
            from partnering_tui.summary.agenda import agenda

            return agenda(workshop, session.title, workshop.steps, partners=len(session.partners), today=today)


def _sheets(workbook: Workbook, what: Subject, made: Document, without: Collection[str]) -> Sequence[Sheet]:
    from partnering_tui.summary.sheets import sheets_in, sheets_of

    if what == "agreement":
        return sheets_of(workbook.session, workbook.workshop, today=date.today(), without=without)
    return sheets_in(made)
