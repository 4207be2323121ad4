"""Health checks: the latest round as its partners agreed to have it shown, and how they went from round to round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from partnering_tui.session.bands import ZONES, Zone
from partnering_tui.session.health import HealthLine, HealthRound, Mark, shown_round
from partnering_tui.session.marks import MARK_LETTERS, MARKS, TYPED, Levels
from partnering_tui.session.masking import MASKED
from partnering_tui.session.record import Row
from partnering_tui.session.rounds import (
    are_marks_left_out,
    comments_of,
    is_by_name,
    is_sealed,
    rounds_in_order,
    scores_of,
)
from partnering_tui.session.trends import Trend, trends
from partnering_tui.summary.blocks import (
    Align,
    Block,
    Blocks,
    BulletList,
    Inlines,
    Paragraph,
    Strong,
    Table,
    Text,
    behind,
)
from partnering_tui.summary.health_pictures import heat_map, sparklines
from partnering_tui.summary.material import Material
from partnering_tui.summary.taking_part import taking_part, when_held
from partnering_tui.summary.words import (
    capitalised,
    counted,
    day,
    flat,
    label_from_id,
    lead_in,
    listed,
    plain_words,
    quoted,
    sentence,
)
from partnering_tui.workshop.definition import Indicator, Question

_RIGHT: Align = "right"
_TO_DO = {
    Zone.FIX: "Fix",
    Zone.UNDERSTAND: "Understand",
    Zone.LISTEN: "Listen to the low scorer",
    Zone.CELEBRATE: "Celebrate",
}


def latest_ratings(material: Material, question: Question) -> Blocks:
    """The latest round as it may be shown, and before it, that one is sealed; none if nobody rated anything yet."""
    rounds = [one for one in rounds_in_order(material.session, question) if _says_anything(one)]
    if not rounds:
        return ()
    opened = [one for one in rounds if not is_sealed(one)]
    blocks = [block for one in rounds if is_sealed(one) for block in _sealed(material, question, one)]
    if opened:
        blocks += _opened(material, question, opened[-1])
        if len(opened) > 1:
            earlier = [when_held(one) for one in opened[:-1]]
            rounds_were = "There was an earlier round" if len(earlier) == 1 else "There were earlier rounds"
            blocks.append(_said(f"{rounds_were} {listed(earlier)}."))
        blocks += _over_time(trends(material.session, material.workshop, question, material.partners))
    return tuple(blocks)


def _says_anything(row: Row) -> bool:
    return bool(scores_of(row) or comments_of(row) or row.get(MASKED))


def _sealed(material: Material, question: Question, row: Row) -> Blocks:
    """Of a sealed round only who has voted."""
    round_ = _read(material, question, row)
    return (replace(_said(taking_part(round_, row)), part=round_.id),)


def _opened(material: Material, question: Question, row: Row) -> Blocks:
    round_ = _read(material, question, row)
    if are_marks_left_out(row):
        return (replace(_said(taking_part(round_, row)), part=round_.id),)
    labels = {one.id: flat(one.label) for one in question.indicators}
    scores = scores_of(row)
    lines = [
        replace(line, label=labels.get(line.id) or label_from_id(line.id)) for line in round_.lines if line.id in scores
    ]
    shown = replace(round_, lines=tuple(lines), columns=tuple(_column(material, one) for one in round_.columns))
    blocks: list[Block] = [_said(taking_part(shown, row))]
    if lines:
        blocks.append(_table(shown))
        blocks += [_said(legend)] if (legend := _legend(shown)) else []
        blocks += _talk_first(shown)
        blocks += _zones(shown)
        blocks += _since(shown)
        if MASKED in row and round_.mode == "aggregate":
            blocks.append(_said("Lines that fewer than five rated are masked in this copy."))
    if is_by_name(row) and (comments := tuple(_comments(material, question, row))):
        blocks.append(_said("What partners said with their marks:"))
        blocks.append(BulletList(comments))
    return tuple(replace(block, part=shown.id) for block in blocks)


def _read(material: Material, question: Question, row: Row) -> HealthRound:
    return shown_round(material.session, material.workshop, question, material.partners, row)


def _column(material: Material, name: str) -> str:
    """The name over a column; that of a partner who has left is its id."""
    is_known = any(name == partner.short for partner in material.partners)
    return flat(name) if is_known or len(name) <= 2 else material.short(name)


def _table(round_: HealthRound) -> Table:
    """The heat map: letters under names or code letters, or how many gave what, or how good each line is."""
    has_since = any(line.since for line in round_.lines)
    is_counted = round_.mode == "aggregate"
    figures = any(line.counts for line in round_.lines)
    header = list(round_.columns)
    header += [round_.levels.word(value) for value in round_.levels.values] if is_counted and figures else []
    header += ["Rated", "Together"] if is_counted else []
    header += ["Range"] if figures and round_.levels.values else []
    header += ["Since"] if has_since else []
    rows = []
    for line in round_.lines:
        cells = [_in_cell(round_, mark) if mark else "" for mark in line.marks]
        if is_counted and figures:
            cells += [str(count or "") for count in line.counts] or ["" for _ in round_.levels.values]
        cells += [str(line.rated), _together(line)] if is_counted else []
        cells += [line.strip] if figures and round_.levels.values else []
        cells += [line.since.word if line.since else ""] if has_since else []
        rows.append((_cell(line.label), *map(_cell, cells)))
    numbers = len(round_.levels.values) * figures + 1 if is_counted else 0
    align = (None, *(_RIGHT for _ in range(numbers)), *(None for _ in range(len(header) - numbers)))
    return Table(
        ((), *map(_cell, header)),
        tuple(rows),
        align if numbers else (),
        parts=tuple(f"{round_.id}/{line.id}" for line in round_.lines),
        picture=heat_map(round_),
    )


def _in_cell(round_: HealthRound, mark: Mark) -> str:
    """The letter of a mark; by name, what was typed instead of one."""
    return flat(mark.word) if mark.letter == TYPED and round_.mode == "named" else mark.letter


def _together(line: HealthLine) -> str:
    if line.band is None:
        return "too few to tell"
    return f"{line.band.value}, split" if line.is_split else line.band.value


def _legend(round_: HealthRound) -> str:
    """What the letters or numbers in the table mean, and where the marks are that may not be shown."""
    levels = round_.levels
    parts = [_level(levels, value) for value in levels.values] if any(line.counts for line in round_.lines) else []
    given = {mark.letter for line in round_.lines for mark in line.marks if mark}
    parts += [f"{letter}: {MARKS[word]}" for word, letter in MARK_LETTERS.items() if letter in given]
    parts += [f"{TYPED}: another word"] if TYPED in given and round_.mode != "named" else []
    if round_.mode == "aggregate" and any(not line.counts for line in round_.lines):
        parts.append("fewer than five rated a line: how many gave which mark is confidential")
    return capitalised(sentence("; ".join(parts))) if parts else ""


def _level(levels: Levels, value: int) -> str:
    level = levels.scale.level(value) if levels.scale else None
    label = flat(level.label) if level else str(value)
    return label if levels.has_letters else f"{value}: {label}"


def _talk_first(round_: HealthRound) -> Iterator[Block]:
    """The lines with reds, far apart, or low: in the order in which to talk about them. No names."""
    wanted = [line for line in round_.talk_first if line.reds or line.is_split or line.zone is Zone.FIX]
    if wanted:
        points = ", then ".join(_finding(line) for line in wanted[:7])
        more = f"; {counted(len(wanted) - 7, 'line')} more" if len(wanted) > 7 else ""
        yield _led("Talk first", f"{points}{more}")


def _finding(line: HealthLine) -> str:
    reds = f"{line.reds} red" if line.reds else ""
    said = ", ".join(filter(None, (reds, "split" if line.is_split else "")))
    return f"{line.label} ({said})" if said else line.label


def _zones(round_: HealthRound) -> Iterator[Block]:
    points = [
        (_led(f"{_TO_DO[zone]} ({ZONES[zone]})", "; ".join(line.label for line in lines)),)
        for zone in ZONES
        if (lines := round_.in_zone(zone))
    ]
    if points:
        yield BulletList(tuple(points))


def _since(round_: HealthRound) -> Iterator[Block]:
    """What changed since the round before, where the same partners rated."""
    compared = [line for line in round_.lines if line.since]
    if round_.before is None:
        return
    said = []
    for word in ("better", "worse"):
        labels = [line.label for line in compared if line.since and line.since.word == word]
        said += [f"{word}: {'; '.join(labels)}"] if labels else []
    same = sum(line.since is not None and line.since.word == "as before" for line in compared)
    said += [f"{counted(same, 'line')} as before"] if same else []
    others = len(round_.lines) - len(compared)
    said += [f"{counted(others, 'line')} not rated by the same partners then"] if others else []
    yield _led(f"Since the round of {day(round_.before)}", ". ".join(map(capitalised, said)))


def _over_time(found: Sequence[Trend]) -> Iterator[Block]:
    """A sparkline for each partner over the rounds by name."""
    points = [(_led(flat(one.name), f"{one.sparkline} {_trend_words(one)}"),) for one in found]
    if points:
        yield _said("Over the rounds by name, the mean of each partner's marks on the lines that it marked each time:")
        yield BulletList(tuple(points), picture=sparklines(found))


def _trend_words(one: Trend) -> str:
    values = ["no marks" if value is None else f"{value:.1f}" for value in one.values]
    return f"{', then '.join(values)}, out of {one.highest}, on {counted(one.lines, 'line')}"


def indicators_of(question: Question, scores: Any) -> list[tuple[str, str]]:
    """The indicators that were rated, as (id, label), in the workshop's order; at the end those it no longer knows."""
    known: list[Indicator] = list(question.indicators)
    labels = {one.id: flat(one.label) for one in known} | {
        one: label_from_id(one) for one in scores if one not in {indicator.id for indicator in known}
    }
    return [(indicator, label) for indicator, label in labels.items() if indicator in scores]


def _comments(material: Material, question: Question, round_: Row) -> Iterator[Blocks]:
    labels = {indicator.id: flat(indicator.label) for indicator in question.indicators}
    for indicator, spoken in comments_of(round_).items():
        label = labels.get(indicator, label_from_id(indicator))
        for partner in material.with_former(spoken):
            if words := plain_words(spoken.get(partner)):
                yield (_said(sentence(f"{label}, {material.short(partner)}: {quoted(words)}")),)


def _led(label: str, words: str) -> Paragraph:
    return Paragraph((Strong((Text(lead_in(label)),)), *behind(" ", (Text(sentence(words)),))))


def _said(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def _cell(text: str) -> Inlines:
    return (Text(text),) if text else ()
