"""The rule: nothing that a partner said disappears, whatever is done to a statement."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from partnering_tui.session.record import Row
from tests.session.test_positions import Table

PARTNERS = ("county", "lakewater", "beach")
WORDINGS = ("We share", "We share all", "we share all ", "", "We  share", "We give")

speaking = st.tuples(
    st.just("say"),
    st.sampled_from(PARTNERS),
    st.sampled_from(("support", "accept", "reservation", "block")),
    st.sampled_from(("", "Not yet", "Too soon")),
)
deeds = st.one_of(
    speaking,
    speaking,
    st.tuples(st.just("reword"), st.sampled_from(WORDINGS)),
    st.tuples(st.just("ask_again")),
    st.tuples(st.just("same_meaning")),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
    st.tuples(st.just("pause")),
)

Said = tuple[str, str, str]


def said_now(row: Row) -> set[Said]:
    words = row.get("reservations", {})
    return {(partner, position, words.get(partner, "")) for partner, position in row.get("positions", {}).items()}


def said_ever(row: Row) -> set[Said]:
    return said_now(row).union(*(said_now(entry) for entry in row.get("earlier", [])))


def take_back(table: Table) -> bool:
    """Take the last deed back; the statement itself stays. False if there was none."""
    if table.book.undo() and not table.book.session.rows(("answers", "q", "rows")):
        table.book.redo()
        return False
    return True


def do(table: Table, deed: tuple[Any, ...]) -> None:
    match deed:
        case ("say", partner, position, words):
            table.say(partner, position, words)
        case ("reword", wording):
            table.reword(wording)
        case ("undo",):
            take_back(table)
        case ("redo",):
            table.book.redo()
        case (name,):
            getattr(table, name)()


@settings(deadline=None, max_examples=200)
@given(st.lists(deeds, max_size=30))
def test_nothing_a_partner_said_disappears(sequence: list[tuple[Any, ...]]) -> None:
    table = Table()
    table.pause()
    for deed in sequence:
        before = deepcopy(table.row)
        do(table, deed)
        if deed[0] in ("undo", "redo"):
            continue
        # Within one asking, a partner's new position stands for its old one; nothing else ever goes.
        own = {one for one in said_now(before) if deed[0] == "say" and one[0] == deed[1]}
        assert said_ever(before) - own <= said_ever(table.row)
        kept = before.get("earlier", [])
        assert table.row.get("earlier", [])[: len(kept)] == kept


@settings(deadline=None, max_examples=100)
@given(st.lists(deeds, max_size=20))
def test_everything_can_be_taken_back_and_made_again(sequence: list[tuple[Any, ...]]) -> None:
    table = Table()
    table.pause()
    before = deepcopy(table.row)
    for deed in sequence:
        if deed[0] not in ("undo", "redo"):
            do(table, deed)
    after = deepcopy(table.row)
    while take_back(table):
        pass
    assert table.row == before
    while table.book.redo():
        pass
    assert table.row == after


@settings(deadline=None, max_examples=100)
@given(st.lists(deeds, max_size=20))
def test_whoever_spoke_on_another_wording_never_counts_as_agreeing_to_this_one(sequence: list[tuple[Any, ...]]) -> None:
    table = Table()
    spoken_on: dict[str, str] = {}
    for deed in sequence:
        if deed[0] in ("undo", "redo", "same_meaning"):
            continue
        do(table, deed)
        wording = " ".join(str(table.row.get("name", "")).split())
        if deed[0] == "say":
            spoken_on[deed[1]] = wording
        if deed[0] == "ask_again":
            spoken_on = {}
        if table.standing().value == "agreed":
            assert {spoken_on.get(partner) for partner in PARTNERS} <= {wording, ""}
