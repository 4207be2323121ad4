"""The document for other programs: one stable shape, from which the same blocks come back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnering_tui.summary.blocks import Blocks, Document, Heading, Paragraph, Section, Strong, Text
from partnering_tui.summary.json_text import document_of, json_text
from partnering_tui.summary.normal import normal_blocks
from tests.summary import strategies
from tests.summary.builders import a_document, a_question, a_session, a_workshop, columns, rows
from tests.summary.samples import the_sample_document

patient = settings(deadline=None, max_examples=80, suppress_health_check=list(HealthCheck))


@patient
@given(strategies.blocks, strategies.blocks, st.text(max_size=9).filter(str.isprintable))
def test_a_document_comes_back_as_it_was(opening: Blocks, blocks: Blocks, words: str) -> None:
    section = Section(words, words, normal_blocks(blocks))
    document = Document(words, normal_blocks(opening), (section,), words, words, "sw", date(2026, 3, 6))
    assert document_of(json_text(document)) == document


def test_the_sample_agreement_comes_back_with_its_sources() -> None:
    document = the_sample_document()
    back = document_of(json_text(document, with_sources=True))
    assert back == document
    assert repr(back) == repr(document)  # sources take no part in comparing


def test_it_is_laid_out_as_json_is_with_an_indent_of_one() -> None:
    text = json_text(the_sample_document(), with_sources=True)
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"


def test_the_shape_is_the_one_that_is_promised() -> None:
    title = (Heading(1, (Text("Water"),)),)
    blocks = (Heading(2, (Text("One"),)), Paragraph((Text("We "), Strong((Text("share"),))), source="principles"))
    document = Document("Water", title, (Section("one", "One", blocks),), "Draft.", "Draft", "en", date(2026, 3, 6))
    assert json.loads(json_text(document)) == {
        "format": 1,
        "title": "Water",
        "status": "Draft.",
        "draft": "Draft",
        "language": "en",
        "generated": "2026-03-06",
        "opening": [{"kind": "heading", "level": 1, "text": ["Water"]}],
        "sections": [
            {
                "id": "one",
                "title": "One",
                "blocks": [
                    {"kind": "heading", "level": 2, "text": ["One"]},
                    {"kind": "paragraph", "text": ["We ", {"kind": "strong", "text": ["share"]}]},
                ],
            }
        ],
    }


def test_sources_name_the_answer_and_the_row() -> None:
    table = a_question("table", id="plan", label="Plan", columns=columns("Task", "Who"))
    document = a_document(a_workshop(table), a_session({"plan": rows({"task": "Taps", "who": "County"})}))
    (block,) = json.loads(json_text(document, with_sources=True))["sections"][0]["blocks"][2:]
    assert (block["source"], block["parts"]) == ("plan", ["r0"])


def test_without_being_asked_for_no_sources_are_told() -> None:
    assert '"source"' not in json_text(the_sample_document())


@pytest.mark.parametrize(
    "text", ["[]", "{}", '{"format": 2}', "no", '{"format": 1, "title": "a", "opening": [{"kind": "picture"}]}']
)
def test_what_is_no_such_document_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="document"):
        document_of(text)


def test_letters_of_every_script_are_written_as_themselves() -> None:
    document: Any = replace(the_sample_document(), title="Maji safi 清水")
    assert '"title": "Maji safi 清水"' in json_text(document)
