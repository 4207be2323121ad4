"""From the session to what the step screen shows of a question, folded or open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from partnering_tui.session.answers import rows_of, state_of, value_of, value_path
from partnering_tui.session.asking import obstacle_to
from partnering_tui.session.edits import list_place
from partnering_tui.session.glance import at_a_glance
from partnering_tui.session.masking import can_be_masked, is_masked, wishes
from partnering_tui.session.progress import QuestionState
from partnering_tui.session.record import Record
from partnering_tui.session.round_choices import has_marks_to_see, sealed_round
from partnering_tui.session.session import Partner
from partnering_tui.session.sittings import absent_now
from partnering_tui.session.taking import rows_to_take
from partnering_tui.session.workbook import Workbook
from partnering_tui.tui.text import one_line
from partnering_tui.tui.widgets.fields import FieldContent
from partnering_tui.tui.widgets.fold_list import FoldedQuestion
from partnering_tui.tui.widgets.marks import QUESTION_MARKS
from partnering_tui.tui.widgets.open_question import Opened
from partnering_tui.workshop.definition import GRID_KINDS, Question


def folded_question(workbook: Workbook, asked: Sequence[Question], question: Question) -> FoldedQuestion:
    """The question as one line."""
    state = workbook.state_of(question)
    glance = at_a_glance(workbook.record_of(question), workbook.workshop, question, workbook.session.partners)
    if question.private and glance:
        glance = "private"  # the screen may be on the wall
    if not glance and (glance := _waits_for(workbook, question)):
        state = QuestionState.EMPTY  # what was answered belongs to rows or partners that are gone
    return FoldedQuestion(asked.index(question), question.label, state, question.needed, glance)


OUT_OF_COPIES = "left out of copies"
LEFT_OUT = "left out of this copy"
SEE_MARKS = "See what the marks say, and what to talk about first"
COVER = "Only you should see this. Enter, or a click here, shows it."


def opened_question(workbook: Workbook, question: Question, *, is_covered: bool = False) -> Opened:
    """The question with everything that its field shows; of one that is covered, nothing of its answer."""
    partners = workbook.session.partners
    obstacle = obstacle_to(workbook.session, workbook.workshop, question, partners)
    if obstacle and not partners:
        obstacle += " ^t goes there."
    if is_covered and not obstacle:
        return Opened(question, (), "private", COVER, is_covered=True)
    if question.is_per_partner:
        contents = tuple(field_content(workbook, question, partner) for partner in partners)
    else:
        contents = (field_content(workbook, question),)
    opened = Opened(question, contents, _remark(workbook, question), obstacle, _mark(workbook, question))
    if question.kind == "ratings" and has_marks_to_see(workbook.record_of(question), question):
        return replace(opened, offer=SEE_MARKS, offer_run="health_check")
    return replace(opened, offer="" if obstacle else _offer(workbook, question))


def with_round_key(workbook: Workbook, opened: Opened, key: str) -> Opened:
    """With the key that asks the partners in turn beside the label, where there is something to ask."""
    question = opened.question
    if not key or opened.obstacle:
        return opened
    if question.kind == "ratings":
        is_waiting = sealed_round(workbook.record_of(question), question) is not None
        words = "ballot" if is_waiting else "round"
        return replace(opened, remark=f"{opened.remark}   {key} {words}".strip())
    if question.kind == "agreement" and (opened.remark or opened.mark):
        return replace(opened, remark=f"{opened.remark}   {key} round".strip())
    return opened


def width_wanted(opened: Opened) -> int:
    """Columns in which a grid can be read without moving sideways; 0 for what wraps. What is typed changes nothing."""
    sheet = opened.contents[0].sheet if opened.contents and not opened.obstacle else None
    if sheet is None:
        return 0
    from partnering_tui.tui.widgets.grid_columns import needed_width

    return needed_width(sheet)


def field_content(workbook: Workbook, question: Question, partner: Partner | None = None) -> FieldContent:
    """What the field of a question shows, or one partner's field."""
    record = workbook.record_of(question)
    partner_id = partner.id if partner else ""
    if question.kind not in GRID_KINDS:
        place = value_path(question, partner_id)[2:]
        value = value_of(record, question, partner_id)
        beside = _beside(record, question, partner_id)
        return FieldContent(workbook.workshop, question, place, value=value, partner=partner, beside=beside)
    from partnering_tui.session.sheet import sheet_of

    partners = workbook.session.partners
    absent = absent_now(workbook.session, datetime.now(UTC).astimezone()) if question.kind == "agreement" else ()
    sheet = sheet_of(
        record,
        workbook.workshop,
        question,
        partners,
        partner=partner_id,
        rows_from=workbook.session,
        absent=absent,
    )
    place, beside = list_place(question, partner_id), _beside(record, question, partner_id)
    return FieldContent(workbook.workshop, question, place, sheet=sheet, partner=partner, beside=beside)


def _beside(record: Record, question: Question, partner_id: str) -> str:
    """What stands beside a partner's answer, if it is not for everybody."""
    if not partner_id or not can_be_masked(question):
        return ""
    if is_masked(record, question, partner_id):
        return LEFT_OUT
    return OUT_OF_COPIES if partner_id in wishes(record, question) else ""


def _waits_for(workbook: Workbook, question: Question) -> str:
    obstacle = obstacle_to(workbook.session, workbook.workshop, question, workbook.session.partners)
    table = workbook.workshop.questions.get(str(question.rows)) if question.kind == "matrix" else None
    if not obstacle:
        return ""
    return f"needs “{table.label}”" if table and workbook.session.partners else "needs the partners"


def _mark(workbook: Workbook, question: Question) -> str:
    """What the question is marked as, and why, with the sign that goes with it."""
    record = workbook.record_of(question)
    if not state_of(record, question):
        return ""
    words = at_a_glance(record, workbook.workshop, question, workbook.session.partners)
    return f"{QUESTION_MARKS[workbook.state_of(question)]} {words}"


def _remark(workbook: Workbook, question: Question) -> str:
    record = workbook.record_of(question)
    if question.kind in GRID_KINDS and not question.is_per_partner and not state_of(record, question):
        return at_a_glance(record, workbook.workshop, question, workbook.session.partners)
    return "private: only you see this answer" if question.private else ""


def _offer(workbook: Workbook, question: Question) -> str:
    """What an empty table could take over from others, in words."""
    record = workbook.record_of(question)
    if not question.take_from or rows_of(record, question):
        return ""
    rows = rows_to_take(workbook.session, workbook.workshop, question, record=record)
    labels = [workbook.workshop.questions[source].label for source in dict.fromkeys(row.question for row in rows)]
    tables = " and ".join(f"“{one_line(label)}”" for label in labels)
    return f"Take over rows from {tables}" if rows else ""
