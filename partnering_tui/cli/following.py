"""The command for a second screen: it follows a session that is open in another window."""

from __future__ import annotations

import sys

import click

from partnering_tui.cli.places import locations_as_set, session_file
from partnering_tui.errors import WrongUsage


@click.command(short_help="Show the room view of FILE on a second screen.")
@click.argument("file", type=click.Path(path_type=str))
def follow(file: str) -> int:
    """Show the room view of FILE in a second terminal, such as the projector's.

    It follows the window in which the session is open, step by step and question by question. It reads the session and
    where that window stands, never what is private, and writes nothing. q ends it.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WrongUsage("The room view needs a terminal to be shown in.", remedy="Start it in a terminal.")
    from partnering_tui.storage.following import Following
    from partnering_tui.storage.settings import load_settings
    from partnering_tui.tui.follow import follow as follow_on_screen

    found = locations_as_set()
    return follow_on_screen(Following(session_file(file), found), found, load_settings(found.settings_file))
