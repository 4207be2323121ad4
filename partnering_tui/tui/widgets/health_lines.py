"""What the marks of a round look like, line by line: in the order to talk in, as a heat map, in zones, over time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content

from partnering_tui.frozen import dataclass
from partnering_tui.session.bands import ZONES, Band, Zone
from partnering_tui.session.health import HealthLine, HealthRound, Mark, Movement
from partnering_tui.session.round_in_confidence import in_words
from partnering_tui.session.trends import Trend
from partnering_tui.session.values import counted_if_any
from partnering_tui.summary.words import capitalised
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.tones import chip, mark_chip, tone_style
from partnering_tui.tui.widgets.wrapping import wrapped
from partnering_tui.workshop.definition import Tone

GAP = 2
_LEAST_LABEL = 20
_MOST_OF_NAME = 9
"""A longer name over a column goes on on a second line: what the lines say needs the room."""
_BAND_TONES: dict[Band, Tone] = {Band.STRENGTH: "good", Band.DISCUSS: "fair", Band.ADDRESS: "poor"}
_TO_DO = {Zone.FIX: "fix", Zone.UNDERSTAND: "understand", Zone.LISTEN: "listen", Zone.CELEBRATE: "celebrate"}
SIGNS = {"better": "▲", "worse": "▼", "as before": "="}
"""How a line went since the round before."""
_WORDS_OF_SINCE = len("= as before")
_ROOM_FOR_WORDS = 92
_ROOM_FOR_ZONES = 84
"""Columns of the terminal: with fewer of them the zones stand on their own page alone."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One line on the screen."""

    content: Content
    indicator: str = ""
    """Which line of the check it is about; empty for titles and spaces, on which no cursor rests."""
    has_chips: bool = False
    """It has marks in their colours, which stay under the cursor."""


def talk_first_lines(round_: HealthRound, width: int) -> Iterator[Shown]:
    """The lines in the order to talk in, without anybody's name: how far they reach, what stands out, what to do."""
    lines = round_.talk_first
    found = [_stands_out(line) for line in lines]
    ranges = max((cell_len(line.strip) for line in lines), default=0)
    columns = [("Range", ranges)] if ranges else []
    columns += [("Stands out", max(10, *(cell_len(words) for words in found)))] if any(found) else []
    has_to_do = width >= _ROOM_FOR_ZONES
    columns += [("To do", 10)] if has_to_do else []
    columns += [("Since", _since_width(width))] if round_.before else []
    label = _room(columns, width)
    if lines:
        yield Shown(_head("", label, columns))
    for line, words in zip(lines, found, strict=True):
        cells = [literal(line.strip)] if ranges else []
        cells += [literal(words, "bold" if line.reds else "")] if any(found) else []
        cells += [literal(_TO_DO[line.zone] if line.zone else "", "$quiet")] if has_to_do else []
        cells += [_since(line.since, width)] if round_.before else []
        yield Shown(_row(line.label, label, cells, columns), line.id)
    yield from _unrated(round_, width)


