"""The walk as lines, for screen readers, dumb terminals, and scripts of answers."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import textwrap
from io import TextIOWrapper

import click

from partnering_tui.cli.output import Exit, harmless, say, tell
from partnering_tui.cli.places import locations_here, session_file


@click.command()
@click.argument("file", type=click.Path(path_type=str))
def plain(file: str) -> int:
    """Go through the session in FILE line by line, without a screen.

    \b
    partnering plain kisumu                 asks and answers in plain lines
    partnering plain kisumu < answers.txt   takes the answers from a file

    For screen readers and simple terminals: every question is asked in words, every answer is a line. The session is
    saved as it is on the screens, and both can be used in turn. Say :help for what else can be said.
    """
    from partnering_tui.plain.plain import walk_in_plain

    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    path, locations = session_file(file), locations_here()
    gc.enable()  # a walk takes hours, and whoever began it does not look for garbage
    is_saved = walk_in_plain(path, locations, os.environ, say=_say, tell=tell, inert=harmless)
    return Exit.WELL if is_saved else Exit.PROBLEMS


def _say(text: str) -> None:
    """A line, at once. A terminal gets it in as many as it takes without breaking words; others get it whole."""
    for line in _wrapped(harmless(text)):
        say(line)
    sys.stdout.flush()


def _wrapped(text: str) -> list[str]:
    if not sys.stdout.isatty():
        return [text]
    width = max(20, shutil.get_terminal_size().columns - 1)
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False) or [""]
