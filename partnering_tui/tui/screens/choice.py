"""A choice: what one place can say, or whose ballot counts, as it is shown and made."""

from __future__ import annotations

from typing import Any

from partnering_tui.frozen import dataclass
from partnering_tui.session.conflict_words import (
    asked_at,
    ballot_in_words,
    conflict_in_words,
    typed_value,
    value_in_words,
)
from partnering_tui.session.conflicts import Conflict, settle, versions_of_conflict
from partnering_tui.session.disputed_ballots import Waiting, can_mark_again, choose_ballot, waiting_in
from partnering_tui.session.record import ABSENT, Change, Record
from partnering_tui.session.values import parsed
from partnering_tui.session.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen at one time."""

    workbook: Workbook
    record: Record
    waiting: Waiting

    @property
    def id(self) -> str:
        return self.waiting.id

    @property
    def is_private(self) -> bool:
        return self.record is self.workbook.private

    @property
    def is_unseen(self) -> bool:
        """Its versions were given in confidence, and nobody is shown them."""
        return self.waiting.ballot is not None

    @property
    def can_mark_again(self) -> bool:
        """Whether the partner can give its ballot once more."""
        ballot = self.waiting.ballot
        return (
            ballot is not None
            and ballot.question in self.workbook.workshop.questions
            and self.workbook.session.partner(ballot.partner) is not None
            and can_mark_again(self.record, ballot)
        )

    @property
    def name(self) -> str:
        """The id of the question that it is about, or the first word for what is none."""
        path = self._conflict.path
        return path[1] if len(path) > 1 else path[0]

    @property
    def place(self) -> str:
        """What it is about, in words."""
        session, workshop = self.workbook.session, self.workbook.workshop
        if ballot := self.waiting.ballot:
            return ballot_in_words(session, workshop, ballot)
        return conflict_in_words(session, workshop, self._conflict, self.record)

    @property
    def count(self) -> int:
        """How many versions there are; of ballots that nobody sees, that which stands there and the other."""
        return 2 if self.is_unseen else len(self._versions)

    @property
    def texts(self) -> list[str]:
        """What the versions say, first what stands there; nothing of those that nobody is shown."""
        return [] if self.is_unseen else [self.in_words(value) for value in self._versions]

    @property
    def text_to_change(self) -> str | None:
        """What stands there as somebody would type it; None for what is not typed."""
        value = self.record.get(self._conflict.path)
        return None if self.is_unseen else typed_value(self.workbook.workshop, self._conflict.path, value)

    def value_of(self, text: str) -> Any:
        """What somebody means who types that."""
        return parsed(asked_at(self.workbook.workshop, self._conflict.path), text) if text else ABSENT

    def in_words(self, value: Any) -> str:
        """A version as people read it."""
        return value_in_words(self.workbook.workshop, self._conflict.path, value)

    def of(self, number: int) -> Change | None:
        """The change that chooses a version, counted from 0."""
        if self.is_unseen:
            return choose_ballot(self.record, self.waiting, number, self.place)
        return self.to(self._versions[number])

    def to(self, value: Any) -> Change | None:
        """The change that lets a value stand there."""
        return settle(self.record, self._conflict, value, self.place)

    @property
    def _conflict(self) -> Conflict:
        return self.waiting.conflicts[0]

    @property
    def _versions(self) -> list[Any]:
        return versions_of_conflict(self.record, self._conflict)


def choices_in(workbook: Workbook) -> list[Choice]:
    """Everything that waits to be chosen: first in the session, then in the private notes."""
    records: tuple[Record, ...] = (workbook.session, workbook.private)
    return [Choice(workbook, record, waiting) for record in records for waiting in waiting_in(record)]
