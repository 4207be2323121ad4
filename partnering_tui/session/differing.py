"""How many answers differ between two states of a session, private ones included: for choosing between copies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from partnering_tui.frozen import dataclass
from partnering_tui.session.differences import answers_of, is_same
from partnering_tui.session.record import Record
from partnering_tui.session.session import PrivateNotes, Session
from partnering_tui.session.values import counted


@dataclass(frozen=True, slots=True)
class Differing:
    """What differs, counted."""

    answers: int
    """Questions that everybody may read."""
    private: int
    """Private answers, and private notes on steps."""
    others: int
    """Partners, sittings, decisions, versions and whatever else, each kind once."""

    @property
    def is_nothing(self) -> bool:
        return not (self.answers or self.private or self.others)

    def words(self) -> str:
        """ "2 answers and 1 private one differ", "no answer differs, but other things do", "nothing differs"."""
        if self.is_nothing:
            return "nothing differs"
        if not (self.answers or self.private):
            return "no answer differs, but other things do"
        parts = [counted(self.answers, "answer")] if self.answers else []
        if self.private:
            parts.append(counted(self.private, "private one" if parts else "private answer"))
        return f"{' and '.join(parts)} {'differs' if self.answers + self.private == 1 else 'differ'}"


def differing(
    before: Session, after: Session, notes_before: PrivateNotes | None = None, notes_after: PrivateNotes | None = None
) -> Differing:
    """What differs between two states; private notes are compared only if both are given."""
    private = 0
    if notes_before is not None and notes_after is not None:
        for key in ("answers", "notes", "kept"):
            private += _count(notes_before.table((key,)), notes_after.table((key,)))
    return Differing(_count(answers_of(before), answers_of(after)), private, _others(before, after))


def _others(before: Record, after: Record) -> int:
    keys = {*before.tree, *after.tree} - {"answers", "kept", "format"}
    return sum(not is_same(before.tree.get(key), after.tree.get(key)) for key in keys)


def _count(before: Mapping[str, Any], after: Mapping[str, Any]) -> int:
    return sum(not is_same(before.get(key), after.get(key)) for key in {*before, *after})
