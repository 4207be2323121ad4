"""A timed agenda for the days of a workshop."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from partnering_tui.session.plan import Slot, plan_of
from partnering_tui.summary.blocks import Block, Document, Heading, Inlines, Paragraph, Section, Table, Text
from partnering_tui.summary.normal import normal_blocks, safe_text
from partnering_tui.summary.words import counted, day, flat
from partnering_tui.workshop.definition import Step, Workshop

USUAL_START = 9 * 60
"""Minutes after midnight."""
_WORDS = {
    "opening": "Opening: welcome, and where we stand",
    "break": "Break",
    "lunch": "Lunch",
    "closing": "Closing: what we agreed, and who does what next",
}


def agenda(
    workshop: Workshop,
    title: str,
    steps: Sequence[Step],
    *,
    partners: int,
    today: date,
    start: int = USUAL_START,
    end: int | None = None,
    day: date | None = None,
) -> Document:
    """The agenda for these steps with so many partners: from `day` on, each day from `start` minutes after midnight.

    With an `end`, likewise, no day goes on beyond it; one before the start is on the day after.
    """
    slots = plan_of(steps, partners, start, end if end is None or end > start else end + 24 * 60)
    title = f"Agenda: {flat(safe_text(title))}"
    days = sorted({slot.day for slot in slots})
    opening: list[Block] = [Heading(1, (Text(title),)), Paragraph((Text(_overview(slots, len(days), partners)),))]
    sections = [_section(workshop, [slot for slot in slots if slot.day == one], one, day) for one in days]
    return Document(title, normal_blocks(opening), tuple(sections), language=workshop.language, made_on=today)


def _overview(slots: Sequence[Slot], days: int, partners: int) -> str:
    steps = len({slot.step.id for slot in slots if slot.step})
    hours, minutes = divmod(sum(slot.minutes for slot in slots if slot.is_work), 60)
    work = " and ".join(counted(number, noun) for number, noun in ((hours, "hour"), (minutes, "minute")) if number)
    with_partners = f" with {counted(partners, 'partner')}" if partners else ""
    return (
        f"{counted(steps, 'step')}{with_partners} on {counted(days, 'day')}: {work or 'no time'} of work, and breaks."
    )


def _section(workshop: Workshop, slots: Sequence[Slot], number: int, first: date | None) -> Section:
    date_of_it = f", {day(first + timedelta(days=number - 1))}" if first else ""
    title = f"Day {number}{date_of_it}"
    rows = tuple(_row(workshop, slot) for slot in slots)
    parts = tuple(slot.step.id if slot.step else slot.kind for slot in slots)
    header = tuple((Text(label),) for label in ("From", "To", "Minutes", "What we do", "What for"))
    table = Table(header, rows, (None, None, "right", None, None), parts=parts, source="agenda")
    return Section(f"day-{number}", title, normal_blocks([Heading(2, (Text(title),)), table]))


def _row(workshop: Workshop, slot: Slot) -> tuple[Inlines, ...]:
    what, purpose = _WORDS.get(slot.kind, ""), ""
    if slot.step:
        is_known = slot.step in workshop.steps
        what = f"{workshop.number_of(slot.step)}. {slot.step.title}" if is_known else slot.step.title
        what, purpose = (what, slot.step.purpose) if slot.part == 1 else (f"{what} (continued)", "")
    cells = (_clock(slot.start), _clock(slot.end), str(slot.minutes), what, flat(purpose))
    return tuple((Text(words),) if words else () for words in cells)


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    return f"{hour % 24:02}:{minute:02}"
