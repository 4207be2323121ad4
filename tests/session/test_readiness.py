"""How ready each section is: four marks, and every gap with the place where it can be closed."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from partnering_tui.session.gaps import Gap
from partnering_tui.session.readiness import (
    Overall,
    Readiness,
    SectionReadiness,
    declare_not_relevant,
    declare_relevant,
    overall,
    readiness,
)
from partnering_tui.session.session import Session
from partnering_tui.session.workbook import Workbook
from partnering_tui.workshop.definition import Question, SummarySection, Workshop
from tests.session.builders import a_question, a_session, a_workshop


def with_section(*questions: Question, sources: tuple[str, ...] = (), needed: bool = True) -> Workshop:
    """A workshop whose document has one section, of all these questions unless its sources are given."""
    names = sources or tuple(question.id for question in questions)
    section = SummarySection.model_validate({"id": "all", "title": "All", "from": names, "needed": needed})
    return a_workshop(*questions).model_copy(update={"summary": (section,)})


def of(workshop: Workshop, answers: dict[str, Any] | None = None, *partners: str, **more: Any) -> SectionReadiness:
    session = a_session(*(partners or ("County", "Lakewater")), workshop=workshop)
    session.tree |= {"answers": answers or {}} | more
    (found,) = readiness(session, workshop)
    return found


def gaps(found: SectionReadiness) -> list[tuple[str, str, str, str]]:
    return [(gap.words, gap.question, gap.row_id, gap.partner_id) for gap in found.gaps]


NEEDED = a_question("text", needed=True)


def test_a_section_of_which_nothing_is_there_is_missing() -> None:
    found = of(with_section(NEEDED))
    assert found.state is Readiness.MISSING
    assert gaps(found) == [("“The question” has no answer yet.", "q", "", "")]


def test_a_section_is_complete_when_all_that_is_needed_is_answered() -> None:
    found = of(with_section(NEEDED, a_question("text", id="more")), {"q": {"value": "Water"}})
    assert (found.state, found.gaps) == (Readiness.COMPLETE, ())


def test_a_section_with_something_in_it_and_a_gap_is_partial() -> None:
    found = of(with_section(NEEDED, a_question("text", id="more", needed=True)), {"q": {"value": "Water"}})
    assert found.state is Readiness.PARTIAL
    assert [gap.question for gap in found.gaps] == ["more"]


def test_a_needed_section_that_needs_no_question_in_particular_needs_one_of_them() -> None:
    workshop = with_section(a_question("text"), a_question("text", id="more"))
    assert [gap.question for gap in of(workshop).gaps] == ["q", "more"]
    assert of(workshop, {"more": {"value": "Water"}}).state is Readiness.COMPLETE


def test_a_section_that_needs_nothing_is_optional_until_something_is_in_it() -> None:
    workshop = with_section(a_question("text"), needed=False)
    assert (of(workshop).state, of(workshop).gaps) == (Readiness.OPTIONAL, ())
    assert of(workshop, {"q": {"value": "Water"}}).state is Readiness.COMPLETE


def test_an_optional_section_with_nothing_in_it_counts_for_nothing() -> None:
    section = SummarySection(id="s", title="S")
    counts = overall([SectionReadiness(section, Readiness.OPTIONAL), SectionReadiness(section, Readiness.MISSING)])
    assert (counts.complete, counts.counted, counts.is_complete) == (0, 1, False)


@pytest.mark.parametrize(("state", "words"), [("later", "later"), ("unknown", "not known yet"), ("parked", "parked")])
def test_a_question_that_was_put_off_is_a_gap_with_its_note(state: str, words: str) -> None:
    found = of(with_section(NEEDED), {"q": {"state": state, "note": "The lawyer has it."}})
    assert found.state is Readiness.PARTIAL
    assert gaps(found) == [(f"“The question” is marked “{words}”: The lawyer has it.", "q", "", "")]


def test_a_question_found_not_relevant_is_no_gap() -> None:
    workshop = with_section(NEEDED, a_question("text", id="more", needed=True))
    found = of(workshop, {"q": {"state": "not-relevant"}, "more": {"value": "Water"}})
    assert found.state is Readiness.COMPLETE


def test_a_section_all_of_whose_questions_are_not_relevant_is_not_relevant() -> None:
    found = of(with_section(NEEDED), {"q": {"state": "not-relevant", "note": "No money is held"}})
    assert (found.state, found.reason) == (Readiness.NOT_RELEVANT, "No money is held")


def test_each_partner_who_has_not_answered_is_a_gap() -> None:
    found = of(with_section(a_question("text", per="partner", needed=True)), {"q": {"by_partner": {"county": "Yes"}}})
    assert gaps(found) == [("“The question”: Lakewater has yet to answer.", "q", "", "lakewater")]


def test_an_empty_cell_that_a_row_needs_is_a_gap() -> None:
    workshop = with_section(a_question("table", needed=True))
    found = of(workshop, {"q": {"rows": [{"id": "r1", "name": "Kiosks"}, {"id": "r2", "due": "soon"}]}})
    assert gaps(found) == [("“The question”: 2: “Name” is empty.", "q", "r2", "")]


def test_an_empty_cell_in_the_table_of_a_partner_names_the_partner() -> None:
    workshop = with_section(a_question("table", per="partner", needed=True))
    rows = {"county": [{"id": "r1", "due": "soon"}], "lakewater": [{"id": "r2", "name": "Pipes"}]}
    found = of(workshop, {"q": {"by_partner": rows}})
    assert gaps(found) == [("“The question”: County, 1: “Name” is empty.", "q", "r1", "county")]


def test_a_statement_names_who_blocks_it_and_who_has_yet_to_speak() -> None:
    rows = [
        {"id": "s1", "name": "Open books", "positions": {"county": "support"}},
        {"id": "s2", "name": "One voice", "positions": {"county": "block", "lakewater": "accept"}},
        {"id": "s3", "name": "Calm", "positions": {"county": "reservation", "lakewater": "stand-aside"}},
    ]
    found = of(with_section(a_question("agreement", needed=True)), {"q": {"rows": rows}})
    assert gaps(found) == [
        ("“The question”: 1, “Open books”: Lakewater has yet to speak.", "q", "s1", "lakewater"),
        ("“The question”: 2, “One voice”: County blocks it.", "q", "s2", "county"),
    ]


def test_a_long_statement_is_named_by_its_first_words_and_no_word_is_cut() -> None:
    statement = "Each partner insures its own staff and volunteers for the work that they do here"
    rows = [{"id": "s1", "name": statement, "positions": {"county": "support"}}]
    (gap,) = of(with_section(a_question("agreement", needed=True)), {"q": {"rows": rows}}).gaps
    assert "1, “Each partner insures its own staff and volunteers for the…”: Lakewater" in gap.words


def test_an_unsettled_statement_is_a_gap_even_where_none_is_needed() -> None:
    rows = [{"id": "s1", "name": "Open books", "positions": {"county": "block", "lakewater": "accept"}}]
    found = of(with_section(a_question("agreement"), needed=False), {"q": {"rows": rows}})
    assert [gap.partner_id for gap in found.gaps] == ["county"]


def test_an_empty_cell_of_a_matrix_is_a_gap_of_that_partner() -> None:
    table = a_question("table", id="t")
    matrix = a_question("matrix", rows="t", cell={"kind": "text"}, needed=True)
    answers = {"t": {"rows": [{"id": "r1", "name": "Kiosks"}]}, "q": {"cells": {"r1": {"county": "Progress"}}}}
    found = of(with_section(table, matrix), answers)
    assert gaps(found) == [("“The question”: “Kiosks”: nothing from Lakewater.", "q", "r1", "lakewater")]


def test_an_activity_without_one_who_answers_for_it_is_a_gap() -> None:
    table = a_question("table", id="t")
    matrix = a_question("matrix", rows="t", rule="raci")
    answers = {"t": {"rows": [{"id": "r1", "name": "Repairs"}]}, "q": {"cells": {"r1": {"county": "R"}}}}
    found = of(with_section(table, matrix), answers)
    assert gaps(found) == [("“The question”: Repairs: nobody is accountable.", "q", "r1", "")]


def test_who_has_not_rated_everything_is_a_gap() -> None:
    scores = {"trust": {"county": 4, "lakewater": 3}, "roles": {"county": 2}}
    rounds = [{"id": "r1", "mode": "named", "scores": scores}]
    found = of(with_section(a_question("ratings", needed=True)), {"q": {"rounds": rounds}})
    words = "“The question”: Lakewater has yet to rate everything in the last round."
    assert gaps(found) == [(words, "q", "r1", "lakewater")]


def test_private_questions_count_for_nothing() -> None:
    workshop = with_section(a_question("text", needed=True, private=True), NEEDED.model_copy(update={"id": "open"}))
    assert [gap.question for gap in of(workshop).gaps] == ["open"]


def test_questions_that_are_not_asked_count_for_nothing() -> None:
    asked = a_question("yes_no", id="first")
    only_if = a_question("text", needed=True, show_if={"question": "first", "is": True})
    assert of(with_section(asked, only_if), {"first": {"value": False}}).state is Readiness.COMPLETE


def test_a_table_without_partners_is_no_agreement() -> None:
    workshop = with_section(sources=("partners", "signatures"))
    session = a_session(workshop=workshop)
    (found,) = readiness(session, workshop)
    assert found.state is Readiness.MISSING
    assert found.gaps == (
        Gap("No partners are named yet.", built_in="partners"),
        Gap("No partners are named yet who could sign.", built_in="signatures"),
    )


def test_reservations_and_open_points_are_no_gaps() -> None:
    assert of(with_section(sources=("reservations", "open_points"))).state is Readiness.COMPLETE


def test_a_needed_record_with_nothing_in_it_is_a_gap() -> None:
    workshop = with_section(sources=("sittings",))
    assert of(workshop).state is Readiness.MISSING
    assert of(workshop, sittings=[{"id": "s"}]).state is Readiness.COMPLETE


# Sections that somebody declares not relevant


def declared(reason: str = "No money is held") -> tuple[Workbook, Session]:
    workshop = with_section(NEEDED)
    book = Workbook(workshop, a_session("County", workshop=workshop))
    book.make(declare_not_relevant(book.session, "all", reason))
    return book, book.session


def test_a_section_that_was_declared_not_relevant_has_no_gaps_and_a_reason() -> None:
    book, session = declared()
    (found,) = readiness(session, book.workshop)
    assert (found.state, found.gaps, found.reason) == (Readiness.NOT_RELEVANT, (), "No money is held")
    assert session.get(("sections", "all")) == {"state": "not-relevant", "note": "No money is held"}


def test_a_section_can_be_brought_back_and_leaves_nothing_behind() -> None:
    book, session = declared()
    book.make(declare_relevant(session, "all"))
    assert "sections" not in session.tree
    assert readiness(session, book.workshop)[0].state is Readiness.MISSING
    assert declare_relevant(session, "all") is None


def test_declaring_a_section_can_be_undone() -> None:
    book, session = declared()
    after = deepcopy(session.tree)
    book.undo()
    assert "sections" not in session.tree
    book.redo()
    assert session.tree == after


def test_saying_the_same_again_is_no_change() -> None:
    _, session = declared()
    assert declare_not_relevant(session, "all", " No money is held ") is None


def test_the_whole_is_counted_by_marks() -> None:
    section = SummarySection(id="s", title="S")
    states = (Readiness.MISSING, Readiness.PARTIAL, Readiness.COMPLETE, Readiness.COMPLETE, Readiness.NOT_RELEVANT)
    found = [SectionReadiness(section, state, (Gap("x"),) * (state is Readiness.PARTIAL)) for state in states]
    assert overall(found) == Overall(not_relevant=1, missing=1, partial=1, complete=2, gaps=1)
    assert not overall(found).is_complete
    assert overall(found[2:]).is_complete
