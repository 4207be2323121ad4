"""Loading a workshop: what is sound becomes a workshop, what is not is told at once, and it is quick."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from partnering_tui.errors import FaultyFile, FaultyWorkshop, NewerFormat, WorkshopNotFound
from partnering_tui.workshop.finding import shipped_workshops
from partnering_tui.workshop.loading import load_workshop

from .conftest import MAIN, STEP, WorkshopBuilder


def a_step(id_: str) -> str:
    return f'id = "{id_}"\ntitle = "{id_}"\nminutes = 5\n[[questions]]\nid = "{id_}_q"\nkind = "text"\nlabel = "Q"\n'


def test_a_sound_workshop_is_loaded_whole(a_workshop: WorkshopBuilder) -> None:
    workshop = load_workshop(a_workshop())
    assert (workshop.id, workshop.version, workshop.title) == ("tiny", 3, "A tiny workshop")
    assert [level.label for level in workshop.scales["confidence"].levels] == ["Low", "High"]
    assert workshop.summary[0].sources == ("problem", "partners")
    assert workshop.questions["problem"].label == "The problem"
    assert workshop.step_of["problem"].title == "First things first"


def test_every_kind_of_question_is_loaded(a_workshop: WorkshopBuilder) -> None:
    questions = """
[[questions]]
id = "way"
kind = "choice"
label = "The way"
options = [{ id = "A1", label = "This" }, { id = "b", label = "That" }]
show_if = { question = "problem", answered = true }
[[questions]]
id = "ways"
kind = "choices"
label = "The ways"
options = [{ id = "a", label = "This" }]
show_if = { question = "way", is = ["A1", "b"] }
[[questions]]
id = "trust"
kind = "scale"
label = "Trust"
scale = "confidence"
per = "partner"
[[questions]]
id = "goals"
kind = "table"
label = "Goals"
columns = [
  { id = "goal", kind = "text", label = "Goal", needed = true },
  { id = "sure", kind = "scale", scale = "confidence", label = "How sure" },
]
[[questions]]
id = "gains"
kind = "matrix"
label = "Gains"
rows = "goals"
cell = { kind = "choice", options = [{ id = "a", label = "Much" }] }
[[questions]]
id = "duties"
kind = "matrix"
label = "Duties"
rows = [{ id = "talks", label = "Talks" }]
rule = "raci"
[[questions]]
id = "rules"
kind = "agreement"
label = "Rules"
columns = [{ id = "rule", kind = "text", label = "Rule" }]
[[questions]]
id = "health"
kind = "ratings"
label = "Health"
scale = "confidence"
indicators = [{ id = "purpose", label = "Purpose", short = true }]
[[questions]]
id = "told"
kind = "long_text"
label = "Told in confidence"
private = true
"""
    workshop = load_workshop(a_workshop(questions))
    assert list(workshop.questions)[1:] == [
        "way",
        "ways",
        "trust",
        "goals",
        "gains",
        "duties",
        "rules",
        "health",
        "told",
    ]
    condition = workshop.questions["ways"].show_if
    assert condition is not None
    assert condition.is_ == ("A1", "b")
    assert workshop.questions["trust"].is_per_partner
    assert workshop.questions["duties"].is_raci


def test_steps_come_in_the_order_of_their_numbers(a_workshop: WorkshopBuilder) -> None:
    files = {f"{number}-x.toml": a_step(f"s{number}") for number in ("100", "02", "99")}
    workshop = load_workshop(a_workshop(files=files))
    assert [step.id for step in workshop.steps] == ["first", "s02", "s99", "s100"]


def test_other_files_are_no_steps(a_workshop: WorkshopBuilder) -> None:
    files = {"1-x.toml": "no [ toml", "notes.toml": "", "02-x.txt": "", "README.md": "", ".02-x.toml.swp": ""}
    assert len(load_workshop(a_workshop(files=files)).steps) == 1


def test_long_texts_stand_without_blank_lines_around_them(a_workshop: WorkshopBuilder) -> None:
    step = STEP.replace("minutes", 'ask = """\n\n  What is it?\n\nSay it.\n"""\nminutes')
    assert load_workshop(a_workshop(step=step)).steps[0].ask == "What is it?\n\nSay it."


def test_a_warning_does_not_keep_a_workshop_from_being_loaded(a_workshop: WorkshopBuilder) -> None:
    main = MAIN[: MAIN.index("[[summary]]")]
    assert load_workshop(a_workshop(main=main)).summary == ()


def test_all_faults_are_told_at_once(a_workshop: WorkshopBuilder) -> None:
    folder = a_workshop("lable = 1\nkind2 = 2\n", files={"02-x.toml": a_step("x").replace("text", "txt")})
    with pytest.raises(FaultyWorkshop) as caught:
        load_workshop(folder)
    assert len(caught.value.faults) == 3
    assert {fault.weight for fault in caught.value.faults} == {"error"}
    assert "partnering check" in caught.value.remedy


def test_a_step_that_is_not_toml_is_named_with_its_line(a_workshop: WorkshopBuilder) -> None:
    with pytest.raises(FaultyFile) as caught:
        load_workshop(a_workshop(files={"02-x.toml": "a = 1\nb = \n"}))
    assert caught.value.place.line == 2


def test_a_folder_without_a_workshop_is_told(tmp_path: Path) -> None:
    (tmp_path / "file.toml").write_text("")
    for folder in (tmp_path, tmp_path / "absent", tmp_path / "file.toml"):
        with pytest.raises(WorkshopNotFound, match="no workshop in this folder"):
            load_workshop(folder)


def test_a_workshop_of_a_newer_format_asks_for_an_update(a_workshop: WorkshopBuilder) -> None:
    with pytest.raises(NewerFormat, match="Update") as caught:
        load_workshop(a_workshop(main=MAIN.replace("format = 1", "format = 2")))
    assert caught.value.place.line == 1


@pytest.mark.parametrize("number", ["0", "-1", '"1"', "1.0", "true", "[1]"])
def test_a_format_that_never_was_is_a_fault(a_workshop: WorkshopBuilder, number: str) -> None:
    with pytest.raises(FaultyWorkshop) as caught:
        load_workshop(a_workshop(main=MAIN.replace("format = 1", f"format = {number}")))
    (fault,) = caught.value.faults
    assert (fault.place.line, fault.suggestion) == (1, "Write: format = 1")
    assert caught.value.title.endswith("Write: format = 1."), "a sentence, before what to do about it"


def test_more_steps_than_anyone_walks_are_refused(a_workshop: WorkshopBuilder) -> None:
    files = {f"{number:03}-x.toml": a_step(f"s{number}") for number in range(2, 202)}
    with pytest.raises(FaultyWorkshop, match="more than 200 steps"):
        load_workshop(a_workshop(files=files))


def test_more_questions_than_anyone_answers_are_refused(a_workshop: WorkshopBuilder) -> None:
    many = "".join(f'[[questions]]\nid = "q{number}"\nkind = "text"\nlabel = "Q"\n' for number in range(2_000))
    with pytest.raises(FaultyWorkshop, match="2001 questions"):
        load_workshop(a_workshop(many))


@pytest.mark.parametrize(
    "folder", sorted(path.parent for path in shipped_workshops().glob("*/workshop.toml")), ids=lambda path: path.name
)
def test_the_workshops_that_ship_are_sound(folder: Path) -> None:
    assert load_workshop(folder).id == folder.name


@pytest.mark.parametrize("module", ["toml_text", "finding"])
def test_reading_toml_and_finding_workshops_wait_for_no_pydantic(module: str) -> None:
    program = f"import sys, partnering_tui.workshop.{module}; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
