"""Reading documents back: the words of blocks, and the words of what the writers made of them."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

from docx import Document as open_word_file
from docx.oxml.ns import qn

from partnering_tui.summary.blocks import (
    Block,
    Blocks,
    BulletList,
    CodeBlock,
    Heading,
    NumberedList,
    Paragraph,
    Quote,
    Table,
    words_of,
)
from partnering_tui.summary.writing_space import labels_of_lines

_FLOWING = {"a", "strong", "em", "code", "br", "span"}


def words_in_blocks(blocks: Blocks) -> list[str]:
    """The words of each paragraph, heading and filled cell, in their order."""
    return [flat for block in blocks for words in _words(block) if (flat := one_line(words))]


def one_line(words: str) -> str:
    return " ".join(words.split())


def _words(block: Block) -> Iterator[str]:
    match block:
        case Heading(inlines=inlines) | Paragraph(inlines=inlines):
            yield words_of(inlines)
        case BulletList() if labels := labels_of_lines(block):
            yield from labels
        case BulletList(items=items) | NumberedList(items=items):
            for item in items:
                yield from words_in_blocks(item)
        case Table(header=header, rows=rows):
            yield from (words_of(cell) for row in (header, *rows) for cell in row)
        case Quote(blocks=inside):
            yield from words_in_blocks(inside)
        case CodeBlock(text=text):
            yield from text.split("\n")


class Page(HTMLParser):
    """A page as a browser takes it in: its elements in order, and the words of its header and main part.

    Words in pictures are left out: they stand in a table too.
    """

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.unclosed: list[str] = []
        self._held = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in ("meta", "br", "hr"):
            self.unclosed.append(tag)
        if tag == "br":
            self._held += " "
        self._flush(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.unclosed.pop() == tag
        self._flush(tag)

    def handle_data(self, data: str) -> None:
        if "pre" in self.unclosed:
            *lines, last = data.split("\n")
            for line in lines:
                self._held += line
                self._flush("pre")
            self._held += last
        elif {"header", "main"} & set(self.unclosed) and "svg" not in self.unclosed:
            self._held += data

    def _flush(self, tag: str) -> None:
        if tag not in _FLOWING:
            self.words += [words] if (words := one_line(self._held)) else []
            self._held = ""

    def all(self, *tags: str) -> list[dict[str, str]]:
        """The attributes of every element of these kinds."""
        return [attributes for tag, attributes in self.elements if tag in tags]

    def count(self, tag: str) -> int:
        return len(self.all(tag))


def words_in_word_file(content: bytes) -> list[str]:
    """The words of each paragraph in the body of a Word file, those in tables included."""
    body = open_word_file(BytesIO(content)).element.body
    words: list[str] = []
    for paragraph in body.iter(qn("w:p")):
        lines = "".join(map(_run_words, paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"))))
        parts = lines.split("\n") if _is_code(paragraph) else [lines]
        words += [flat for part in parts if (flat := one_line(part))]
    return words


def _run_words(node: Any) -> str:
    return {qn("w:br"): "\n", qn("w:tab"): " "}.get(node.tag) or node.text or ""


def _is_code(paragraph: Any) -> bool:
    return paragraph.style == "CodeBlock"
