"""Answering a line at a time: what is kept, what is asked again, and what can be taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.commands import TINY_SESSION, a_tiny_session, partnering
from tests.journeys.builders import a_session_file, saved
from tests.journeys.typed_answers import WORKSHOP
from tests.plain.talking import go_to, talk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_session_file(tmp_path)


def answers(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = saved(path).get("answers", {})
    return found


def rows(path: Path, question: str) -> list[dict[str, Any]]:
    return [{key: value for key, value in row.items() if key != "id"} for row in answers(path)[question]["rows"]]


# Texts


def test_a_text_ends_with_a_dot_and_may_have_empty_lines_and_colons(path: Path) -> None:
    talk(path, "Two wards are dry.", "", "::) they say", ".")
    assert answers(path)["problem"]["value"] == "Two wards are dry.\n\n:) they say"


def test_a_text_that_was_not_ended_is_kept(path: Path) -> None:
    done = talk(path, "Two wards are dry.", "Carts are dear.")
    assert answers(path)["problem"]["value"] == "Two wards are dry.\nCarts are dear."
    assert "Kept, 2 lines." in done.out
    talk(path, ":go 1.1", "Another", ":quit")
    assert answers(path)["problem"]["value"] == "Another"


def test_an_order_that_does_not_exist_changes_nothing_and_says_how_to_type_a_colon(path: Path) -> None:
    done = talk(path, ":wat", ":", ":s")
    assert "There is no order :wat. Say :help for all of them. To begin a text with a colon, type two." in done.out
    assert "Which one: :show or :steps?" in done.out
    assert not answers(path)


def test_an_order_for_another_kind_of_answer_says_where_it_works(path: Path) -> None:
    done = talk(path, ":delete", ":round", ":quit")
    assert ":delete works where a table asks for its next row, and not here." in done.out
    assert ":round works in ratings that are not sealed, and not here." in done.out


def test_a_dot_that_ends_no_text_is_no_answer(path: Path) -> None:
    done = talk(path, go_to("stakeholders"), ".", ":quit")
    assert "A dot alone ends a text of several lines." in done.out
    assert answers(path) == {}


def test_all_lines_of_a_text_are_taken_back_together(path: Path) -> None:
    done = talk(path, "Two wards are dry.", "Carts are dear.", ":undo", ":quit")
    assert "problem" not in answers(path)
    assert "Kept, 2 lines." not in done.out


# Values


def test_what_is_no_number_or_date_is_kept_as_given_and_asked_for_again(path: Path) -> None:
    done = talk(path, go_to("pilot_projects"), "Two kiosks", "Kisumu", "spring", "2027-3-1", "soon", "", ":quit")
    assert (
        "But it is not a date yet: write it like 2027-06-30. Give it again, or leave it so with an empty line."
        in done.out
    )
    assert rows(path, "pilot_projects") == [
        {"pilot": "Two kiosks", "place": "Kisumu", "start": date(2027, 3, 1), "end": "soon"}
    ]


def test_what_is_none_of_the_choices_is_asked_again_and_the_answer_stays(path: Path) -> None:
    relevance, status = go_to("relevance"), go_to("legal_status")
    done = talk(path, status, "2", ":back", "maybe", "not legally binding:", relevance, "9", "strongly agree")
    assert "That is none of the answers here. Expected: 1 to 3. Nothing was changed.\n1: Not legally" in done.out
    assert answers(path)["legal_status"]["value"] == "non-binding"
    assert answers(path)["relevance"]["by_partner"] == {"county": 5}


def test_an_answer_is_cleared_and_undo_brings_it_back(path: Path) -> None:
    talk(path, ":go vision", "Water for all", ":back", ":clear")
    assert "vision" not in answers(path)
    done = talk(path, ":undo", go_to("vision"), "One", ":undo", "Two", ":undo", ":redo")
    assert "There is nothing to take back." in done.out
    assert "Taken back: the answer to " in done.out
    assert answers(path)["vision"]["value"] == "Two"


def test_a_private_answer_is_in_the_private_file_and_said_only_when_asked_for(path: Path) -> None:
    private = path.with_name("water.private.toml")
    talk(path, go_to("told_in_confidence"), "Zebrafinch", ".", ":quit")
    assert saved(private)["answers"]["told_in_confidence"]["by_partner"] == {"county": "Zebrafinch"}
    assert "Zebrafinch" not in path.read_text(encoding="utf-8")
    assert "Zebrafinch" not in talk(path, go_to("told_in_confidence"), ":list", ":quit").out
    assert "Zebrafinch" in talk(path, go_to("told_in_confidence"), ":show", ":quit").out


def test_a_question_that_is_put_off_is_marked_with_the_reason(path: Path) -> None:
    done = talk(path, ":mark later After the budget", ":back", ":mark sometime", ":quit")
    assert answers(path)["problem"] == {"state": "later", "note": "After the budget"}
    assert "Marked: later: After the budget." in done.out


# Tables


def test_rows_are_added_changed_moved_and_removed(path: Path) -> None:
    add = ["Safe water", "Households", "1", "Carts", ":done", "Taps", ":done"]
    done = talk(
        path,
        go_to("needs"),
        *add,
        ":edit 2",
        "Cheaper carts",
        "",
        "2",
        ":move 3 to 1",
        ":delete 2",
        ":rows",
        ":delete 7",
    )
    assert rows(path, "needs") == [{"need": "Taps"}, {"need": "Cheaper carts", "rank": 2}]
    assert "Row 2: Cheaper carts; Rank: 2\n" in done.out
    assert "Which row? Say its number, from 1 to 2." in done.out
    talk(path, ":undo", ":quit")
    assert len(rows(path, "needs")) == 2  # a walk takes back what was given in it


def test_rows_of_other_tables_are_taken_over(path: Path) -> None:
    question = next(one for one in WORKSHOP.questions.values() if one.take_from)
    done = talk(
        path, go_to(question.take_from[0]), "Wells", ":done", "", go_to(question.id), ":take", ":take 1", ":quit"
    )
    assert "1: Wells\n" in done.out
    assert [*rows(path, question.id)[0].values()] == ["Wells"]


# Statements, matrices, ratings

PRINCIPLE = ["Share the numbers", "", "", "", ""]


def test_a_new_wording_leaves_positions_behind_until_it_is_said_to_mean_the_same(path: Path) -> None:
    done = talk(
        path,
        go_to("principles"),
        *PRINCIPLE,
        "s",
        "a",
        "s",
        "r",
        "Not customer data",
        ":edit 1",
        "Share figures",
        ":done",
    )
    assert "Outcome: agreed with reservations." in done.out
    (statement,) = answers(path)["principles"]["rows"]
    assert statement["asked_as"] == "Share the numbers"
    assert "Outcome: open, ask again." in talk(path, go_to("principles"), ":quit").out
    assert "Outcome: agreed with reservations." in talk(path, go_to("principles"), ":same", ":rows", ":quit").out
    talk(path, go_to("principles"), ":ask 1", "b", "Too costly", ":done")
    (statement,) = answers(path)["principles"]["rows"]
    assert (statement["positions"], statement["reservations"]) == ({"county": "block"}, {"county": "Too costly"})
    assert statement["earlier"][0]["positions"]["nyanza-fund"] == "reservation"


def test_letters_of_a_matrix_are_checked_and_its_faults_told(path: Path) -> None:
    done = talk(path, go_to("activities"), "Wells", ":done", "", "ra", "rc", "C", "", "", ":quit")
    (cells,) = answers(path)["responsibilities"]["cells"].values()
    assert cells == {"county": "RA", "lakewater": "C"}
    assert "Expected: R, A, C, I or RA. Nothing was changed." in done.out
    assert "Nyanza Fund has no part in any activity." in done.out


def test_a_red_mark_is_asked_about_and_another_round_begins_on_order(path: Path) -> None:
    lines = [
        go_to("health_check"),
        "1",
        "No water for a week",
        "don't know",
        "3",
        "",
        ":row 24",
        "2",
        ":round",
        "3",
        ":quit",
    ]
    talk(path, *lines)
    first, second = answers(path)["health_check"]["rounds"]
    assert [*first["scores"].values()] == [{"county": 1, "lakewater": "don't-know", "beach-network": 3}, {"county": 2}]
    assert [*first["comments"].values()] == [{"county": "No water for a week"}]
    assert [*second["scores"].values()] == [{"county": 3}]


def test_marks_under_seal_are_neither_told_nor_asked_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8") + (
        '\n[[answers.health_check.rounds]]\nid = "k2"\ndate = 2027-01-05\nmode = "coded"\nsealed = true\n'
        "[answers.health_check.rounds.scores.shared_purpose]\ncounty = 1\n"
    )
    path.write_text(text, encoding="utf-8")
    done = talk(path, go_to("health_check"), ":round", "", ":quit")
    assert "Sealed: 1 of 4 voted." in done.out
    assert "Red" not in done.out.partition("Sealed")[2]
    assert path.read_text(encoding="utf-8") == text


# What is noted


def test_partners_decisions_and_actions_are_noted_from_any_prompt(tmp_path: Path) -> None:
    path = a_session_file(tmp_path, partners=0)
    lines = [
        go_to("relevance"),
        ":partner County=Kisumu County",
        "4",
        ":decision We begin in May",
        ":action Ask the bank",
        ":park Roads",
    ]
    done = talk(path, *lines)
    session = saved(path)
    assert "Nobody is at the table yet." in done.out
    assert session["partners"] == [{"id": "county", "name": "Kisumu County", "short": "County"}]
    assert session["answers"]["relevance"]["by_partner"] == {"county": 4}
    assert session["decisions"][0]["wording"] == "We begin in May"
    assert (session["actions"][0]["what"], session["parking_lot"][0]["what"]) == ("Ask the bank", "Roads")


def test_what_others_changed_differently_is_chosen_by_number(path: Path) -> None:
    text = path.read_text(encoding="utf-8") + (
        '\n[answers.vision]\nvalue = "Ours"\n'
        '\n[[conflicts]]\nid = "c1"\npath = ["answers", "vision", "value"]\nours = "Ours"\ntheirs = "Theirs"\n'
    )
    path.write_text(text, encoding="utf-8")
    done = talk(path, ":conflicts", "7", "2", ":quit")
    assert "Version 1, which stands there now: Ours\nVersion 2: Theirs\n" in done.out
    assert answers(path)["vision"]["value"] == "Theirs"
    assert "conflicts" not in saved(path)


KEPT_ROUND = """
[[kept.old_check.rounds]]
id = "k2"
mode = "{mode}"
[kept.old_check.rounds.scores.trust]
county = 1

