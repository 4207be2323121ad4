"""What goes out as Markdown says exactly what the blocks say, whatever was typed."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from partnering_tui.summary.blocks import Blocks, Document, Inlines, Paragraph, Table
from partnering_tui.summary.markdown import markdown
from partnering_tui.summary.normal import normal_blocks
from partnering_tui.summary.reading import answer_blocks, blocks_of
from tests.summary import strategies

patient = settings(deadline=None, suppress_health_check=list(HealthCheck))


def reads_back(*blocks: object) -> bool:
    document = Document("", normal_blocks(blocks))  # type: ignore[arg-type]  # blocks of several kinds
    return blocks_of(markdown(document)) == document.blocks


@settings(patient, max_examples=100)
@given(strategies.inlines)
def test_a_paragraph_reads_back_as_itself(inlines: Inlines) -> None:
    assert reads_back(Paragraph(inlines))


@settings(patient, max_examples=60)
@given(strategies.tables())
def test_a_table_reads_back_with_its_shape_and_words(table: Table) -> None:
    assert reads_back(table)


@settings(patient, max_examples=60)
@given(strategies.blocks)
def test_a_document_reads_back_as_itself(blocks: Blocks) -> None:
    assert reads_back(*blocks)


@settings(patient, max_examples=60)
@given(strategies.blocks)
def test_the_normal_form_of_a_normal_form_is_itself(blocks: Blocks) -> None:
    normal = normal_blocks(blocks)
    assert normal_blocks(normal) == normal


@settings(patient, max_examples=100)
@given(strategies.hostile_text)
def test_an_answer_in_markdown_reads_back_as_itself(text: str) -> None:
    assert reads_back(*answer_blocks(text))
