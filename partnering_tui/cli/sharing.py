"""Sharing a session: a copy without anything private, after telling what leaves the laptop and what does not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from partnering_tui.cli.asking import YES, is_agreed
from partnering_tui.cli.output import Exit, say_path, tell
from partnering_tui.cli.places import locations_here, session_file
from partnering_tui.session.values import counted

if TYPE_CHECKING:
    from partnering_tui.session.sharing import Shared

_FILE = click.Path(path_type=str)
NOTHING_STAYS = "nothing: no private notes or answers, no marks in confidence, no answers to mask"


@click.command()
@click.argument("file", type=_FILE)
@click.option("-o", "--output", required=True, type=_FILE, help="The copy to write; never over a file that is there.")
@YES
def share(file: str, output: str, yes: bool) -> int:
    """Write a copy of the session in FILE that anybody may read.

    It is told first what leaves the laptop and what does not: private notes and private answers stay; who rated what
    in confidence stays, with all comments on it and all marks that are sealed or shown together only; answers that
    partners asked to mask stay, and the copy says that they are masked.
    """
    from partnering_tui.session.sharing import shared
    from partnering_tui.storage.opening import open_with_workshop
    from partnering_tui.storage.sharing import write_shared

    path = session_file(file)
    opened, workshop = open_with_workshop(path, locations_here())
    found = shared(opened.session, opened.notes, workshop)
    for line in _lines(found):
        tell(line)
    if not is_agreed(f"Write the copy to {output}?", yes=yes):
        tell("Nothing was written.")
        return Exit.WELL
    target = Path(output)
    write_shared(target, opened, found.session, workshop)
    tell(f"The copy is in {target}")
    say_path(target)
    return Exit.WELL


def _lines(found: Shared) -> list[str]:
    """What leaves, and what stays, counted by kind."""
    session = found.session
    leaves = [
        counted(len(session.partners), "partner"),
        counted(found.answers, "answer"),
        *_noted(found, "decisions", "decision"),
        *_noted(found, "actions", "action"),
        *_noted(found, "parking_lot", "parked point"),
        *_noted(found, "sittings", "sitting"),
    ]
    stays = (
        (found.private_notes, "private note", "{}, all of them"),
        (found.private_answers, "private answer", "{}, all of them"),
        (found.confidential_rounds, "confidential round", "who rated what in {} of ratings"),
        (found.hidden_marks, "mark", "{} that nobody may see on its own: sealed, or shown together only"),
        (found.hidden_comments, "comment", "{} on ratings given in confidence"),
        (found.masked, "answer", "{} that partners asked to mask"),
    )
    told = [words.format(counted(count, noun)) for count, noun, words in stays if count] or [NOTHING_STAYS]
    return ["Leaves the laptop:", f"  {', '.join(leaves)}", "Stays here:", *(f"  {one}" for one in told)]


def _noted(found: Shared, key: str, noun: str) -> list[str]:
    rows = found.session.rows((key,))
    return [counted(len(rows), noun)] if rows else []
