"""What goes out as Markdown says exactly what the blocks say."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from partnering_tui.summary.blocks import Blocks, Document
from partnering_tui.summary.markdown import markdown
from partnering_tui.summary.normal import normal_blocks
from partnering_tui.summary.reading import answer_blocks, blocks_of
from tests.summary import strategies

thorough = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


@thorough
@given(strategies.blocks)
def test_markdown_reads_back_as_the_same_blocks(blocks: Blocks) -> None:
    document = Document("", normal_blocks(blocks))
    assert blocks_of(markdown(document)) == document.blocks


@thorough
@given(strategies.blocks)
def test_the_normal_form_of_a_normal_form_is_itself(blocks: Blocks) -> None:
    normal = normal_blocks(blocks)
    assert normal_blocks(normal) == normal


@thorough
@given(strategies.hostile_text)
def test_an_answer_in_markdown_reads_back_as_the_same_blocks(text: str) -> None:
    blocks = answer_blocks(text)
    assert blocks_of(markdown(Document("", blocks))) == blocks
