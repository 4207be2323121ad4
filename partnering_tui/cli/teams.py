"""Teams: merging two copies of a session, and setting up git so that it does."""

from __future__ import annotations

from pathlib import Path

import click

from partnering_tui.cli.output import Exit, say, tell
from partnering_tui.cli.places import locations_here
from partnering_tui.errors import Place, WouldOverwrite
from partnering_tui.session.values import counted

_FILE = click.Path(path_type=str)


@click.command(short_help="Bring together what two people made of the same session.")
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.option("-o", "--output", default="", type=_FILE, help="The file to write; by default OURS.")
@click.option("--force", is_flag=True, help="Write over the file named with -o, if there is one.")
@click.option("--named", metavar="NAME", default="", hidden=True, help="What git calls the file.")
def merge(base: str, ours: str, theirs: str, output: str, force: bool, named: str) -> int:
    """Bring together what two people made of the same session, answer by answer.

    BASE is the session as both had it; if there is no such file, OURS and THEIRS are joined row by row. Where both
    changed the same place, OURS stands, both versions are noted in the file, and the app lets you choose. Private notes
    are merged in the same way.

    The exit code is 0 if everything could be joined, 1 if something waits to be chosen, and 2 if a file cannot be read
    (then nothing is written). Git uses this command once you have called: partnering git-setup
    """
    from partnering_tui.storage.atomic import save_atomically
    from partnering_tui.storage.three_files import merge_files

    target = Path(output or ours)
    if output and not force and target.exists():
        remedy = "Name another with -o, or add --force."
        raise WouldOverwrite("There is a file of that name already.", place=Place(target), remedy=remedy)
    merged = merge_files(Path(base), Path(ours), Path(theirs), workshops=locations_here().workshop_roots)
    save_atomically(target, merged.text)
    if not merged.conflicts:
        return Exit.WELL
    waiting = counted(len(merged.conflicts), "place")
    was = "was" if len(merged.conflicts) == 1 else "were"
    tell(f"{waiting} {was} changed on both sides, each differently. To choose: partnering open {named or target}")
    return Exit.PROBLEMS


@click.command(name="git-setup", short_help="Teach git to merge the sessions in FOLDER answer by answer.")
@click.argument("folder", metavar="[FOLDER]", default=".", type=_FILE)
@click.option("--remove", is_flag=True, help="Take back what this command did.")
def git_setup(folder: str, remove: bool) -> int:
    """Teach git to merge the sessions in FOLDER answer by answer, and to show readably what changed in them.

    It writes a few lines into .gitattributes and .gitignore in that folder, which you commit, and into the settings of
    this copy of the repository, so everybody calls it once. Private notes stay out of the repository.
    """
    from partnering_tui.storage.git_setup import set_up, take_back

    done = take_back(Path(folder)) if remove else set_up(Path(folder))
    for line in done:
        say(line)
    if not done:
        say("Nothing was set up." if remove else "Everything was set up already.")
    elif not remove:
        tell("Commit .gitattributes and .gitignore. On every other laptop, call: partnering git-setup")
    return Exit.WELL


@click.command(hidden=True)
@click.argument("file", type=_FILE)
def textconv(file: str) -> int:
    """What stands in the session FILE, a line for each thing that is said: for git to compare."""
    from partnering_tui.cli.readable import readable_lines

    for line in readable_lines(Path(file)):
        say(line)
    return Exit.WELL
