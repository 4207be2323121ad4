"""What a round of a health check says, and what to talk about first."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnering_tui.session.bands import Band, Zone
from partnering_tui.session.marks import Levels, mark_meant
from partnering_tui.session.rounds import rounds_in_order
from partnering_tui.session.strips import sparkline, strip
from partnering_tui.workshop.finding import shipped_workshops
from partnering_tui.workshop.loading import load_workshop
from tests.session.health_checks import LINES, MARCH, MAY, a_check, a_round, a_session, a_workshop, read


def test_a_named_round_has_a_column_for_each_partner_with_letters_words_and_colours() -> None:
    round_ = read(a_round({"trust": [3, 2, 1, "don't-know"]}))
    assert round_.columns == ("County", "Lakewater", "Beach", "Fund")
    assert [(mark.letter, mark.word, mark.tone) for mark in round_.lines[0].marks if mark] == [
        ("G", "Green", "good"),
        ("A", "Amber", "fair"),
        ("R", "Red", "poor"),
        ("?", "don't know", None),
    ]


def test_levels_from_one_to_five_are_called_by_their_numbers() -> None:
    assert [mark.letter for mark in read(a_round({"trust": [4]}), scale="five").lines[0].marks if mark] == ["4"]


def test_marks_that_are_no_levels_count_in_no_figure() -> None:
    line = read(a_round({"trust": [3, "not-applicable", "don't-know", 1]})).lines[0]
    assert (line.rated, line.median, line.spread, line.counts) == (2, 2, 2, (1, 0, 1))
    assert line.others == {"not applicable": 1, "don't know": 1}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("n/a", "not-applicable"), ("Don’t know", "don't-know"), ("?", "don't-know"), ("soon", "soon"), (3, 3)],
)
def test_words_that_people_type_instead_of_a_level_are_understood(typed: Any, meant: Any) -> None:
    assert mark_meant(typed) == meant


@pytest.mark.parametrize(
    ("scale", "marks", "is_split"),
    [
        ("concern", [3, 3, 2], False),
        ("concern", [3, 1], True),
        ("five", [5, 4], False),
        ("five", [5, 3], True),
        ("five", [2, 4], True),
        ("concern", [1, 1], False),
    ],
)
def test_a_line_is_split_by_two_levels_or_by_green_and_red(scale: str, marks: list[int], is_split: bool) -> None:
    assert read(a_round({"trust": marks}), scale=scale).lines[0].is_split is is_split


@pytest.mark.parametrize(
    ("marks", "band"),
    [([4, 4], Band.STRENGTH), ([5, 4, 3, 3], Band.DISCUSS), ([3, 3], Band.DISCUSS), ([3, 3, 2], Band.ADDRESS)],
)
def test_bands_from_one_to_five_are_those_of_wilder(marks: list[int], band: Band) -> None:
    assert read(a_round({"trust": marks}), scale="five").lines[0].band is band


@pytest.mark.parametrize(
    ("marks", "band"),
    [([3, 3, 1], Band.STRENGTH), ([3, 2], Band.DISCUSS), ([1, 1, 3], Band.ADDRESS), ([1, 3], Band.ADDRESS)],
)
def test_bands_of_colours_go_by_the_colour_in_the_middle_and_the_worse_of_two(marks: list[int], band: Band) -> None:
    assert read(a_round({"trust": marks})).lines[0].band is band


def test_where_one_is_the_best_level_bands_are_turned_round() -> None:
    round_ = read(a_round({"trust": [1, 1], "money": [3, 3]}), scale="risk")
    assert [line.band for line in round_.lines[:2]] == [Band.STRENGTH, Band.ADDRESS]
    assert [line.id for line in round_.talk_first] == ["money", "trust"]


def test_four_zones_say_what_to_do() -> None:
    marks = {"trust": [1, 1, 1], "money": [1, 1, 3], "roles": [3, 3, 1]}
    assert [line.zone for line in read(a_round(marks)).lines] == [Zone.FIX, Zone.UNDERSTAND, Zone.LISTEN]
    assert read(a_round({"trust": [3, 3]})).lines[0].zone is Zone.CELEBRATE


def test_reds_come_first_then_the_widest_spread_then_the_lowest_median() -> None:
    marks = {"trust": [3, 3, 3, 2], "money": [3, 1, 1, 3], "roles": [3, 3, 1, 3]}
    assert [line.id for line in read(a_round(marks)).talk_first] == ["money", "roles", "trust"]
    marks = {"trust": [4, 4], "money": [3, 3], "roles": [5, 4]}
    assert [line.id for line in read(a_round(marks), scale="five").talk_first] == ["roles", "money", "trust"]


@given(st.fixed_dictionaries({line: st.lists(st.none() | st.integers(1, 5), max_size=6) for line in LINES}))
def test_the_order_to_talk_in_is_always_reds_then_spread_then_median(marks: Any) -> None:
    round_ = read(a_round(marks), partners=6, scale="five")
    keys = [(-(line.reds or 0), -(line.spread or 0), line.median) for line in round_.talk_first]
    assert keys == sorted(keys)
    assert {line.id for line in round_.talk_first} == {line.id for line in round_.lines if line.rated}


def test_who_is_missing_and_how_many_rated_is_always_told() -> None:
    for mode in ("named", "coded", "aggregate"):
        round_ = read(a_round({"trust": [3, None, 2]}, mode))
        assert (round_.raters, round_.partners, round_.missing) == (2, 4, ("Lakewater", "Fund"))


def test_who_is_missing_cannot_be_told_of_code_letters() -> None:
    round_ = read(a_round(mode="coded", scores={"trust": {"A": 1, "B": 3}}))
    assert (round_.columns, round_.raters, round_.missing) == (("A", "B"), 2, None)


def test_a_round_of_the_short_set_asks_only_that() -> None:
    assert [line.id for line in read(a_round(set="short")).lines] == ["trust", "money"]
    assert [line.id for line in read(a_round({"roles": [1]}, set="short")).lines] == ["trust", "money", "roles"]


# In confidence


def test_letters_stand_over_marks_and_tell_nothing_of_the_partners() -> None:
    """Whoever changes places gets the same picture."""
    one = read(a_round({"trust": [3, 1, None, 2], "money": [1, 3, None, 2]}, "coded"))
    other = read(a_round({"trust": [2, 3, None, 1], "money": [2, 1, None, 3]}, "coded"))
    assert one.columns == other.columns == ("A", "B", "C")
    assert one.lines == other.lines


@given(
    st.lists(st.tuples(*(st.none() | st.integers(1, 3) for _ in LINES)), max_size=6),
    st.sampled_from(["coded", "aggregate", "whatever"]),
    st.randoms(use_true_random=False),
)
def test_in_confidence_nothing_follows_from_who_gave_which_marks(ballots: Any, mode: str, chance: Any) -> None:
    voters = [at for at, ballot in enumerate(ballots) if any(ballot)]
    shuffled = list(ballots)
    for at, other in zip(voters, chance.sample(voters, len(voters)), strict=True):
        shuffled[at] = ballots[other]
    before, after = (
        read(a_round({line: [ballot[at] for ballot in cast] for at, line in enumerate(LINES)}, mode), partners=6)
        for cast in (ballots, shuffled)
    )
    assert (before.columns, before.talk_first, before.missing) == (after.columns, after.talk_first, after.missing)
    assert {line.id: line for line in before.lines} == {line.id: line for line in after.lines}


def test_together_only_and_fewer_than_five_show_band_and_split_alone() -> None:
    line = read(a_round({"trust": [3, 3, 3, 1]}, "aggregate")).lines[0]
    assert (line.band, line.is_split, line.rated) == (Band.STRENGTH, True, 4)
    assert (line.marks, line.counts, line.reds, line.lowest, line.median, line.spread, line.strip) == (
        *((), (), None, None, None, None),
        "",
    )


def test_together_only_and_five_show_how_many_gave_what() -> None:
    line = read(a_round({"trust": [3, 3, 3, 1, 2]}, "aggregate"), partners=5).lines[0]
    assert (line.marks, line.counts, line.reds, line.spread) == ((), (1, 1, 3), 1, 2)


def test_the_band_of_a_single_rater_would_be_its_mark() -> None:
    line = read(a_round({"trust": [1]}, "aggregate")).lines[0]
    assert (line.band, line.zone, line.rated) == (None, None, 1)


def test_an_order_that_tells_nothing_but_split_and_band() -> None:
    marks = {"trust": [2, 2, 2, 2], "money": [3, 3, 3, 1], "roles": [1, 1, 1, 1]}
    assert [line.id for line in read(a_round(marks, "aggregate")).talk_first] == ["money", "roles", "trust"]


def test_a_mode_that_nobody_knows_is_the_strictest() -> None:
    assert [read(a_round({"trust": [1]}, mode)).mode for mode in ("", "Named", "open")] == ["aggregate"] * 3


def test_what_was_entered_in_confidence_stays_so_whatever_the_mode_says_now() -> None:
    assert read(a_round({"trust": [1]}, "named", entered_as="coded")).mode == "coded"
    assert read(a_round({"trust": [1]}, "aggregate", entered_as="coded")).mode == "aggregate"


def test_a_sealed_round_shows_nothing_but_who_has_voted() -> None:
    for mode in ("named", "coded", "aggregate"):
        round_ = read(a_round({"trust": [1, 3]}, mode, sealed=True))
        assert (round_.lines, round_.columns, round_.talk_first) == ((), (), ())
        assert (round_.voted, round_.missing) == (("County", "Lakewater"), ("Beach", "Fund"))


# Over time


def test_a_line_is_compared_with_the_round_before_where_the_same_partners_rated_it() -> None:
    march = a_round({"trust": [1, 2], "money": [3, 3], "roles": [2, 2]})
    may = a_round({"trust": [2, 2], "money": [3, 2], "roles": [2, 2]}, when=MAY)
    round_ = read(march, may)
    assert round_.before == MARCH
    assert [(line.since.word, line.since.by) for line in round_.lines if line.since] == [
        ("better", 0.5),
        ("worse", -0.5),
        ("as before", 0),
    ]


def test_nothing_is_compared_where_others_rated() -> None:
    round_ = read(a_round({"trust": [1, 2, 3]}), a_round({"trust": [2, 2]}, when=MAY))
    assert round_.lines[0].since is None


def test_where_one_of_both_rounds_shows_bands_alone_only_they_are_compared() -> None:
    march = a_round({"trust": [1, 1], "money": [2, 3]}, "aggregate")
    line, other, _ = read(march, a_round({"trust": [3, 3], "money": [2, 2]}, when=MAY)).lines
    assert (line.since and (line.since.word, line.since.by)) == ("better", None)
    assert (other.since and (other.since.word, other.since.by)) == ("as before", None)


def test_a_sealed_round_is_compared_with_nothing_and_nothing_with_it() -> None:
    sealed = a_round({"trust": [1]}, sealed=True, id="s")
    assert read(sealed, a_round({"trust": [3]}, when=MAY)).before is None


def test_rounds_stand_from_the_first_to_the_latest() -> None:
    session = a_session(a_round({"trust": [1]}, when=MAY), a_round({"trust": [1]}))
    assert [one["date"] for one in rounds_in_order(session, a_check())] == [MARCH, MAY]


# Pictures


def test_a_strip_shows_the_range_and_the_median() -> None:
    assert strip(1, 5, [2, 3, 4]) == "1 ···├──●──┤··· 5"
    assert strip(1, 5, [5, 5]) == "1 ············● 5"
    assert strip(1, 3, [1, 1, 3, 3], ("R", "G")) == "R ├──●──┤ G"
    assert strip(1, 5, []) == ""


@given(st.lists(st.integers(1, 5), min_size=1))
def test_every_strip_is_equally_wide_and_has_one_median(values: list[int]) -> None:
    drawn = strip(1, 5, values)
    assert len(drawn) == len("1 ············· 5")
    assert drawn.count("●") == 1


def test_a_sparkline_goes_up_and_down_and_leaves_gaps() -> None:
    assert sparkline([1, 2, None, 3], 1, 3) == "▁▅·█"


def test_levels_are_read_from_the_scale_of_the_question() -> None:
    check = a_check("five")
    assert Levels.of(a_workshop(check), check).values == (1, 2, 3, 4, 5)


def test_the_shipped_check_has_24_lines_and_a_short_set_of_12_in_the_colours_of_concern() -> None:
    workshop = load_workshop(shipped_workshops() / "twelve-steps")
    check = workshop.questions["health_check"]
    assert len(check.indicators) == 24
    assert [one.id for one in check.indicators if one.short] == [
        *("shared_purpose", "clear_goals", "more_than_alone", "net_value", "resources_arrive", "trust"),
        *("equity_and_respect", "conflict_handled", "roles_clear", "decisions", "delivery", "communication_inside"),
    ]
    levels = Levels.of(workshop, check)
    assert [(levels.letter(one), levels.tone(one)) for one in levels.values] == [
        ("R", "poor"),
        ("A", "fair"),
        ("G", "good"),
    ]
