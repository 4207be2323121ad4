"""Search over all answers of a session and what was noted. Case and accents do not matter; what is private stays so."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from partnering_tui.frozen import dataclass
from partnering_tui.session.answers import is_public, matrix_rows
from partnering_tui.session.excerpts import excerpt, folded
from partnering_tui.session.record import Record, Row
from partnering_tui.session.rounds import comments_of, is_by_name
from partnering_tui.session.session import PrivateNotes, Session
from partnering_tui.session.values import Asked, is_empty, shown
from partnering_tui.workshop.definition import Cell, Question, Workshop

MOST = 200
"""Places that are found at most."""
_AT_ONCE = 200
"""Places that are read at a time."""
_NOTED = {
    "decisions": ("Decision", ("wording", "reason")),
    "actions": ("Action", ("what", "who")),
    "parking_lot": ("Parked point", ("what", "owner")),
}
_OLD_KEYS = ("text", "title", "decision", "action", "item")
"""What people call the words of a note in files that they write themselves."""
_TEXT = Cell(kind="text")


@dataclass(frozen=True, slots=True)
class Found:
    """A place where words stand, and an excerpt of it."""

    where: str
    """The place in words: "Objectives · Measure"."""
    excerpt: str
    """On one line; the first of the words stands from `begin` to `end`."""
    begin: int
    end: int
    step: str = ""
    question: str = ""
    row: str = ""
    partner: str = ""
    column: str = ""
    noted: str = ""
    """decisions, actions or parking_lot, if it stands in one of these."""
    is_private: bool = False


@dataclass(slots=True)
class _Place:
    """A text that may be found, and where it stands."""

    text: str
    label: tuple[str, ...]
    question: str = ""
    row: str = ""
    partner: str = ""
    column: str = ""
    noted: str = ""
    step: str = ""
    is_private: bool = False


class SearchIndex:
    """Everything in a session that can be found, gathered once and searched again whenever a letter was typed.

    Private questions and notes are looked at only if the private notes are given. What partners said in confidence in
    a health check is never found. For the room, only answers to what it may see are.
    """

    def __init__(
        self, session: Session, workshop: Workshop, private: PrivateNotes | None = None, *, is_for_room: bool = False
    ) -> None:
        parts = _parts_for_the_room(session, workshop) if is_for_room else _parts(session, workshop, private)
        self._parts = parts
        self._waiting: deque[_Place] = deque()
        self._texts: list[tuple[str, _Place]] = []

    def gather(self, most: int | None = None) -> bool:
        """Gather at most so many more texts, or all; whether all are gathered now."""
        while most is None or most > 0:
            while not self._waiting:
                part = next(self._parts, None)
                if part is None:
                    return True
                self._waiting.extend(part)
            place = self._waiting.popleft()
            self._texts.append((folded(place.text), place))
            most = None if most is None else most - 1
        return False

    def found(self, words: str, most: int = MOST) -> list[Found]:
        """The places gathered so far in which all of the words stand, in the order of the workshop, then notes."""
        wanted = folded(words).split()
        if not wanted:
            return []
        hits = (place for text, place in self._texts if all(word in text for word in wanted))
        return [_found(place, wanted[0]) for place in islice(hits, most)]


def search(
    session: Session, workshop: Workshop, words: str, *, private: PrivateNotes | None = None, most: int = MOST
) -> list[Found]:
    """The places in which all of the words stand, in the order of the workshop, then what was noted."""
    index = SearchIndex(session, workshop, private)
    index.gather()
    return index.found(words, most)


def _found(place: _Place, word: str) -> Found:
    words, begin, end = excerpt(place.text, word)
    where = " · ".join(" ".join(part.split()) for part in place.label if part.strip())
    return Found(
        where,
        words,
        begin,
        end,
        place.step,
        place.question,
        place.row,
        place.partner,
        place.column,
        place.noted,
        place.is_private,
    )


def _parts_for_the_room(session: Session, workshop: Workshop) -> Iterator[list[_Place]]:
    for question in workshop.questions.values():
        if is_public(session, workshop, question):
            yield from _answered(session, session, workshop, question)


def _parts(session: Session, workshop: Workshop, private: PrivateNotes | None) -> Iterator[list[_Place]]:
    """All places, some of a question at a time, so that whoever types in between need not wait."""
    for question in workshop.questions.values():
        if not question.private:
            yield from _answered(session, session, workshop, question)
        elif private is not None:
            # A private answer that somebody wrote into the shared file by hand is private all the same.
            yield from _answered(session, session, workshop, question)
            yield from _answered(private, session, workshop, question)
    yield [*_noted(session), *_kept(session, workshop)]
    notes = ((step, private.note(step.id)) for step in workshop.steps) if private is not None else ()
    yield [
        _Place(note, (f"Private note on {step.title}",), step=step.id, is_private=True) for step, note in notes if note
    ]


def _answered(record: Record, session: Session, workshop: Workshop, question: Question) -> Iterator[list[_Place]]:
    short = {partner.id: partner.short for partner in session.partners}
    every = _Answer(record, session, workshop, question, short).places()
    while places := list(islice(every, _AT_ONCE)):
        for place in places:
            place.step, place.question = workshop.step_of[question.id].id, question.id
            place.is_private = question.private
        yield places


@dataclass(frozen=True)
class _Answer:
    """The answer to one question, wherever it stands."""

    record: Record
    session: Session
    workshop: Workshop
    question: Question
    short: Mapping[str, str]

    def places(self) -> Iterator[_Place]:
        answer = self.record.table(("answers", self.question.id))
        label = (self.question.label,)
        yield from _texts(answer.get("note"), label)
        if self.question.is_per_partner:
            for partner, given in _pairs(answer.get("by_partner")):
                named = (*label, self.short.get(partner, partner))
                found = self._rows(given, named) if self.question.kind == "table" else self._value(given, named)
                yield from _with(found, partner=partner)
            return
        match self.question.kind:
            case "table" | "agreement":
                yield from self._rows(answer.get("rows"), label)
            case "matrix":
                yield from self._cells(answer.get("cells"))
            case "ratings":
                yield from self._comments(answer.get("rounds"))
            case _:
                yield from self._value(answer.get("value"), label)

    def _value(self, value: Any, label: tuple[str, ...]) -> Iterator[_Place]:
        yield from _texts(self._shown(self.question, value), label)

    def _rows(self, rows: Any, label: tuple[str, ...]) -> Iterator[_Place]:
        for row in list(rows) if isinstance(rows, list) else ():  # a list of its own: rows may go meanwhile
            if not isinstance(row, dict):
                continue
            row_id = str(row.get("id", ""))
            for column in self.question.columns:
                if (value := row.get(column.id)) is not None:
                    for place in _texts(self._shown(column, value), (*label, column.label)):
                        place.row, place.column = row_id, column.id
                        yield place
            yield from self._reservations(row, row_id, label)

    def _reservations(self, row: Row, row_id: str, label: tuple[str, ...]) -> Iterator[_Place]:
        if self.question.kind != "agreement":
            return
        name = str(row.get(self.question.columns[0].id, ""))[:60]
        for partner, words in _pairs(row.get("reservations")):
            yield from _with(
                _texts(words, (*label, name, self.short.get(partner, partner))), row=row_id, partner=partner
            )

    def _cells(self, cells: Any) -> Iterator[_Place]:
        if not isinstance(cells, dict):
            return
        names = dict(matrix_rows(self.session, self.workshop, self.question))
        for row_id, by_partner in _pairs(cells):
            for partner, value in _pairs(by_partner):
                words = self._shown(self.question.cell or _TEXT, value)
                label = (self.question.label, names.get(row_id, ""), self.short.get(partner, partner))
                yield from _with(_texts(words, label), row=row_id, partner=partner)

    def _comments(self, rounds: Any) -> Iterator[_Place]:
        """What was said by name alone."""
        labels = {indicator.id: indicator.label for indicator in self.question.indicators}
        for round_ in rounds if isinstance(rounds, list) else ():
            if not isinstance(round_, dict) or not is_by_name(round_):
                continue
            for indicator, by_partner in comments_of(round_).items():
                for partner, words in by_partner.items():
                    label = (self.question.label, labels.get(indicator, indicator), self.short.get(partner, partner))
                    found = _with(_texts(words, label), row=str(round_.get("id", "")), partner=partner)
                    yield from _with(found, column=indicator)

    def _shown(self, asked: Asked, value: Any) -> str:
        if isinstance(value, str) and not asked.options:
            return value
        return "" if is_empty(value) or isinstance(value, dict) else shown(self.workshop, asked, value)


def _noted(session: Session) -> Iterator[_Place]:
    for place, (label, keys) in _NOTED.items():
        for row in session.rows((place,)):
            words = " · ".join(str(row[key]) for key in (*keys, *_OLD_KEYS) if isinstance(row.get(key), str))
            step = row.get("step")
            yield from _with(
                _texts(words, (label,)),
                noted=place,
                row=str(row.get("id", "")),
                step=step if isinstance(step, str) else "",
            )


def _kept(session: Session, workshop: Workshop) -> Iterator[_Place]:
    """Answers to questions that are asked no more, but not those to private ones."""
    for question_id, answer in session.table(("kept",)).items():
        question = workshop.questions.get(question_id)
        if question is None or not question.private:
            yield from _texts(" · ".join(_words_in(answer)), (question.label if question else question_id, "kept"))


def _words_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _words_in(one)
    elif isinstance(value, dict):
        if any(key in value for key in ("scores", "comments")) and not is_by_name(value):
            return
        for key, one in value.items():
            yield from _words_in(one) if key != "id" else ()


def _texts(text: Any, label: tuple[str, ...]) -> Iterator[_Place]:
    if isinstance(text, str) and text:
        yield _Place(text, label)


def _with(places: Iterable[_Place], **more: str) -> Iterator[_Place]:
    for place in places:
        for key, value in more.items():
            setattr(place, key, value)
        yield place


def _pairs(table: Any) -> list[tuple[str, Any]]:
    return [(str(key), value) for key, value in table.items()] if isinstance(table, dict) else []
