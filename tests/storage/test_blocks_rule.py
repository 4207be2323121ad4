"""The rule of the file kept as blocks: whatever people write by hand, and whatever the app does, nothing is lost."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnering_tui.session.record import Change, Record
from partnering_tui.session.record import Path as TreePath
from partnering_tui.storage.block import comments_in
from partnering_tui.storage.blocks import BlockFile
from partnering_tui.storage.outline import Node, outline_of, row_keys
from partnering_tui.storage.toml_values import as_written, says_the_same
from partnering_tui.workshop.toml_text import headers, parse_toml
from tests.storage.builders import ORDER
from tests.storage.hands import Hand, edits, trees

SEARCH = settings(
    deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def changed_by(data: st.DataObject, record: Record, blocks: BlockFile) -> tuple[str, list[TreePath]]:
    """The text after some saves, each of some changes, of which some are taken back; and the paths of all changes."""
    paths: list[TreePath] = []
    done: list[Change] = []
    text = ""
    for _ in range(data.draw(st.integers(1, 4))):
        fresh: list[TreePath] = []
        for _ in range(data.draw(st.integers(1, 3))):
            is_undo = bool(done) and data.draw(st.integers(0, 2)) == 0
            change = done.pop().reversed() if is_undo else Change("Changed", data.draw(edits(record)))
            record.apply(change)
            fresh += [put.path for put in change.puts]
            if not is_undo:
                done.append(change)
        text = blocks.update(record.tree, fresh)
        assert says_the_same(as_written(tomllib.loads(text)), as_written(record.tree)), text
        paths += fresh
    return text, paths


@given(st.data())
@SEARCH
def test_the_file_says_what_the_session_says_and_keeps_what_people_wrote(data: st.DataObject) -> None:
    tree = data.draw(trees())
    hand = Hand(Random(data.draw(st.integers(0, 10**6))))
    text = hand.write(tree)
    toml = parse_toml(text, Path("session.toml"))
    assert says_the_same(toml.data, tree), text
    record = Record(toml.data)
    blocks = BlockFile.from_text(text, record.tree)
    blocks.order = ORDER
    before = list(written_blocks(text, toml.data))
    after, paths = changed_by(data, record, blocks)
    assert Counter(remarks_in(after)) == Counter(hand.comments), f"{text}\n-----\n{after}"
    for path, block in before:
        if not any(path[: len(one)] == one or one[: len(path)] == path for one in paths):
            assert block in after, f"{block}\n-----\n{text}\n------\n{after}"
    # What was written can be read again, and writing it with no change at all comes to rest.
    assert (once := unchanged(after)) == unchanged(once)


@given(st.data())
@SEARCH
def test_answers_stand_in_the_workshops_order_each_step_under_its_comment(data: st.DataObject) -> None:
    record = Record(data.draw(trees()))
    blocks = BlockFile("# Heading")
    blocks.order = ORDER
    text = blocks.update(record.tree, [()])
    assert says_the_same(tomllib.loads(text), as_written(record.tree))
    text, _ = changed_by(data, record, blocks)
    order = [question for _, questions in ORDER for question in questions]
    found = [header.path[1] for header in headers(text) if header.path[0] == "answers"]
    known = [order.index(question) for question in found if question in order]
    assert known == sorted(known)
    answered = {question for question in found if question in order}
    expected = [comment for comment, questions in ORDER if answered.intersection(questions)]
    assert [comment for comment in comments_in(text) if comment.startswith("# Step")] == expected
    assert "\n\n\n[" not in text


@given(trees(), st.data())
@SEARCH
def test_writing_a_file_anew_keeps_its_comments(tree: dict[str, object], data: st.DataObject) -> None:
    hand = Hand(Random(data.draw(st.integers(0, 10**6))))
    text = hand.write(tree)
    blocks = BlockFile.from_text(text, tree).anew()
    after = blocks.update(tree, [()])
    assert says_the_same(as_written(tomllib.loads(after)), as_written(tree))
    assert Counter(remarks_in(after)) == Counter(hand.comments)


def remarks_in(text: str) -> list[str]:
    return [comment for comment in comments_in(text) if comment.startswith("# remark")]


def unchanged(text: str) -> str:
    tree = tomllib.loads(text)
    blocks = BlockFile.from_text(text, tree)
    blocks.order = ORDER
    return blocks.update(tree, [])


def written_blocks(text: str, tree: dict[str, object]) -> list[tuple[TreePath, str]]:
    root, _ = outline_of(text, row_keys(tree))
    return [(path, block) for path, block in blocks_in(root, ()) if path]


def blocks_in(node: Node, path: TreePath) -> list[tuple[TreePath, str]]:
    own = [(path, node.block.header + node.block.body)] if node.block else []
    return own + [one for key, child in node.inner.items() for one in blocks_in(child, (*path, key))]
