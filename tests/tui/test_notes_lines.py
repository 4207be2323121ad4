"""What stands beside each note, in columns."""

from __future__ import annotations

import pytest

from partnering_tui.tui.screens.notes_lines import NoteLine, in_columns


def beside(state: str = "", who: str = "", when: str = "") -> str:
    """What stands beside a note on a terminal of 80 columns."""
    (said,) = in_columns([NoteLine("a1", "Map the kiosks", (state, who, when), "·", frozenset(["all"]), "")], 80)
    return said


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("Grace Achieng", "Grace Achieng"),
        ("Grace, Daniel", "Grace, Daniel"),
        ("Grace Achieng, Daniel Were and Mary", "Grace Achieng…"),
        ("Grace Achieng Otieno of Lakewater", "Grace Achieng…"),
        ("Grace A. Atieno O, Daniel", "Grace A. Atieno…"),
        (", Daniel Were and Mary Atieno", ", Daniel Were…"),
    ],
)
def test_that_more_people_are_named_than_there_is_room_for_is_seen(who: str, seen: str) -> None:
    assert beside(who=who) == seen


def test_a_line_break_in_a_name_breaks_no_line() -> None:
    assert beside(state="pending: Lake\nwater", when="4 Mar 2099") == "pending: Lake water  4 Mar 2099"
