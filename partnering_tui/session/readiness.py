"""How ready each section of the document is to be signed, and every gap in it with the place where it can be closed.

The four marks are those of the Partnering Agreement Scorecard: not relevant, missing, partial, complete. A section
of which nothing is needed has none of them until something is in it: then the document goes without it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import Enum

from partnering_tui.frozen import dataclass
from partnering_tui.session.answers import is_declared_not_relevant as is_declared_not_relevant
from partnering_tui.session.answers import is_for_everybody, note_of, reason_of, state_of
from partnering_tui.session.gaps import Gap, gaps_in
from partnering_tui.session.progress import QuestionState, question_state
from partnering_tui.session.record import ABSENT, Change, Put
from partnering_tui.session.session import PrivateNotes, Session
from partnering_tui.workshop.definition import Question, SummarySection, Workshop


class Readiness(Enum):
    """How ready a section is."""

    NOT_RELEVANT = "not-relevant"
    MISSING = "missing"
    """Nothing of it is there."""
    PARTIAL = "partial"
    COMPLETE = "complete"
    OPTIONAL = "optional"
    """Nothing of it is needed, and nothing is there: it counts for nothing."""


@dataclass(frozen=True, slots=True)
class SectionReadiness:
    """How ready one section of the document is."""

    section: SummarySection
    state: Readiness
    gaps: tuple[Gap, ...] = ()
    """In the order of the section; none if it is complete, optional or not relevant."""
    reason: str = ""
    """Why it is not relevant, as it was typed."""


@dataclass(frozen=True, slots=True)
class Overall:
    """How many sections are in which state, and how many gaps there are in all."""

    not_relevant: int
    missing: int
    partial: int
    complete: int
    gaps: int

    @property
    def counted(self) -> int:
        """How many sections have to be complete when the document is."""
        return self.missing + self.partial + self.complete

    @property
    def is_complete(self) -> bool:
        """Nothing stands in the way of signing."""
        return not self.missing and not self.partial


_BUILT_IN_GAPS = {
    "partners": "No partners are named yet.",
    "signatures": "No partners are named yet who could sign.",
}
_RECORDED = {
    "partners": "partners",
    "decisions": "decisions",
    "actions": "actions",
    "sittings": "sittings",
}
"""Built-in sources that say something of their own, and the rows that they print."""
_NOTHING_RECORDED = {
    "decisions": "No decisions have been noted yet.",
    "actions": "No actions have been noted yet.",
    "sittings": "No meetings have been noted yet.",
}


def readiness(session: Session, workshop: Workshop) -> list[SectionReadiness]:
    """How ready each section of the document is, in the order of the outline. Private questions count for nothing."""
    return [_of_section(session, workshop, section) for section in workshop.summary]


def overall(sections: Iterable[SectionReadiness]) -> Overall:
    """How ready the whole document is."""
    listed = list(sections)
    counts = Counter(section.state for section in listed)
    return Overall(
        not_relevant=counts[Readiness.NOT_RELEVANT],
        missing=counts[Readiness.MISSING],
        partial=counts[Readiness.PARTIAL],
        complete=counts[Readiness.COMPLETE],
        gaps=sum(len(section.gaps) for section in listed),
    )


def declare_not_relevant(session: Session, section_id: str, reason: str) -> Change | None:
    """Say that the document needs no such section, and why. What was answered in it is kept."""
    return _declared(session, section_id, "not-relevant", reason.strip(), "a section left out")


def declare_relevant(session: Session, section_id: str) -> Change | None:
    """Take back that the document needs no such section."""
    return _declared(session, section_id, "", "", "a section brought back")


def _declared(session: Session, section_id: str, state: str, note: str, label: str) -> Change | None:
    path = ("sections", section_id)
    if not session.can_hold((*path, "state")):
        return None
    wanted = {"state": state or ABSENT, "note": note or ABSENT}
    puts = tuple(
        Put((*path, key), before, after)
        for key, after in wanted.items()
        if (before := session.get((*path, key))) != after
    )
    return Change(label, puts) if puts else None


def _of_section(session: Session, workshop: Workshop, section: SummarySection) -> SectionReadiness:
    if is_declared_not_relevant(session, section.id):
        return SectionReadiness(section, Readiness.NOT_RELEVANT, reason=reason_of(session, section.id))
    states = _states(session, workshop, section)
    says_anything = any(state is not QuestionState.EMPTY for _, state in states) or any(
        session.rows((_RECORDED[source],)) for source in section.sources if source in _RECORDED
    )
    if _is_set_aside(states) and not any(source in _RECORDED for source in section.sources):
        return SectionReadiness(section, Readiness.NOT_RELEVANT, reason=_reasons(session, states))
    needs_anything = section.needed and not says_anything and not any(question.needed for question, _ in states)
    gaps = tuple(_gaps(session, workshop, section, states, needs_anything=needs_anything))
    if not gaps:
        could_say_something = bool(states) or any(source in _RECORDED for source in section.sources)
        is_optional = could_say_something and not says_anything
        return SectionReadiness(section, Readiness.OPTIONAL if is_optional else Readiness.COMPLETE)
    return SectionReadiness(section, Readiness.PARTIAL if says_anything else Readiness.MISSING, gaps)


def _states(session: Session, workshop: Workshop, section: SummarySection) -> list[tuple[Question, QuestionState]]:
    """The questions that the section prints, with their states; those that are not asked are left out."""
    found: list[tuple[Question, QuestionState]] = []
    for source in section.sources:
        question = workshop.questions.get(source)
        if question is not None and is_for_everybody(workshop, question):
            state = question_state(session, PrivateNotes(), workshop, question)
            if state is not QuestionState.NOT_ASKED:
                found.append((question, state))
    return found


def _is_set_aside(states: list[tuple[Question, QuestionState]]) -> bool:
    """Whether every question that was taken up, and every needed one, was found not relevant."""
    counted = [state for question, state in states if question.needed or state is not QuestionState.EMPTY]
    return bool(counted) and all(state is QuestionState.NOT_RELEVANT for state in counted)


def _reasons(session: Session, states: list[tuple[Question, QuestionState]]) -> str:
    notes = (note_of(session, question).strip() for question, _ in states if state_of(session, question))
    return "; ".join(dict.fromkeys(note for note in notes if note))


def _gaps(
    session: Session,
    workshop: Workshop,
    section: SummarySection,
    states: list[tuple[Question, QuestionState]],
    *,
    needs_anything: bool,
) -> Iterable[Gap]:
    """Everything that is open, source by source. A section that needs anything at all lacks each of its sources."""
    by_id = {question.id: (question, state) for question, state in states}
    for source in section.sources:
        if source in by_id:
            question, state = by_id[source]
            yield from gaps_in(session, workshop, question, state, is_needed=question.needed or needs_anything)
        elif source in _BUILT_IN_GAPS and not session.partners:
            yield Gap(_BUILT_IN_GAPS[source], built_in=source)
        elif source in _NOTHING_RECORDED and needs_anything:
            yield Gap(_NOTHING_RECORDED[source], built_in=source)
