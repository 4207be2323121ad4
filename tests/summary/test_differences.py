"""What changed is told in words that a partner understands, with what was and what is."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from partnering_tui.session.answers import POSITIONS
from partnering_tui.session.differences import Difference, differences
from partnering_tui.session.session import Session
from partnering_tui.summary.difference_places import Sides
from partnering_tui.summary.difference_words import said_of
from partnering_tui.summary.material import Material
from partnering_tui.summary.word_changes import word_changes
from tests.summary.builders import COUNTY, LAKEWATER, TODAY, a_session
from tests.summary.two_states import clause, sides, the_workshop


def words(before: Any, after: Any) -> list[str]:
    """Each difference between two sets of answers, in words."""
    return told(*sides(before, after))


def told(one: Session, other: Session) -> list[str]:
    workshop = the_workshop()
    both = Sides(Material.of(one, workshop, TODAY), Material.of(other, workshop, TODAY))
    return [in_one_sentence(both, difference) for difference in differences(one, other, workshop)]


def in_one_sentence(both: Sides, difference: Difference) -> str:
    about, said = both.about(difference), said_of(both, difference)
    return f"{about}: {said}" if about else f"{said[:1].upper()}{said[1:]}"


NAMED = "Principles 2, “We share the numbers”"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            {},
            {"principle": "We share all the numbers"},
            "Principles 2, “We share all the numbers”: the wording changed from “We share the numbers” to "
            "“We share all the numbers”.",
        ),
        (
            {"positions": {"lakewater": "reservation"}},
            {"positions": {"lakewater": "accept"}},
            f"{NAMED}: Lakewater moved from reservation to accept.",
        ),
        (
            {},
            {"positions": {"lakewater": "stand-aside"}},
            f"{NAMED}: Lakewater, silent before, now says “stand aside”.",
        ),
        ({"positions": {"lakewater": "block"}}, {}, f"{NAMED}: Lakewater took back “block”."),
        ({}, {"reservations": {"county": "Not now"}}, f"{NAMED}: County says: “Not now”."),
        (
            {"reservations": {"county": "Not now"}},
            {"reservations": {"county": "Never"}},
            f"{NAMED}: what County says changed from “Not now” to “Never”.",
        ),
        ({}, {"meaning": "Costs"}, f"{NAMED}: “Meaning” is now “Costs”; nothing stood there before."),
        ({"meaning": "Costs"}, {}, f"{NAMED}: “Meaning”, “Costs”, was taken out."),
    ],
)
def test_a_statement_says_what_changed_and_who_moved(before: Any, after: Any, said: str) -> None:
    assert words(clause(**before), clause(**after)) == [said]


def test_rows_that_came_and_went_are_told_with_all_they_say() -> None:
    goals = {"goals": {"rows": [{"id": "g", "objective": "Kiosks", "target": "40"}]}}
    assert words({}, goals) == ["Added to Objectives: “Kiosks” (Target: 40)."]
    assert words(goals, {}) == ["Taken out of Objectives: “Kiosks” (Target: 40)."]


def test_a_statement_that_was_added_says_who_spoke() -> None:
    (said,) = words({}, {"principles": {"rows": [{"id": "p", "principle": "Calm", "positions": {"county": "block"}}]}})
    assert said == "Added to Principles: 1, “Calm” (County: block)."


def test_each_partners_answer_is_told_by_its_name() -> None:
    assert words({"name": {"by_partner": {"county": "A"}}}, {"name": {"by_partner": {"county": "B"}}}) == [
        "Legal name, County: the answer changed from “A” to “B”."
    ]
    assert words({}, {"gifts": {"by_partner": {"lakewater": [{"id": "g", "gift": "Pipes"}]}}}) == [
        "Added to Gifts, Lakewater: “Pipes”."
    ]


def test_choices_are_told_by_their_labels() -> None:
    assert words({"form": {"value": "cash"}}, {"form": {"value": "in-kind"}}) == [
        "Form: the answer changed from “Cash” to “In kind”."
    ]


def test_a_cell_of_a_matrix_names_its_row_and_its_partner() -> None:
    goals = {"goals": {"rows": [{"id": "g", "objective": "Kiosks"}]}}
    before, after = ({"gains": {"cells": {"g": {"county": gain}}}} for gain in ("Progress", "Votes"))
    assert words(goals | before, goals | after) == [
        "Gains, “Kiosks”: what it says for County changed from “Progress” to “Votes”."
    ]


def test_a_question_that_was_put_off_says_so() -> None:
    (state, note) = words({}, {"form": {"state": "later", "note": "Ask the lawyer"}})
    assert state == "Form: what it is marked as is now “later”; nothing stood there before."
    assert "Ask the lawyer" in note


def test_long_texts_are_told_by_the_words_that_changed() -> None:
    before = "Every household in the lakeside wards has safe water it can afford within 500 metres of home " * 2
    after = before.replace("500", "300", 1).strip() + " by 2030"
    (said,) = words({"vision": {"value": before}}, {"vision": {"value": after}})
    assert said == (
        "Vision: the answer changed: “… water it can afford within «500 → 300» metres of home Every household … "
        "within 500 metres of home «added: by 2030»”."
    )


def test_texts_that_have_little_in_common_are_told_in_full() -> None:
    before, after = "one two three four five " * 8, "six seven eight nine ten " * 8
    (said,) = words({"vision": {"value": before}}, {"vision": {"value": after}})
    assert said == f"Vision: the answer changed from “{before.strip()}” to “{after.strip()}”."


def test_only_spaces_that_changed_are_told_as_such() -> None:
    (said,) = words({"vision": {"value": "One\nTwo"}}, {"vision": {"value": "One\n\nTwo"}})
    assert "only spaces, line breaks" in said


def test_partners_who_joined_left_or_were_renamed_are_told() -> None:
    beach = {"id": "beach", "name": "Beach Network", "sector": "community"}
    one = a_session(partners=(COUNTY, LAKEWATER))
    other = a_session(partners=(COUNTY | {"name": "County of Kisumu"}, beach))
    assert told(one, other) == [
        "The name of County changed from “Kisumu County Government” to “County of Kisumu”.",
        "Beach Network (community) joined the partners.",
        "Lakewater Ltd (Lakewater, business) is no longer a partner.",
    ]


def test_a_section_that_was_left_out_is_told_with_its_reason() -> None:
    _, other = sides({}, {}, sections={"money": {"state": "not-relevant", "note": "No money"}})
    said = told(a_session(partners=(COUNTY, LAKEWATER)), other)
    assert said[0] == "The section “Money” was declared not relevant."
    assert "“No money”" in said[1]


def test_ratings_that_are_not_by_name_stay_in_confidence() -> None:
    def with_score(score: int, mode: str) -> Any:
        return {"health": {"rounds": [{"id": "r", "mode": mode, "scores": {"trust": {"county": score}}}]}}

    (named,) = words(with_score(1, "named"), with_score(3, "named"))
    assert named == (
        "Health check: the rating of “Trust” by County changed from “Red: serious concern” to “Green: no concern”."
    )
    (coded,) = words(with_score(1, "coded"), with_score(3, "coded"))
    assert coded == "Health check: a rating of “Trust” changed, in confidence."


def test_a_new_round_is_told_without_its_ratings() -> None:
    rounds = [{"id": "r", "date": TODAY, "mode": "coded", "scores": {"trust": {"county": 1}}}]
    (said,) = words({}, {"health": {"rounds": rounds}})
    assert said == "Health check: a round of ratings of 6 March 2026 was added."


def test_what_was_noted_is_told_with_its_details() -> None:
    one, other = sides({}, {})
    other.tree["decisions"] = [{"id": "d", "wording": "Five first", "decided": TODAY, "present": ["county"]}]
    other.tree["actions"] = [{"id": "a", "what": "Ask", "who": "lakewater"}]
    assert told(one, other) == [
        "The decision “Five first” was noted (decided: 6 March 2026; present: County).",
        "The action “Ask” was noted (who: Lakewater).",
    ]
    later = Session(deepcopy(other.tree))
    later.tree["actions"][0]["done"] = True
    assert told(other, later) == ["Of the action “Ask”, “done” is now “yes”; nothing stood there before."]


# Always both


_VALUES = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=10)


@given(
    st.sampled_from(["vision", "name", "table", "wording", "position", "cell", "title"]), _VALUES, _VALUES, st.data()
)
def test_the_words_hold_what_was_and_what_is(place: str, old: str, new: str, data: st.DataObject) -> None:
    if place == "position":
        old, new = (data.draw(st.sampled_from(list(POSITIONS))) for _ in range(2))
    assume(old != new)
    one, other = (_with(place, value) for value in (old, new))
    (said,) = told(one, other)
    shown = [POSITIONS[value] if place == "position" else value for value in (old, new)]
    assert all(value in said for value in shown)


def _with(place: str, value: str) -> Session:
    answers: dict[str, Any] = {
        "vision": {"vision": {"value": value}},
        "name": {"name": {"by_partner": {"county": value}}},
        "table": {"goals": {"rows": [{"id": "g", "objective": "Kiosks", "target": value}]}},
        "wording": {"principles": {"rows": [{"id": "p", "principle": value}]}},
        "position": clause(positions={"county": value}),
        "cell": {"gains": {"cells": {"g": {"county": value}}}},
    }
    session = a_session(answers.get(place, {}), partners=(COUNTY, LAKEWATER))
    if place == "title":
        session.tree["session"]["title"] = value
    return session


_WORDS = st.lists(st.sampled_from(["safe", "water", "for", "all", "beaches", "by", "2030"]), min_size=1, max_size=60)


@given(_WORDS, _WORDS)
def test_every_word_that_came_or_went_is_told(old: list[str], new: list[str]) -> None:
    changes = word_changes(" ".join(old), " ".join(new))
    assume(changes)
    assert all(word in changes for word in {*old} ^ {*new})
