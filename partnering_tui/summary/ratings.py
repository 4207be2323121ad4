"""Health checks: the latest round of ratings, by partner where partners agreed to be named, else as counts alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from partnering_tui.session.answers import rows_of
from partnering_tui.session.record import Row
from partnering_tui.session.values import is_empty
from partnering_tui.summary.blocks import Align, Block, Blocks, BulletList, Inlines, Paragraph, Table, Text
from partnering_tui.summary.material import Material
from partnering_tui.summary.words import (
    capitalised,
    counted,
    day,
    flat,
    label_from_id,
    level_word,
    listed,
    number_word,
    plain_words,
    quoted,
    sentence,
    verb,
)
from partnering_tui.workshop.definition import Question, Scale

_RIGHT: Align = "right"
_LONGEST_WORD = 14
"""Characters of a level's word that still fit a column for each partner; with longer ones its number is printed."""

Scores = Mapping[str, Mapping[str, Any]]
"""Indicator id → partner id → score."""


def latest_ratings(material: Material, question: Question) -> Blocks:
    """The latest round: when, how, who took part, and the ratings; none if nobody rated anything yet."""
    rounds = [round_ for round_ in rows_of(material.session, question) if scores_of(round_) or remarks_of(round_)]
    if not rounds:
        return ()
    latest = _latest(rounds)
    scores = scores_of(latest)
    is_named = is_by_name(latest)
    blocks: list[Block] = [Paragraph((Text(_taking_part(material, latest, scores)),))]
    if scores:
        table = (_named_table if is_named else _counted_table)(material, question, scores)
        indicators = [indicator for indicator, _ in indicators_of(question, scores)]
        blocks.append(replace(table, parts=tuple(f"{latest.get('id', '')}/{name}" for name in indicators)))
        legend = _legend(material.workshop.scale_of(question), in_numbers=is_named)
        blocks += [Paragraph((Text(legend),))] if legend else []
    if is_named and (comments := tuple(_comments(material, question, latest))):
        blocks.append(BulletList(comments))
    if len(rounds) > 1:
        earlier = [_when(round_) for round_ in rounds if round_ is not latest]
        blocks.append(Paragraph((Text(f"There was an earlier round {listed(earlier)}."),)))
    return tuple(replace(block, part=str(latest.get("id", ""))) for block in blocks)


def is_by_name(round_: Row) -> bool:
    """Whether the partners agreed to be named with what they rated."""
    return round_.get("mode") == "named"


def _latest(rounds: Sequence[Row]) -> Row:
    """The round with the latest date; the last one where a round has no date."""
    if all(isinstance(round_.get("date"), date) for round_ in rounds):
        return max(reversed(rounds), key=lambda round_: str(round_["date"]))
    return rounds[-1]


def _when(round_: Row) -> str:
    when = round_.get("date")
    if isinstance(when, date):
        return f"of {day(when)}"
    return "without a date" if is_empty(when) else f"dated {quoted(str(when))}"


def _taking_part(material: Material, round_: Row, scores: Scores) -> str:
    """ "Round of 4 March 2026, by name: three of four partners rated; Nyanza Fund has yet to rate."."""
    raters = {partner for by_partner in scores.values() for partner in by_partner}
    missing = [flat(partner.short) for partner in material.partners if partner.id not in raters]
    mode = "by name" if is_by_name(round_) else "in confidence"
    everyone = number_word(len(material.partners))
    if raters - set(material.by_id):
        # Code letters, or partners who have left: who is missing cannot be told.
        said = f"{counted(len(raters), 'rating')} {verb(len(raters), 'was', 'were')} given"
    elif not missing:
        said = f"all {everyone} partners rated"
    else:
        rated = number_word(len(raters)) if raters else "none"
        said = (
            f"{rated} of {everyone} partners rated; {listed(missing)} {verb(len(missing), 'has', 'have')} yet to rate"
        )
    return sentence(f"Round {_when(round_)}, {mode}: {said}")