[[conflicts]]
id = "c1"
path = ["kept", "old_check", "rounds", "k2", "scores", "trust", "county"]
ours = 1
theirs = 3
"""


def test_disputed_marks_in_confidence_are_not_said_even_of_a_health_check_that_is_asked_no_more(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + KEPT_ROUND.format(mode="coded"), encoding="utf-8")
    told = talk(path, ":conflicts", ":quit").out.partition("Place 1 of 1")[2]
    assert "the marks of County" in told
    assert "Version" not in told


def test_disputed_marks_by_name_are_chosen_like_anything_else(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + KEPT_ROUND.format(mode="named"), encoding="utf-8")
    talk(path, ":conflicts", "2", ":quit")
    assert saved(path)["kept"]["old_check"]["rounds"][0]["scores"] == {"trust": {"county": 3}}


def test_private_versions_are_said_only_when_asked_for(path: Path) -> None:
    notes = path.with_suffix(".private.toml")
    conflict = '[[conflicts]]\nid = "c1"\npath = ["notes", "issue", "text"]\nours = "Mine"\ntheirs = "Theirs"\n'
    notes.write_text(f'format = 1\n\n[notes.issue]\ntext = "Mine"\n\n{conflict}', encoding="utf-8")
    assert "Theirs" not in talk(path, ":conflicts", "", ":quit").out
    assert "Version 2: Theirs" in talk(path, ":conflicts", ":show", "2", ":quit").out
    assert saved(notes) == {"format": 1, "notes": {"issue": {"text": "Theirs"}}}


def test_what_stands_in_files_cannot_steer_a_terminal(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("Clean water", "Clean \\u001b[2J\\u202ewater")
    path.write_text(text + '\n[answers.vision]\nvalue = "a\\u001b]0;x\\u0007 b"\n', encoding="utf-8")
    done = talk(path, go_to("vision"), ":show", ":quit")
    assert "\x1b" not in done.out + done.err
    assert "\u202e" not in done.out


def test_a_session_is_backed_up_before_it_is_written_over(path: Path, home: Path) -> None:
    before = path.read_text(encoding="utf-8")
    talk(path, "Two wards are dry.", ".")
    kept = [one.read_text(encoding="utf-8") for one in (home / "state" / "backups").rglob("water.toml")]
    assert kept == [before]


# Other workshops and other files

ASKS_FURTHER = """
[[questions]]
id = "bank"
kind = "yes_no"
label = "We have a bank"

