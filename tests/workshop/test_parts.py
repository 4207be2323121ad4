"""Parts of a definition: frozen, compared by what they say, and told again by the keys of their files."""

from __future__ import annotations

import copy
import json
import subprocess
import sys

import pytest
from pydantic import ValidationError

from partnering_tui.workshop.definition import Column, Condition, Option, Question, Scale, SummarySection, Workshop
from partnering_tui.workshop.finding import shipped_workshops
from partnering_tui.workshop.loading import load_workshop
from partnering_tui.workshop.models import model_of
from partnering_tui.workshop.part import Part


def every_kind_of_part(part: type[Part] = Part) -> list[type[Part]]:
    return [one for kind in part.__subclasses__() for one in (kind, *every_kind_of_part(kind))]


@pytest.fixture(scope="module")
def workshop() -> Workshop:
    return load_workshop(shipped_workshops() / "twelve-steps")


def test_a_workshop_told_by_its_keys_is_the_same_again(workshop: Workshop) -> None:
    assert Workshop.of_sound(json.loads(json.dumps(workshop.model_dump()))) == workshop
    assert Workshop.model_validate(workshop.model_dump()) == workshop
    assert copy.deepcopy(workshop) == workshop


@pytest.mark.parametrize("part", every_kind_of_part(), ids=lambda part: part.__name__)
def test_what_a_part_may_hold_is_what_pydantic_reads(part: type[Part]) -> None:
    model = model_of(part)
    assert [field.alias or name for name, field in model.model_fields.items()] == part.keys()
    for name, field in model.model_fields.items():
        assert field.is_required() is not hasattr(part, name)


def test_keys_that_python_has_words_for_have_other_names() -> None:
    assert Condition.model_validate({"question": "a", "is": 3}).is_ == 3
    assert SummarySection.model_validate({"id": "a", "title": "A", "from": ("b",)}).sources == ("b",)
    assert Condition(question="a", is_=3).model_dump() == {"question": "a", "is": 3}


def test_parts_stand_where_their_keys_say() -> None:
    question = Question.model_validate(
        {
            "id": "a",
            "kind": "table",
            "label": "A",
            "columns": ({"id": "b", "kind": "choice", "label": "B", "options": ({"id": "c", "label": "C"},)},),
        }
    )
    assert isinstance(question.columns[0], Column)
    assert question.columns[0].options == (Option(id="c", label="C"),)
    assert Scale.model_validate({"levels": ({"value": 1, "label": "x"}, {"value": 2, "label": "y"})}).level(2.0)


def test_what_is_wrong_is_pydantics_to_say() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        Option.model_validate({"id": "a", "label": "A", "more": 1})
    with pytest.raises(ValidationError, match="valid string"):
        Option.model_validate({"id": 1, "label": "A"})


def test_a_part_made_in_code_needs_its_fields_and_no_others() -> None:
    with pytest.raises(TypeError, match="lacks label"):
        Option(id="a")  # type: ignore[call-arg]  # that is what is tested
    with pytest.raises(TypeError, match="has no colour"):
        Option(id="a", label="A", colour="red")  # type: ignore[call-arg]  # that is what is tested


def test_nobody_can_change_a_part() -> None:
    option = Option(id="a", label="A")
    with pytest.raises(AttributeError, match="frozen"):
        option.label = "B"  # type: ignore[misc]  # that is what is tested
    with pytest.raises(AttributeError, match="frozen"):
        del option.label
    assert option.model_copy(update={"label": "B"}) == Option(id="a", label="B")
    assert len({option, Option(id="a", label="A"), Option(id="b", label="A")}) == 2
    assert repr(option) == "Option(id='a', label='A')"


def test_reading_what_is_sound_waits_for_no_pydantic() -> None:
    program = (
        "import sys; from partnering_tui.workshop.definition import Option;"
        "assert Option.of_sound({'id': 'a', 'label': 'A'}).label == 'A'; sys.exit('pydantic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