def scores_of(round_: Row) -> dict[str, dict[str, Any]]:
    """The scores that were given."""
    scores = round_.get("scores")
    given = scores.items() if isinstance(scores, dict) else ()
    filled = {
        str(indicator): {partner: score for partner, score in by_partner.items() if not is_empty(score)}
        for indicator, by_partner in given
        if isinstance(by_partner, dict)
    }
    return {indicator: by_partner for indicator, by_partner in filled.items() if by_partner}


def remarks_of(round_: Row) -> dict[str, Any]:
    """What was said about indicators, by indicator and partner."""
    comments = round_.get("comments")
    return comments if isinstance(comments, dict) else {}


def _named_table(material: Material, question: Question, scores: Scores) -> Table:
    partners = material.with_former({partner: True for by_partner in scores.values() for partner in by_partner})
    scale = material.workshop.scale_of(question)
    rows = tuple(
        (_cell(label), *(_cell(_score(scale, scores.get(indicator, {}).get(partner))) for partner in partners))
        for indicator, label in indicators_of(question, scores)
    )
    return Table(((), *(_cell(material.short(partner)) for partner in partners)), rows)


def _counted_table(material: Material, question: Question, scores: Scores) -> Table:
    scale = material.workshop.scale_of(question)
    levels = [level.value for level in scale.levels] if scale else []
    counts_of = [
        (label, Counter(map(str, scores.get(indicator, {}).values())))
        for indicator, label in indicators_of(question, scores)
    ]
    others = sorted({score for _, counts in counts_of for score in counts} - set(map(str, levels)))
    columns = [*map(str, levels), *others]
    header = [*(level_word(scale, level) if scale else "" for level in levels), *map(capitalised, others)]
    rows = tuple(
        (_cell(label), *(_cell(str(counts[column] or "")) for column in columns)) for label, counts in counts_of
    )
    return Table(((), *map(_cell, header)), rows, (None, *(_RIGHT for _ in columns)))


def indicators_of(question: Question, scores: Scores) -> list[tuple[str, str]]:
    """The indicators that were rated, as (id, label), in the workshop's order; at the end those it no longer knows."""
    known = [(indicator.id, flat(indicator.label)) for indicator in question.indicators]
    ids = {indicator for indicator, _ in known}
    former = [(indicator, label_from_id(indicator)) for indicator in scores if indicator not in ids]
    return [(indicator, label) for indicator, label in known + former if indicator in scores]


def _score(scale: Scale | None, score: Any) -> str:
    """A score as its level's word, or its number where words would be too long; what is on no scale as it was typed."""
    return str(score) if scale and scale.level(score) and _are_long(scale) else score_in_words(scale, score)


def score_in_words(scale: Scale | None, score: Any) -> str:
    """A score as its level's word; what is on no scale as it was typed."""
    if is_empty(score):
        return ""
    if scale is None or scale.level(score) is None:
        return plain_words(score)
    return level_word(scale, score)


def _are_long(scale: Scale) -> bool:
    return any(len(level_word(scale, level.value)) > _LONGEST_WORD for level in scale.levels)


def _legend(scale: Scale | None, *, in_numbers: bool) -> str:
    """What the numbers or first words in the table mean; empty if they speak for themselves."""
    if scale is None:
        return ""
    if in_numbers and _are_long(scale):
        return sentence("; ".join(f"{level.value}: {level.label}" for level in scale.levels))
    if any(":" in level.label for level in scale.levels):
        return sentence("; ".join(level.label for level in scale.levels))
    return ""


def _comments(material: Material, question: Question, round_: Row) -> Iterator[Blocks]:
    labels = {indicator.id: flat(indicator.label) for indicator in question.indicators}
    for indicator, by_partner in remarks_of(round_).items():
        label = labels.get(indicator, label_from_id(str(indicator)))
        spoken = by_partner if isinstance(by_partner, dict) else {"": by_partner}
        for partner in material.with_former(spoken):
            if words := plain_words(spoken.get(partner)):
                about = f"{label}, {material.short(partner)}" if partner else label
                yield (Paragraph((Text(sentence(f"{about}: {quoted(words)}")),)),)


def _cell(text: str) -> Inlines:
    return (Text(text),) if text else ()