[[questions]]
id = "which"
kind = "choices"
label = "Which banks"
show_if = { question = "bank", is = true }
options = [{ id = "a", label = "Alpha" }, { id = "b", label = "Beta" }, { id = "c", label = "Gamma" }]
"""


def test_a_question_is_asked_as_soon_as_the_answer_before_it_leads_to_it(tmp_path: Path) -> None:
    path = a_tiny_session(tmp_path)
    step = tmp_path / "workshops" / "tiny" / "01-first.toml"
    step.write_text(step.read_text(encoding="utf-8") + ASKS_FURTHER, encoding="utf-8")
    done = talk(path, ":go 1.3", "yes", "1, gamma, 4", "1, gamma", ":back", ":back", "n")
    assert "question 3 of 3: We have a bank." in done.out
    assert "question 4 of 4: Which banks." in done.out
    assert "Expected: one or more of 1 to 3, with commas between. Nothing was changed." in done.out
    assert "(now Alpha, Gamma)" in done.out
    assert answers(path)["which"]["value"] == ["a", "c"]


def test_a_signed_version_is_not_walked_through(tmp_path: Path) -> None:
    path = a_tiny_session(tmp_path, TINY_SESSION + "\n[version]\nnumber = 1\n")
    done = talk(path, "Other words", ":quit")
    assert done.code == 2
    assert "nothing in it is changed any more" in done.err
    assert answers(path)["problem"]["value"] == "Too few kiosks"


def test_whoever_walks_through_a_signed_session_is_told_that_changes_begin_another_version(tmp_path: Path) -> None:
    path = a_tiny_session(tmp_path)
    assert "signed" not in talk(path, ":quit").out
    assert partnering("sign", path).code == 0
    told = "Version 1 was signed. Whatever you change begins the draft of version 2; the signed file stays as it is."
    assert told in talk(path, ":quit").out
