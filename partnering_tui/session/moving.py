"""Moving answers to the ids that a newer workshop gave their questions, columns, options and steps."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

from partnering_tui.frozen import dataclass
from partnering_tui.session.record import ABSENT, Change, Put, Tree
from partnering_tui.session.session import PrivateNotes, Session
from partnering_tui.session.shapes import misshapen
from partnering_tui.session.steps_between import puts_between
from partnering_tui.session.values import counted, flat
from partnering_tui.session.wording_marks import WORDING_MARK, mark_of
from partnering_tui.workshop.definition import Question, Renamed, Workshop
from partnering_tui.workshop.renaming import Renames

_STAYED = ("session", "stayed_at_version")
"""The version of the workshop for which somebody chose to leave the answers where they are."""


@dataclass(frozen=True, slots=True)
class Move:
    """One renaming that finds something to move in a session."""

    renamed: Renamed
    count: int
    """How many places say something under the old id."""
    name: str = ""
    """What it is called in the workshop as it is now; empty if it is not there any more."""

    @property
    def words(self) -> str:
        """What it is: "question goals is now shared_goals: 1 place"."""
        one = self.renamed
        inside = f" in {one.question}" if one.option or one.column else ""
        return f"{self._kind} {self._old_id}{inside} is now {one.to}: {counted(self.count, 'place')}"

    @property
    def told(self) -> str:
        """The same for people: "question “Shared goals”, until now “goals”: 1 place"."""
        if not self.name:
            return self.words
        return f"{self._kind} {self.name}, until now “{self._old_id}”: {counted(self.count, 'place')}"

    @property
    def _kind(self) -> str:
        one = self.renamed
        return "option" if one.option else "column" if one.column else "step" if one.step else "question"

    @property
    def _old_id(self) -> str:
        one = self.renamed
        return one.option or one.column or one.step or one.question


@dataclass(frozen=True, slots=True)
class Moving:
    """Everything that would be moved."""

    moves: tuple[Move, ...]
    changes: tuple[Change, ...]
    """One of the session, and one of the private notes if anything moves there."""
    version: int
    """Of the workshop that gave the new ids."""


def moving(session: Session, private: PrivateNotes, workshop: Workshop) -> Moving:
    """What would be moved to bring the session to this version of its workshop; no moves if nothing would."""
    since = version_of(session, workshop)
    trees = deepcopy(session.tree), deepcopy(private.tree)
    moves: list[Move] = []
    renames = Renames(workshop, since=since)
    for renamed in renames.in_order:
        question = workshop.questions.get(renames.question(renamed.question))
        count = sum(
            _rename(tree, renamed, question, is_private=is_private)
            for tree, is_private in zip(trees, (False, True), strict=True)
        )
        if count:
            moves.append(Move(renamed, count, _name(workshop, renames, renamed, question)))
    if not moves:
        return Moving((), (), workshop.version)
    trees[0].setdefault("session", {})["workshop_version"] = workshop.version
    trees[0]["session"].pop(_STAYED[1], None)
    label = f"answers moved to version {workshop.version} of the workshop"
    both = ((session.tree, trees[0], False), (private.tree, trees[1], True))
    changes = [Change(label, puts, is_private) for old, new, is_private in both if (puts := puts_between(old, new))]
    return Moving(tuple(moves), tuple(changes), workshop.version)


def _name(workshop: Workshop, renames: Renames, renamed: Renamed, question: Question | None) -> str:
    """What something is called now: "“Target” in “Objectives”"; empty if it is not there any more."""
    if renamed.step:
        steps = {step.id: step.title for step in workshop.steps}
        return _quoted(steps.get(renames.step(renamed.step), ""))
    if question is None:
        return ""
    if not (renamed.column or renamed.option):
        return _quoted(question.label)
    id_ = renames.column(question.id, renamed.column)
    labels = {one.id: one.label for one in question.columns}
    labels |= {one.id: one.label for one in question.indicators}
    if renamed.option:
        rows = question.rows if isinstance(question.rows, tuple) else ()
        of_column = (option for one in question.columns if one.id == id_ for option in one.options)
        labels = {one.id: one.label for one in (*question.options, *rows, *of_column)}
        id_ = renames.option(question.id, id_, renamed.option)
    return f"{_quoted(labels[id_])} in {_quoted(question.label)}" if id_ in labels else ""


def _quoted(label: str) -> str:
    return f"“{flat(label)}”" if label.strip() else ""


def is_to_be_asked(session: Session, workshop: Workshop) -> bool:
    """Whether nobody has chosen yet what becomes of answers in the light of this version of the workshop."""
    stayed = session.get(_STAYED, 0)
    return not (isinstance(stayed, int) and stayed >= workshop.version)


def staying(session: Session, workshop: Workshop) -> Change:
    """Leave the answers where they are, and do not ask again for this version."""
    return Change("the answers left where they are", (Put(_STAYED, session.get(_STAYED), workshop.version),))


def version_of(session: Session, workshop: Workshop) -> int:
    """The version of the workshop that the session was last held with; that of the workshop if it does not say."""
    version = session.get(("session", "workshop_version"))
    return version if isinstance(version, int) and not isinstance(version, bool) else workshop.version


def _rename(tree: Tree, renamed: Renamed, question: Question | None, *, is_private: bool) -> int:
    """Rename it in the tree; how many places said something under the old id, and had room under the new."""
    if renamed.step:
        return _rename_step(tree, renamed.step, renamed.to)
    if not (renamed.column or renamed.option):
        has_place = question is not None and question.private == is_private
        return _rename_question(tree, renamed.question, renamed.to, question) if question and has_place else 0
    answer = _answer_of(tree, renamed.question)
    if not isinstance(answer, dict):
        return 0
    if renamed.option:
        return sum(_rename_option(holder, renamed.option, renamed.to) for holder in _holders(answer, renamed, question))
    return sum(_rename_column(row, renamed.column, renamed.to) for row in _rows_in(answer))


def _answer_of(tree: Tree, question: str) -> Any:
    for table in ("answers", "kept"):
        answers = tree.get(table)
        if isinstance(answers, dict) and question in answers:
            return answers[question]
    return None


def _rename_question(tree: Tree, old: str, new: str, question: Question) -> int:
    """An answer given since under the new id stays, and what the question cannot hold stays kept."""
    answers = tree.get("answers")
    if isinstance(answers, dict) and new in answers:
        return 0
    for table in ("answers", "kept"):
        given = tree.get(table)
        if isinstance(given, dict) and old in given and next(misshapen(question, given[old]), None) is None:
            tree.setdefault("answers", {})[new] = given.pop(old)
            if not tree[table]:
                del tree[table]
            return 1
    return 0


def _rename_step(tree: Tree, old: str, new: str) -> int:
    """Private notes, and what sittings, decisions, actions and parked points say of the step."""
    notes = tree.get("notes")
    count = _rename_key(notes, old, new) if isinstance(notes, dict) else 0
    for sitting in _tables(tree.get("sittings")):
        count += sum(
            _rename_key(table, old, new) for key in ("planned", "minutes") for table in _tables(sitting.get(key))
        )
    for key in ("decisions", "actions", "parking_lot"):
        for row in _tables(tree.get(key)):
            if row.get("step") == old:
                row["step"] = new
                count += 1
    return count


def _rename_column(row: Any, old: str, new: str) -> int:
    """The key, and beside it in the mark of the wording on which partners spoke."""
    count = _rename_key(row, old, new)
    mark = mark_of(row) if count else None
    if mark and mark.column == old:
        row[WORDING_MARK] = str(replace(mark, column=new))
    return count


def _rename_key(table: Any, old: str, new: str) -> int:
    """The key in its place among the others; nothing if the new one says something already."""
    if not isinstance(table, dict) or old not in table or new in table:
        return 0
    renamed = {new if key == old else key: value for key, value in table.items()}
    table.clear()
    table.update(renamed)
    return 1


def _rows_in(answer: Tree) -> Iterator[Any]:
    """Every table of an answer whose keys are ids of columns or indicators."""
    yield from _tables(answer.get("rows"))
    by_partner = answer.get("by_partner")
    for rows in by_partner.values() if isinstance(by_partner, dict) else ():
        yield from _tables(rows)
    for round_ in _tables(answer.get("rounds")):
        yield from (round_[key] for key in ("scores", "comments") if isinstance(round_.get(key), dict))


def _holders(answer: Tree, renamed: Renamed, question: Question | None) -> Iterator[tuple[Any, Any]]:
    """Every table and key in it, whose value is or lists options; a key None stands for the keys of the table."""
    if renamed.column:
        for row in _rows_in(answer):
            yield row, renamed.column
        return
    yield answer, "value"
    for by_partner in _tables(answer.get("by_partner")):
        yield from ((by_partner, partner) for partner in by_partner)
    for cells in _tables(answer.get("cells")):
        if question is None or (isinstance(question.rows, tuple) and renamed.to in {row.id for row in question.rows}):
            yield cells, None
        else:
            yield from ((row, partner) for row in cells.values() if isinstance(row, dict) for partner in row)


def _rename_option(holder: tuple[Any, Any], old: str, new: str) -> int:
    table, key = holder
    if key is None:
        return _rename_key(table, old, new)
    given = table.get(key, ABSENT)
    if given == old:
        table[key] = new
        return 1
    if isinstance(given, list) and old in given:
        renamed = [new if one == old else one for one in given]
        table[key] = list(dict.fromkeys(renamed)) if all(isinstance(one, str) for one in renamed) else renamed
        return 1
    return 0


def _tables(value: Any) -> list[Any]:
    """The tables in a list of tables, or the one table itself."""
    if isinstance(value, dict):
        return [value]
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
