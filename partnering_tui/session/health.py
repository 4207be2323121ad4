"""What a round of a health check says: where the partners stand together, where apart, and what to talk about first.

Nothing here claims significance, and what may not be shown is not in what is returned.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import takewhile
from typing import Any

from partnering_tui.frozen import dataclass
from partnering_tui.session.averages import mean, median
from partnering_tui.session.bands import Band, Zone, band_of, is_split, zone_of
from partnering_tui.session.marks import TYPED, Levels
from partnering_tui.session.record import Record, Row
from partnering_tui.session.rounds import (
    Mode,
    asked_in,
    is_sealed,
    letters_for,
    missing_from,
    raters_of,
    raters_under_letters,
    rounds_in_order,
    scores_of,
    visibility,
    voters_of,
)
from partnering_tui.session.session import Partner
from partnering_tui.session.strips import strip
from partnering_tui.workshop.definition import Question, Tone, Workshop

FEWEST_TO_COUNT = 5
"""Raters of a line: with fewer of them, marks that are shown together only are shown as band and split alone."""
FEWEST_TO_BAND = 2
"""Raters of such a line: the band of a single one would be that rater's mark."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark, as it is shown."""

    letter: str
    word: str
    tone: Tone | None


@dataclass(frozen=True, slots=True)
class Movement:
    """How a line went since the round before, with the same raters."""

    word: str
    """better, worse, or as before."""
    by: float | None
    """The difference of the means, better above 0; None where it may not be shown."""


@dataclass(frozen=True, slots=True)
class HealthLine:
    """One indicator of a round. What may not be shown is None or empty."""

    id: str
    label: str
    marks: tuple[Mark | None, ...]
    """One for each column of the round."""
    rated: int
    """How many gave a level."""
    counts: tuple[int, ...] = ()
    """How many gave each level of the scale, from the lowest."""
    others: Mapping[str, int] | None = None
    """How many gave anything else, by its word."""
    reds: int | None = None
    lowest: int | None = None
    highest: int | None = None
    median: float | None = None
    spread: int | None = None
    is_split: bool = False
    band: Band | None = None
    zone: Zone | None = None
    strip: str = ""
    since: Movement | None = None
    """None where there is no round before, or others rated the line then."""


@dataclass(frozen=True, slots=True)
class HealthRound:
    """A round as a room may see it."""

    id: str
    held_on: date | None
    mode: Mode
    is_sealed: bool
    is_short: bool
    columns: tuple[str, ...]
    """Short names of partners, code letters, or none."""
    lines: tuple[HealthLine, ...]
    """In the order of the workshop; none while the round is sealed."""
    raters: int
    partners: int
    voted: tuple[str, ...]
    """The short names of the partners who gave marks."""
    missing: tuple[str, ...] | None
    """The short names of the partners who did not; None if that cannot be told."""
    before: date | None
    """The date of the round with which lines are compared."""
    levels: Levels

    @property
    def talk_first(self) -> tuple[HealthLine, ...]:
        """The rated lines: the most reds first, then the widest spread, then the lowest median.

        Where counts may not be shown, the order must not tell them: split lines first, then by band.
        """
        rated = [line for line in self.lines if line.band]
        if any(line.spread is None for line in rated):
            bands = list(reversed(Band))
            return tuple(sorted(rated, key=lambda line: (not line.is_split, bands.index(line.band or Band.STRENGTH))))
        return tuple(sorted(rated, key=lambda line: (-(line.reds or 0), -(line.spread or 0), self._level(line))))

    def in_zone(self, zone: Zone) -> tuple[HealthLine, ...]:
        """The lines of a zone, those to talk about first in front."""
        return tuple(line for line in self.talk_first if line.zone is zone)

    def line(self, indicator: str) -> HealthLine | None:
        """The line of that indicator, if it is shown."""
        return next((line for line in self.lines if line.id == indicator), None)

    def _level(self, line: HealthLine) -> float:
        good = self.levels.goodness
        return line.median or 0.0 if good(self.levels.values[0]) < good(self.levels.values[-1]) else -(line.median or 0)


def shown_round(
    record: Record, workshop: Workshop, question: Question, partners: Sequence[Partner], row: Row
) -> HealthRound:
    """A round of the question as it may be shown, compared with the one before it."""
    earlier = takewhile(lambda one: one is not row, rounds_in_order(record, question))
    before = [one for one in earlier if not is_sealed(one) and raters_of(one)]
    ids = [partner.id for partner in partners]
    # A letter is somebody else's in each round: whether the same partners rated cannot be told.
    can_be_compared = before and not any(raters_under_letters(one, ids) for one in (row, before[-1]))
    return read_round(workshop, question, partners, row, before[-1] if can_be_compared else None)


def read_round(
    workshop: Workshop, question: Question, partners: Sequence[Partner], row: Row, before: Row | None = None
) -> HealthRound:
    """A round as it may be shown, compared with another; with none, nothing is compared."""
    return _Reading(workshop, question, tuple(partners), row, before).round


