"""A copy of a session that may leave the laptop: nothing private, nothing said in confidence, no masked answer."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from partnering_tui.frozen import dataclass
from partnering_tui.session.conflicts import conflicts_in
from partnering_tui.session.marks import Levels
from partnering_tui.session.masking import MASKED, WISH
from partnering_tui.session.record import Record, Row, texts_in
from partnering_tui.session.session import PrivateNotes, Session
from partnering_tui.session.shared_rounds import LeftBehind, shared_round
from partnering_tui.workshop.definition import Workshop

_AT_TOP = frozenset(
    {
        *("format", "session", "version", "partners", "sittings", "sections"),
        *("answers", "decisions", "actions", "parking_lot", "versions", "conflicts", "kept"),
    }
)
_OF_SESSION = frozenset({"id", "title", "workshop", "workshop_version", "created", "status", "stayed_at_version"})
_OF_PARTNER = frozenset({"id", "name", "short", "sector"})


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
    """Rounds of ratings given in confidence: what may be shown of them leaves, and not who rated what."""
    hidden_marks: int
    """Marks in those rounds that are sealed or shown together only, all of which stay."""
    hidden_comments: int
    """Comments in those rounds, all of which stay."""
    masked: int
    """Answers that stay because a partner asked for it."""


def shared(session: Session, private: PrivateNotes, workshop: Workshop) -> Shared:
    """The copy of that session. Neither the session nor its notes are changed."""
    copy = Session(deepcopy(session.tree))
    _drop_unknown(copy)
    leaked = _without_private(copy, workshop)
    masked = sum(_masked(answer) for _, answer in _answers(copy))
    left_behind = list(_rounds_left_behind(copy, workshop))
    return Shared(
        copy,
        len(copy.table(("answers",))) + len(copy.table(("kept",))),
        sum(1 for note in private.table(("notes",)).values() if note),
        len({*private.table(("answers",)), *leaked}),
        len(left_behind),
        sum(one.marks for one in left_behind),
        sum(one.comments for one in left_behind),
        masked,
    )


def _drop_unknown(copy: Session) -> None:
    """Leave out what somebody wrote by hand about the session and its partners under keys of their own."""
    known = [(copy.tree, _AT_TOP), *((partner, _OF_PARTNER) for partner in copy.rows(("partners",)))]
    if isinstance(head := copy.tree.get("session"), dict):
        known.append((head, _OF_SESSION))
    for table, keys in known:
        for key in table.keys() - keys:
            del table[key]


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
    hidden = private | {question for question, answer in _answers(copy) if WISH in answer or "rounds" in answer}
    waiting = [one.row for one in conflicts_in(copy.tree) if not hidden.intersection(one.path)]
    copy.tree.pop("conflicts", None)
    if waiting:
        copy.tree["conflicts"] = waiting
    return found


def _answers(copy: Record) -> list[tuple[str, Row]]:
    """Every answer with the id of its question, whether or not the workshop asks it."""
    both = (*copy.table(("answers",)).items(), *copy.table(("kept",)).items())
    return [(question, answer) for question, answer in both if isinstance(answer, dict)]


def _masked(answer: Row) -> int:
    """Leave out what partners asked to be left out; how many answers that were."""
    wanted = texts_in(answer.get(WISH))
    given = answer.get("by_partner")
    gone = [partner for partner in wanted if isinstance(given, dict) and given.pop(partner, None) is not None]
    if gone:
        del answer[WISH]
        answer[MASKED] = [*dict.fromkeys((*texts_in(answer.get(MASKED)), *gone))]
        if not given:
            del answer["by_partner"]
    return len(gone)


def _rounds_left_behind(copy: Session, workshop: Workshop) -> Iterator[LeftBehind]:
    """Leave out what the modes of rounds hide; for each round given in confidence, what that was."""
    partners = [partner.id for partner in copy.partners]
    for question_id, answer in _answers(copy):
        rounds, question = answer.get("rounds"), workshop.questions.get(question_id)
        if not isinstance(rounds, list):
            continue
        levels = Levels.of(workshop, question) if question else Levels(None)
        for at, round_ in enumerate(rounds):
            if isinstance(round_, dict):
                rounds[at], left_behind = shared_round(round_, partners, levels.has)
                if left_behind:
                    yield left_behind
