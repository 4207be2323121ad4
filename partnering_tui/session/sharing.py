"""A copy of a session that may leave the laptop: nothing private, nothing said in confidence, no masked answer."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from partnering_tui.session.answers import answer_path, masked_partners
from partnering_tui.session.conflicts import conflicts_in
from partnering_tui.session.masking import MASKED, WISH, can_be_masked, wishes
from partnering_tui.session.record import Record, Row
from partnering_tui.session.rounds import is_by_name, letters_for, raters_of
from partnering_tui.session.session import PrivateNotes, Session
from partnering_tui.workshop.definition import Question, Workshop


@dataclass(frozen=True, slots=True)
class Shared:
    """A copy that may leave the laptop, and what was left behind, counted by kind."""

    session: Session
    answers: int
    """Answers that leave the laptop."""
    private_notes: int
    """Steps with a private note, all of which stay."""
    private_answers: int
    """Answers to private questions, all of which stay."""
    confidential_rounds: int
    """Rounds of ratings given in confidence: what was rated leaves, under letters, and not who rated it."""
    masked: int
    """Answers that stay because a partner asked for it."""


def shared(session: Session, private: PrivateNotes, workshop: Workshop) -> Shared:
    """The copy of that session. Neither the session nor its notes are changed."""
    copy = Session(deepcopy(session.tree))
    leaked = _without_private(copy, workshop)
    rounds = masked = 0
    for question in workshop.questions.values():
        if question.kind == "ratings":
            rounds += sum(_coded(copy, round_) for round_ in copy.rows((*answer_path(question), "rounds")))
        elif can_be_masked(question):
            masked += _masked(copy, question)
    return Shared(
        copy,
        len(copy.table(("answers",))) + len(copy.table(("kept",))),
        sum(1 for note in private.table(("notes",)).values() if note),
        len({*private.table(("answers",)), *leaked}),
        rounds,
        masked,
    )


def _without_private(copy: Session, workshop: Workshop) -> set[str]:
    """Take answers to private questions out that stand in the session by mistake; their ids."""
    private = {question.id for question in workshop.questions.values() if question.private}
    found: set[str] = set()
    for key in ("answers", "kept"):
        table = copy.tree.get(key)
        if not isinstance(table, dict):
            continue
        for question in private & set(table):
            del table[question]
            found.add(question)
        if not table:
            del copy.tree[key]
    hidden = private | {q.id for q in workshop.questions.values() if wishes(copy, q) or q.kind == "ratings"}
    waiting = [one.row for one in conflicts_in(copy.tree) if not hidden.intersection(one.path)]
    copy.tree.pop("conflicts", None)
    if waiting:
        copy.tree["conflicts"] = waiting
    return found


def _masked(copy: Session, question: Question) -> int:
    """Leave out what partners asked to be left out; how many answers that were."""
    answer: Any = copy.table(answer_path(question))
    wanted = wishes(copy, question)
    if not wanted:
        return 0
    del answer[WISH]
    given = answer.get("by_partner")
    gone = [partner for partner in wanted if isinstance(given, dict) and given.pop(partner, None) is not None]
    if gone:
        answer[MASKED] = [*dict.fromkeys((*masked_partners(copy, question), *gone))]
        if not given:
            del answer["by_partner"]
    return len(gone)


def _coded(copy: Record, round_: Row) -> bool:
    """Put letters in the place of partners in a round that was held in confidence; whether it was."""
    if is_by_name(round_):
        return False
    letters = letters_for(round_, [partner.id for partner in Session(copy.tree).partners])
    others = iter(f"X{number}" for number in range(1, 10_000))
    for key in ("scores", "comments"):
        table = round_.get(key)
        if isinstance(table, dict):
            for line, by_partner in table.items():
                if isinstance(by_partner, dict):
                    coded = {letters.get(partner) or next(others): said for partner, said in by_partner.items()}
                    table[line] = dict(sorted(coded.items()))
    if raters_of(round_):
        round_[MASKED] = True
    return True