@dataclass(frozen=True)
class _Reading:
    """One round being read."""

    workshop: Workshop
    question: Question
    partners: tuple[Partner, ...]
    row: Row
    before: Row | None

    @property
    def round(self) -> HealthRound:
        mode, sealed, when = visibility(self.row), is_sealed(self.row), self.row.get("date")
        short = {partner.id: partner.short for partner in self.partners}
        missing = missing_from(self.row, tuple(short))
        raters = voters_of(self.row)
        before = self.before.get("date") if self.before and not sealed else None
        columns = {} if sealed else self._columns(mode)
        return HealthRound(
            str(self.row.get("id", "")),
            when if isinstance(when, date) else None,
            mode,
            sealed,
            self.row.get("set") == "short",
            tuple(columns.values()),
            () if sealed else tuple(self._line(mode, one, label, columns) for one, label in self._indicators()),
            len(raters),
            len(self.partners),
            tuple(short[partner] for partner in short if partner in raters),
            None if missing is None else tuple(short[partner] for partner in missing),
            before if isinstance(before, date) else None,
            self._levels,
        )

    @cached_property
    def _levels(self) -> Levels:
        return Levels.of(self.workshop, self.question)

    @cached_property
    def _scores(self) -> dict[str, dict[str, Any]]:
        return scores_of(self.row)

    @cached_property
    def _scores_before(self) -> dict[str, dict[str, Any]]:
        return scores_of(self.before) if self.before else {}

    def _columns(self, mode: Mode) -> dict[str, str]:
        """What stands over each column, by the id of the rater whose marks stand in it."""
        if mode == "aggregate":
            return {}
        known = {partner.id: partner.short for partner in self.partners}
        if mode == "coded":
            return letters_for(self.row, known)
        return known | {rater: rater for rater in raters_of(self.row) if rater not in known}

    def _indicators(self) -> list[tuple[str, str]]:
        """Ids and labels of what is asked; then what was rated besides, under its id."""
        asked = {one.id: one.label for one in asked_in(self.question, self.row)}
        labels = {one.id: one.label for one in self.question.indicators}
        return [*asked.items(), *((one, labels.get(one, one)) for one in self._scores if one not in asked)]

    def _line(self, mode: Mode, indicator: str, label: str, columns: Mapping[str, str]) -> HealthLine:
        given = self._scores.get(indicator, {})
        values = [value for value in given.values() if self._levels.has(value)]
        marks = tuple(self._mark(mode, given[rater]) if rater in given else None for rater in columns)
        line = HealthLine(indicator, label, marks, len(values))
        if mode == "aggregate" and len(values) < FEWEST_TO_COUNT:
            if len(values) < FEWEST_TO_BAND:
                return line
            read = _with_figures(line, self._levels, values)
            since = self._since(indicator, given, read.band, is_counted=False)
            return replace(line, band=read.band, is_split=read.is_split, zone=read.zone, since=since)
        others = Counter(self._word(mode, value) for value in given.values() if not self._levels.has(value))
        line = _with_figures(replace(line, others=dict(others)), self._levels, values)
        return replace(line, since=self._since(indicator, given, line.band, is_counted=True))

    def _mark(self, mode: Mode, value: Any) -> Mark:
        return Mark(self._levels.letter(value), self._word(mode, value), self._levels.tone(value))

    def _word(self, mode: Mode, value: Any) -> str:
        """A mark in words; what was typed instead of one tells, in confidence, too much of whose it is."""
        is_typed = self._levels.letter(value) == TYPED
        return "another word" if is_typed and mode != "named" else self._levels.word(value)

    def _since(
        self, indicator: str, given: Mapping[str, Any], band: Band | None, *, is_counted: bool
    ) -> Movement | None:
        """How the line went since the round before, if the same partners gave it a level in both."""
        then = self._scores_before.get(indicator, {})
        now, was = (self._by_rater(one) for one in (given, then))
        if self.before is None or not now or now.keys() != was.keys():
            return None
        by = mean(now.values()) - mean(was.values())
        if is_counted and not (visibility(self.before) == "aggregate" and len(was) < FEWEST_TO_COUNT):
            return Movement("better" if by > 0 else "worse" if by < 0 else "as before", by)
        bands = list(reversed(Band))
        was_band = band_of(self._levels, [then[rater] for rater in was])
        step = bands.index(band) - bands.index(was_band) if band and was_band else 0
        return Movement("better" if step > 0 else "worse" if step < 0 else "as before", None)

    def _by_rater(self, given: Mapping[str, Any]) -> dict[str, int]:
        return {rater: self._levels.goodness(value) for rater, value in given.items() if self._levels.has(value)}


def _with_figures(line: HealthLine, levels: Levels, values: Sequence[int]) -> HealthLine:
    band = band_of(levels, values)
    if band is None:
        return replace(line, counts=tuple(0 for _ in levels.values))
    ends = (levels.letter(levels.values[0]), levels.letter(levels.values[-1]))
    is_apart = is_split(levels, values)
    return replace(
        line,
        counts=tuple(values.count(level) for level in levels.values),
        reds=sum(levels.tone(value) == "poor" for value in values),
        lowest=min(values),
        highest=max(values),
        median=median(values),
        spread=max(values) - min(values),
        is_split=is_apart,
        band=band,
        zone=zone_of(band, is_apart),
        strip=strip(levels.values[0], levels.values[-1], values, ends),
    )
