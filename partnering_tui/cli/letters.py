"""What goes out between two meetings: a briefing for everybody, and for each partner what is open with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from partnering_tui.cli.output import Exit, say_exactly, tell
from partnering_tui.cli.places import locations_here, session_file
from partnering_tui.errors import Place, WrongUsage

if TYPE_CHECKING:
    from partnering_tui.session.session import Partner, Session
    from partnering_tui.session.workbook import Workbook
    from partnering_tui.summary.blocks import Document

_FILE = click.Path(path_type=str)
_OUTPUT = click.option("-o", "--output", default="-", type=_FILE, help="The file to write; by default it is printed.")
_FORCE = click.option("--force", is_flag=True, help="Write over a file that partnering did not make, or was changed.")


@click.command()
@click.argument("file", type=_FILE)
@click.option("--newcomer", is_flag=True, help="For somebody who is new: five minutes' reading.")
@_OUTPUT
@_FORCE
def brief(file: str, newcomer: bool, output: str, force: bool) -> int:
    """Where the partners in FILE stand, on one screen.

    What was decided last, what is overdue or due, what stands open, and who comes anew. Nothing private.
    """
    from datetime import date

    path = session_file(file)
    book = _book(path)
    if newcomer:
        from partnering_tui.summary.newcomer import newcomer_document

        document = newcomer_document(book.session, book.workshop, today=date.today())
        return _out(document, book.session, path, output, force, "What somebody new has to know")
    from partnering_tui.storage.state import State
    from partnering_tui.summary.briefing import briefing_document

    step, _ = State.load(locations_here().state_file).place(book.session.id) or ("", "")
    document = briefing_document(book.session, book.workshop, today=date.today(), stopped_at=step)
    return _out(document, book.session, path, output, force, "The briefing")


@click.command()
@click.argument("file", type=_FILE)
@click.option("--partner", "name", required=True, metavar="PARTNER", help="Its id, its short name or its full name.")
@_OUTPUT
@_FORCE
def pending(file: str, name: str, output: str, force: bool) -> int:
    """A letter to one partner with what is open with it.

    Statements in FILE that it has not spoken to, its own questions, decisions taken in its absence, its reservations.
    """
    from datetime import date

    from partnering_tui.summary.pending import pending_letter

    path = session_file(file)
    book = _book(path)
    partner = _partner(book.session, name, path)
    letter = pending_letter(book.session, book.workshop, partner, today=date.today())
    return _out(letter, book.session, path, output, force, f"The letter to {partner.name}")


def _book(path: Path) -> Workbook:
    """The session in that file with its workshop, kept answers brought back. Raises PartneringError."""
    from partnering_tui.session.workbook import Workbook
    from partnering_tui.storage.opening import open_with_workshop

    file, workshop = open_with_workshop(path, locations_here())
    return Workbook(workshop, file.session)


def _partner(session: Session, name: str, path: Path) -> Partner:
    """The partner of that id, short name or full name, whatever its case. Raises WrongUsage."""
    wanted = " ".join(name.casefold().split())
    for partner in session.partners:
        if wanted in {" ".join(called.casefold().split()) for called in (partner.id, partner.short, partner.name)}:
            return partner
    from partnering_tui.workshop.suggesting import did_you_mean, listed

    if not session.partners:
        raise WrongUsage(
            "The session names no partners yet.", place=Place(path), remedy="Add them with: partnering open"
        )
    called = [word for partner in session.partners for word in (partner.short, partner.name, partner.id)]
    there_are = f"There are: {listed(partner.short for partner in session.partners)}."
    remedy = f"{did_you_mean(name, called)} {there_are}".strip()
    raise WrongUsage(f"There is no partner '{name}'.", place=Place(path), remedy=remedy)


def _out(document: Document, session: Session, path: Path, output: str, force: bool, what: str) -> int:
    """Print a document, or write it to a file by the rule for all documents."""
    from partnering_tui.summary.markdown import markdown

    text = markdown(document)
    if output == "-":
        say_exactly(text)
        return Exit.WELL
    from partnering_tui.storage.document_file import write_document
    from partnering_tui.storage.session_names import private_path_of

    write_document(Path(output), text, session.id, never=(path, private_path_of(path)), is_insisted=force)
    tell(f"{what} is in {output}")
    return Exit.WELL
