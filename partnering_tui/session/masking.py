"""Answers that are masked: left out of a copy because a partner asked for it, and never taken for empty.

A wish stands beside an answer that each partner gives for itself, as `masked_for_sharing = ["county"]`. In a copy the
value is left out, and `masked = ["county"]` says so.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from partnering_tui.session.answers import answer_path, masked_partners
from partnering_tui.session.record import ABSENT, Change, Put, Record, Tree, as_table, tables_in, texts_in
from partnering_tui.session.session import Session
from partnering_tui.workshop.definition import Question

WISH = "masked_for_sharing"
MASKED = "masked"
VOTED = "voted"
"""In a copy of a round without its marks: how many partners had given theirs."""


def is_masked(record: Record, question: Question, partner: str) -> bool:
    """Whether that partner's answer was left out of this copy."""
    return partner in masked_partners(record, question)


def wishes(record: Record, question: Question) -> tuple[str, ...]:
    """The ids of the partners who asked that their answer be left out of copies."""
    return texts_in(record.table(answer_path(question)).get(WISH))


def can_be_masked(question: Question) -> bool:
    """Whether each partner gives an answer of its own, which can be left out of a copy."""
    return question.is_per_partner and not question.private


def wish(record: Record, question: Question, partner: str, *, is_wanted: bool) -> Change | None:
    """Note that a partner wants its answer left out of copies, or take that back; None if it says so already."""
    if not can_be_masked(question):
        return None
    path = (*answer_path(question), WISH)
    others = [one for one in wishes(record, question) if one != partner]
    wanted = [*others, partner] if is_wanted else others
    before = record.get(path)
    after = wanted or ABSENT
    if before == after or not record.can_hold(path):
        return None
    label = f"an answer to {question.label} {'masked' if is_wanted else 'unmasked'}"
    return Change(label, (Put(path, before, after),), question=question.id)


def with_masked_from(base: Tree, copy: Tree) -> Tree:
    """The copy with what was left out of it as it is in the base, so that a merge takes no mask for a removal."""
    whole = {top: answers for top in ("answers", "kept") if (answers := _restored_in(base.get(top), copy.get(top)))}
    if not whole:
        return copy
    masked = {question for top in whole for question, answer in copy[top].items() if _is_masked(answer)}
    there = {row.get("id") for row in tables_in(copy.get("conflicts"))}
    waiting = [row for row in tables_in(base.get("conflicts")) if masked.intersection(texts_in(row.get("path")))]
    left = [row for row in waiting if row.get("id") not in there]
    return copy | whole | ({"conflicts": [*tables_in(copy.get("conflicts")), *left]} if left else {})


def unmasked(other: Session, session: Session) -> Session:
    """The session with what is masked in it as the other says it."""
    tree = with_masked_from(other.tree, session.tree)
    return session if tree is session.tree else Session(tree)


def _is_masked(answer: Any) -> bool:
    return isinstance(answer, dict) and (
        MASKED in answer or any(isinstance(one, dict) and MASKED in one for one in _rounds(answer))
    )


def _restored_in(before: Any, answers: Any) -> Tree:
    """The answers with what was left out of them; none if nothing was."""
    if not isinstance(before, dict) or not isinstance(answers, dict):
        return {}
    restored = {
        question: _restored(before[question], answer)
        for question, answer in answers.items()
        if _is_masked(answer) and isinstance(before.get(question), dict)
    }
    return answers | restored if restored else {}


def _restored(base: Tree, answer: Tree) -> Tree:
    restored: Tree = deepcopy(answer)
    given = as_table(base.get("by_partner"))
    known = [one for one in texts_in(restored.get(MASKED)) if one in given]
    for partner in known:
        restored.setdefault("by_partner", {}).setdefault(partner, given[partner])
    if known:
        restored[MASKED] = [one for one in texts_in(restored.get(MASKED)) if one not in known]
        if not restored.get(MASKED):
            del restored[MASKED]
        if WISH in base:
            restored[WISH] = base[WISH]
    before = {one.get("id"): one for one in _rounds(base) if MASKED not in one}
    for round_ in _rounds(restored):
        full = before.get(round_.get("id"))
        if full and round_.pop(MASKED, None) is not None:
            round_.pop(VOTED, None)
            round_.update({key: full[key] for key in ("scores", "comments", "in_hand") if key in full})
    return restored


def _rounds(answer: Tree) -> list[Tree]:
    return tables_in(answer.get("rounds"))
