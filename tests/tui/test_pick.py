"""Picking from a few answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual import on

from partnering_tui.tui.messages import Finished
from partnering_tui.tui.widgets.pick import Pick, PickOption
from tests.tui.hosts import WidgetHost, burst, screen_lines

LEVELS = [PickOption(value, label, str(value)) for value, label in enumerate(("Low", "Fair", "High"), start=1)]
YES_NO = [PickOption(True, "Yes", "y"), PickOption(False, "No", "n")]
FORMS = [
    PickOption("loose", "Loose network", "1"),
    PickOption("legal", "Legal [b]body[/b]", "2"),
    PickOption("lead", "Lead partner", "3"),
]


class PickHost(WidgetHost):
    def __init__(
        self, options: Sequence[PickOption], chosen: Sequence[Any] = (), *, many: bool = False, across: bool = False
    ) -> None:
        pick = Pick()
        pick.load_options(options, chosen, many=many, across=across)
        super().__init__(pick)
        self.pick = pick

    @on(Pick.Picked)
    @on(Finished)
    def _note(self, message: Pick.Picked | Finished) -> None:
        self.told.append(message)

    @property
    def picked(self) -> list[Any]:
        return [message.values for message in self.told if isinstance(message, Pick.Picked)]

    @property
    def is_finished(self) -> bool:
        return any(isinstance(message, Finished) for message in self.told)


async def test_enter_chooses_and_goes_on() -> None:
    host = PickHost(FORMS)
    async with host.run_test() as pilot:
        await pilot.press("down", "enter")
        assert host.picked == [["legal"]]
        assert host.is_finished


async def test_enter_on_what_is_chosen_keeps_it_and_goes_on() -> None:
    host = PickHost(FORMS, ["legal"])
    async with host.run_test() as pilot:
        await pilot.press("enter")
        assert host.picked == []
        assert host.pick.chosen == ["legal"]
        assert host.is_finished


async def test_space_chooses_without_going_on_and_takes_it_back() -> None:
    host = PickHost(FORMS)
    async with host.run_test() as pilot:
        await pilot.press("space", "space")
        assert host.picked == [["loose"], []]
        assert not host.is_finished


async def test_several_can_be_chosen_where_many_may_be() -> None:
    host = PickHost(FORMS, ["lead"], many=True)
    async with host.run_test() as pilot:
        await pilot.press("home", "space", "2", "1")
        assert host.picked == [["loose", "lead"], ["loose", "legal", "lead"], ["legal", "lead"]]


async def test_a_digit_chooses_a_level_at_once() -> None:
    host = PickHost(LEVELS, across=True)
    async with host.run_test() as pilot:
        await pilot.press("3", "3", "2")
        assert host.picked == [[3], [2]]


async def test_y_and_n_answer_yes_and_no() -> None:
    host = PickHost(YES_NO, across=True)
    async with host.run_test() as pilot:
        await pilot.press("y", "N")
        assert host.picked == [[True], [False]]


async def test_ten_is_typed_as_one_and_nought() -> None:
    host = PickHost([PickOption(value, f"Level {value}", str(value)) for value in range(11)])
    async with host.run_test() as pilot:
        await pilot.press("1", "0")
        assert host.pick.chosen == [10]


async def test_a_letter_goes_to_the_answers_that_begin_with_it_in_turn() -> None:
    host = PickHost(FORMS)
    async with host.run_test() as pilot:
        await pilot.press("l", "space", "l", "space", "l", "space")
        assert host.picked == [["legal"], ["lead"], ["loose"]]


async def test_the_ends_of_the_list_pass_the_arrows_on() -> None:
    host = PickHost(FORMS)
    async with host.run_test() as pilot:
        await pilot.press("up", "down", "down", "down", "tab")
        assert host.keys_passed_on == ["up", "down", "tab"]


async def test_left_and_right_move_where_answers_stand_side_by_side() -> None:
    host = PickHost(LEVELS, across=True)
    async with host.run_test() as pilot:
        await pilot.press("right", "right", "left", "space")
        assert host.picked == [[2]]


async def test_answers_side_by_side_stand_on_one_line_if_it_is_wide_enough() -> None:
    wide, narrow = PickHost(LEVELS, [2], across=True), PickHost(LEVELS, [2], across=True)
    async with wide.run_test(size=(60, 5)):
        assert screen_lines(wide)[0] == "  ○ 1 Low   ▸ ● 2 Fair     ○ 3 High"
    async with narrow.run_test(size=(20, 5)):
        assert [line.strip() for line in screen_lines(narrow)[:3]] == ["○ 1 Low", "▸ ● 2 Fair", "○ 3 High"]


async def test_delete_takes_the_choice_back() -> None:
    host = PickHost(FORMS, ["legal"])
    async with host.run_test() as pilot:
        await pilot.press("delete", "delete")
        assert host.picked == [[]]


async def test_a_value_that_is_no_choice_is_shown_and_kept_until_somebody_picks() -> None:
    host = PickHost(FORMS, ["county-run"])
    async with host.run_test() as pilot:
        assert "county-run (not one of the choices)" in "\n".join(screen_lines(host))
        await pilot.press("up", "up", "up", "down")
        assert host.pick.chosen == ["county-run"]
        assert host.told == []


async def test_picking_among_many_keeps_the_value_that_is_no_choice() -> None:
    host = PickHost(FORMS, ["county-run"], many=True)
    async with host.run_test() as pilot:
        await pilot.press("2")
        assert host.picked == [["legal", "county-run"]]


async def test_one_and_yes_are_different_values() -> None:
    host = PickHost([PickOption(1, "One", "1"), PickOption(True, "Yes", "y")], [True])
    async with host.run_test() as pilot:
        await pilot.press("1")
        assert host.picked == [[1]]


async def test_a_click_chooses() -> None:
    host = PickHost(FORMS)
    async with host.run_test() as pilot:
        await pilot.click(Pick, offset=(6, 1))
        assert host.picked == [["legal"]]


async def test_a_click_on_answers_side_by_side_chooses_the_one_under_it() -> None:
    host = PickHost(LEVELS, across=True)
    async with host.run_test(size=(60, 5)) as pilot:
        await pilot.click(Pick, offset=(20, 0))
        assert host.picked == [[2]]


async def test_loading_tells_nothing_and_shows_other_answers() -> None:
    host = PickHost(FORMS, ["legal"])
    async with host.run_test() as pilot:
        host.pick.load_options(YES_NO, [False], across=True)
        await pilot.pause()
        assert host.told == []
        assert host.pick.chosen == [False]
        assert "Legal" not in "\n".join(screen_lines(host))


async def test_brackets_are_shown_literally() -> None:
    host = PickHost(FORMS)
    async with host.run_test(size=(60, 6)):
        assert "Legal [b]body[/b]" in screen_lines(host)[1]


async def test_every_key_of_a_burst_counts() -> None:
    host = PickHost(FORMS, many=True)
    async with host.run_test() as pilot:
        burst(host, "down", "1", "2", "3")
        await pilot.pause()
        assert host.pick.chosen == ["loose", "legal", "lead"]
