"""Health checks: the latest round, by name where partners agreed to it, else as counts alone."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.summary.builders import a_question, answered

CHECK = a_question(
    "ratings",
    scale="rag",
    indicators=({"id": "trust", "label": "We trust each other"}, {"id": "money", "label": "Promised resources arrive"}),
)
SCORES = {"trust": {"county": 3, "lakewater": 3}, "money": {"county": 3, "lakewater": 1}}
COMMENTS = {"money": {"lakewater": "Sixty days late."}}


def a_round(day: Any = date(2026, 11, 12), mode: str = "named", **more: Any) -> dict[str, Any]:
    return {"id": f"r{day}", "date": day, "mode": mode, "scores": SCORES, "comments": COMMENTS} | more


def test_a_named_round_shows_who_said_what_and_who_is_missing() -> None:
    assert answered(CHECK, {"rounds": [a_round()]}) == (
        "### The question\n\n"
        "Round of 12 November 2026, by name: two of three partners rated; Beach Network has yet to rate.\n\n"
        "|                           | County | Lakewater | Beach Network |\n"
        "| ------------------------- | ------ | --------- | ------------- |\n"
        "| We trust each other       | Green  | Green     |               |\n"
        "| Promised resources arrive | Green  | Red       |               |\n\n"
        "Red: serious concern; Amber: some concern; Green: no concern.\n\n"
        "- Promised resources arrive, Lakewater: “Sixty days late”."
    )


def test_any_other_round_shows_counts_alone() -> None:
    for mode in ("coded", "aggregate", "whatever", ""):
        said = answered(CHECK, {"rounds": [a_round(mode=mode)]})
        assert "| Promised resources arrive |   1 |       |     1 |" in said
        assert "Lakewater" not in said
        assert "Sixty days" not in said


def test_the_latest_round_is_the_one_with_the_latest_date() -> None:
    said = answered(CHECK, {"rounds": [a_round(), a_round(date(2026, 3, 4), scores={"trust": {"county": 1}})]})
    assert "Round of 12 November 2026" in said
    assert said.endswith("There was an earlier round of 4 March 2026.")


def test_where_a_round_has_no_date_the_last_one_counts() -> None:
    said = answered(CHECK, {"rounds": [a_round(), a_round("in spring")]})
    assert "Round dated “in spring”" in said


def test_other_scores_are_printed_as_typed() -> None:
    said = answered(CHECK, {"rounds": [a_round(scores={"trust": {"county": "don't know", "beach": 9}})]})
    assert "| We trust each other | don't know |           | 9             |" in said
    counted = answered(CHECK, {"rounds": [a_round(mode="coded", scores={"trust": {"county": "don't know"}})]})
    assert "Don't know" in counted


def test_indicators_that_the_workshop_no_longer_knows_are_kept() -> None:
    assert "| Old line |" in answered(CHECK, {"rounds": [a_round(scores={"old_line": {"county": 2}})]})


def test_code_letters_do_not_tell_who_is_missing() -> None:
    said = answered(CHECK, {"rounds": [a_round(mode="coded", scores={"trust": {"A": 1, "B": 3}})]})
    assert "in confidence: two ratings were given." in said
    assert "yet to rate" not in said


def test_a_round_without_scores_says_nothing() -> None:
    assert answered(CHECK, {"rounds": [{"id": "r", "date": date(2026, 3, 4), "mode": "named"}]}) == ""
