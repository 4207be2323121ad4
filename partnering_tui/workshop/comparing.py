"""What a newer workshop would do to answers given with an older one: what would have no place any more, undeclared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from partnering_tui.errors import Fault, Place, Weight
from partnering_tui.workshop.definition import Cell, Question, Workshop
from partnering_tui.workshop.finding import MAIN_FILE
from partnering_tui.workshop.renaming import Renames


def orphans(new: Workshop, old: Workshop, folder: Path) -> list[Fault]:
    """Everything that would leave answers behind; `folder` is that of the newer workshop."""
    found = list(_Comparison(new, old, folder).faults())
    if found and new.version <= old.version:
        message = f"The version is still {new.version}, so nobody is asked about what changed."
        found.append(Fault(Place(folder / MAIN_FILE), message, f"Write: version = {old.version + 1}"))
    return found


class _Comparison:
    def __init__(self, new: Workshop, old: Workshop, folder: Path) -> None:
        self._new, self._old = new, old
        self._main = folder / MAIN_FILE
        self._renames = Renames(new, since=old.version)

    def faults(self) -> Iterator[Fault]:
        yield from self._gone_steps()
        for question in self._old.questions.values():
            now = self._renames.question(question.id)
            if now in self._new.questions:
                yield from self._of_question(question, self._new.questions[now])
            elif not self._renames.is_retired("question", question.id):
                yield self._gone(question.id, f"The question '{question.id}' is gone.", f'question = "{question.id}"')

    def _gone_steps(self) -> Iterator[Fault]:
        ids = {step.id for step in self._new.steps}
        for step in self._old.steps:
            if self._renames.step(step.id) not in ids and not self._renames.is_retired("step", step.id):
                message = f"The step '{step.id}' is gone, and private notes on it with it."
                yield self._gone(step.id, message, f'step = "{step.id}"')

    def _of_question(self, old: Question, new: Question) -> Iterator[Fault]:
        if old.kind != new.kind:
            message = f"The kind of '{new.id}' was {old.kind} and is {new.kind}: answers would not fit."
            yield self._fault(new.id, message, "Give the changed question another id, and retire the old one.")
            return
        if old.per != new.per:
            message = f"'{new.id}' was asked {_asked_of(old)} and is asked {_asked_of(new)}: answers would not fit."
            yield self._fault(new.id, message, "Give the changed question another id, and retire the old one.")
            return
        if old.private != new.private:
            message = f"'{new.id}' was {_seen(old)} and is {_seen(new)}: answers stand in the other file."
            yield self._fault(new.id, message, "Give the changed question another id, and retire the old one.")
        if isinstance(old.rows, str) and isinstance(new.rows, str) and self._renames.question(old.rows) != new.rows:
            message = f"'{new.id}' has the rows of '{new.rows}' now: its cells belong to the rows of '{old.rows}'."
            yield self._fault(new.id, message, "Give the changed question another id, and retire the old one.")
        yield from self._of_parts(old, new)

    def _of_parts(self, old: Question, new: Question) -> Iterator[Fault]:
        columns = {column.id: column for column in new.columns}
        for column in old.columns:
            now = self._renames.column(new.id, column.id)
            if now in columns:
                yield from self._of_cell(new, f"column '{now}' of '{new.id}'", column, columns[now], now)
            else:
                yield from self._gone_part(new, "column", column.id)
        for indicator in old.indicators:
            if self._renames.column(new.id, indicator.id) not in {one.id for one in new.indicators}:
                yield from self._gone_part(new, "column", indicator.id, called="indicator")
        if isinstance(old.rows, tuple) and isinstance(new.rows, tuple):
            yield from self._gone_options(new, (row.id for row in old.rows), {row.id for row in new.rows}, "", "row")
        yield from self._gone_options(new, (one.id for one in old.options), {one.id for one in new.options})
        yield from self._gone_levels(new, old.scale, new.scale)
        if old.cell and new.cell:
            yield from self._of_cell(new, f"a cell of '{new.id}'", old.cell, new.cell, "")

    def _of_cell(self, question: Question, called: str, old: Cell, new: Cell, column: str) -> Iterator[Fault]:
        if old.kind != new.kind:
            message = f"The kind of {called} was {old.kind} and is {new.kind}: answers would not fit."
            yield self._fault(question.id, message, "Give it another id, and retire the old one.")
            return
        yield from self._gone_options(
            question, (one.id for one in old.options), {one.id for one in new.options}, column
        )
        yield from self._gone_levels(question, old.scale, new.scale)

    def _gone_options(
        self, question: Question, old: Iterable[str], new: set[str], column: str = "", called: str = "option"
    ) -> Iterator[Fault]:
        for option in old:
            if self._renames.option(question.id, column, option) in new:
                continue
            if not self._renames.is_retired("option", question.id, column, option):
                inside = f', column = "{column}"' if column else ""
                where = f"column '{column}' of '{question.id}'" if column else f"'{question.id}'"
                entry = f'question = "{question.id}"{inside}, option = "{option}"'
                yield self._gone(question.id, f"The {called} '{option}' of {where} is gone.", entry)

    def _gone_part(self, question: Question, key: str, part: str, called: str = "") -> Iterator[Fault]:
        if not self._renames.is_retired(key, question.id, part):
            entry = f'question = "{question.id}", {key} = "{part}"'
            yield self._gone(question.id, f"The {called or key} '{part}' of '{question.id}' is gone.", entry)

    def _gone_levels(self, question: Question, old: str, new: str) -> Iterator[Fault]:
        before, now = self._old.scales.get(old), self._new.scales.get(new)
        if before and now:
            for level in before.levels:
                if now.level(level.value) is None:
                    message = f"The level {level.value} of '{question.id}' is gone: answers would have no words."
                    yield self._fault(question.id, message, "Keep the levels, or give the question another id.")

    def _gone(self, id_: str, message: str, entry: str) -> Fault:
        advice = f'Declare below [[changed]]: renamed = [{{ {entry}, to = "…" }}], or retired with a reason.'
        return self._fault(id_, message, advice)

    def _fault(self, id_: str, message: str, advice: str, weight: Weight = "error") -> Fault:
        return Fault(Place(self._main, None, id_), message, advice, weight)


def _asked_of(question: Question) -> str:
    return "of each partner" if question.is_per_partner else "of all together"


def _seen(question: Question) -> str:
    return "private" if question.private else "for everybody"
