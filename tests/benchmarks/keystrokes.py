"""What a sitting costs in keys: the demo typed in from nothing, and the keys that are pressed beyond its text."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from textual.events import Key

from partnering_tui.session.session import Session
from partnering_tui.storage.session_file import open_session
from partnering_tui.storage.settings import Settings
from partnering_tui.storage.state import State
from partnering_tui.tui.app import PartneringApp
from partnering_tui.workshop.definition import Question
from tests.benchmarks.bench import Bench
from tests.benchmarks.demo_as_keys import (
    WORKSHOP,
    Stroke,
    answer_to,
    beyond,
    demo,
    private_demo,
    strokes_for,
    strokes_for_meeting,
    strokes_for_notes,
    strokes_to_begin,
    strokes_to_note_who_came,
)
from tests.benchmarks.figures import Figure, Goal, Series
from tests.idle import wait_until_idle

NAMES = {"enter": "Enter", "tab": "Tab", "escape": "Esc", "ctrl+n": "^n", "ctrl+l": "^l", "ctrl+b": "^b"}
MADE_BY_THE_APP = ("id", "wording_mark", "asked", "earlier", "date", "mode")
"""Keys of rows, rounds and statements that nobody types; the demo's are those of other days."""


@dataclass
class Typed:
    """The keys that were pressed, counted by what they were pressed for and by what they are."""

    by_occasion: dict[str, Counter[str]] = field(default_factory=dict)
    beyond: Counter[str] = field(default_factory=Counter)

    def note(self, occasion: str, stroke: Stroke) -> None:
        self.by_occasion.setdefault(occasion, Counter())[stroke.sort] += 1
        if stroke.sort == "beyond":
            self.beyond[NAMES.get(stroke.key, stroke.key)] += 1

    def count(self, *sorts: str) -> int:
        return sum(counted[sort] for counted in self.by_occasion.values() for sort in sorts)

    @property
    def total(self) -> int:
        return self.count("words", "choice", "beyond")

    def lines(self) -> Iterable[str]:
        """Where the keys go, for people."""
        yield f"{'keys for':<24}{'words':>8}{'choices':>9}{'beyond':>8}{'share':>8}"
        for occasion, counted in self.by_occasion.items():
            share = counted["beyond"] / max(1, counted.total())
            words, choice, more = (counted[sort] for sort in ("words", "choice", "beyond"))
            yield f"{occasion:<24}{words:>8}{choice:>9}{more:>8}{share:>8.1%}"
        yield "beyond the text: " + ", ".join(f"{key} {count}" for key, count in self.beyond.most_common())


def keystrokes(bench: Bench) -> list[Figure]:
    """How many keys of a sitting are neither its words nor its choices, and how many are not its words."""
    questions = [*WORKSHOP.questions.values()]
    if bench.farthest < len(WORKSHOP.steps):
        questions = questions[: bench.farthest]  # just to see that it works
    typed = Typed()
    home = bench.folder / "keystrokes"
    asyncio.run(_type_in(home, questions, typed))
    _check(home, questions)
    print("\n".join(typed.lines()), file=sys.stderr)
    keys = Series("all keys", [float(typed.total)])
    return [
        Figure("keys beyond text and choices", [float(typed.count("beyond"))], keys, Goal(0.1), "keys"),
        Figure("keys beyond text", [float(typed.count("beyond", "choice"))], keys, Goal(0.1), "keys"),
    ]


# Typing


async def _type_in(home: Path, questions: Sequence[Question], typed: Typed) -> None:
    """Type the demo in, in the app, from its empty home screen on."""
    places = Bench(home).locations
    app = PartneringApp(places, Settings(), State.load(places.state_file))
    async with app.run_test(size=(100, 30)):
        hands = _Hands(app, typed)
        await hands.wait_for_home()
        await hands.press("a new session", strokes_to_begin())
        await hands.press("who is here", strokes_to_note_who_came())
        for question in questions:
            step = WORKSHOP.step_of[question.id]
            if question is step.questions[0]:
                await hands.press("private notes", strokes_for_notes(step))
            strokes = [*strokes_for(question)]
            if question is step.questions[-1] and step is not WORKSHOP.steps[-1]:
                strokes = [*_without_tabs(strokes), *beyond("f4")]
            await hands.press(f"{question.kind}{' per partner' * question.is_per_partner}", strokes)
        if len(questions) == len(WORKSHOP.questions):
            await hands.press("decisions, actions, …", strokes_for_meeting())
        if app.desk is not None:
            app.desk.close()


def _without_tabs(strokes: list[Stroke]) -> list[Stroke]:
    """What answers the last question of a step: F4 leaves it at once."""
    while strokes and strokes[-1].key == "tab":
        strokes.pop()
    return strokes


class _Hands:
    """Hands that press keys, and wait after each that leads somewhere until the app has done so."""

    def __init__(self, app: PartneringApp, typed: Typed) -> None:
        self._app = app
        self._typed = typed

    async def wait_for_home(self) -> None:
        for _ in range(3):
            await self._wait()
            await self._app.workers.wait_for_complete()

    async def press(self, occasion: str, strokes: Iterable[Stroke]) -> None:
        for stroke in strokes:
            self._typed.note(occasion, stroke)
            character = stroke.key if len(stroke.key) == 1 else None
            self._app.post_message(Key({" ": "space"}.get(stroke.key, stroke.key), character))
            if stroke.sort != "words":
                await self._wait()

    async def _wait(self) -> None:
        await wait_until_idle(app=self._app)


# Checking


def _check(home: Path, questions: Sequence[Question]) -> None:
    """What was typed in says what the demo says."""
    (path,) = (one for one in home.rglob("sessions/*.toml") if not one.name.endswith(".private.toml"))
    opened = open_session(path)
    _same("partners", opened.session.rows(("partners",)), demo()["partners"])
    for question in questions:
        record = opened.notes if question.private else opened.session
        _same(question.id, _by_rows(record.table(("answers", question.id))), _by_rows(answer_to(question)))
    if len(questions) == len(WORKSHOP.questions):
        notes = {step: note["text"] for step, note in private_demo()["notes"].items()}
        assert {step: opened.notes.note(step) for step in notes} == notes, "the private notes differ"
        _check_meeting(opened.session)


def _check_meeting(session: Session) -> None:
    for place, keys in (("decisions", ("wording", "reason")), ("actions", ("what", "who", "due"))):
        said = [[row.get(key) for key in keys] for row in session.rows((place,))]
        assert said == [[row[key] for key in keys] for row in demo()[place]], f"the {place} differ"
    last = session.sittings[-1]
    assert last.people == demo()["sittings"][-1]["people"]
    assert last.mandates == demo()["sittings"][-1]["mandates"]


def _same(what: str, typed: Any, wanted: Any) -> None:
    assert _said(typed) == _said(wanted), f"{what} differs: {_said(typed)} instead of {_said(wanted)}"


def _by_rows(answer: Mapping[str, Any]) -> Mapping[str, Any]:
    """An answer whose cells stand in order, whatever the ids of their rows; of rounds only the last."""
    ordered = {"cells": [*answer["cells"].values()]} if "cells" in answer else {}
    latest = {"rounds": answer["rounds"][-1:]} if "rounds" in answer else {}
    return {**answer, **ordered, **latest}


def _said(value: Any) -> Any:
    """What people said, without what the app notes beside it, and without the last line's end."""
    match value:
        case dict():
            return {key: _said(one) for key, one in value.items() if key not in MADE_BY_THE_APP}
        case list() | tuple():
            return [_said(one) for one in value]
        case str():
            return value.strip()
    return value
