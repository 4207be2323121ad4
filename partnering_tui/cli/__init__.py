"""The commands: arguments, exit codes, stdout and stderr. What they do is done elsewhere, and loaded when it is needed.

Exit codes: 0 well; 1 what was asked for found problems; 2 wrong usage or unreadable input; 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from partnering_tui import __version__
from partnering_tui.cli.commands import Commands
from partnering_tui.cli.output import (
    Exit,
    prepare_streams,
    report,
    report_unforeseen,
    report_usage,
    say,
    say_path,
    tell,
)
from partnering_tui.cli.partners import FORM, typed_partners
from partnering_tui.cli.places import locations_as_set as _locations_as_set
from partnering_tui.cli.places import locations_here as _locations
from partnering_tui.cli.places import session_file as _session
from partnering_tui.cli.places import sessions_folder as _sessions_folder
from partnering_tui.errors import PartneringError, WrongUsage
from partnering_tui.workshop import DEFAULT_WORKSHOP

if TYPE_CHECKING:
    from partnering_tui.session.typed_partners import TypedPartner

_ELSEWHERE = {
    "backups": ("backups", "purge"),
    "diagnose": ("diagnose", "keys"),
    "documents": ("summary", "handout", "agenda"),
    "following": ("follow",),
    "letters": ("brief", "pending"),
    "plain": ("plain",),
    "sharing": ("share",),
    "teams": ("merge", "git-setup", "textconv"),
    "versions": ("diff", "versions", "sign"),
}
"""The commands that are not in this file, by the module in which they are."""
FILE = click.Path(path_type=str)
NO_OPEN = click.option("--no-open", is_flag=True, help="Only make the file; print where it is.")


def run(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit code. Whatever goes wrong is told on stderr in a few lines."""
    prepare_streams()
    try:
        code = partnering.main(arguments, prog_name="partnering", standalone_mode=False)
    except PartneringError as error:
        report(error)
        return Exit.UNUSABLE
    except click.ClickException as error:
        report_usage(error)
        return Exit.UNUSABLE
    except click.Abort:
        return Exit.INTERRUPTED
    except Exception as error:
        # The last resort, so that a fault of ours never prints a traceback with people's answers in it.
        if os.environ.get("PARTNERING_DEBUG"):
            raise
        report_unforeseen(error)
        return Exit.UNUSABLE
    return code if isinstance(code, int) else Exit.WELL


@click.group(
    cls=Commands,
    elsewhere=_ELSEWHERE,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, message="partnering %(version)s")
@click.pass_context
def partnering(context: click.Context) -> int:
    """Lead partner organisations through the steps towards an agreement that they could sign.

    Without a command, partnering opens with all your sessions.
    """
    return _open_app(None) if context.invoked_subcommand is None else Exit.WELL


@partnering.command()
@click.argument("file", required=False, type=FILE)
@click.option("--title", default="", help="What the session is called.")
@click.option(
    "--partner", "partners", multiple=True, metavar=FORM, callback=typed_partners, help="A partner; may be repeated."
)
@click.option("--workshop", default=DEFAULT_WORKSHOP, show_default=True, help="The workshop's name, or its folder.")
@NO_OPEN
def new(file: str | None, title: str, partners: tuple[TypedPartner, ...], workshop: str, no_open: bool) -> int:
    """Begin a session, in FILE or under a name made from its title.

    \b
    partnering new kisumu --title "Clean water for Kisumu" \\
      --partner "County:public=Kisumu County Government" \\
      --partner "Lakewater:business=Lakewater Ltd"

    What stands after the colon is the partner's sector: public, business, civil-society, academia, funder, community
    or other.
    """
    title = _plain(title)
    if not (title or partners or no_open) and _has_terminal():
        return _open_app(None, begins_in=_new_file(file))
    if not title:
        raise WrongUsage("A new session needs a title.", remedy='Add: --title "Clean water for Kisumu"')
    if not no_open:
        _refuse_without_terminal()
    from partnering_tui.cli.files import new_session_path
    from partnering_tui.cli.sessions import begin_session

    path = new_session_path(file, title, _sessions_folder)
    begin_session(path, title, partners, workshop, _locations())
    return _made(path, "The new session is", no_open)


