"""The ids that things have now, followed from the ids that they had in an earlier version of the workshop."""

from __future__ import annotations

from partnering_tui.workshop.definition import Renamed, Workshop


class Renames:
    """What was renamed and retired after a version."""

    def __init__(self, workshop: Workshop, *, since: int) -> None:
        after = sorted((one for one in workshop.changed if one.version > since), key=lambda one: one.version)
        self.in_order: tuple[Renamed, ...] = tuple(
            renamed for changed in after for renamed in sorted(changed.renamed, key=_parts_last)
        )
        """The questions and steps of each version before what is in them."""
        self._retired = {
            (one.step, one.question, one.column, one.option) for changed in after for one in changed.retired
        }

    def question(self, id_: str) -> str:
        """The id that a question has now."""
        for one in self.in_order:
            if one.question == id_ and not (one.column or one.option):
                id_ = one.to
        return id_

    def step(self, id_: str) -> str:
        """The id that a step has now."""
        for one in self.in_order:
            if one.step == id_:
                id_ = one.to
        return id_

    def column(self, question: str, id_: str) -> str:
        """The id that a column or indicator has now; `question` is the id that its question has now."""
        for one in self.in_order:
            if one.column == id_ and not one.option and self.question(one.question) == question:
                id_ = one.to
        return id_

    def option(self, question: str, column: str, id_: str) -> str:
        """The id that an option or fixed row has now; question and column by the ids that they have now."""
        for one in self.in_order:
            is_here = self.question(one.question) == question and self.column(question, one.column) == column
            if one.option == id_ and is_here:
                id_ = one.to
        return id_

    def is_retired(self, kind: str, *ids: str) -> bool:
        """Whether a question, step, column (of a question) or option (of a question and column) was retired."""
        match kind, ids:
            case "step", (step,):
                return any(self.step(one[0]) == self.step(step) for one in self._retired if one[0])
            case "question", (question,):
                known = {self.question(one[1]) for one in self._retired if one[1] and not (one[2] or one[3])}
                return self.question(question) in known
            case "column", (question, column):
                return any((self.question(q), c, o) == (question, column, "") for _, q, c, o in self._retired)
            case "option", (question, column, option):
                return any((self.question(q), c, o) == (question, column, option) for _, q, c, o in self._retired)
        return False


def _parts_last(renamed: Renamed) -> int:
    return (renamed.column != "") + 2 * (renamed.option != "")
