"""Asking: one question in a talk, and how what is answered becomes edits of the session."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from partnering_tui.frozen import dataclass
from partnering_tui.plain.expected import MISUNDERSTOOD, choices, in_a_few_words, meant
from partnering_tui.plain.open_session import OpenSession
from partnering_tui.plain.talk import Order, Talk, aloud
from partnering_tui.session import edits
from partnering_tui.session.present_sitting import now_here
from partnering_tui.session.record import Change, Path, Record
from partnering_tui.session.session import Partner
from partnering_tui.session.values import Asked, cleaned, counted, flat, is_empty, misfit, shown, typed
from partnering_tui.workshop.definition import Question, Workshop

LONGEST_NAME = LONGEST_IN_PROMPT = 40
"""Characters of a row's name, and of what stands there now, in a prompt."""
END_OF_TEXT = "."
"""A line that ends a text of several lines."""
PLACE_IS_GONE = "This was not kept: its place is gone, since somebody removed it. Give it somewhere else."


@dataclass(frozen=True, slots=True)
class Field:
    """One value that is asked for."""

    asked: Asked
    label: str
    value: Callable[[], Any]
    """What stands there now."""
    put: Callable[[Any], bool]
    """Puts a value there (None: nothing); whether there is a place for it."""
    takes_marks: bool = False


class Asking:
    """One question that is asked now."""

    def __init__(self, talk: Talk, session: OpenSession, question: Question) -> None:
        self.talk = talk
        self.session = session
        self.question = question
        self._explained: set[str] = set()
        self._is_quiet = False
        """What was kept is told later, all at once."""
        self.is_covered = question.private
        """What was answered before is not said unless somebody asks for it."""

    @property
    def workshop(self) -> Workshop:
        return self.session.workbook.workshop

    @property
    def partners(self) -> tuple[Partner, ...]:
        return self.session.workbook.session.partners

    @property
    def record(self) -> Record:
        """Where the answer stands."""
        return self.session.workbook.record_of(self.question)

    def say(self, *texts: str) -> None:
        self.talk.say(*texts)

    # Giving

    def make(self, change: Change | None, told: str = "Kept.") -> bool:
        """Make a change, have it written, and say so; False if there was nothing to change."""
        if not self.session.workbook.make(change):
            return False
        self.session.keep(is_more_waiting=self.talk.has_waiting())
        if fault := self.session.fault:
            self.say(f"{told} But it is not saved yet: {fault.title}. Each answer tries again.")
        elif not self._is_quiet:
            self.say(told)
        return True

    def give(self, place: Path, value: Any, told: str = "") -> bool:
        """Put a value at a place inside the answer; False, and said so, if that place is gone."""
        question, record = self.question, self.record
        if question.kind == "ratings" and place[2:3] == ("scores",):
            change = edits.score(record, question, place, value, now_here())
        else:
            change = edits.answer(record, question, place, value, today=self.session.workbook.today())
        if change is None and not (edits.is_blank(value) or edits.has_place(record, question, place)):
            self.say(PLACE_IS_GONE)
            return False
        is_blank = edits.is_blank(value)
        if not self.make(change, told or ("Cleared." if is_blank else "Kept.")) and not self._is_quiet:
            self.say("There was nothing to clear." if is_blank else "It says so already.")
        return True

    # Asking for a value

    def ask(self, field: Field, own: Iterable[str] = ()) -> Order | None:
        """Ask until there is an answer, or an empty line that leaves what stands there; or an order of one's own."""
        outside = tuple(own)
        own = ("clear", "show", "options", *outside)
        self._list_choices(field)
        while True:
            heard = self.talk.ask(
                self._prompt(field),
                own=own,
                recall=self._recalled(field),
                # It never takes the place of what was said before: that would be lost.
                takes_unfinished=field.asked.kind in ("text", "long_text") and is_empty(field.value()),
            )
            self.session.workbook.end_typing_run()
            if isinstance(heard, Order):
                match heard.name:
                    case "clear":
                        field.put(None)
                        return None
                    case "show":
                        self.is_covered = False
                        self.say(self.present(field) or "Nothing is answered yet.")
                    case "options":
                        self._list_choices(field, again=True)
                    case _:
                        return heard
            elif not heard.strip():
                return None
            elif field.asked.kind == "long_text":
                return self._take_text(field, heard, outside)
            elif heard.strip() == END_OF_TEXT:
                self.say("A dot alone ends a text of several lines. Here it is no answer: nothing was changed.")
            elif self._take(field, heard):
                return None

    def present(self, field: Field) -> str:
        """What stands there now, in words; nothing as long as it is covered."""
        value = field.value()
        if is_empty(value) or self.is_covered:
            return ""
        words = shown(self.workshop, field.asked, value)
        return aloud(words) if field.asked.kind == "scale" else words

    def _take(self, field: Field, text: str) -> bool:
        """Take an answer; False, and said so, if it has to be given again."""
        value = meant(self.workshop, field.asked, text, takes_marks=field.takes_marks)
        if value is MISUNDERSTOOD:
            self.say(f"That is none of the answers here. Expected: {self._expected(field)}. Nothing was changed.")
            self._list_choices(field, again=True)
            return False
        if not field.put(value):
            return False
        if not field.takes_marks and (fault := misfit(self.workshop, field.asked, value)):
            self.say(f"But it is {fault}. Give it again, or leave it so with an empty line.")
            return False
        return True

    def _take_text(self, field: Field, first: str, own: Iterable[str]) -> Order | None:
        """Take a text line by line. Each is kept as it comes; all of them are taken back together."""
        lines: list[str] = []
        heard: str | Order = first
        self._is_quiet = True
        try:
            while isinstance(heard, str) and heard.strip() != END_OF_TEXT:
                lines.append(heard)
                if not field.put(cleaned("\n".join(lines))):
                    return None
                heard = self.talk.ask(f"Line {len(lines) + 1}:", own=own, takes_unfinished=True)
        finally:
            self._is_quiet = False
            is_there = bool(lines) and field.value() == cleaned("\n".join(lines))  # unless an order took it back
            if is_there and self.session.fault is None:
                self.say(f"Kept, {counted(len(lines), 'line')}.")
        return heard if isinstance(heard, Order) else None

    # Words

    def _prompt(self, field: Field) -> str:
        present, expected = self.present(field), self._expected(field)
        if "\n" in present or len(present) > LONGEST_IN_PROMPT:
            self.say(f"{field.label}, now: {present}")
            present = ""
        now = f" (now {present})" if present else ""
        return f"{field.label}{now}{', ' if expected else ''}{expected}:"

    def _expected(self, field: Field) -> str:
        return in_a_few_words(self.workshop, field.asked) + (", n/a, or don't know" if field.takes_marks else "")

    def _recalled(self, field: Field) -> str:
        return "" if self.is_covered else typed(field.asked, field.value())

    def _list_choices(self, field: Field, *, again: bool = False) -> None:
        several = choices(self.workshop, field.asked)
        key = repr([words for _, _, words in several])
        if several and (again or key not in self._explained):
            self._explained.add(key)
            self.say(*(f"{number}: {words}" for _, number, words in several))


def shortened(words: str, longest: int = LONGEST_NAME) -> str:
    """Words on one line, cut to so many characters."""
    words = flat(words)
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def row_ordered(asking: Asking, order: Order, rows: int, here: int) -> int:
    """The row to go to, counted from 0; the one that is asked now, and said so, if there is no such row."""
    if order.rest.isdecimal() and 1 <= int(order.rest) <= rows:
        return int(order.rest) - 1
    asking.say(f"Which row? Say its number, from 1 to {rows}.")
    return here
