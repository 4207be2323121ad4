"""Checking a workshop: everything that is wrong is told at once, with its line and what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnering_tui.errors import Fault, WorkshopNotFound
from partnering_tui.workshop.checking import check_workshop

from .conftest import MAIN, STEP, WorkshopBuilder

LINES_OF_STEP = STEP.count("\n")


def the_fault(folder: Path) -> Fault:
    faults = check_workshop(folder)
    assert len(faults) == 1, [str(fault) for fault in faults]
    return faults[0]


def line(fault: Fault) -> int:
    """The line of the fault, counted from the first that the test added to the step."""
    assert fault.place.file is not None
    assert fault.place.file.name == "01-first.toml"
    return (fault.place.line or 0) - LINES_OF_STEP


def a_question(id_: str, kind: str, rest: str = "") -> str:
    return f'[[questions]]\nid = "{id_}"\nkind = "{kind}"\nlabel = "A question"\n{rest}\n'


WAY = a_question("way", "choice", 'options = [{ id = "north", label = "North" }, { id = "south", label = "South" }]')
GOALS = a_question("goals", "table", 'columns = [{ id = "goal", kind = "text", label = "Goal" }]')
TWICE = "[{ id = 'a', label = 'A' },\n{ id = 'a', label = 'B' }]"
LENGTH_OF_GOALS = GOALS.count("\n")


def test_a_sound_workshop_has_no_faults(a_workshop: WorkshopBuilder) -> None:
    assert check_workshop(a_workshop(WAY + GOALS)) == []


def test_a_folder_without_a_workshop_is_no_fault_but_an_error(tmp_path: Path) -> None:
    with pytest.raises(WorkshopNotFound):
        check_workshop(tmp_path)


# The shape


def test_an_unknown_key_is_named_with_its_line_and_what_was_meant(a_workshop: WorkshopBuilder) -> None:
    fault = the_fault(a_workshop('hnit = "x"\n'))
    assert line(fault) == 1
    assert fault.place.id == "problem"
    assert fault.message == "The key 'hnit' is not known."
    assert fault.suggestion == "Did you mean 'hint'?"


@pytest.mark.parametrize(
    ("questions", "at", "meant"),
    [
        (a_question("q", "choice", 'options = [{ id = "a", label = "A", lable = "A" }]'), 5, "label"),
        (a_question("q", "table", 'columns = [\n{ id = "a", kind = "text", label = "A", hnt = "A" }]'), 6, "hint"),
        (a_question("q", "text", 'show_if = { question = "problem", answred = true, answered = true }'), 5, "answered"),
        (
            a_question("q", "ratings", 'scale = "confidence"\nindicators = [{ id = "a", label = "A", shrt = true }]'),
            6,
            "short",
        ),
        (
            a_question("q", "matrix", 'rows = [{ id = "a", label = "A" }]\ncell = { kind = "text", optons = [] }'),
            6,
            "options",
        ),
        (a_question("q", "matrix", 'rows = [{ id = "a", label = "A", labl = "" }]\nrule = "raci"'), 5, "label"),
    ],
)
def test_an_unknown_key_is_found_at_every_level(
    a_workshop: WorkshopBuilder, questions: str, at: int, meant: str
) -> None:
    fault = the_fault(a_workshop(questions))
    assert (line(fault), fault.suggestion) == (at, f"Did you mean '{meant}'?")


@pytest.mark.parametrize(
    ("before", "after", "at", "meant"),
    [
        ('title = "A tiny', 'titel = "x"\ntitle = "A tiny', 4, "title"),
        ("levels =", "levls = []\nlevels =", 7, "levels"),
        ('tone = "poor"', 'tone = "poor", tune = "x"', 7, "tone"),
        ('title = "Everything"', 'title = "Everything"\nneded = true', 12, "needed"),
    ],
)
def test_an_unknown_key_is_found_in_workshop_toml(
    a_workshop: WorkshopBuilder, before: str, after: str, at: int, meant: str
) -> None:
    fault = the_fault(a_workshop(main=MAIN.replace(before, after)))
    assert (fault.place.line, fault.suggestion) == (at, f"Did you mean '{meant}'?")


def test_an_unknown_key_that_is_like_no_other_gets_the_list_of_keys(a_workshop: WorkshopBuilder) -> None:
    fault = the_fault(a_workshop(step="zzz = 1\n" + STEP))
    assert fault.suggestion.startswith("A step can have: id, title, short, ")


def test_an_unknown_kind_is_named_with_what_was_meant(a_workshop: WorkshopBuilder) -> None:
    fault = the_fault(a_workshop(a_question("q", "tabel")))
    assert line(fault) == 3
    assert fault.message == "There is no kind 'tabel' here."
    assert fault.suggestion == "Did you mean 'table'?"


def test_a_column_cannot_be_a_grid(a_workshop: WorkshopBuilder) -> None:
    fault = the_fault(a_workshop(GOALS.replace('kind = "text"', 'kind = "matrix"')))
    assert "no kind 'matrix' here" in fault.message
    assert "long_text" in fault.suggestion


def test_a_missing_label_has_the_line_of_its_question(a_workshop: WorkshopBuilder) -> None:
    fault = the_fault(a_workshop('[[questions]]\nid = "q"\nkind = "text"\n'))
    assert (line(fault), fault.message, fault.place.id) == (1, "'label' is missing.", "q")
    assert fault.suggestion == 'Add: label = "…"'


@pytest.mark.parametrize("label", ['""', '"  "'])
def test_an_empty_label_is_a_fault(a_workshop: WorkshopBuilder, label: str) -> None:
    fault = the_fault(a_workshop(a_question("q", "text").replace('"A question"', label)))
    assert (line(fault), fault.message) == (4, "'label' is empty.")


@pytest.mark.parametrize(
    ("added", "message"),
    [
        ("hint = 3", "'hint': expected text, found a number."),
        ("hint = 2026-01-01", "'hint': expected text, found a date."),
        ("hint = ['x']", "'hint': expected text, found a list."),
        ("needed = 1", "'needed': expected true or false, found a number."),
        ("needed = 'yes'", "'needed': expected true or false, found text."),
        ("show_if = 'problem'", "'show_if': expected a table of keys, found text."),
        ("show_if = { question = 1, answered = true }", "'question': expected text, found a number."),
        ("per = 'group'", "'per' cannot be 'group'."),
        ("per = 1", "'per': expected text, found a number."),
    ],
)
def test_a_value_of_the_wrong_type_is_told_in_plain_words(
    a_workshop: WorkshopBuilder, added: str, message: str
) -> None:
    fault = the_fault(a_workshop(a_question("q", "text", added)))
    assert (line(fault), fault.message) == (5, message)


@pytest.mark.parametrize(
    ("questions", "message"),
    [
        (a_question("q", "choice", "options = 'x'"), "'options': expected a list, found text."),
        (a_question("q", "choice", "options = ['x']"), "Entry 1 of 'options': expected a table of keys, found text."),
        (
            a_question("q", "matrix", "rule = 'raci'\nrows = 3"),
            "'rows': expected the id of a table, or a list of rows, found a number.",
        ),
        (
            a_question("q", "matrix", "rule = 'raci'\nrows = ['x']"),
            "Entry 1 of 'rows': expected a table of keys, found text.",
        ),
        (a_question("q", "table", "columns = { a = 1 }"), "'columns': expected a list, found a table of keys."),
    ],
)
def test_a_list_of_the_wrong_type_is_told_in_plain_words(
    a_workshop: WorkshopBuilder, questions: str, message: str
) -> None:
    assert the_fault(a_workshop(questions)).message == message


@pytest.mark.parametrize(
    ("minutes", "message"),
    [
        ('"20"', "'minutes': expected a whole number, found text."),
        ("20.5", "'minutes': expected a whole number, found a number."),
        ("true", "'minutes': expected a whole number, found true."),
        ("0", "The step has no time."),
        ("-5", "The step has no time."),
    ],
)
def test_a_step_needs_a_time_box(a_workshop: WorkshopBuilder, minutes: str, message: str) -> None:
    fault = the_fault(a_workshop(step=STEP.replace("minutes = 20", f"minutes = {minutes}")))
    assert (fault.place.line, fault.place.id, fault.message) == (3, "first", message)


def test_a_step_without_minutes_is_told(a_workshop: WorkshopBuilder) -> None:
    fault = the_fault(a_workshop(step=STEP.replace("minutes = 20\n", "")))
    assert (fault.place.line, fault.message) == (1, "'minutes' is missing.")


def test_partners_cannot_take_negative_time(a_workshop: WorkshopBuilder) -> None:
    fault = the_fault(a_workshop(step=STEP.replace("minutes = 20", "minutes = 20\nminutes_per_partner = -1")))
    assert fault.place.line == 4


@pytest.mark.parametrize("scales", ["scales = 3", "scales.confidence = 3", "[scales.confidence]", "summary = 'x'"])
def test_no_shape_of_workshop_toml_leads_to_a_traceback(a_workshop: WorkshopBuilder, scales: str) -> None:
    main = f'format = 1\nid = "x"\nversion = 1\ntitle = "X"\n{scales}\n'
    faults = check_workshop(a_workshop(main=main))
    assert any(fault.weight == "error" and fault.place.line in (1, 5) for fault in faults)


@pytest.mark.parametrize("step", ["questions = 3", "questions = [3]", "questions = [{}]", "", "id = 4", "title = []"])
def test_no_shape_of_a_step_leads_to_a_traceback(a_workshop: WorkshopBuilder, step: str) -> None:
    assert check_workshop(a_workshop(step=step))


# Ids


def test_a_second_question_of_the_same_id_names_the_first(a_workshop: WorkshopBuilder) -> None:
    second = STEP.replace('"first"', '"second"')
    fault = the_fault(a_workshop(files={"02-second.toml": second}))
    assert fault.place.file is not None
    assert (fault.place.file.name, fault.place.line) == ("02-second.toml", 6)
    assert "01-first.toml:6" in fault.message


def test_a_second_step_of_the_same_id_is_told(a_workshop: WorkshopBuilder) -> None:
    fault = the_fault(a_workshop(files={"02-second.toml": STEP.replace('"problem"', '"other"')}))
    assert fault.message == "Another step has the id 'first': 01-first.toml:1."


@pytest.mark.parametrize(
    "questions",
    [
        a_question("q", "choice", f"options = {TWICE}"),
        a_question("q", "ratings", f"indicators = {TWICE}\nscale = 'confidence'"),
        a_question("q", "matrix", f"rows = {TWICE}\nrule = 'raci'"),
        a_question("q", "matrix", f"cell = {{ kind = 'choice', options = {TWICE} }}\nrows = 'goals'"),
        a_question("q", "table", f"columns = [{{ id = 'c', label = 'C', kind = 'choice', options = {TWICE} }}]"),
        a_question("q", "table", f"columns = {TWICE}".replace("label", "kind = 'text', label")),
    ],
)
def test_an_id_given_twice_within_a_question_is_told(a_workshop: WorkshopBuilder, questions: str) -> None:
    fault = the_fault(a_workshop(GOALS + questions))
    assert line(fault) == LENGTH_OF_GOALS + 6
    assert (fault.place.id, "has the id 'a'" in fault.message) == ("q", True)


def test_a_section_given_twice_is_told(a_workshop: WorkshopBuilder) -> None:
    main = MAIN + '[[summary]]\nid = "everything"\ntitle = "Again"\nfrom = ["actions"]\n'
    fault = the_fault(a_workshop(main=main))
    assert (fault.place.line, fault.message) == (
        14,
        "Another section of the summary has the id 'everything': workshop.toml:10.",
    )


@pytest.mark.parametrize("value", [1, 0])
def test_levels_stand_from_lowest_to_highest_each_once(a_workshop: WorkshopBuilder, value: int) -> None:
    fault = the_fault(a_workshop(main=MAIN.replace("value = 2", f"value = {value}")))
    assert (fault.place.line, fault.place.id) == (7, "confidence")


@pytest.mark.parametrize(
    ("id_", "well_formed"),
    [("Big Problem", "big_problem"), ("2nd-try", "nd_try"), ("größe", "gr_e"), ("a__b", "a_b"), ("7", "a_short_name")],
)
def test_a_malformed_id_gets_a_well_formed_one(a_workshop: WorkshopBuilder, id_: str, well_formed: str) -> None:
    fault = the_fault(a_workshop(a_question(id_, "text")))
    assert (line(fault), fault.message) == (2, f"The id '{id_}' is malformed.")
    assert f"'{well_formed}'" in fault.suggestion


def test_an_id_without_end_is_a_fault(a_workshop: WorkshopBuilder) -> None:
    assert the_fault(a_workshop(a_question("a" * 61, "text"))).suggestion == "Use at most 60 characters."


def test_an_id_that_the_summary_uses_itself_is_taken(a_workshop: WorkshopBuilder) -> None:
    fault = the_fault(a_workshop(a_question("decisions", "text")))
    assert (line(fault), "taken" in fault.message) == (2, True)


@pytest.mark.parametrize("id_", ["id", "positions", "reservations"])
def test_a_column_cannot_have_a_key_of_every_row(a_workshop: WorkshopBuilder, id_: str) -> None:
    assert "every row" in the_fault(a_workshop(GOALS.replace('"goal"', f'"{id_}"'))).message


# Kinds


@pytest.mark.parametrize(
    ("kind", "rest", "needed"),
    [
        ("choice", "", "options"),
        ("choices", "options = []", "options"),
        ("scale", "", "scale"),
        ("scale", "scale = ''", "scale"),
        ("table", "", "columns"),
        ("agreement", "columns = []", "columns"),
        ("matrix", "rule = 'raci'", "rows"),
        ("matrix", "rows = [{ id = 'a', label = 'A' }]", "a cell or a rule"),
        ("ratings", "scale = 'confidence'", "indicators"),
        ("ratings", "indicators = [{ id = 'a', label = 'A' }]", "scale"),
    ],
)
def test_a_kind_says_what_it_needs(a_workshop: WorkshopBuilder, kind: str, rest: str, needed: str) -> None:
    fault = the_fault(a_workshop(a_question("q", kind, rest)))
    assert fault.message == f"The kind '{kind}' needs {needed}."
    assert fault.suggestion.startswith("Add: ")
    assert fault.place.id == "q"


@pytest.mark.parametrize(
    ("inner", "needed"), [("kind = 'choice'", "options"), ("kind = 'scale'", "scale"), ("kind = 'choices'", "options")]
)
def test_a_column_and_a_cell_need_the_same(a_workshop: WorkshopBuilder, inner: str, needed: str) -> None:
    column = a_question("q", "table", f"columns = [\n{{ id = 'a', label = 'A', {inner} }}]")
    cell = a_question("m", "matrix", f"rows = 'goals'\ncell = {{ {inner} }}")
    faults = check_workshop(a_workshop(GOALS + column + cell))
    assert [fault.message.endswith(f" needs {needed}.") for fault in faults] == [True, True]
    assert line(faults[0]) == LENGTH_OF_GOALS + 6


@pytest.mark.parametrize(
    ("kind", "rest", "key"),
    [
        ("text", "columns = []", "columns"),
        ("yes_no", "options = [{ id = 'a', label = 'A' }]", "options"),
        ("number", "scale = 'confidence'", "scale"),
        ("table", "columns = [{ id = 'a', kind = 'text', label = 'A', scale = 'confidence' }]", "scale"),
        ("date", "rule = 'raci'", "rule"),
    ],
)
def test_a_key_of_another_kind_is_a_fault(a_workshop: WorkshopBuilder, kind: str, rest: str, key: str) -> None:
    fault = the_fault(a_workshop(a_question("q", kind, rest)))
    assert fault.message.startswith(f"The key '{key}' does not belong to the kind '")
    assert line(fault) == 5


@pytest.mark.parametrize(
    ("kind", "rest"),
    [
        ("matrix", "rows = [{ id = 'a', label = 'A' }]\nrule = 'raci'"),
        ("agreement", "columns = [{ id = 'a', kind = 'text', label = 'A' }]"),
        ("ratings", "scale = 'confidence'\nindicators = [{ id = 'a', label = 'A' }]"),
    ],
)
def test_of_the_grids_only_a_table_is_asked_per_partner(a_workshop: WorkshopBuilder, kind: str, rest: str) -> None:
    fault = the_fault(a_workshop(a_question("q", kind, f"{rest}\nper = 'partner'")))
    assert fault.message == f"A question of kind '{kind}' cannot be asked per partner."


def test_a_table_may_be_asked_per_partner(a_workshop: WorkshopBuilder) -> None:
    assert check_workshop(a_workshop(GOALS + 'per = "partner"\n')) == []


# References


def test_a_scale_that_is_not_there_is_told_with_what_was_meant(a_workshop: WorkshopBuilder) -> None:
    fault = the_fault(a_workshop(a_question("q", "scale", 'scale = "confidance"')))
    assert (line(fault), fault.message) == (5, "There is no scale 'confidance'.")
    assert fault.suggestion == "Did you mean 'confidence'?"


def test_a_scale_like_no_other_gets_the_list_of_scales(a_workshop: WorkshopBuilder) -> None:
    assert the_fault(a_workshop(a_question("q", "scale", 'scale = "xyz"'))).suggestion == "The scales are: confidence."


@pytest.mark.parametrize(
    ("rows", "said", "advice"),
    [
        ("gaols", "There is no question 'gaols'.", "Did you mean 'goals'?"),
        ("problem", "The question 'problem' has no rows: it is no table.", "The tables are: goals, later."),
        ("later", "The table 'later' is asked later than this matrix.", "Move one of the two."),
    ],
)
def test_a_matrix_takes_its_rows_from_an_earlier_table(
    a_workshop: WorkshopBuilder, rows: str, said: str, advice: str
) -> None:
    matrix = a_question("m", "matrix", f'rule = "raci"\nrows = "{rows}"')
    fault = the_fault(a_workshop(GOALS + matrix + GOALS.replace('"goals"', '"later"')))
    assert (line(fault), fault.message, fault.suggestion) == (LENGTH_OF_GOALS + 6, said, advice)


@pytest.mark.parametrize(("key", "said"), [("private = true", "private"), ('per = "partner"', "per partner")])
def test_a_matrix_takes_no_rows_of_a_secret_or_divided_table(a_workshop: WorkshopBuilder, key: str, said: str) -> None:
    matrix = a_question("m", "matrix", 'rule = "raci"\nrows = "goals"')
    assert said in the_fault(a_workshop(f"{GOALS}{key}\n{matrix}")).message


def test_the_summary_names_only_what_is_there(a_workshop: WorkshopBuilder) -> None:
    main = MAIN.replace('from = ["problem", "partners"]', 'from = [\n"problem",\n"problm",\n"partnrs"]')
    first, second = check_workshop(a_workshop(main=main))
    assert (first.place.line, first.suggestion, first.place.id) == (14, "Did you mean 'problem'?", "everything")
    assert (second.place.line, second.suggestion) == (15, "Did you mean 'partners'?")


def test_the_summary_names_no_private_question(a_workshop: WorkshopBuilder) -> None:
    fault = the_fault(a_workshop("private = true\n"))
    assert (fault.place.line, "private" in fault.message) == (12, True)


# Conditions


@pytest.mark.parametrize(
    ("condition", "said", "advised"),
    [
        ('question = "wya", is = "north"', "There is no question 'wya'.", "Did you mean 'way'?"),
        ('question = "way", is = "nroth"', "'nroth' is no option of 'way'.", "Did you mean 'north'?"),
        ('question = "way", is = ["north", "west"]', "'west' is no option", "Its options are: north, south."),
        ('question = "way", is_not = 3', "3 is no option of 'way'.", "Its options are: north, south."),
        ('question = "way"', "says nothing about the answer", "exactly one of: is, is_not, answered."),
        ('question = "way", is = "north", answered = true', "has is and answered.", "exactly one of"),
        ('question = "way", is = []', "'is' lists no answer.", "Name at least one."),
        ('question = "q", answered = true', "depends on its own answer.", "an earlier question."),
        ('question = "late", answered = true', "'late' is asked later than this one.", "Move one of the two"),
        ('question = "secret", answered = true', "'secret' is private", "that everyone may see."),
        ('question = "each", answered = true', "'each' is asked per partner", "that is asked once."),
        ('question = "goals", is = "x"', "'goals' is of kind 'table' and has no single", "answered = true"),
        ('question = "sure", is = 3', "3 is no level of 'sure'.", "Its levels are: 1, 2."),
        ('question = "sure", is = true', "true is no level of 'sure'.", "Its levels are: 1, 2."),
        ('question = "legal", is = "yes"', "'legal' is never text.", "It is true or false; write it without quotes."),
        ('question = "count", is = "3"', "'count' is never text.", "It is a number; write it without quotes."),
        ('question = "due", is = 3', "'due' is never a number.", "It is a date such as 2026-03-31."),
        ('question = "problem", is = 3', "'problem' is never a number.", "It is text."),
    ],
)
def test_a_condition_that_cannot_be_met_is_told(
    a_workshop: WorkshopBuilder, condition: str, said: str, advised: str
) -> None:
    before = "".join(
        [
            WAY,
            GOALS,
            a_question("secret", "text", "private = true"),
            a_question("each", "text", "per = 'partner'"),
            a_question("sure", "scale", "scale = 'confidence'"),
            a_question("legal", "yes_no"),
            a_question("count", "number"),
            a_question("due", "date"),
        ]
    )
    tested = a_question("q", "text", f"show_if = {{ {condition} }}")
    fault = the_fault(a_workshop(before + tested + a_question("late", "text")))
    assert said in fault.message
    assert advised in fault.suggestion
    assert (line(fault), fault.place.id) == (before.count("\n") + 5, "q")


@pytest.mark.parametrize(
    "condition",
    [
        'question = "way", is = "north"',
        'question = "way", is_not = ["north", "south"]',
        'question = "goals", answered = true',
        'question = "problem", answered = false',
        'question = "problem", is = "x"',
    ],
)
def test_a_condition_that_can_be_met_is_no_fault(a_workshop: WorkshopBuilder, condition: str) -> None:
    assert check_workshop(a_workshop(WAY + GOALS + a_question("q", "text", f"show_if = {{ {condition} }}"))) == []


def test_questions_that_wait_for_each_other_are_told_with_the_whole_circle(a_workshop: WorkshopBuilder) -> None:
    def waiting(id_: str, for_: str) -> str:
        return a_question(id_, "text", f'show_if = {{ question = "{for_}", answered = true }}')

    faults = check_workshop(a_workshop(waiting("a", "c") + waiting("b", "a") + waiting("c", "b")))
    assert [fault.message for fault in faults] == ["Questions depend on each other in a circle: a → c → b → a."]


# Files


def test_a_step_that_cannot_be_read_hides_no_faults_of_the_others(a_workshop: WorkshopBuilder) -> None:
    files = {
        "02-x.toml": "a = 1\nb =\n",
        "03-y.toml": STEP.replace("first", "y").replace('"problem"', '"y_q"') + "x = 1\n",
    }
    faults = check_workshop(a_workshop(files=files))
    assert [(fault.place.file.name, fault.place.line) for fault in faults if fault.place.file] == [
        ("02-x.toml", 2),
        ("03-y.toml", 9),
    ]


def test_what_a_broken_step_asks_is_not_said_to_be_absent(a_workshop: WorkshopBuilder) -> None:
    main = MAIN.replace('"partners"]', '"goals"]')
    broken = 'id = "second"\n' + GOALS + "broken\n"
    waiting = 'id = "third"\ntitle = "T"\nminutes = 1\n' + a_question(
        "m", "matrix", 'rule = "raci"\nrows = "goals"\nshow_if = { question = "goals", answered = true }'
    )
    fault = the_fault(a_workshop(main=main, files={"02-x.toml": broken, "03-y.toml": waiting}))
    assert fault.place.file is not None
    assert fault.place.file.name == "02-x.toml"


def test_a_broken_workshop_toml_hides_no_faults_of_the_steps(a_workshop: WorkshopBuilder) -> None:
    questions = a_question("q", "scale", 'scale = "confidence"\nhnit = "x"')
    faults = check_workshop(a_workshop(questions, main=MAIN + "broken\n"))
    assert [fault.message for fault in faults] == [
        "The key 'hnit' is not known.",
        "The file is not valid TOML: a key is not followed by an equals sign.",
    ]


def test_steps_in_workshop_toml_are_sent_to_their_own_files(a_workshop: WorkshopBuilder) -> None:
    fault = the_fault(a_workshop(main=MAIN + '[[steps]]\nid = "x"\n'))
    assert (fault.place.line, "own file" in fault.suggestion) == (13, True)


def test_a_workshop_without_steps_is_a_fault(a_workshop: WorkshopBuilder) -> None:
    folder = a_workshop(main=MAIN.replace('"problem", ', ""))
    (folder / "01-first.toml").unlink()
    assert the_fault(folder).message == "The workshop has no steps."


def test_a_newer_format_is_the_only_fault(a_workshop: WorkshopBuilder) -> None:
    assert "format 2" in the_fault(a_workshop("x = 1\n", main=MAIN.replace("format = 1", "format = 2"))).message


def test_faults_stand_in_the_order_of_files_and_lines(a_workshop: WorkshopBuilder) -> None:
    files = {"02-x.toml": STEP.replace("first", "x").replace('"problem"', '"Bad"').replace("minutes = 20", "")}
    faults = check_workshop(a_workshop("b = 1\na = 2\n", main=MAIN + "x = 1\n", files=files))
    places = [(str(fault.place.file), fault.place.line) for fault in faults]
    assert len(places) == 5
    assert places == sorted(places)


# Warnings


def the_warning(folder: Path) -> Fault:
    fault = the_fault(folder)
    assert fault.weight == "warning"
    return fault


def test_a_toml_file_whose_name_is_no_step_is_warned_of(a_workshop: WorkshopBuilder) -> None:
    warning = the_warning(a_workshop(files={"2-next.toml": ""}))
    assert warning.place.file is not None
    assert warning.place.file.name == "2-next.toml"
    assert warning.suggestion == "Rename it like 01-next.toml."


def test_a_step_without_questions_is_warned_of(a_workshop: WorkshopBuilder) -> None:
    warning = the_warning(a_workshop(files={"02-x.toml": 'id = "x"\ntitle = "X"\nminutes = 5\n'}))
    assert (warning.place.id, warning.message) == ("x", "The step asks no questions.")


def test_a_workshop_without_summary_is_warned_of(a_workshop: WorkshopBuilder) -> None:
    assert "no summary" in the_warning(a_workshop("needed = true\n", main=MAIN[: MAIN.index("[[summary]]")])).message


def test_a_question_printed_twice_is_warned_of(a_workshop: WorkshopBuilder) -> None:
    main = MAIN + '[[summary]]\nid = "more"\ntitle = "More"\nfrom = ["problem"]\n'
    warning = the_warning(a_workshop(main=main))
    assert (warning.place.line, warning.message) == (16, "'problem' is printed twice; first by line 12.")


def test_a_needed_question_that_is_never_printed_is_warned_of(a_workshop: WorkshopBuilder) -> None:
    warning = the_warning(a_workshop(a_question("q", "text", "needed = true")))
    assert (line(warning), warning.place.id) == (2, "q")


def test_a_needed_private_question_is_not_expected_in_the_summary(a_workshop: WorkshopBuilder) -> None:
    assert check_workshop(a_workshop(a_question("q", "text", "needed = true\nprivate = true"))) == []


def test_a_cell_beside_a_rule_is_warned_of(a_workshop: WorkshopBuilder) -> None:
    matrix = a_question("q", "matrix", "rows = [{ id = 'a', label = 'A' }]\nrule = 'raci'\ncell = { kind = 'text' }")
    assert line(the_warning(a_workshop(matrix))) == 7