def heat_map_lines(round_: HealthRound, width: int) -> Iterator[Shown]:
    """Every mark with its letter and its colour; where marks are shown together only, as much as may be told."""
    names, cells = _heat(round_)
    widest = max(cells.least, *(cell_len(one_line(name)) for name in names), 3)
    since = [("Since", _since_width(width))] if round_.before else []
    room = max(0, width - 1 - _LEAST_LABEL - sum(size + GAP for _, size in since) - GAP)
    each = max(3, min(widest, max(cells.least, _MOST_OF_NAME), room // max(1, len(names)) - 1))
    label = max(8, width - 1 - len(names) * (each + 1) - sum(size + GAP for _, size in since) - GAP)
    label = min(label, max((cell_len(one_line(line.label)) for line in round_.lines), default=label))
    heads = [_head_words(one_line(name), each) for name in names] if round_.talk_first else []
    for at in range(max(map(len, heads), default=0)):
        parts = [literal(head[at] if at < len(head) else "", "$quiet").truncate(each, ellipsis=True) for head in heads]
        named = Content.assemble(*(Content.assemble(_centred(part, each), " ") for part in parts))
        words = literal(" " * (GAP - 1) + "Since" if since and at == 0 else "", "$quiet")
        yield Shown(Content.assemble(" " * (label + GAP + 1), named, words))
    for line in round_.talk_first:
        drawn = Content.assemble(*(Content.assemble(cell, " ") for cell in cells(line, each)))
        name = literal(one_line(line.label)).truncate(label, ellipsis=True, pad=True)
        end = Content.assemble(" " * (GAP - 1), _since(line.since, width)) if since else literal("")
        yield Shown(Content.assemble(" ", name, " " * GAP, drawn, end).truncate(width), line.id, True)
    yield from _unrated(round_, width)


def zone_lines(round_: HealthRound, width: int) -> Iterator[Shown]:
    """The four zones, each with its lines; those to talk about first in front."""
    ranges = max((cell_len(line.strip) for line in round_.lines), default=0)
    columns = [("", ranges)] if ranges else []
    label = _room(columns, width - 2)
    for number, (zone, made_of) in enumerate(ZONES.items()):
        lines = round_.in_zone(zone)
        if number:
            yield Shown(literal(""))
        words = literal(capitalised(zone.value), "bold $primary")
        yield Shown(Content.assemble(" ", words, literal(f"   {made_of}", "$quiet")))
        if not lines:
            yield Shown(literal("   nothing here", "$quiet"))
        for line in lines:
            yield Shown(
                Content.assemble("  ", _row(line.label, label, [literal(line.strip)] * bool(ranges), columns)), line.id
            )
    yield from _unrated(round_, width)


def over_time_lines(trends: Sequence[Trend], rounds: Sequence[str], width: int) -> Iterator[Shown]:
    """One sparkline for each partner over the rounds by name, and then all rounds, each in a sentence."""
    yield Shown(literal(" Each partner’s own marks, over the rounds by name", "bold $primary"))
    if not trends:
        words = "This takes two rounds by name. In confidence, nobody is followed."
        yield from _paragraph(words, width)
    names = max((cell_len(one_line(one.name)) for one in trends), default=0)
    for one in trends:
        values = ", then ".join("no marks" if value is None else f"{value:.1f}" for value in one.values)
        said = literal(f"   {values}, out of {one.highest}, on {counted_if_any(one.lines, 'line')}", "$quiet")
        name = literal(one_line(one.name)).truncate(min(names, 28), ellipsis=True, pad=True)
        spark = literal(one.sparkline, "bold $primary")
        yield Shown(Content.assemble("   ", name, "   ", spark, said).truncate(width, ellipsis=True))
    yield Shown(literal(""))
    yield Shown(literal(" All rounds", "bold $primary"))
    for words in rounds:
        yield from _paragraph(words, width)


def _paragraph(words: str, width: int) -> Iterator[Shown]:
    for line in wrapped(literal(words), max(20, width - 4)):
        yield Shown(Content.assemble("   ", line))


def _unrated(round_: HealthRound, width: int) -> Iterator[Shown]:
    """The lines of which nothing can be told, below all others."""
    told = {line.id for line in round_.talk_first}
    silent = [line for line in round_.lines if line.id not in told]
    if silent:
        yield Shown(literal(""))
        few = "Too few marks to tell" if round_.mode == "aggregate" else "Not rated"
        yield Shown(literal(f" {few}", "$quiet"))
        for line in silent:
            label = literal(one_line(line.label), "$quiet").truncate(max(8, width - 4), ellipsis=True)
            yield Shown(Content.assemble("   ", label), line.id)


def _heat(round_: HealthRound) -> tuple[list[str], Cells]:
    """What stands over the columns, and what is in them."""
    if round_.mode != "aggregate":
        return list(round_.columns), _marks
    if any(line.counts for line in round_.lines):
        return [round_.levels.word(value) for value in round_.levels.values], _Counts(round_)
    return ["Together"], _together


class Cells:
    """How the cells of a line are drawn."""

    least = 3
    """Columns of the terminal that a cell wants."""

    def __call__(self, line: HealthLine, width: int) -> Iterable[Content]:
        raise NotImplementedError


class _Marks(Cells):
    def __call__(self, line: HealthLine, width: int) -> Iterable[Content]:
        marks: Sequence[Mark | None] = line.marks
        return (mark_chip(mark, width) for mark in marks)


class _Counts(Cells):
    def __init__(self, round_: HealthRound) -> None:
        self._levels = round_.levels

    def __call__(self, line: HealthLine, width: int) -> Iterable[Content]:
        if not line.counts:
            words = literal(in_words(line) or "too few")
            yield words.truncate((width + 1) * len(self._levels.values) - 1, ellipsis=True, pad=True)
            return
        for value, count in zip(self._levels.values, line.counts, strict=True):
            tone = self._levels.tone(value)
            yield chip(str(count), tone, width) if count else literal("·".center(width), "$border-blurred")


class _Together(Cells):
    least = 18

    def __call__(self, line: HealthLine, width: int) -> Iterable[Content]:
        tone = _BAND_TONES[line.band] if line.band else None
        words = f" {in_words(line)}".ljust(width) if line.band else ""
        yield literal(words, tone_style(tone)).truncate(width, pad=True)


_marks, _together = _Marks(), _Together()


def _stands_out(line: HealthLine) -> str:
    if line.spread is None:
        return in_words(line)
    reds = f"{line.reds} red" if line.reds else ""
    return ", ".join(filter(None, (reds, "split" if line.is_split else "")))


def _since_width(width: int) -> int:
    return _WORDS_OF_SINCE if width >= _ROOM_FOR_WORDS else len("Since")


def _since(moved: Movement | None, width: int) -> Content:
    """Since the round before, by its sign where there is little room; nothing where others rated then."""
    if moved is None:
        return literal("")
    words = f"{SIGNS[moved.word]} {moved.word}" if width >= _ROOM_FOR_WORDS else f"  {SIGNS[moved.word]}"
    return literal(words)


def _room(columns: Sequence[tuple[str, int]], width: int) -> int:
    """Cells for the label of a line."""
    return max(8, width - 2 - sum(size + GAP for _, size in columns))


def _head(first: str, label: int, columns: Sequence[tuple[str, int]]) -> Content:
    return _row(first, label, [literal(words, "$quiet") for words, _ in columns], columns)


def _row(words: str, label: int, cells: Sequence[Content], columns: Sequence[tuple[str, int]]) -> Content:
    name = literal(one_line(words)).truncate(label, ellipsis=True, pad=True)
    drawn = [
        Content.assemble(" " * GAP, cell.truncate(size, ellipsis=True, pad=True))
        for cell, (_, size) in zip(cells, columns, strict=True)
    ]
    return Content.assemble(" ", name, *drawn)


def _head_words(name: str, width: int) -> list[str]:
    """A name over a column, on two lines at most. No word goes on on another line: what is too long is cut."""
    lines: list[str] = []
    for word in name.split():
        if lines and cell_len(lines[-1]) + 1 + cell_len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines if len(lines) <= 2 else [lines[0], f"{lines[1]}…"]


def _centred(words: Content, width: int) -> Content:
    before = max(0, (width - words.cell_length) // 2)
    return Content.assemble(" " * before, words, " " * max(0, width - before - words.cell_length))
