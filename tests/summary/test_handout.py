"""The workbook on paper: every question with room to write, and nothing that is not for the room."""

from __future__ import annotations

from typing import Any

from partnering_tui.summary.blocks import Document, Table, words_of
from partnering_tui.summary.handout import handout
from partnering_tui.summary.html_page import html_page
from partnering_tui.summary.markdown import markdown
from partnering_tui.summary.reading import blocks_of
from partnering_tui.summary.word_file import word_file
from tests.summary.builders import BEACH, COUNTY, TODAY, a_question, a_session, a_workshop, columns, rows
from tests.summary.reading_back import Page, words_in_blocks, words_in_word_file
from tests.summary.samples import the_sample_session, the_workshop


def printed(*questions: Any, session: Any = None) -> str:
    return markdown(handout(a_workshop(*questions), session, today=TODAY))


def tables(document: Document) -> list[list[list[str]]]:
    return [
        [list(map(words_of, row)) for row in (block.header, *block.rows)]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def the_table(question: Any, *others: Any, session: Any = None) -> list[list[str]]:
    (table,) = tables(handout(a_workshop(question, *others), session, today=TODAY))
    return table


def test_every_question_that_is_for_the_room_is_in_it() -> None:
    document = handout(the_workshop(), None, today=TODAY)
    sources = {block.source for block in document.blocks}
    questions = the_workshop().questions.values()
    assert {question.id for question in questions if not question.private} <= sources
    assert not {question.id for question in questions if question.private} & sources


def test_a_step_says_what_it_is_for_and_what_is_asked() -> None:
    text = markdown(handout(the_workshop(), None, today=TODAY))
    step = the_workshop().steps[3]
    assert f"## Step 4: {step.title}" in text
    assert step.purpose in text
    assert all(prompt in text for prompt in step.prompts)
    assert "50 minutes" in text


def test_what_only_the_facilitator_may_read_is_left_out() -> None:
    text = " ".join(words_in_blocks(handout(the_workshop(), None, today=TODAY).blocks))
    for step in the_workshop().steps:
        assert step.facilitator.split(".")[0].replace("\n", " ").strip() not in text


def test_a_table_has_its_header_and_five_rows_to_fill() -> None:
    table = the_table(a_question("table", columns=columns("Task", "Who")))
    assert table == [["Task", "Who"], *([["", ""]] * 5)]


def test_a_wide_table_is_parted_so_that_it_can_be_written_in() -> None:
    wide = a_question("table", columns=columns("Name", "A", "B", "C", "D", "E", "F"))
    first, second = tables(handout(a_workshop(wide), None, today=TODAY))
    assert first[0] == ["Name", "A", "B", "C", "D"]
    assert second[0] == ["Name", "E", "F"]


def test_each_partner_has_a_place_of_its_own() -> None:
    session = a_session(partners=(COUNTY, BEACH))
    per = the_table(a_question("table", per="partner", columns=columns("Name")), session=session)
    assert per == [["Partner", "Name"], ["County", ""], ["", ""], ["Beach Network", ""], ["", ""]]
    assert the_table(a_question("number", per="partner"), session=session)[1] == ["County", ""]
    scale = the_table(a_question("scale", scale="agreement", per="partner"), session=session)
    assert scale[:2] == [["Partner", "Disagree", "Partly agree", "Agree"], ["County", "☐", "☐", "☐"]]


def test_without_a_session_partners_are_numbered() -> None:
    assert the_table(a_question("number", per="partner"))[1] == ["Partner 1", ""]


def test_a_matrix_has_the_rows_that_there_are_and_a_column_for_each_partner() -> None:
    plan = a_question("table", id="plan", label="Plan", columns=columns("Task"))
    roles = a_question("matrix", id="roles", label="Roles", rows="plan", rule="raci")
    session = a_session({"plan": rows({"task": "Taps"})}, partners=(COUNTY, BEACH))
    document = handout(a_workshop(plan, roles), session, today=TODAY)
    assert tables(document)[1][:3] == [["Task", "County", "Beach Network"], ["Taps", "", ""], ["", "", ""]]
    assert "A: accountable" in markdown(document)


def test_statements_that_there_are_can_be_spoken_to_by_each_partner() -> None:
    clauses = a_question("agreement", columns=columns("Clause"))
    session = a_session({"q": rows({"clause": "We share"})}, partners=(COUNTY, BEACH))
    table = the_table(clauses, session=session)
    assert table[:2] == [["No.", "Clause", "County", "Beach Network"], ["1", "We share", "", ""]]
    assert len(table) == 1 + 1 + 5
    assert "S supports" in printed(clauses, session=session)


def test_a_health_check_is_a_form_with_a_code_for_each_indicator() -> None:
    check = a_question("ratings", scale="rag", indicators=({"id": "trust", "label": "We trust each other"},))
    assert the_table(check) == [
        ["Code", "Indicator", "Red", "Amber", "Green", "Not applicable", "Don't know"],
        ["1", "We trust each other", "☐", "☐", "☐", "☐", "☐"],
    ]


def test_a_health_check_asks_for_a_few_words_on_every_red() -> None:
    check = a_question("ratings", scale="rag", indicators=({"id": "trust", "label": "We trust each other"},))
    assert "The code of every red, and a few words on why:" in printed(check)


def test_choices_are_boxes_to_tick() -> None:
    options = ({"id": "a", "label": "Money"}, {"id": "b", "label": "People"})
    assert "☐ Money\\\n☐ People" in printed(a_question("choice", options=options))
    assert "☐ Yes ☐ No" in " ".join(printed(a_question("yes_no")).split())


def test_a_question_with_a_condition_says_when_it_is_asked() -> None:
    first = a_question("yes_no", id="first", label="Do we meet")
    later = a_question(id="later", label="Where", show_if={"question": "first", "is": True})
    assert "_Only if “Do we meet” is answered with Yes._" in printed(first, later)


def test_the_workbook_of_the_sample_is_the_same_in_every_form() -> None:
    document = handout(the_workshop(), the_sample_session(), today=TODAY)
    assert blocks_of(markdown(document)) == document.blocks
    said = words_in_blocks(document.blocks)
    assert Page(html_page(document)).words == said
    assert words_in_word_file(word_file(document)) == said
