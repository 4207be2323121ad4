"""The commands for when something does not work: a page to send for help, and the keys of all commands."""

from __future__ import annotations

import click

from partnering_tui.cli.output import Exit, say, table_lines

_LEAD = "Made to be sent for help. It holds no answers, no titles, no names of people and no names of sessions."


@click.command(short_help="One page to send when you ask for help. It holds no answers.")
def diagnose() -> int:
    """One page to send when you ask for help: versions, terminal, settings, folders, workshops.

    It holds no answer, no title, no name of a partner and no file name of a session.
    """
    from partnering_tui.cli.diagnosis import diagnosis
    from partnering_tui.cli.places import locations_here

    say(_LEAD)
    for heading, lines in diagnosis(locations_here()):
        say("")
        say(heading)
        width = max((len(what) for what, _ in lines), default=0)
        for what, words in lines:
            say(f"  {what:{width}}  {words}".rstrip())
    return Exit.WELL


@click.command(short_help="The names of all commands on the screen, with their keys.")
def keys() -> int:
    """The names of all commands on the screen, with their keys, for the keymap in your settings."""
    from partnering_tui.tui.keymap import names_and_keys

    for line in table_lines(("Name", "Keys", "Command"), list(names_and_keys())):
        say(line)
    return Exit.WELL