@partnering.command(name="open")
@click.argument("file", type=FILE)
def open_(file: str) -> int:
    """Go on with the session in FILE, where it was left."""
    return _open_app(_session(file))


@partnering.command()
@click.argument("folder", metavar="[DIR]", required=False, type=FILE)
@NO_OPEN
def demo(folder: str | None, no_open: bool) -> int:
    """Look at a complete example, in a copy of your own.

    The copy goes into DIR, or else into the folder where your sessions are.
    """
    if not no_open:
        _refuse_without_terminal()
    from partnering_tui.storage.beginning import copy_example
    from partnering_tui.workshop.finding import shipped_workshops

    path = copy_example(shipped_workshops() / "examples", Path(folder) if folder else _sessions_folder())
    return _made(path, "A copy of the example session is", no_open, is_example=True)


@partnering.command(short_help="Find what is wrong in sessions and in workshops.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FILE)
@click.option("--against", metavar="OLD", default="", type=FILE, help="An older workshop: which answers would be left?")
def check(files: tuple[str, ...], against: str) -> int:
    """Find what is wrong in sessions and in workshops, one line for each fault.

    FILE is a session, the folder of a workshop, or a file in it; or the file with your settings. With warnings alone
    the exit code is 0.

    With --against, FILE is the folder of a workshop that is to replace the one in the folder OLD. Whatever would leave
    answers behind is named: ids that are gone without being declared, and kinds that are others.
    """
    from partnering_tui.cli.checks import check_against, check_files

    if against:
        return check_against(files, against)
    return check_files(files, _locations(), _sessions_folder)


@partnering.command(name="list")
@click.argument("folder", metavar="[DIR]", required=False, type=FILE)
def list_(folder: str | None) -> int:
    """The sessions in DIR, or in the folder where your sessions are."""
    from partnering_tui.cli.lists import list_sessions

    chosen = Path(folder) if folder else _sessions_folder()
    list_sessions(chosen, _locations(), may_be_missing=folder is None)
    return Exit.WELL


@partnering.command()
def workshops() -> int:
    """The workshops that a session can be about."""
    from partnering_tui.cli.lists import list_workshops

    list_workshops(_locations())
    return Exit.WELL


@partnering.command()
def where() -> int:
    """Where sessions, workshops and settings are kept."""
    from partnering_tui.storage.locations import described

    kept = described(_locations_as_set())
    for what, path in kept:
        say(f"{what + ':':{max(len(what) for what, _ in kept) + 1}}  {path}")
    return Exit.WELL


def _plain(title: str) -> str:
    """The title on one line, without control characters."""
    if not title:
        return ""
    from partnering_tui.session.values import on_one_line

    return on_one_line(title)


def _new_file(file: str | None) -> Path:
    """Where a session that is begun on the screen is to be kept: in the file or folder named, else among all others."""
    return Path(file) if file else _sessions_folder()


def _made(path: Path, what: str, no_open: bool, *, is_example: bool = False) -> int:
    tell(f"{what} in {path}")
    if no_open:
        say_path(path)
        return Exit.WELL
    return _open_app(path, is_example=is_example)


def _has_terminal() -> bool:
    return sys.stdin.isatty() and (sys.stdout.isatty() or sys.stderr.isatty())


def _refuse_without_terminal() -> None:
    if not _has_terminal():
        remedy = "Start it in a terminal; without one, use --no-open, or: partnering plain, summary, check, list."
        raise WrongUsage("The app needs a terminal to be shown in.", remedy=remedy)


def _open_app(path: Path | None, *, begins_in: Path | None = None, is_example: bool = False) -> int:
    """Hand over to the app: at home, in the session of a file, or beginning one."""
    _refuse_without_terminal()
    from partnering_tui.storage.settings import load_settings
    from partnering_tui.tui.app import run as run_app

    found = _locations_as_set()
    return run_app(path, found, load_settings(found.settings_file), begins_in=begins_in, is_example=is_example)
