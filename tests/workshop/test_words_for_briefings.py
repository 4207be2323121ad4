"""What a workshop may say about briefings, and which keys of a statement it leaves to the session."""

from __future__ import annotations

import pytest

from partnering_tui.workshop.checking import check_workshop
from partnering_tui.workshop.loading import load_workshop

from .conftest import WorkshopBuilder

DATED = 'columns = [{ id = "what", kind = "text", label = "A" }, { id = "due", kind = "date", label = "B" }]\n'
UNDATED = 'columns = [{ id = "what", kind = "text", label = "A" }]\n'


def a_question(kind: str, rest: str) -> str:
    return f'[[questions]]\nid = "reviews"\nkind = "{kind}"\nlabel = "A question"\n{rest}\n'


def test_a_table_with_dates_may_remind_and_any_question_may_introduce(a_workshop: WorkshopBuilder) -> None:
    folder = a_workshop(a_question("table", DATED + "reminds = true\nintroduces = true\n"))
    assert check_workshop(folder) == []
    question = load_workshop(folder).questions["reviews"]
    assert (question.reminds, question.introduces) == (True, True)


@pytest.mark.parametrize(
    ("question", "message", "remedy"),
    [
        (a_question("table", UNDATED + "reminds = true\n"), "No column holds a date", "kind = "),
        (
            a_question("table", DATED + "reminds = true\nprivate = true\n"),
            "private and goes into no briefing",
            "reminds",
        ),
        (a_question("text", "introduces = true\nprivate = true\n"), "private and goes into no briefing", "introduces"),
        (a_question("text", "reminds = true\n"), "does not belong to the kind 'text'", "table"),
        (a_question("agreement", UNDATED.replace("what", "asked")), "cannot have the id 'asked'", "another id"),
        (a_question("agreement", UNDATED.replace("what", "earlier")), "cannot have the id 'earlier'", "another id"),
    ],
)
def test_what_cannot_be_is_told_with_a_remedy(
    a_workshop: WorkshopBuilder, question: str, message: str, remedy: str
) -> None:
    (fault,) = check_workshop(a_workshop(question))
    assert message in fault.message
    assert remedy in fault.suggestion


def test_a_column_of_a_table_may_be_called_earlier(a_workshop: WorkshopBuilder) -> None:
    assert check_workshop(a_workshop(a_question("table", UNDATED.replace("what", "earlier")))) == []
