"""How each partner's marks went from round to round, over the rounds that are shown by name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from partnering_tui.frozen import dataclass
from partnering_tui.session.averages import mean
from partnering_tui.session.marks import Levels
from partnering_tui.session.record import Record, Row
from partnering_tui.session.rounds import has_voted, is_by_name, raters_of, rounds_in_order, scores_of
from partnering_tui.session.session import Partner
from partnering_tui.session.strips import sparkline
from partnering_tui.workshop.definition import Question, Workshop


@dataclass(frozen=True, slots=True)
class Trend:
    """One partner over the rounds by name, from the first to the latest."""

    partner: str
    name: str
    """Its short name."""
    dates: tuple[date | None, ...]
    values: tuple[float | None, ...]
    """The mean of its levels in each round, higher being better; None in a round in which it gave none."""
    lines: int
    """On how many lines: those to which it gave a level in every round that it took part in."""
    lowest: int
    highest: int

    @property
    def sparkline(self) -> str:
        return sparkline(self.values, self.lowest, self.highest)


def trends(record: Record, workshop: Workshop, question: Question, partners: Sequence[Partner]) -> list[Trend]:
    """For each partner that rated by name in two rounds or more. Rounds in confidence follow nobody."""
    levels = Levels.of(workshop, question)
    rounds = [one for one in rounds_in_order(record, question) if is_by_name(one) and raters_of(one)]
    found = (_trend(levels, rounds, partner) for partner in partners) if levels.values else ()
    return [one for one in found if one]


def _trend(levels: Levels, rounds: Sequence[Row], partner: Partner) -> Trend | None:
    own = [_levels_given(levels, one, partner.id) if has_voted(one, partner.id) else {} for one in rounds]
    taken_part = [given for given in own if given]
    lines = set.intersection(*map(set, taken_part)) if taken_part else set()
    if len(taken_part) < 2 or not lines:
        return None
    when = (one.get("date") for one in rounds)
    return Trend(
        partner.id,
        partner.short,
        tuple(one if isinstance(one, date) else None for one in when),
        tuple(mean([given[line] for line in lines]) if given else None for given in own),
        len(lines),
        levels.values[0],
        levels.values[-1],
    )


def _levels_given(levels: Levels, round_: Row, partner_id: str) -> dict[str, int]:
    """The levels that a partner gave, higher being better, by line."""
    given = {line: by_partner.get(partner_id) for line, by_partner in scores_of(round_).items()}
    return {line: levels.goodness(value) for line, value in given.items() if value is not None and levels.has(value)}
