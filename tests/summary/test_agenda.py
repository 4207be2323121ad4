"""The agenda: the plan of the days as a document."""

from __future__ import annotations

from datetime import date
from typing import Any

from partnering_tui.summary.agenda import agenda
from partnering_tui.summary.blocks import Document, Table, words_of
from partnering_tui.summary.markdown import markdown
from partnering_tui.summary.reading import blocks_of
from partnering_tui.workshop.definition import Step
from tests.summary.builders import TODAY
from tests.summary.samples import the_workshop


def an_agenda(steps: Any = None, **more: Any) -> Document:
    chosen = the_workshop().steps if steps is None else steps
    return agenda(the_workshop(), "Clean water", chosen, **({"partners": 4, "today": TODAY} | more))


def lines(document: Document) -> list[list[str]]:
    return [list(map(words_of, row)) for block in document.blocks if isinstance(block, Table) for row in block.rows]


def test_a_short_day_from_its_opening_to_its_closing() -> None:
    step = Step.model_validate({"id": "s", "title": "Agree", "purpose": "We agree.", "minutes": 30})
    assert lines(an_agenda([step], start=13 * 60 + 30)) == [
        ["13:30", "13:40", "10", "Opening: welcome, and where we stand", ""],
        ["13:40", "14:10", "30", "Agree", "We agree."],
        ["14:10", "14:25", "15", "Closing: what we agreed, and who does what next", ""],
    ]


def test_steps_have_the_numbers_that_they_have_on_screen() -> None:
    said = lines(an_agenda(the_workshop().steps[3:4]))
    assert said[1][3] == "4. Agree clear objectives"


def test_every_day_has_a_table_of_its_own_with_its_date() -> None:
    text = markdown(an_agenda(day=date(2026, 3, 31)))
    assert "## Day 1, 31 March 2026" in text
    assert "## Day 2, 1 April 2026" in text
    assert "between" not in text


def test_a_step_that_a_break_parts_says_so() -> None:
    step = Step.model_validate({"id": "s", "title": "Long", "minutes": 150})
    assert [line[3] for line in lines(an_agenda([step]))][1:4] == ["Long", "Break", "Long (continued)"]


def test_the_agenda_reads_back_as_itself() -> None:
    document = an_agenda()
    assert blocks_of(markdown(document)) == document.blocks
    assert document.draft == ""


def test_an_evening_that_ends_after_midnight_has_the_hours_of_a_clock() -> None:
    step = Step.model_validate({"id": "s", "title": "Late", "minutes": 60})
    assert lines(an_agenda([step], start=23 * 60 + 30))[1][:2] == ["23:40", "00:40"]


def test_no_day_goes_on_beyond_the_end_that_was_asked_for() -> None:
    ends = [line[1] for line in lines(an_agenda(start=9 * 60, end=12 * 60 + 30)) if line[3].startswith("Closing")]
    assert len(ends) > 3
    assert max(ends) <= "12:30"
