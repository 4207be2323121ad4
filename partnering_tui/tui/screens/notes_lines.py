"""From the session to the lists of notes: what is shown of each, what it is found by, and what is said in full."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from rich.cells import cell_len, set_cell_size

from partnering_tui.frozen import dataclass
from partnering_tui.session.noted import (
    TREATMENTS,
    Action,
    Decision,
    ParkedPoint,
    absent_from,
    actions,
    decisions,
    overdue_actions,
    parked_points,
    standing_decisions,
    superseded_by,
)
from partnering_tui.session.noting import Place
from partnering_tui.session.session import Session
from partnering_tui.session.values import short_day
from partnering_tui.summary.words import day, listed
from partnering_tui.tui.text import one_line

_WIDE = 100
"""Columns of a terminal in which there is room for more of who and when."""

Part = Literal["open", "overdue", "done", "all"]
"""Which part of a list is shown."""

PARTS: dict[Place, dict[Part, str]] = {
    "actions": {"open": "open", "overdue": "overdue", "done": "done", "all": "all"},
    "decisions": {"open": "standing", "done": "superseded", "all": "all"},
    "parking_lot": {"open": "not dropped", "overdue": "overdue", "done": "dropped", "all": "all"},
}
"""The parts of each list, with their names on screen."""

EMPTY: dict[Place, str] = {
    "actions": "No actions yet. {key} notes one from anywhere: what, who, by when.",
    "decisions": "No decisions yet. {key} notes one from anywhere: the wording, why, and who was there.",
    "parking_lot": "Nothing is parked. {key} parks a point from anywhere, so the talk can go on.",
}


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note in its list."""

    row_id: str
    words: str
    beside: tuple[str, str, str]
    """How it stands, who sees to it, and by when or on which day; each may be empty."""
    mark: str
    parts: frozenset[Part]
    """The parts of the list that it belongs to."""
    details: str
    """Everything else that is known of it, a line each."""
    is_struck: bool = False
    """It no longer holds: said in words beside, too."""
    is_waiting: bool = False
    """Somebody who was absent has yet to agree."""
    is_pressing: bool = False
    """Overdue, or something is missing."""

    def is_found_by(self, wanted: str) -> bool:
        """Whether these words (in lower case) stand in it."""
        return wanted in one_line(" ".join([self.words, *self.beside, self.details])).casefold()

    @property
    def is_overdue(self) -> bool:
        """Its day is over, and it is not done."""
        return "overdue" in self.parts


def note_lines(session: Session, place: Place, today: date) -> list[NoteLine]:
    """All notes of a kind: what is due first stands first; decisions and parked points as they were noted."""
    match place:
        case "actions":
            every = sorted(actions(session), key=lambda one: (one.is_done, one.due or date.max))
            return [_action_line(one, today) for one in every]
        case "decisions":
            return [_decision_line(session, one) for one in decisions(session)]
        case _:
            return [_parked_line(one, today) for one in parked_points(session)]


