"""Where a partnership stands when it meets again, short enough for one screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from partnering_tui.session.briefing import Briefing, Reminder, briefing, day_of_sitting
from partnering_tui.session.noted import Action, ParkedPoint
from partnering_tui.session.pending import StandingDissent
from partnering_tui.session.session import Session
from partnering_tui.session.sittings import PersonChange
from partnering_tui.summary.agreements import numbered_name
from partnering_tui.summary.blocks import Block, Blocks, BulletList, Document, Heading, Paragraph, Strong, Text
from partnering_tui.summary.material import Material
from partnering_tui.summary.normal import normal_blocks
from partnering_tui.summary.words import counted, day, flat, listed, number_word, quoted, sentence
from partnering_tui.workshop.definition import Workshop

MOST = 3
"""Points that are told of one kind; of more, how many more."""
_HOLDS = {"reservation": "has a reservation", "block": "blocks it", "stand-aside": "stands aside"}


def briefing_document(session: Session, workshop: Workshop, *, today: date, stopped_at: str = "") -> Document:
    """What to know before going on; `stopped_at` is the id of the step that was open last. Nothing private."""
    material = Material.of(session, workshop, today)
    found = briefing(session, workshop, today=today, stopped_at=stopped_at)
    title = f"{flat(session.title)}: where we stand"
    parts = [(lead, points) for lead, points in _parts(found) if points]
    blocks: list[Block] = [Heading(1, (Text(title),)), Paragraph((Text(_opening(material, found)),))]
    if parts:
        blocks.append(BulletList(tuple(_part(lead, points) for lead, points in parts)))
    else:
        blocks.append(Paragraph((Text("Nothing is overdue, due soon, or waiting for an answer."),)))
    return Document(title, normal_blocks(blocks), language=workshop.language, made_on=today)


def capped(points: Sequence[str], most: int = MOST) -> list[str]:
    """The points, or the first of them and how many more there are."""
    more = len(points) - most
    return [*points] if more <= 0 else [*points[:most], f"and {number_word(more)} more"]


def action_in_words(action: Action, *, late: bool = False) -> str:
    """ "Ask for the permits (Water officer, County), due since 10 April 2026"."""
    when = f"due {'since ' if late else ''}{day(action.due)}" if action.due else flat(action.due_words)
    who = f" ({action.who})" if action.who else " (nobody yet)"
    return f"{action.what.rstrip('.')}{who}" + (f", {when}" if when else "")


def _opening(material: Material, found: Briefing) -> str:
    """ "It is 22 November 2026. The partners last met on 12 November 2026, ten days ago. All were there.…"."""
    said = [f"It is {day(found.today)}."]
    met = day_of_sitting(found.last)
    if found.last and met:
        there = set(found.last.present)
        present = [flat(partner.short) for partner in material.partners if partner.id in there]
        said.append(f"The partners last met on {day(met)}, {_ago((found.today - met).days)}.")
        if len(present) == len(material.partners) > 1:
            said.append("All were there.")
        elif present:
            said.append(f"{listed(present)} {'was' if len(present) == 1 else 'were'} there.")
    if found.stopped_at:
        number = material.workshop.number_of(found.stopped_at)
        said.append(f"The session was left at step {number}, {quoted(found.stopped_at.title)}.")
    return " ".join(said)


def _ago(days: int) -> str:
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{counted(days, 'day')} ago" if days < 21 else f"{days // 7} weeks ago"


def _parts(found: Briefing) -> Iterator[tuple[str, list[str]]]:
    """Each part: what leads in, and its points; none if it is empty."""
    yield "Decided then" if found.last else "Decided last", [sentence(one.wording) for one in found.decided]
    yield "Overdue", [action_in_words(one, late=True) for one in found.overdue]
    yield "Due within two weeks", [action_in_words(one) for one in found.due]
    yield "Somebody else comes", [_person(one) for one in found.people]
    yield "Reservations and blocks", [_dissent(one) for one in found.dissent]
    yield (
        "To be asked again, in new words",
        [numbered_name(one.question, one.number, one.row) for one in found.reworded],
    )
    yield (
        "Decided in absence, and waiting for a yes",
        [
            f"{flat(partner.short)}: {listed([quoted(one.wording) for one in missing])}"
            for partner, missing in found.consents
        ],
    )
    yield "To be reviewed", [_reminder(one, found.today) for one in found.reviews]
    yield "Parked until now", [_parked(one) for one in found.parked]


def _part(lead: str, points: list[str]) -> Blocks:
    items = tuple((Paragraph((Text(flat(point)),)),) for point in capped(points))
    return (Paragraph((Strong((Text(f"{lead}:"),)),)), BulletList(items))


def _person(one: PersonChange) -> str:
    return f"{flat(one.partner.short)}: {one.now}, in place of {one.before}"


def _dissent(one: StandingDissent) -> str:
    words = f": {quoted(one.words)}" if one.words.strip() else ""
    name = numbered_name(one.statement.question, one.statement.number, one.statement.row)
    return f"{name}: {flat(one.partner.short)} {_HOLDS[one.position]}{words}"


def _reminder(one: Reminder, today: date) -> str:
    since = "since " if one.due < today else ""
    return f"{flat(one.question.label)}: {quoted(one.label)}, due {since}{day(one.due)}"


def _parked(one: ParkedPoint) -> str:
    owner = f" ({one.owner})" if one.owner else ""
    return f"{one.what}{owner}" + (f", due {day(one.due)}" if one.due else "")
