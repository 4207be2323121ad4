"""The commands that make documents: the agreement, a workbook on paper, and an agenda, each in every format."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from partnering_tui.cli.output import Exit
from partnering_tui.cli.places import locations_here, session_file, sessions_folder

if TYPE_CHECKING:
    from partnering_tui.cli.put_out import Wish

FILE = click.Path(path_type=str)
_FORMATS = ("markdown", "html", "docx", "csv", "json")
_FORMAT = click.option(
    "--format", type=click.Choice(_FORMATS), help="By default what the name of the file ends in, else Markdown."
)
_OUTPUT = click.option("-o", "--output", default="-", type=FILE, help="The file to write; by default it is printed.")
_TABLE = click.option("--table", default="", metavar="ID", help="Of CSV: only the table of that name.")
_FORCE = click.option(
    "--force", is_flag=True, help="Write over a file that partnering did not make, or that was changed."
)


def _put_out(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options by which every document goes where it is wanted, as it is wanted."""
    for option in (_FORCE, _TABLE, _FORMAT, _OUTPUT):
        command = option(command)
    return command


@click.command()
@click.argument("file", type=FILE)
@_put_out
@click.option(
    "--without", multiple=True, metavar="SECTION", help="A section to leave out, such as annex; may be repeated."
)
@click.option("--trace", is_flag=True, help="Name the answer behind each line instead; in JSON, behind each block.")
def summary(
    file: str, output: str, format: str | None, table: str, without: tuple[str, ...], trace: bool, force: bool
) -> int:
    """The agreement as it stands in FILE, as a document.

    \b
    partnering summary kisumu                        printed, as Markdown
    partnering summary kisumu -o agreement.docx      also .md .html .json
    partnering summary kisumu --format csv -o tables every table in a folder

    Private notes are in another file, which no document can reach.
    """
    from partnering_tui.cli.subjects import put_out_summary

    put_out_summary(session_file(file), locations_here(), _wish(output, format, table, force, trace), without)
    return Exit.WELL


@click.command()
@click.argument("file", type=FILE)
@_put_out
def handout(file: str, output: str, format: str | None, table: str, force: bool) -> int:
    """An empty workbook to fill in by hand, for a room without power.

    FILE is a session, whose partners, activities and statements it has; or the name or the folder of a workshop.
    """
    from partnering_tui.cli.subjects import put_out_handout, subject_of

    locations = locations_here()
    wish = _wish(output, format, table, force)
    put_out_handout(subject_of(file, locations, sessions_folder), locations, wish)
    return Exit.WELL


@click.command()
@click.argument("file", type=FILE)
@_put_out
@click.option("--start", default="09:00", metavar="HH:MM", show_default=True, help="When each day begins.")
@click.option("--end", default="", metavar="HH:MM", help="When each day ends at the latest; by default as it needs.")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The first day.")
@click.option("--from", "first", default="", metavar="STEP", help="The first step, by its number or its id.")
@click.option("--to", "last", default="", metavar="STEP", help="The last step.")
@click.option("--partners", type=click.IntRange(0, 100), help="How many; by default those of the session, else four.")
def agenda(
    file: str,
    output: str,
    format: str | None,
    table: str,
    force: bool,
    start: str,
    end: str,
    date: datetime | None,
    first: str,
    last: str,
    partners: int | None,
) -> int:
    """A timed agenda with breaks, lunch and a closing for each day.

    FILE is a session, or the name or the folder of a workshop.
    """
    from partnering_tui.cli.subjects import Days, put_out_agenda, subject_of

    locations = locations_here()
    wish = _wish(output, format, table, force)
    days = Days(start, end, date.date() if date else None, first, last, partners)
    put_out_agenda(subject_of(file, locations, sessions_folder), days, locations, wish)
    return Exit.WELL


def _wish(output: str, format: str | None, table: str, force: bool, trace: bool = False) -> Wish:
    from partnering_tui.cli.put_out import wish_for

    return wish_for(output, format, table, is_insisted=force, is_traced=trace)
