"""What the commands do with sessions: begin one, and make its document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from partnering_tui.cli_partners import TypedPartner, partner_rows
from partnering_tui.errors import Place, WorkshopNotFound, WrongUsage
from partnering_tui.session.session import new_session
from partnering_tui.session.workbook import Workbook
from partnering_tui.storage.locations import Locations
from partnering_tui.storage.opening import open_with_workshop
from partnering_tui.storage.session_file import create_session
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.finding import find_workshop
from partnering_tui.workshop.loading import load_workshop


def begin_session(
    path: Path, title: str, partners: Sequence[TypedPartner], workshop: str, locations: Locations
) -> None:
    """Put a new session into the file. Raises PartneringError: a file stands there, or the workshop cannot be used."""
    roots = [path.parent, *locations.workshop_roots]
    folder = find_workshop(workshop, beside=path.parent, roots=roots, is_path_allowed=True)
    asked = load_workshop(folder)
    _refuse_if_out_of_reach(folder, asked, path.parent, roots)
    create_session(path, new_session(title, asked, partner_rows(partners)), workshop=asked)


def document_of(path: Path, locations: Locations) -> tuple[str, str]:
    """The session's document as Markdown, and the session's id. Raises PartneringError."""
    from partnering_tui.summary.document import document
    from partnering_tui.summary.markdown import markdown

    file, workshop = open_with_workshop(path, locations)
    book = Workbook(workshop, file.session)
    return markdown(document(book.session, workshop, today=date.today())), book.session.id


def _refuse_if_out_of_reach(folder: Path, asked: Workshop, beside: Path, roots: Sequence[Path]) -> None:
    """A session names its workshop by id, so that it can travel: from where it lies, the id has to lead there."""
    try:
        found = find_workshop(asked.id, beside=beside, roots=roots)
    except WorkshopNotFound:
        found = None
    if found is not None and found.samefile(folder):
        return
    raise WrongUsage(
        f"From where it lies, the session would not find the workshop '{asked.id}' in that folder.",
        place=Place(folder),
        remedy=f"Put the folder into {beside / 'workshops'} or {roots[1]}, and give its name.",
    )
