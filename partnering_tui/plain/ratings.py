"""Ratings: a round of marks, by indicator and partner, with a few words on why where one is low."""

from __future__ import annotations

from partnering_tui.plain.asking import Asking, Field, row_ordered, shortened
from partnering_tui.plain.talk import Order, aloud
from partnering_tui.session import edits
from partnering_tui.session.answers import rows_of
from partnering_tui.session.marks import Levels
from partnering_tui.session.present_sitting import now_here
from partnering_tui.session.record import Path, Row
from partnering_tui.session.rounds import MODES, asked_in, comments_of, is_by_name, is_sealed, scores_of, visibility
from partnering_tui.session.session import Partner
from partnering_tui.session.sheet import RatingsSheet
from partnering_tui.workshop.definition import Cell, Indicator

WORDS = Cell(kind="text")
IN_THE_APP = "Marks in confidence are given in the app, where the screen is covered; what is typed here stays readable."


def ask_for_marks(asking: Asking) -> None:
    """Ask for the marks of the latest round, if it is by name; tell what may be told of one that is not."""
    while True:
        round_ = _latest(asking)
        if round_ and not is_by_name(round_):
            order = _tell_in_confidence(asking, round_)
        else:
            asking.say(_which(round_) if round_ else "No round yet. The first mark begins one, with everybody’s names.")
            order = _ask_for_round(asking)
        if order is None:
            return
        asking.make(edits.start_round(asking.record, asking.question, now_here()), "A new round began, with names.")


def _ask_for_round(asking: Asking) -> Order | None:
    """Ask for each mark; an order to begin another round, if it comes."""
    indicators = asked_in(asking.question, _latest(asking) or {})
    at = 0
    while at < len(indicators):
        asking.say(f"Line {at + 1} of {len(indicators)}: {indicators[at].label}.")
        order = _ask_for_line(asking, indicators[at])
        if order is not None and order.name == "round":
            return order
        at = row_ordered(asking, order, len(indicators), at) if order else at + 1
    return None


def _ask_for_line(asking: Asking, indicator: Indicator) -> Order | None:
    for partner in asking.partners:
        if (order := _ask_for_mark(asking, indicator, partner)) is not None:
            return order
    return None


def _ask_for_mark(asking: Asking, indicator: Indicator, partner: Partner) -> Order | None:
    holds = Cell(kind="scale", scale=asking.question.scale)

    def value() -> object:
        return scores_of(_latest(asking) or {}).get(indicator.id, {}).get(partner.id)

    before = value()
    field = Field(
        holds,
        f"{partner.short}, {shortened(indicator.label)}",
        value,
        lambda mark: asking.give(_place(asking, "scores", indicator, partner), mark),
        takes_marks=True,
    )
    order = asking.ask(field, own=("round", "row"))
    levels, mark = Levels.of(asking.workshop, asking.question), value()
    if order is None and mark != before and levels.tone(mark) == "poor":
        _ask_why(asking, indicator, partner, levels.word(mark))
    return order


def _ask_why(asking: Asking, indicator: Indicator, partner: Partner, mark: str) -> None:
    place = _place(asking, "comments", indicator, partner)
    field = Field(
        WORDS,
        f"{partner.short}, {mark}. Why? A few words, if you like",
        lambda: comments_of(_latest(asking) or {}).get(indicator.id, {}).get(partner.id),
        lambda words: asking.give(place, words),
    )
    asking.ask(field)


def _tell_in_confidence(asking: Asking, round_: Row) -> Order | None:
    sheet = RatingsSheet(asking.record, asking.workshop, asking.question, asking.partners)
    asking.say(_which(round_), *(sheet.columns[1].label + "." if is_sealed(round_) else "",))
    for row in range(len(sheet)):
        words = [
            f"{one.label} {aloud(sheet.text(row, at))}"
            for at, one in enumerate(sheet.columns)
            if at and sheet.text(row, at)
        ]
        if words:
            asking.say(f"{sheet.text(row, 0)}: {', '.join(words)}.")
    asking.say(IN_THE_APP)
    own = () if is_sealed(round_) else ("round",)
    heard = asking.talk.ask("An empty line goes on" + (", :round begins a round with names:" if own else ":"), own=own)
    return heard if isinstance(heard, Order) else None


def _which(round_: Row) -> str:
    held = f" of {round_['date']}" if round_.get("date") else ""
    return f"The round{held}, {MODES[visibility(round_)]}."


def _latest(asking: Asking) -> Row | None:
    rounds = rows_of(asking.record, asking.question)
    return rounds[-1] if rounds else None


def _place(asking: Asking, table: str, indicator: Indicator, partner: Partner) -> Path:
    round_ = _latest(asking)
    return ("rounds", str(round_.get("id", "")) if round_ else "", table, indicator.id, partner.id)
