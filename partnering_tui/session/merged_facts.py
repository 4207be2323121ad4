"""What two sides noted differently and nobody has to decide: how long a step took, whether an agreement stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, Final

from partnering_tui.session.differences import is_same
from partnering_tui.session.record import ABSENT, Path, Tree, as_table
from partnering_tui.session.rounds import stricter, visibility
from partnering_tui.session.versions import is_agreed_to

NOT_SETTLED: Final = object()
"""People have to choose."""


def settled_by_itself(path: Path, ours: Any, theirs: Any) -> Any:
    """What stands where the app itself noted something on both sides; NOT_SETTLED for what people say.

    Of the length of a step the longer, of a beginning and of a planned end the earlier, of an end the later; an
    agreement that one side reopened is reopened; of a round of ratings no more is shown than either side would show.
    """
    match path:
        case ("session", "status"):
            return next((word for word in ("reopened", "agreed") if word in (ours, theirs)), NOT_SETTLED)
        case ("format",) | ("session", "workshop_version") | ("sittings", _, "minutes" | "planned", _):
            return _chosen(max, ours, theirs)
        case ("sittings", _, "ended"):
            return _chosen(max, ours, theirs)
        case (
            ("session", "created")
            | ("sittings", _, "started" | "until")
            | ("versions", _, "reopened")
            | ("answers" | "kept", _, "rows", _, "asked")
        ):
            return _chosen(min, ours, theirs)
        case ("answers" | "kept", _, "rounds", _, "mode" | "entered_as"):
            return _stricter(ours, theirs)
    return NOT_SETTLED


def is_of_each(path: Path) -> bool:
    """Whether a list names partners of whom each came or went by itself: who is marking, whose answer stays here."""
    match path:
        case ("answers" | "kept", _, "rounds", _, "in_hand") | ("answers" | "kept", _, "masked_for_sharing"):
            return True
    return False


def each_by_itself(base: Any, ours: Any, theirs: Any) -> list[Any]:
    """A list of names with what either side added, and without what either side took away."""
    was, our, their = (side if isinstance(side, list) else [] for side in (base, ours, theirs))
    stay = [one for one in our if one in their or one not in was]
    return [*stay, *(one for one in their if one not in our and one not in was)]


def still_agreed(merged: Tree, sides: Iterable[Tree]) -> Tree:
    """The tree, reopened if it calls itself agreed and no side that agreed says the same: nobody signed both edits."""
    if _status(merged) != "agreed":
        return merged
    agreed = [side for side in sides if _status(side) == "agreed"]
    if any(is_same(_agreed_parts(side), _agreed_parts(merged)) for side in agreed):
        return merged
    return merged | {"session": merged["session"] | {"status": "reopened"}}


def _chosen(choose: Callable[..., Any], ours: Any, theirs: Any) -> Any:
    present = [one for one in (ours, theirs) if one is not ABSENT]
    if len(present) < 2:
        return present[0]  # the one that took it away did so without seeing the other
    is_comparable = type(ours) is type(theirs) and isinstance(ours, int | date) and not isinstance(ours, bool)
    if is_comparable and isinstance(ours, datetime) and (ours.tzinfo is None) != (theirs.tzinfo is None):
        is_comparable = False
    return choose(ours, theirs) if is_comparable else NOT_SETTLED


def _stricter(ours: Any, theirs: Any) -> Any:
    present = [one for one in (ours, theirs) if one is not ABSENT]
    modes = {visibility({"mode": mode}): mode for mode in present}
    return modes[stricter(*modes)] if len(modes) == 2 else present[0]


def _status(tree: Tree) -> Any:
    return as_table(tree.get("session")).get("status")


def _agreed_parts(tree: Tree) -> Tree:
    """What an agreement is about: without what is noted of the meetings, and without ratings."""
    parts = {key: value for key, value in tree.items() if key != "format" and is_agreed_to((key,))}
    parts["title"] = as_table(tree.get("session")).get("title")
    for key in ("answers", "kept"):
        given = as_table(tree.get(key))
        parts[key] = {one: said for one, said in given.items() if not (isinstance(said, dict) and "rounds" in said)}
    return parts
