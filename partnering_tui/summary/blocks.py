"""Neutral blocks: what a document says, before any format decides how it looks.

The first block is the title, as a heading of level 1. Every block at the top carries the question it comes from, and
where it is made of rows, which row. Walk a document with `match`; blocks hold blocks or inlines in tuples, and nothing
else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from datetime import date
from typing import Literal

from partnering_tui.frozen import dataclass

Align = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words, literally: nothing in them is markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Words shown as they would be typed into a machine."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of weight."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words said with stress."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere: to http, https or mailto only."""

    href: str
    inlines: Inlines


Inline = Text | Code | LineBreak | Strong | Emphasis | Link
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One line of a heat map."""

    label: str
    cells: tuple[tuple[str, str], ...]
    """For each column its letter, and its colour: good, fair, poor or none."""
    reach: tuple[float, float, float] | None
    """The lowest mark, the median and the highest; None if they are not shown."""
    together: str = ""
    """How good it is on the whole, where there are no cells."""
    is_split: bool = False


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Marks in rows and columns, and how far they reach on their scale."""

    title: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    scale: tuple[int, int]
    """The lowest and the highest level."""
    ends: tuple[str, str]
    """What they are called."""


@dataclass(frozen=True, slots=True)
class Sparkline:
    """How one partner went from round to round."""

    label: str
    values: tuple[float | None, ...]
    """For each round, higher being better; None in one that it took no part in."""
    latest: str
    """The last of them, in words."""


@dataclass(frozen=True, slots=True)
class Sparklines:
    """How partners went from round to round, each on a line of its own."""

    title: str
    description: str
    rounds: tuple[str, ...]
    """When each was held; empty where that is not known."""
    lines: tuple[Sparkline, ...]
    scale: tuple[int, int]
    """The lowest and the highest level."""


Picture = HeatMap | Sparklines


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """Anything that can be traced to its answer."""

    source: str = field(default="", compare=False)
    """The id of the question or built-in that it comes from; empty for the scaffolding between answers."""
    part: str = field(default="", compare=False)
    """Which part of that answer it is, such as the id of a row or of a partner; empty for all of it."""


@dataclass(frozen=True, slots=True)
class Heading(Sourced):
    """The title (level 1), a section (2) or a part of one (3 to 6)."""

    level: int
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Paragraph(Sourced):
    """A few sentences."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class BulletList(Sourced):
    """Points in no order."""

    items: tuple[Blocks, ...]
    parts: tuple[str, ...] = field(default=(), compare=False, kw_only=True)
    """Which part of the answer each point is; none at all if that is not known."""
    picture: Sparklines | None = field(default=None, compare=False, repr=False, kw_only=True)
    """What they tell, for formats that can draw; it says nothing that the points do not say."""


@dataclass(frozen=True, slots=True)
class NumberedList(Sourced):
    """Points that people refer to by number."""

    items: tuple[Blocks, ...]
    start: int = 1
    parts: tuple[str, ...] = field(default=(), compare=False, kw_only=True)
    """Which part of the answer each point is; none at all if that is not known."""


@dataclass(frozen=True, slots=True)
class Table(Sourced):
    """A header and rows, each as wide as the header. Cells hold one line."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    align: tuple[Align | None, ...] = ()
    """One for each column; none at all means none is set."""
    parts: tuple[str, ...] = field(default=(), compare=False, kw_only=True)
    """Which part of the answer each row is; none at all if that is not known."""
    picture: HeatMap | None = field(default=None, compare=False, repr=False, kw_only=True)
    """What it shows, for formats that can draw; it says nothing that the rows do not say."""

    def alignment(self, column: int) -> Align | None:
        """How a column is set, counted from 0."""
        return self.align[column] if column < len(self.align) else None


@dataclass(frozen=True, slots=True)
class Quote(Sourced):
    """What somebody else said or wrote."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class CodeBlock(Sourced):
    """Lines to be shown exactly as they are, without the last line's end."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Rule(Sourced):
    """A line across the page."""


Block = Heading | Paragraph | BulletList | NumberedList | Table | Quote | CodeBlock | Rule
Blocks = tuple[Block, ...]


ANNEX = "annex"
"""The section that holds the working papers behind what is signed."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a document, under a heading of level 2."""

    id: str
    title: str
    blocks: Blocks
    """Its heading first."""

    @property
    def begins_page(self) -> bool:
        """Whether it stands apart on paper: working papers do not begin under the signatures."""
        return self.id == ANNEX


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document in normal form, as `normal.normal_blocks` makes it."""

    title: str
    """In plain words, for places that show no blocks: a window, a file's properties."""
    opening: Blocks = ()
    """What stands before the first section: the title, as a heading of level 1, and how far the partners are."""
    sections: tuple[Section, ...] = ()
    status: str = ""
    """How far the partners are, as a sentence."""
    draft: str = ""
    """What every page says of a document that is not agreed yet; empty for one that is."""
    language: str = "en"
    made_on: date | None = None

    @property
    def blocks(self) -> Blocks:
        """All of it, from the title to the last section's end."""
        return self.opening + tuple(block for section in self.sections for block in section.blocks)


def traced(blocks: Iterable[Block], source: str) -> Blocks:
    """The blocks, each carrying that source."""
    return tuple(replace(block, source=source) for block in blocks)


def behind(lead: str, inlines: Inlines) -> Inlines:
    """The inlines with plain words in front of them."""
    match inlines:
        case (Text(text), *others):
            return (Text(lead + text), *others)
        case _:
            return (Text(lead), *inlines)


def words_of(inlines: Inlines) -> str:
    """The words alone, on one line."""
    return "".join(_words_of(inline) for inline in inlines)


def _words_of(inline: Inline) -> str:
    match inline:
        case Text(text) | Code(text):
            return text
        case LineBreak():
            return " "
        case _:
            return words_of(inline.inlines)
