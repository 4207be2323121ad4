"""Backups of a session: listing them, bringing one back, and removing every copy that the app made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from partnering_tui.cli.asking import YES, is_agreed
from partnering_tui.cli.output import Exit, say, say_exactly, say_path, table_lines, tell
from partnering_tui.cli.places import locations_here, sessions_folder
from partnering_tui.errors import PartneringError, Place, UnreadableFile, WrongUsage
from partnering_tui.session.values import counted

if TYPE_CHECKING:
    from partnering_tui.storage.backups import Backup
    from partnering_tui.storage.copies import Copy

_FILE = click.Path(path_type=str)


@click.command(short_help="The backups of the session in FILE, and what differs in each.")
@click.argument("file", type=_FILE)
@click.option(
    "--restore", "wanted", metavar="ID", default="", help="Bring this one back: its id, or its date and time."
)
@click.option("-o", "--output", default="", type=_FILE, help="Put it into this new file; FILE stays as it is.")
@YES
def backups(file: str, wanted: str, output: str, yes: bool) -> int:
    """The backups of the session in FILE, and how many answers are different in each.

    \b
    partnering backups kisumu
    partnering backups kisumu --restore 20260304-090000-sitting

    With --restore, what is different is shown first. What stands in FILE is kept as a backup of its own before it is
    replaced, so that this can be undone in the same way. FILE may be damaged, or gone.
    """
    from partnering_tui.storage.copies import backups_for

    path = _path_of(file)
    found = backups_for(locations_here().backups, path)
    if output and not wanted:
        raise WrongUsage("Only a backup can be put into another file.", remedy="Add: --restore ID")
    if wanted:
        return _restore(_chosen(found, wanted, path), path, output, yes=yes)
    if not found:
        tell(f"There are no backups of {path}")
        tell("  One is made before the first change of every sitting, and every ten minutes of work.")
        _tell_not_chosen(path, found)
        return Exit.WELL
    now = _copy_in(path)
    rows = [(one.id, _local(one), _why(one), _in_words(one, now)) for one in found]
    for line in table_lines(("Id", "Made", "Kept", "Compared with now"), rows):
        say(line)
    tell(f"Bring one back with: partnering backups {file} --restore {found[0].id}")
    _tell_not_chosen(path, found)
    return Exit.WELL


def _tell_not_chosen(path: Path, found: list[Backup]) -> None:
    """Say where the texts are that were set aside when another version was chosen."""
    from partnering_tui.storage.backups import not_chosen, set_aside_of
    from partnering_tui.storage.copies import session_id_in

    session_id = found[0].folder.parent.name if found else session_id_in(path)
    if session_id and (texts := set_aside_of(locations_here().backups, session_id)):
        tell(f"{not_chosen(len(texts))}, in {texts[0].parent}")


def _path_of(file: str) -> Path:
    """The session file that is meant, even if it is not there any more."""
    from partnering_tui.cli.files import existing_session
    from partnering_tui.storage.session_names import SUFFIX

    try:
        return existing_session(file, sessions_folder)
    except UnreadableFile:
        given = Path(file)
        if given.is_dir():
            raise
        named = given if given.suffix == SUFFIX else given.with_name(given.name + SUFFIX)
        return named if named.parent != Path() or named.exists() else _known(named)


def _known(named: Path) -> Path:
    """A name without a folder: here, if backups know it from here, else in the folder for sessions."""
    from partnering_tui.storage.backups import backups_of_path

    return named if backups_of_path(locations_here().backups, named) else sessions_folder() / named


def _chosen(found: list[Backup], wanted: str, path: Path) -> Backup:
    """The one backup that is meant by an id, or by the beginning of its id or its time. Raises WrongUsage."""
    meant = [one for one in found if one.id == wanted] or [
        one for one in found if one.id.startswith(wanted) or _local(one).startswith(wanted)
    ]
    if len(meant) == 1:
        return meant[0]
    title = f"There is no backup '{wanted}'." if not meant else f"There are {len(meant)} backups '{wanted}'."
    raise WrongUsage(title, place=Place(path), remedy=f"See their ids: partnering backups {path}")


def _restore(backup: Backup, path: Path, output: str, *, yes: bool) -> int:
    from partnering_tui.storage.copies import restore, restore_as

    _show_differences(backup, path)
    if output:
        target = Path(output)
        if is_agreed(f"Put the backup of {_local(backup)} into {target}?", yes=yes):
            restore_as(backup, target)
            tell(f"The session as it was on {_local(backup)} is in {target}")
            say_path(target)
        return Exit.WELL
    if not is_agreed(f"Bring back the backup of {_local(backup)} in the place of what is in {path}?", yes=yes):
        tell("Nothing was changed.")
        return Exit.WELL
    before = restore(backup, path, locations_here().backups)
    tell(f"{path} is as it was on {_local(backup)}")
    if before:
        tell(f"  What stood there before is kept. To undo this: partnering backups {path} --restore {before.id}")
    return Exit.WELL


def _show_differences(backup: Backup, path: Path) -> None:
    """Print what bringing it back would change, in plain words."""
    from datetime import date

    from partnering_tui.storage.opening import open_with_workshop
    from partnering_tui.summary.differences import differences_document
    from partnering_tui.summary.markdown import markdown

    now, then = _copy_in(path), _copy_of(backup)
    if now is None:
        tell(f"There is nothing readable in {path}, so there is nothing to compare with.")
        return
    if then is None:
        tell("The backup itself cannot be read as a session.")
        return
    tell(f"Compared with now: {_in_words(backup, now)}.")
    try:
        _, workshop = open_with_workshop(path, locations_here())
    except PartneringError:
        return  # without its workshop it can only be counted
    names = ("the session as it is now", f"the backup of {_local(backup)}")
    say_exactly(markdown(differences_document(now.session, then.session, workshop, today=date.today(), names=names)))


def _copy_in(path: Path) -> Copy | None:
    from partnering_tui.storage.copies import read_copy

    try:
        return read_copy(path)
    except PartneringError:
        return None


def _copy_of(backup: Backup) -> Copy | None:
    try:
        return _copy_in(backup.session_file)
    except FileNotFoundError:
        return None


def _in_words(backup: Backup, now: Copy | None) -> str:
    from partnering_tui.storage.copies import difference_between

    then = _copy_of(backup)
    if then is None:
        return "cannot be read"
    return difference_between(then, now).words() if now else "the file of now cannot be read"


def _local(backup: Backup) -> str:
    """When it was made, by the clock on the wall."""
    return f"{backup.made.astimezone():%Y-%m-%d %H:%M:%S}"


def _why(backup: Backup) -> str:
    from partnering_tui.storage.backups import WORDS

    return WORDS[backup.why]


@click.command(short_help="Remove every copy that partnering made of the session in FILE.")
@click.argument("file", type=_FILE)
@click.option("--versions", "with_versions", is_flag=True, help="The signed versions beside the session as well.")
@YES
def purge(file: str, with_versions: bool, yes: bool) -> int:
    """Remove every copy that partnering made of the session in FILE on this computer.

    Backups, emergency copies, texts that were not chosen, and what is remembered of it. The session itself and its
    private notes stay; so do signed versions and documents, unless --versions is given.
    """
    from partnering_tui.storage.purging import copies_of, purge_copies, windows_that_have_open

    path = _path_of(file)
    found = copies_of(path, locations_here(), with_versions=with_versions)
    if windows := windows_that_have_open(path, locations_here()):
        tell(f"The session is open in {counted(windows, 'window')}: what is kept for that stays until it is closed.")
    if not found:
        tell(f"There are no copies of {path} on this computer, and nothing is remembered of it.")
        return Exit.WELL
    for one in found:
        tell(f"  {one.words}")
    if not is_agreed(f"Remove {'this' if len(found) == 1 else 'these'} for good?", yes=yes):
        tell("Nothing was removed.")
        return Exit.WELL
    left = purge_copies(found)
    for one in found:
        if one not in left:
            say(f"removed: {one.words}")
    for one in left:
        tell(f"could not be removed: {one.words}")
    tell(f"{'All else' if left else 'All of this'} is removed; {path} is as it was.")
    return Exit.PROBLEMS if left else Exit.WELL
