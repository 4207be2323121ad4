"""What is promised when two edits of the same session are brought together."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, date, datetime
from typing import Any

import pytest

from partnering_tui.session.conflicts import conflicts_in
from partnering_tui.session.merging import Merged, merge
from partnering_tui.session.record import ABSENT, Tree

ROW = {"id": "r1", "objective": "Kiosks", "target": "40"}
STATEMENT = {
    "id": "s1",
    "principle": "We share the numbers",
    "positions": {"county": "support"},
    "asked": date(2026, 3, 4),
}


def a_tree(**answers: Any) -> Tree:
    return deepcopy(
        {
            "format": 1,
            "session": {"id": "0c1f", "title": "Water", "status": "open"},
            "partners": [{"id": "county", "name": "County"}, {"id": "lakewater", "name": "Lakewater"}],
            "answers": {"vision": {"value": "Safe water"}, "table": {"rows": [ROW]}, **answers},
        }
    )


def with_value(tree: Tree, value: Any, *path: Any) -> Tree:
    """A copy of the tree with a value at a place (ABSENT: nothing), whose keys may be positions in lists."""
    copy = deepcopy(tree)
    node: Any = copy
    for key in path[:-1]:
        node = node.setdefault(key, {}) if isinstance(node, dict) else node[key]
    if value is ABSENT:
        del node[path[-1]]
    else:
        node[path[-1]] = value
    return copy


def with_rows(tree: Tree, *rows: Tree, question: str = "table") -> Tree:
    return with_value(tree, [*rows], "answers", question, "rows")


def ids(merged: Merged, question: str = "table") -> list[str]:
    return [row["id"] for row in merged.tree["answers"][question]["rows"]]


BASE = a_tree()


def test_answers_to_different_questions_are_both_taken() -> None:
    ours = with_value(BASE, "Ours", "answers", "vision", "value")
    theirs = with_value(BASE, 3, "answers", "sites", "value")
    merged = merge(BASE, ours, theirs)
    assert merged.tree["answers"]["vision"]["value"] == "Ours"
    assert merged.tree["answers"]["sites"]["value"] == 3
    assert merged.taken_from_theirs == (("answers", "sites"),)
    assert not merged.conflicts


def test_two_cells_of_one_row_are_both_taken() -> None:
    ours = with_value(BASE, "Safe kiosks", "answers", "table", "rows", 0, "objective")
    theirs = with_value(BASE, "60", "answers", "table", "rows", 0, "target")
    merged = merge(BASE, ours, theirs)
    assert merged.tree["answers"]["table"]["rows"] == [{"id": "r1", "objective": "Safe kiosks", "target": "60"}]


def test_the_same_text_changed_twice_is_a_conflict_and_ours_stands_meanwhile() -> None:
    ours = with_value(BASE, "Ours", "answers", "vision", "value")
    theirs = with_value(BASE, "Theirs", "answers", "vision", "value")
    merged = merge(BASE, ours, theirs)
    (conflict,) = merged.conflicts
    assert conflict.path == ("answers", "vision", "value")
    assert (conflict.base, conflict.ours, conflict.theirs) == ("Safe water", "Ours", "Theirs")
    assert merged.tree["answers"]["vision"]["value"] == "Ours"
    assert merged.tree["conflicts"] == [conflict.row]
    assert not merged.taken_from_theirs


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    both = with_value(BASE, "Both", "answers", "vision", "value")
    assert merge(BASE, both, deepcopy(both)).tree == both


def test_a_number_is_not_the_text_of_it() -> None:
    ours = with_value(BASE, 1, "answers", "sites", "value")
    theirs = with_value(BASE, True, "answers", "sites", "value")
    assert len(merge(BASE, ours, theirs).conflicts) == 1


def test_a_row_that_one_side_removed_and_the_other_left_alone_goes() -> None:
    ours = with_rows(BASE)
    theirs = with_value(BASE, 3, "answers", "sites", "value")
    assert not merge(BASE, ours, theirs).tree["answers"]["table"]["rows"]


def test_a_row_that_one_side_removed_and_the_other_changed_stays_as_a_conflict() -> None:
    ours = with_rows(BASE)
    theirs = with_value(BASE, "60", "answers", "table", "rows", 0, "target")
    for one, other in ((ours, theirs), (theirs, ours)):
        merged = merge(BASE, one, other)
        (conflict,) = merged.conflicts
        assert conflict.path == ("answers", "table", "rows", "r1")
        assert ABSENT in (conflict.ours, conflict.theirs)
        assert merged.tree["answers"]["table"]["rows"] == [ROW | {"target": "60"}]


def test_an_answer_that_one_side_cleared_and_the_other_changed_stays_as_a_conflict() -> None:
    ours = with_value(BASE, ABSENT, "answers", "vision")
    theirs = with_value(BASE, "Theirs", "answers", "vision", "value")
    merged = merge(BASE, ours, theirs)
    assert merged.tree["answers"]["vision"]["value"] == "Theirs"
    assert merged.conflicts[0].row == {
        "id": merged.conflicts[0].id,
        "path": ["answers", "vision", "value"],
        "theirs": "Theirs",
        "base": "Safe water",
    }


def test_rows_of_both_sides_stand_behind_their_neighbours() -> None:
    a, b, x, y, z = ({"id": name} for name in "abxyz")
    base = with_rows(BASE, a, b)
    merged = merge(base, with_rows(base, a, x, b), with_rows(base, z, a, y, b))
    assert ids(merged) == ["z", "a", "x", "y", "b"]


def test_the_order_of_the_side_that_moved_rows_is_taken() -> None:
    a, b, c, x = ({"id": name} for name in "abcx")
    base = with_rows(BASE, a, b, c)
    assert ids(merge(base, with_rows(base, a, b, c, x), with_rows(base, c, a, b))) == ["c", "x", "a", "b"]
    assert ids(merge(base, with_rows(base, c, a, b), with_rows(base, a, b, c, x))) == ["c", "x", "a", "b"]


def test_choices_that_both_sides_only_added_to_are_joined() -> None:
    base = with_value(BASE, ["cash"], "answers", "means", "value")
    ours = with_value(base, ["cash", "staff"], "answers", "means", "value")
    theirs = with_value(base, ["land", "cash"], "answers", "means", "value")
    assert merge(base, ours, theirs).tree["answers"]["means"]["value"] == ["cash", "staff", "land"]


def test_choices_of_which_one_was_taken_away_are_one_whole() -> None:
    base = with_value(BASE, ["cash"], "answers", "means", "value")
    ours = with_value(base, ["staff"], "answers", "means", "value")
    theirs = with_value(base, ["cash", "land"], "answers", "means", "value")
    (conflict,) = merge(base, ours, theirs).conflicts
    assert conflict.theirs == ["cash", "land"]


# Positions


def on_statement(base: Tree, **changes: Any) -> Tree:
    return with_rows(base, {**STATEMENT, **changes}, question="principles")


PRINCIPLES = a_tree(principles={"rows": [STATEMENT]})


def statement(merged: Merged) -> Tree:
    row: Tree = merged.tree["answers"]["principles"]["rows"][0]
    return row


def test_positions_of_two_partners_are_both_taken() -> None:
    ours = on_statement(PRINCIPLES, positions={"county": "support", "lakewater": "accept"})
    theirs = on_statement(PRINCIPLES, positions={"county": "support", "fund": "block"})
    row = statement(merge(PRINCIPLES, ours, theirs))
    assert row["positions"] == {"county": "support", "lakewater": "accept", "fund": "block"}


def test_the_day_of_the_first_position_is_the_earlier_of_both() -> None:
    base = on_statement(PRINCIPLES, positions={}, asked=None)
    ours = on_statement(base, positions={"county": "support"}, asked=date(2026, 3, 9))
    theirs = on_statement(base, positions={"fund": "block"}, asked=date(2026, 3, 7))
    assert statement(merge(base, ours, theirs))["asked"] == date(2026, 3, 7)


def test_a_position_on_the_old_wording_does_not_count_for_the_new_one() -> None:
    silent = {"id": "s1", "principle": "We share the numbers"}
    base = with_rows(BASE, silent, question="principles")
    ours = with_rows(BASE, silent | {"principle": "We share every number"}, question="principles")
    theirs = with_rows(BASE, silent | {"positions": {"fund": "support"}}, question="principles")
    for one, other in ((ours, theirs), (theirs, ours)):
        row = statement(merge(base, one, other))
        assert row["principle"] == "We share every number"
        assert row["positions"] == {"fund": "support"}
        assert row["asked_as"] == "We share the numbers"


def test_a_position_on_an_asking_that_is_over_waits_to_be_looked_at() -> None:
    ours = on_statement(
        PRINCIPLES,
        positions={"county": "accept"},
        earlier=[{"id": "e1", "positions": {"county": "support"}, "asked": date(2026, 3, 4)}],
    )
    theirs = on_statement(PRINCIPLES, positions={"county": "support", "fund": "support"})
    for one, other in ((ours, theirs), (theirs, ours)):
        merged = merge(PRINCIPLES, one, other)
        assert statement(merged)["positions"] == {"county": "accept"}
        assert [conflict.path[-1] for conflict in merged.conflicts] == ["fund"]


def test_an_asking_that_both_put_away_is_told_once() -> None:
    past = {"positions": {"county": "support"}, "asked": date(2026, 3, 4)}
    ours = on_statement(PRINCIPLES, positions={"county": "accept"}, earlier=[{"id": "e1", **past}])
    theirs = on_statement(PRINCIPLES, positions={"fund": "accept"}, earlier=[{"id": "e2", **past}])
    assert statement(merge(PRINCIPLES, ours, theirs))["earlier"] == [{"id": "e1", **past}]


# Partners, meetings, versions


def test_partners_whose_names_gave_them_the_same_id_both_sit_at_the_table() -> None:
    ours = with_value(BASE, [*BASE["partners"], {"id": "board", "name": "Water Board"}], "partners")
    theirs = with_value(BASE, [*BASE["partners"], {"id": "board", "name": "School Board"}], "partners")
    theirs = with_value(theirs, 4, "answers", "relevance", "by_partner", "board")
    merged = merge(BASE, ours, theirs)
    assert [row["name"] for row in merged.tree["partners"]][2:] == ["Water Board", "School Board"]
    assert merged.tree["answers"]["relevance"]["by_partner"] == {"board-2": 4}
    again = merge(BASE, merged.tree, theirs)
    assert again.tree == merged.tree


def test_a_partner_who_joined_on_both_sides_is_one() -> None:
    ours = with_value(BASE, [*BASE["partners"], {"id": "board", "name": "Water Board"}], "partners")
    theirs = with_value(
        BASE, [*BASE["partners"], {"id": "board", "name": "water  board", "sector": "public"}], "partners"
    )
    merged = merge(BASE, ours, theirs)
    assert len(merged.tree["partners"]) == 3
    assert merged.tree["partners"][2]["sector"] == "public"


def test_how_long_a_step_took_is_nothing_to_choose() -> None:
    base = with_value(BASE, [{"id": "k2f8", "minutes": {"issue": 10}}], "sittings")
    ours = with_value(base, 25, "sittings", 0, "minutes", "issue")
    theirs = with_value(base, 20, "sittings", 0, "minutes", "issue")
    theirs = with_value(theirs, datetime(2026, 3, 4, 12, tzinfo=UTC), "sittings", 0, "ended")
    merged = merge(base, ours, theirs)
    assert merged.tree["sittings"][0]["minutes"] == {"issue": 25}
    assert "ended" in merged.tree["sittings"][0]
    assert not merged.conflicts


@pytest.mark.parametrize("sides", ["ours", "theirs"])
def test_an_agreement_is_reopened_that_nobody_signed_as_it_is_now(sides: str) -> None:
    signed = with_value(with_value(BASE, "agreed", "session", "status"), [{"id": "v1", "number": 1}], "versions")
    changed = with_value(BASE, "Theirs", "answers", "vision", "value")
    merged = merge(BASE, signed, changed) if sides == "ours" else merge(BASE, changed, signed)
    assert merged.tree["session"]["status"] == "reopened"


def test_an_agreement_stands_while_only_the_meetings_go_on() -> None:
    signed = with_value(BASE, "agreed", "session", "status")
    noted = with_value(BASE, [{"id": "a1", "what": "Call the bank"}], "actions")
    assert merge(BASE, signed, noted).tree["session"]["status"] == "agreed"


def test_an_answer_that_one_side_keeps_is_the_same_answer() -> None:
    ours = with_value(with_value(BASE, ABSENT, "answers", "vision"), {"value": "Safe water"}, "kept", "vision")
    theirs = with_value(BASE, "Theirs", "answers", "vision", "value")
    merged = merge(BASE, ours, theirs)
    assert merged.tree["kept"]["vision"]["value"] == "Theirs"
    assert "vision" not in merged.tree["answers"]


# Conflicts from before


def test_merging_again_finds_the_same_conflict_once() -> None:
    ours = with_value(BASE, "Ours", "answers", "vision", "value")
    theirs = with_value(BASE, "Theirs", "answers", "vision", "value")
    once = merge(BASE, ours, theirs).tree
    assert merge(BASE, once, theirs).tree == once
    other_way = merge(BASE, theirs, ours).tree
    both_ways = merge(BASE, once, other_way).tree
    assert both_ways["conflicts"] == once["conflicts"]


def test_a_conflict_that_one_side_settled_is_settled() -> None:
    ours = with_value(BASE, "Ours", "answers", "vision", "value")
    theirs = with_value(BASE, "Theirs", "answers", "vision", "value")
    waiting = merge(BASE, ours, theirs).tree
    settled = with_value(with_value(waiting, ABSENT, "conflicts"), "Theirs", "answers", "vision", "value")
    going_on = with_value(waiting, 3, "answers", "sites", "value")
    for merged in (merge(waiting, settled, going_on), merge(waiting, going_on, settled)):
        assert "conflicts" not in merged.tree
        assert merged.tree["answers"]["vision"]["value"] == "Theirs"


def test_nothing_that_is_merged_is_changed() -> None:
    ours = with_value(BASE, "Ours", "answers", "vision", "value")
    theirs = with_value(BASE, "Theirs", "answers", "vision", "value")
    copies = deepcopy((BASE, ours, theirs))
    merge(BASE, ours, theirs)
    assert (BASE, ours, theirs) == copies
    assert list(conflicts_in(BASE)) == []
