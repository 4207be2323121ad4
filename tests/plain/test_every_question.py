"""Every question of the twelve steps can be answered from a script of lines."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from partnering_tui.storage.session_names import private_path_of
from tests.journeys.builders import a_session_file, saved
from tests.journeys.typed_answers import WORKSHOP, found_in, given
from tests.plain.talking import answers_to_everything, talk

QUESTIONS = list(WORKSHOP.questions.values())


def test_a_script_of_lines_answers_every_question_of_the_twelve_steps(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    done = talk(path, *answers_to_everything())
    assert (done.code, done.err) == (0, f"Everything is saved in {path}\n")
    answers, private_answers = saved(path)["answers"], saved(private_path_of(path))["answers"]
    for question in QUESTIONS:
        where = private_answers if question.private else answers
        assert found_in(where[question.id], question) == given(question), question.id
    assert not set(answers) & set(private_answers)

    # What is said is plain lines, each of them telling where one is.
    assert all(character == "\n" or character.isprintable() for character in done.out)
    assert not {"So", "Sk"} & {unicodedata.category(character) for character in done.out}
    for step in WORKSHOP.steps:
        number = WORKSHOP.number_of(step)
        assert f"Step {number} of 12: {step.title}. " in done.out
        for at, question in enumerate(step.questions, 1):
            assert f"Step {number} of 12, question {at} of {len(step.questions)}: {question.label}." in done.out
    assert done.out.endswith("What now:\n")


def test_empty_lines_lead_past_every_question_and_change_nothing(tmp_path: Path) -> None:
    path = a_session_file(tmp_path, partners=1)
    before = path.read_bytes()
    done = talk(path, *[""] * 250)
    assert "That was the last question." in done.out
    assert path.read_bytes() == before
