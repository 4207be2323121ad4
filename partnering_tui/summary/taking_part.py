"""Who took part in a round of a health check, in a sentence."""

from __future__ import annotations

from datetime import date

from partnering_tui.session.health import HealthRound
from partnering_tui.session.record import Row
from partnering_tui.session.rounds import are_marks_left_out, voted_of
from partnering_tui.session.values import is_empty
from partnering_tui.summary.words import counted, day, flat, listed, number_word, quoted, sentence, verb

_HOW = {"named": "by name", "coded": "in confidence, by letters", "aggregate": "in confidence, together only"}


def when_held(round_: Row) -> str:
    """ "of 4 March 2026"; whatever stands there instead of a date."""
    when = round_.get("date")
    if isinstance(when, date):
        return f"of {day(when)}"
    return "without a date" if is_empty(when) else f"dated {quoted(str(when))}"


def taking_part(round_: HealthRound, row: Row) -> str:
    """ "Round of 4 March 2026, by name: three of four partners rated; Nyanza Fund has yet to rate."."""
    everyone = number_word(round_.partners)
    if are_marks_left_out(row):
        how, count = "sealed" if round_.is_sealed else _HOW[round_.mode], voted_of(row)
        given = f"{number_word(count)} of {everyone} partners gave marks, which are " if count else ""
        return sentence(f"Round {when_held(row)}, {how}: {given}masked in this copy")
    if round_.is_sealed:
        missing = f"; {_yet_to(round_, 'vote')}" if round_.missing else ""
        count = len(round_.voted)
        given = number_word(count) if count else "none"
        voted = f"{given} of {everyone} partners {verb(max(1, count), 'has', 'have')} voted"
        return sentence(f"Round {when_held(row)}, sealed: {voted}{missing}")
    if round_.missing is None:
        said = f"{counted(round_.raters, 'rating')} {verb(round_.raters, 'was', 'were')} given"
    elif not round_.missing:
        said = f"all {everyone} partners rated"
    else:
        rated = number_word(round_.raters) if round_.raters else "none"
        said = f"{rated} of {everyone} partners rated; {_yet_to(round_, 'rate')}"
    short = ", the short set" if round_.is_short else ""
    return sentence(f"Round {when_held(row)}{short}, {_HOW[round_.mode]}: {said}")


def _yet_to(round_: HealthRound, do: str) -> str:
    missing = [flat(name) for name in round_.missing or ()]
    return f"{listed(missing)} {verb(len(missing), 'has', 'have')} yet to {do}"
