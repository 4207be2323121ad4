"""What can be done where two people changed the same place differently."""

from __future__ import annotations

from functools import partial

from partnering_tui.tui.action import Action

_here = partial(Action, scope="conflicts", yields_to_fields=True)

CONFLICT_ACTIONS: tuple[Action, ...] = (
    Action(
        "conflicts",
        "Choose between versions",
        "Where a place was changed here and elsewhere: see both versions, choose one, or write another.",
        "conflicts",
        "session",
        "alt+v",
    ),
    _here(
        "take-first",
        "Keep what stands there",
        "Keep the version that stands there now; the other is kept aside.",
        "take_first",
        key="1",
    ),
    _here(
        "take-second",
        "Take the other version",
        "Let the second version stand there; the first is kept aside.",
        "take_second",
        key="2",
    ),
    _here(
        "take-third",
        "Take the third version",
        "Let the third version stand there, if there is one; the others are kept aside.",
        "take_third",
        key="3",
    ),
    _here(
        "mark-again",
        "Mark again",
        "A partner that marked in confidence on two laptops marks once more, from the beginning.",
        "mark_again",
        key="m",
    ),
    _here(
        "write-version",
        "Write your own version",
        "Write what is to stand there instead; both versions are kept aside.",
        "write_version",
        key="w",
        footer="write your own",
    ),
    _here(
        "next-conflict",
        "Next place",
        "Show the next place where versions wait.",
        "next_conflict",
        key="n",
        footer="next",
    ),
)
