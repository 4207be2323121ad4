"""What a workshop may say about the fair deal and about rows that are taken over."""

from __future__ import annotations

import pytest

from partnering_tui.errors import Fault
from partnering_tui.workshop.checking import check_workshop
from partnering_tui.workshop.loading import load_workshop

from .conftest import MAIN, STEP, WorkshopBuilder


def a_question(id_: str, kind: str, rest: str = "") -> str:
    return f'[[questions]]\nid = "{id_}"\nkind = "{kind}"\nlabel = "A question"\n{rest}\n'


def a_table(id_: str, *columns: str, more: str = "") -> str:
    listed = ", ".join(f'{{ id = "{column}", kind = "text", label = "A" }}' for column in columns)
    return a_question(id_, "table", f"columns = [{listed}]\n{more}")


QUESTIONS = (
    a_table("goals", "goal", "measure", "owner")
    + a_question("gains", "matrix", 'rows = "goals"\ncell = { kind = "text" }')
    + a_table("gifts", "gift", more='per = "partner"')
    + a_question("sure", "text", 'per = "partner"')
    + a_table("work", "activity", "uses")
    + a_question("roles", "matrix", 'rows = "work"\nrule = "raci"')
    + a_table("secrets", "secret", more="private = true")
)
DEAL = {
    "objectives": '"goals"',
    "measure": '["measure"]',
    "owner": '"owner"',
    "value": '"gains"',
    "contributions": '"gifts"',
    "commitments": '"sure"',
    "activities": '"work"',
    "uses": '"uses"',
    "roles": '"roles"',
}


def main_with(**changed: str) -> str:
    """A workshop.toml whose fair deal differs from the sound one; an empty text leaves a key out."""
    lines = (f"{key} = {value}\n" for key, value in (DEAL | changed).items() if value)
    return f"{MAIN}\n[fair_deal]\n{''.join(lines)}"


def the_fault(faults: list[Fault]) -> Fault:
    assert len(faults) == 1, [str(fault) for fault in faults]
    return faults[0]


def test_a_sound_fair_deal_has_no_faults_and_is_read(a_workshop: WorkshopBuilder) -> None:
    folder = a_workshop(QUESTIONS, main=main_with())
    assert check_workshop(folder) == []
    deal = load_workshop(folder).fair_deal
    assert deal is not None
    assert (deal.objectives, deal.measure, deal.uses) == ("goals", ("measure",), "uses")


def test_every_part_of_a_fair_deal_may_be_left_out(a_workshop: WorkshopBuilder) -> None:
    only = dict.fromkeys(DEAL, "") | {"contributions": '"gifts"'}
    assert check_workshop(a_workshop(QUESTIONS, main=main_with(**only))) == []


@pytest.mark.parametrize(
    ("key", "value", "message", "suggestion"),
    [
        ("contributions", '"gift"', "There is no question 'gift'.", "Did you mean 'gifts'?"),
        (
            "contributions",
            '"work"',
            "The question 'work' is not a table that is asked per partner.",
            "There are: gifts.",
        ),
        (
            "commitments",
            '"problem"',
            "The question 'problem' is not a question that is asked per partner.",
            "gifts, sure",
        ),
        ("value", '"roles"', "The matrix 'roles' does not have the rows of 'goals'.", 'Write: objectives = "work"'),
        ("roles", '"gains"', "The question 'gains' is not a matrix with rule = \"raci\".", "There are: roles."),
        ("owner", '"ownr"', "The table 'goals' has no column 'ownr'.", "Did you mean 'owner'?"),
        ("measure", '["goal", "mesure"]', "The table 'goals' has no column 'mesure'.", "Did you mean 'measure'?"),
        ("uses", '"resources"', "The table 'work' has no column 'resources'.", "Its columns are: activity, uses."),
    ],
)
def test_a_wrong_reference_is_named_with_its_line_and_what_was_meant(
    a_workshop: WorkshopBuilder, key: str, value: str, message: str, suggestion: str
) -> None:
    main = main_with(**{key: value})
    fault = the_fault(check_workshop(a_workshop(QUESTIONS, main=main)))
    assert fault.message == message
    assert suggestion in fault.suggestion
    assert fault.place.file is not None
    assert fault.place.file.name == "workshop.toml"
    assert main.splitlines()[(fault.place.line or 0) - 1] == f"{key} = {value}"


def test_a_private_question_is_no_part_of_a_fair_deal(a_workshop: WorkshopBuilder) -> None:
    main = main_with(objectives='"secrets"', measure="", owner="", value="")
    assert "is private" in the_fault(check_workshop(a_workshop(QUESTIONS, main=main))).message


def test_columns_without_their_table_are_a_fault(a_workshop: WorkshopBuilder) -> None:
    main = main_with(activities="", roles="")
    assert the_fault(check_workshop(a_workshop(QUESTIONS, main=main))).message == "'uses' names columns of no table."


def test_an_unknown_key_of_the_fair_deal_is_named_with_what_was_meant(a_workshop: WorkshopBuilder) -> None:
    fault = the_fault(check_workshop(a_workshop(QUESTIONS, main=main_with() + 'objectivs = "goals"\n')))
    assert fault.message == "The key 'objectivs' is not known."
    assert fault.suggestion == "Did you mean 'objectives'?"


# Rows that are taken over


def test_a_table_may_take_rows_of_tables_before_and_after_it(a_workshop: WorkshopBuilder) -> None:
    taker = a_table("plan", "activity", more='take_from = ["goals", "later"]')
    folder = a_workshop(QUESTIONS + taker + a_table("later", "deliverable"))
    assert check_workshop(folder) == []
    assert load_workshop(folder).questions["plan"].take_from == ("goals", "later")


@pytest.mark.parametrize(
    ("names", "message", "suggestion"),
    [
        ('["goal"]', "There is no question 'goal'.", "Did you mean 'goals'?"),
        ('["plan"]', "The table would take its own rows.", "The tables are: goals"),
        ('["problem"]', "The question 'problem' has no rows: it is no table.", "The tables are: goals"),
        ('["secrets"]', "The table 'secrets' is private.", "everyone may see"),
        ('["gifts"]', "The table 'gifts' is asked per partner, so its rows differ.", "another table"),
    ],
)
def test_rows_cannot_be_taken_from_just_anywhere(
    a_workshop: WorkshopBuilder, names: str, message: str, suggestion: str
) -> None:
    text = QUESTIONS + a_table("plan", "activity", more=f"take_from = {names}")
    fault = the_fault(check_workshop(a_workshop(text)))
    assert fault.message == message
    assert suggestion in fault.suggestion
    assert (STEP + text).splitlines()[(fault.place.line or 0) - 1] == f"take_from = {names}"


def test_only_a_table_whose_rows_have_names_takes_rows_over(a_workshop: WorkshopBuilder) -> None:
    text = QUESTIONS + a_question("plan", "text", 'take_from = ["goals"]')
    fault = the_fault(check_workshop(a_workshop(text)))
    assert fault.message == "The key 'take_from' does not belong to the kind 'text'."


def test_a_table_that_begins_with_a_number_takes_no_rows_over(a_workshop: WorkshopBuilder) -> None:
    columns = 'columns = [{ id = "n", kind = "number", label = "N" }]\ntake_from = ["goals"]'
    fault = the_fault(check_workshop(a_workshop(QUESTIONS + a_question("plan", "table", columns))))
    assert "holds no text" in fault.message
