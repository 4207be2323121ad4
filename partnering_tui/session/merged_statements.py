"""Statements that both sides worked on: a position never counts for a wording, or an asking, it was not given on."""

from __future__ import annotations

from typing import Any, Literal

from partnering_tui.frozen import dataclass
from partnering_tui.session.differences import is_same
from partnering_tui.session.positions import KEYS_OF_STATEMENT, is_same_wording, says_anything, was_changed_in_file
from partnering_tui.session.record import ABSENT, Path, Row, Tree, as_table, tables_in
from partnering_tui.session.wording_marks import WORDING_MARK, mark_of, marked_on, marks_together


def is_statement(path: Path, *sides: Row) -> bool:
    """Whether it is the row of an agreement, on which partners spoke on one side at least."""
    is_row = len(path) == 4 and path[0] in ("answers", "kept") and path[2] == "rows"
    return is_row and any(key in side for side in sides for key in ("positions", "earlier", "asked_as"))


def with_wordings_named(base: Tree, side: Tree) -> Tree:
    """The side, which names, as the app does, the wording on which partners spoke wherever it was changed in the file.

    Once the base is gone, only its mark would be left of it.
    """
    answers = as_table(side.get("answers"))
    named = {
        question: {**given, "rows": rows}
        for question, given in answers.items()
        if (rows := _with_wordings_named(_rows(base, question), _rows(side, question)))
    }
    return side | {"answers": answers | named} if named else side


def _with_wordings_named(base: list[Row], side: list[Row]) -> list[Row]:
    """The rows of one agreement; none if none of them was changed so."""
    if not any(map(was_changed_in_file, side)):
        return []
    known = {row.get("id"): row for row in base}
    return [_with_wording_named(known.get(row.get("id"), {}), row) for row in side]


def _with_wording_named(base: Row, row: Row) -> Row:
    mark = mark_of(row) if was_changed_in_file(row) else None
    return row | {"asked_as": str(base[mark.column])} if mark and mark.column in base and mark.fits(base) else row


def _rows(tree: Tree, question: str) -> list[Row]:
    rows = as_table(as_table(tree.get("answers")).get(question)).get("rows")
    return rows if isinstance(rows, list) and all(isinstance(row, dict) for row in rows) else []


@dataclass(frozen=True, slots=True)
class Askings:
    """On which asking of the statement the positions of each side stand."""

    later: Literal["", "ours", "theirs"]
    """The side that put the statement to the partners once more than the other; empty if neither did."""

    @classmethod
    def of(cls, base: Row, ours: Row, theirs: Row) -> Askings:
        """Compare the sides with each other, and with what both began with."""
        if _went_on(base, ours, theirs):
            return cls("ours")
        return cls("theirs" if _went_on(base, theirs, ours) else "")

    @property
    def differ(self) -> bool:
        return bool(self.later)

    @property
    def ours_is_later(self) -> bool:
        return self.later == "ours"


def merged_mark(askings: Askings, base: Row, ours: Row, theirs: Row) -> Any:
    """What marks the wording on which the merged positions were given; ABSENT if nothing does.

    It is the mark of the side that put the statement once more, or on which alone anybody spoke. Where partners spoke
    on both, it marks both wordings: unless these are the same, the positions count for none.
    """
    if askings.differ:
        sides = [ours if askings.ours_is_later else theirs]
    else:
        sides = [side for side in (ours, theirs) if not _says_the_same(base, side) or mark_of(base) != mark_of(side)]
    column = next((mark.column for side in (ours, theirs, base) if (mark := mark_of(side))), "")
    spoken = [side for side in sides or [ours] if says_anything(side)]
    given = marks_together(mark_of(side) or marked_on(column, side) for side in spoken)
    return str(given) if given else ABSENT


def finished_statement(merged: Row, base: Row, ours: Row, theirs: Row) -> Row:
    """The merged row, which says on what wording its positions were given, and tells each earlier asking once."""
    key = _wording_key(base)
    merged = _with_askings_once(merged, ours)
    if not says_anything(merged):
        merged.pop(WORDING_MARK, None)
    if key and "asked_as" not in merged and says_anything(merged):
        for one, other in ((ours, theirs), (theirs, ours)):
            reworded = not is_same_wording(one.get(key, ""), base[key]) and is_same(merged.get(key), one.get(key))
            spoke_before = is_same_wording(other.get(key, ""), base[key]) and not _says_the_same(base, other)
            if reworded and spoke_before and not (says_anything(one) and "asked_as" not in one):
                return merged | {"asked_as": base[key]}
    return merged


def _went_on(base: Row, side: Row, other: Row) -> bool:
    """Whether the partners spoke on that side to something that they were not yet asked on the other."""
    mine, others = _earlier_ids(side), _earlier_ids(other)
    if mine > others:
        return True
    key = _wording_key(base)
    if not key or mine != others or "asked_as" in side:
        return False
    reworded = not is_same_wording(side.get(key, ""), base[key]) and is_same_wording(other.get(key, ""), base[key])
    return reworded and says_anything(side) and not _says_the_same(base, other)


def _with_askings_once(merged: Row, ours: Row) -> Row:
    """Without the asking that both sides put away by themselves, which got two ids."""
    earlier = merged.get("earlier")
    if not isinstance(earlier, list):
        return merged
    mine = _earlier_ids(ours)
    told: list[Any] = []
    for asking in sorted(earlier, key=lambda one: not (isinstance(one, dict) and one.get("id") in mine)):
        if not any(is_same(_without_id(asking), _without_id(one)) for one in told):
            told.append(asking)
    return merged | {"earlier": [asking for asking in earlier if any(asking is one for one in told)]}


def _without_id(asking: Any) -> Any:
    return {key: value for key, value in asking.items() if key != "id"} if isinstance(asking, dict) else asking


def _earlier_ids(row: Row) -> set[str]:
    return {str(asking.get("id")) for asking in tables_in(row.get("earlier"))}


def _says_the_same(base: Row, side: Row) -> bool:
    return all(is_same(as_table(base.get(key)), as_table(side.get(key))) for key in ("positions", "reservations"))


def _wording_key(row: Row) -> str:
    """The key of the wording: the marked one, or the first text in the row, as the columns of a statement begin so."""
    if mark := mark_of(row):
        return mark.column
    others = (key for key, value in row.items() if key not in (*KEYS_OF_STATEMENT, "id") and isinstance(value, str))
    return next(others, "")
