"""Versions: signing one, listing those that were signed, and what changed since."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from partnering_tui.cli.output import Exit, say, say_path, table_lines, tell
from partnering_tui.cli.places import locations_here, session_file
from partnering_tui.errors import NotSaved, Place, UnreadableFile, WrongUsage
from partnering_tui.session.values import counted

if TYPE_CHECKING:
    from partnering_tui.session.session import Session
    from partnering_tui.storage.session_file import SessionFile
    from partnering_tui.workshop.definition import Workshop

_FILE = click.Path(path_type=str)
_FORMATS = ("markdown", "html", "docx", "json")
_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command(short_help="What changed from A to B, or since the last signed version.")
@click.argument("before", metavar="A", type=_FILE)
@click.argument("after", metavar="[B]", required=False, type=_FILE)
@click.option("-o", "--output", default="-", type=_FILE, help="The file to write; by default it is printed.")
@click.option("--format", type=click.Choice(_FORMATS), help="By default what the name of the file ends in.")
@click.option("--force", is_flag=True, help="Write over a file that partnering did not make, or was changed.")
def diff(before: str, after: str | None, output: str, format: str | None, force: bool) -> int:
    """What changed from A to B, in plain words; without B, from the last version that was signed to A as it is now.

    A and B are sessions or signed versions. The exit code is 0 if nothing changed, 1 if anything did (as with diff
    and git diff --exit-code), and 2 if one of them cannot be read.
    """
    from partnering_tui.cli.put_out import Origin, put_out, wish_for
    from partnering_tui.session.differences import differences
    from partnering_tui.storage.opening import open_with_workshop
    from partnering_tui.storage.session_file import open_session, private_path_of
    from partnering_tui.summary.differences import differences_document
    from partnering_tui.summary.words import day

    today = date.today()
    wish = wish_for(output, format, "", is_insisted=force, is_traced=False)
    if wish.format == "csv":
        raise WrongUsage("What changed is no table.", remedy="End the name in .md, .html, .docx or .json.")
    second = session_file(after or before)
    file, workshop = open_with_workshop(second, locations_here())
    first = session_file(before) if after else _last_version(second, file.session)
    earlier = open_session(first).session
    names = (first.name, second.name) if after else (first.name, f"the session as it stands on {day(today)}")
    document = differences_document(earlier, file.session, workshop, today=today, names=names)
    never = [kept for path in (first, second) for kept in (path, private_path_of(path))]
    put_out(lambda: document, list, wish, Origin(file.session.id, never, locations_here().made_files))
    return Exit.PROBLEMS if differences(earlier, file.session, workshop) else Exit.WELL


@click.command(short_help="The signed versions of the agreement in FILE.")
@click.argument("file", type=_FILE)
def versions(file: str) -> int:
    """The versions of the agreement in FILE that were signed, and whether their files are as they were.

    The exit code is 1 if the file of a version is missing or was changed since it was signed.
    """
    from partnering_tui.session.versions import frozen_version, is_draft_of
    from partnering_tui.storage.session_file import open_session
    from partnering_tui.storage.version_file import frozen_files

    path = session_file(file)
    session = open_session(path).session
    frozen = frozen_version(session)
    if frozen:
        tell(f"This is version {frozen.number} itself. Name its session to see whether it is as it was signed.")
        return Exit.WELL
    found = list(frozen_files(path, session))
    if found:
        header = ("Version", "Signed", "Open", "File", "It is")
        rows = [
            (
                str(one.version.number),
                str(one.version.signed or ""),
                str(len(one.version.open_points) or ""),
                str(one.path),
                one.state,
            )
            for one in found
        ]
        for line in table_lines(header, rows):
            say(line)
    else:
        tell("Nothing has been signed yet. Sign a first version with: partnering sign FILE")
    if found and (number := is_draft_of(session)):
        tell(f"The session is a draft of version {number}. See what changed: partnering diff {path}")
    return Exit.PROBLEMS if any(one.state != "as signed" for one in found) else Exit.WELL


@click.command(short_help="Keep the agreement in FILE as a signed version.")
@click.argument("file", type=_FILE)
@click.option(
    "--date", "day", type=_DAY, metavar="YYYY-MM-DD", default=None, help="The day of signing; by default today."
)
@click.option("--reason", default="", help="Why the version before was opened again; needed from the second on.")
def sign(file: str, day: datetime | None, reason: str) -> int:
    """Keep the agreement in FILE as it is now as a signed version, in a file of its own that is never written again.

    What is still open does not keep it from being signed; the version says so. A version after another one needs the
    reason why that was opened again, unless it was noted already.
    """
    from partnering_tui.session.signing import signing
    from partnering_tui.storage.version_file import sign as sign_in_file
    from partnering_tui.summary.versions import stand_in_words

    path = session_file(file)
    opened, workshop = _opened(path)
    _refuse_if_signed(path, opened, workshop)
    _refuse_if_unexplained(path, opened, reason)
    today = day.date() if day else date.today()
    found = signing(opened.session, workshop, today)
    _keep_backup(opened)
    written = sign_in_file(opened, workshop, today, reason=reason)
    for stand in found.partners:
        tell(f"  {stand.partner.short}: {stand_in_words(stand.word)}")
    tell(f"Version {written.number} is in {written.path}")
    if found.gaps:
        tell(
            f"{counted(len(found.gaps), 'point')} stood open, which the version says: partnering summary {written.path}"
        )
    say_path(written.path)
    return Exit.WELL


def _keep_backup(file: SessionFile) -> None:
    """Keep a backup of what stands there. Where none can be kept, it is told, and the signing goes on."""
    from partnering_tui.storage.backup_keeper import texts_last_written
    from partnering_tui.storage.backups import make_backup

    try:
        make_backup(locations_here().backups, file.session.id, texts_last_written(file), of=file.path, why="version")
    except NotSaved as fault:
        tell(f"No backup could be kept: {fault.title}. The signing goes on without it.")


def _opened(path: Path) -> tuple[SessionFile, Workshop]:
    """The session in that file with its workshop, kept answers brought back. Raises PartneringError."""
    from partnering_tui.session.workbook import Workbook
    from partnering_tui.storage.opening import open_with_workshop

    file, workshop = open_with_workshop(path, locations_here())
    if change := Workbook(workshop, file.session, file.notes).on_opening:
        file.remember(change)
    return file, workshop


def _refuse_if_signed(path: Path, file: SessionFile, workshop: Workshop) -> None:
    """Raises WrongUsage for a version itself, and where nothing changed since the last one."""
    from partnering_tui.session.versions import frozen_version, has_changed_since, standing_version
    from partnering_tui.storage.session_file import open_session
    from partnering_tui.storage.version_file import version_path

    if frozen := frozen_version(file.session):
        raise WrongUsage(
            f"This is version {frozen.number} itself.", place=Place(path), remedy="Name the session that it is of."
        )
    standing = standing_version(file.session)
    if standing is None or not version_path(path, standing).is_file():
        return
    if not has_changed_since(open_session(version_path(path, standing)).session, file.session, workshop):
        raise WrongUsage(
            f"Version {standing.number} was signed, and nothing has changed since.",
            place=Place(path),
            remedy="Change what the next version is to say, then sign it.",
        )


def _refuse_if_unexplained(path: Path, file: SessionFile, reason: str) -> None:
    """Raises WrongUsage where nobody has said, then or now, why the version before was opened again."""
    from partnering_tui.session.versions import unexplained_version

    if not reason.strip() and (before := unexplained_version(file.session)):
        raise WrongUsage(
            f"Nobody has said why version {before.number} was opened again.",
            place=Place(path),
            remedy=f'Say it in a few words: partnering sign {path} --reason "…"',
        )


def _last_version(path: Path, session: Session) -> Path:
    """The file of the last version that was signed. Raises WrongUsage or UnreadableFile if there is none."""
    from partnering_tui.session.versions import frozen_version, latest_version
    from partnering_tui.storage.version_file import frozen_files

    latest = latest_version(session)
    if frozen_version(session) or latest is None:
        raise WrongUsage(
            "There is nothing to compare it with: no version of it was signed.",
            place=Place(path),
            remedy="Name two files: partnering diff A B",
        )
    found = next(one for one in frozen_files(path, session) if one.version == latest)
    if found.state == "missing":
        remedy = "Put it back beside the session, or name two files: partnering diff A B"
        raise UnreadableFile(
            f"The file of version {latest.number} is not there.", place=Place(found.path), remedy=remedy
        )
    if found.state == "changed since":
        tell(f"The file of version {latest.number} was changed since it was signed: {found.path}")
    return found.path