def in_columns(lines: Sequence[NoteLine], width: int) -> list[str]:
    """What stands beside each note on a terminal of that width: who one below the other, and so the days."""
    is_wide = width >= _WIDE
    who_widest, when_widest = max(16, width // 4 - 4), 20 if is_wide else 14
    rows = [
        (one_line(one.beside[0]), _cut(one.beside[1], who_widest), _when(one, when_widest, is_wide=is_wide))
        for one in lines
    ]
    widths = [max((cell_len(row[at]) for row in rows), default=0) for at in range(3)]
    return [_row(row, widths) for row in rows]


def _when(line: NoteLine, widest: int, *, is_wide: bool) -> str:
    """The day; where there is room, that it is over, which the mark says too."""
    when = _cut(line.beside[2], widest)
    return f"overdue {when}" if is_wide and line.is_overdue else when


def _row(row: tuple[str, str, str], widths: Sequence[int]) -> str:
    state, who, when = (text + " " * (width - cell_len(text)) for text, width in zip(row, widths, strict=True))
    state, when = " " * (widths[0] - cell_len(row[0])) + row[0], " " * (widths[2] - cell_len(row[2])) + row[2]
    return "  ".join(cell for cell, width in zip((state, who, when), widths, strict=True) if width).lstrip()


def heading(session: Session, place: Place, today: date) -> str:
    """ "Actions: 8 open, 1 overdue"."""
    match place:
        case "actions":
            every = actions(session)
            still = sum(not one.is_done for one in every)
            return _counts("Actions", [(still, "open"), (len(overdue_actions(session, today)), "overdue")])
        case "decisions":
            return _counts("Decisions", [(len(standing_decisions(session)), "standing")])
        case _:
            points = [one for one in parked_points(session) if not one.is_dropped]
            return _counts("Parked", [(len(points), "kept"), (sum(bool(one.lacks) for one in points), "incomplete")])


def _counts(title: str, counts: list[tuple[int, str]]) -> str:
    said = ", ".join(f"{number} {words}" for number, words in counts if number)
    return f"{title}: {said}" if said else title


def _action_line(one: Action, today: date) -> NoteLine:
    overdue = one.is_overdue(today)
    due = short_day(one.due) if one.due else one.due_words or "no date"
    done = f"done {short_day(one.done_on)}" if one.done_on else "done"
    beside = ("", one.who, done) if one.is_done else ("", one.who or "nobody named", due)
    parts = _parts(is_over=one.is_done, is_overdue=overdue)
    mark = "✓" if one.is_done else "!" if overdue else "·"
    details = [_who_and_when(one.who, one.due, one.due_words, is_overdue=overdue), _noted(one.noted)]
    return NoteLine(one.id, one.what, beside, mark, parts, _lines(details), is_pressing=overdue)


def _decision_line(session: Session, one: Decision) -> NoteLine:
    later = superseded_by(session, one.id)
    earlier = next((d for d in decisions(session) if d.id == one.supersedes), None)
    shorts = {partner.id: partner.short for partner in session.partners}
    pending = [p.short for p in absent_from(one, session.partners) if p.id not in one.consented and later is None]
    consents = [
        f"{shorts.get(partner, partner)} agreed later" + (f", on {day(when)}" if when else "")
        for partner, when in one.consented.items()
    ]
    details = [
        f"Reason: {one.reason}" if one.reason else "",
        f"Present: {listed([shorts.get(p, p) for p in one.present])}." if one.present else "",
        f"{'; '.join(consents)}." if consents else "",
        f"Yet to agree: {listed(pending)}." if pending else "",
        f"Superseded by “{later.wording}”" if later else "",
        f"In place of “{earlier.wording}”" if earlier else "",
    ]
    when = short_day(one.decided) if one.decided else ""
    beside = ("superseded" if later else f"pending: {', '.join(pending)}" if pending else "", "", when)
    parts = _parts(is_over=later is not None)
    mark = "–" if later else "◐" if pending else "✓"
    return NoteLine(one.id, one.wording, beside, mark, parts, _lines(details), bool(later), bool(pending))


def _parked_line(one: ParkedPoint, today: date) -> NoteLine:
    overdue = one.is_overdue(today)
    due = short_day(one.due) if one.due else one.due_words
    without = dict(zip(one.lacks, (f"no {lack}" for lack in one.lacks), strict=True))
    state = TREATMENTS.get(one.treatment, "") or without.get("treatment", "")
    beside = (state, one.owner or without.get("owner", ""), due or without.get("date", ""))
    parts = _parts(is_over=one.is_dropped, is_overdue=overdue)
    mark = "–" if one.is_dropped else "!" if overdue or one.lacks else "·"
    is_pressing = overdue or bool(one.lacks)
    details = [_who_and_when(one.owner, one.due, one.due_words, is_overdue=overdue), _noted(one.noted)]
    said = one.what, beside, mark, parts, _lines(details)
    return NoteLine(one.id, *said, is_struck=one.is_dropped, is_pressing=is_pressing)


def _who_and_when(who: str, due: date | None, words: str, *, is_overdue: bool) -> str:
    """ "Grace Achieng, by 30 October 2026: overdue."."""
    when = f"by {day(due)}" if due else words
    said = ", ".join(one_line(part) for part in (who, when) if part)
    return f"{said}{': overdue' if is_overdue else ''}." if said else ""


def _cut(words: str, widest: int) -> str:
    """Names of people as far as there is room beside what they do: the first before a comma, or its first words."""
    words = one_line(words)
    if cell_len(words) <= widest:
        return words
    first = words.split(",")[0].rstrip()
    if first and cell_len(first) < widest:
        return f"{first}…"
    kept = set_cell_size(words, widest - 1)
    whole = kept if words[len(kept) :].startswith(" ") else kept.rsplit(" ", 1)[0]
    return whole.rstrip(" ,") + "…"


def _parts(*, is_over: bool, is_overdue: bool = False) -> frozenset[Part]:
    parts: list[Part] = ["all", "done" if is_over else "open"]
    return frozenset([*parts, "overdue"] if is_overdue else parts)


def _noted(noted: date | None) -> str:
    return f"Noted on {day(noted)}." if noted else ""


def _lines(parts: list[str]) -> str:
    return "\n".join(one_line(part) for part in parts if part)
