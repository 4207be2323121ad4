"""Marks of the wording on which partners spoke, kept beside their positions in the row of a statement.

A mark is the id of the column that holds the wording, and letters that follow from its words, as in
`"principle 3fa81c09d2e4"`. With it a wording is known as changed whoever changed it: by hand, in a merge, with an
older program. It repeats no words, so that whoever searches and replaces through the whole file cannot change both.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from partnering_tui.frozen import dataclass
from partnering_tui.session.record import Row
from partnering_tui.session.values import is_empty

WORDING_MARK = "wording_mark"
"""The key in the row. Rows of older files have none: their positions count as given on the wording of now."""
_BYTES = 6


@dataclass(frozen=True, slots=True)
class WordingMark:
    """On which wording positions were given."""

    column: str
    """The id of the column that holds the wording."""
    letters: frozenset[str]
    """Several where people on two sides spoke to different wordings: then the wording of now is never all of them."""

    def __str__(self) -> str:
        return " ".join((self.column, *sorted(self.letters)))

    def fits(self, row: Row) -> bool:
        """Whether the row still has that wording."""
        return self.letters == {_letters(row.get(self.column, ""))}


def marked_on(column: str, row: Row) -> WordingMark:
    """The mark of the wording that stands in that column of the row."""
    return WordingMark(column, frozenset({_letters(row.get(column, ""))}))


def mark_of(row: Row) -> WordingMark | None:
    """The mark that stands in a row, or beside what was said earlier; None if there is none that can be read."""
    words = row.get(WORDING_MARK)
    column, *letters = words.split() if isinstance(words, str) and not is_empty(words) else [""]
    return WordingMark(column, frozenset(letters)) if letters else None


def marks_together(marks: Iterable[WordingMark]) -> WordingMark | None:
    """One mark for positions that were given under several."""
    given = list(marks)
    columns = sorted({mark.column for mark in given})
    return WordingMark(columns[0], frozenset().union(*(mark.letters for mark in given))) if given else None


def flat_wording(wording: object) -> str:
    """A wording as it is compared: white space makes no difference."""
    return " ".join(str(wording).split())


def _letters(wording: object) -> str:
    return blake2b(flat_wording(wording).encode("utf-8", "replace"), digest_size=_BYTES).hexdigest()
