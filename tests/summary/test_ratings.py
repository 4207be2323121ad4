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
        "|                           | County | Lakewater | Beach Network | Range       |\n"
        "| ------------------------- | ------ | --------- | ------------- | ----------- |\n"
        "| We trust each other       | G      | G         |               | R ······● G |\n"
        "| Promised resources arrive | G      | R         |               | R ├──●──┤ G |\n\n"
        "Red: serious concern; Amber: some concern; Green: no concern.\n\n"
        "**Talk first:** Promised resources arrive (1 red, split).\n\n"
        "- **Understand (low, apart):** Promised resources arrive.\n"
        "- **Celebrate (high, together):** We trust each other.\n\n"
        "What partners said with their marks:\n\n"
        "- Promised resources arrive, Lakewater: “Sixty days late”."
    )


def test_a_coded_round_shows_letters_for_names_and_no_comments() -> None:
    said = answered(CHECK, {"rounds": [a_round(mode="coded")]})
    assert "Round of 12 November 2026, in confidence, by letters: two of three partners rated" in said
    assert "|                           | A   | B   | Range       |" in said
    assert "| Promised resources arrive | R   | G   | R ├──●──┤ G |" in said
    assert "Lakewater" not in said
    assert "Sixty days" not in said


def test_a_few_who_are_shown_together_show_band_and_split_alone() -> None:
    for mode in ("aggregate", "whatever", ""):
        said = answered(CHECK, {"rounds": [a_round(mode=mode)]})
        assert "| Promised resources arrive |     2 | address, split |" in said
        assert "Fewer than five rated a line: how many gave which mark is confidential." in said
        assert "Sixty days" not in said
        assert "Red" not in said


def test_five_who_are_shown_together_are_counted() -> None:
    five = [{"id": f"p{at}", "name": f"Partner {at}"} for at in range(5)]
    scores = {"trust": {one["id"]: score for one, score in zip(five, (1, 3, 3, 3, 2), strict=True)}}
    said = answered(CHECK, {"rounds": [a_round(mode="aggregate", scores=scores, comments={})]}, partners=five)
    assert "|                     | Red | Amber | Green | Rated | Together        | Range       |" in said
    assert "| We trust each other |   1 |     1 |     3 |     5 | strength, split | R ├─────● G |" in said


def test_a_sealed_round_in_which_nobody_has_voted_says_so() -> None:
    assert "sealed: none of three partners has voted" in answered(CHECK, {"rounds": [a_round(scores={}, sealed=True)]})


def test_a_sealed_round_shows_who_has_voted_above_the_last_open_one() -> None:
    later = a_round(date(2027, 1, 6), scores={"trust": {"county": 1}}, sealed=True)
    said = answered(CHECK, {"rounds": [a_round(), later]})
    first, second = said.split("\n\n")[1:3]
    assert first == (
        "Round of 6 January 2027, sealed: one of three partners has voted; "
        "Lakewater and Beach Network have yet to vote."
    )
    assert second.startswith("Round of 12 November 2026, by name")


def test_what_went_better_or_worse_is_told_of_the_same_raters_alone() -> None:
    before = a_round(date(2026, 3, 4), scores={"trust": {"county": 1}, "money": {"county": 3, "lakewater": 3}})
    said = answered(CHECK, {"rounds": [before, a_round()]})
    assert (
        "**Since the round of 4 March 2026:** Worse: Promised resources arrive. "
        "One line not rated by the same partners then."
    ) in said


def test_a_partner_has_a_line_of_its_own_over_the_rounds_by_name() -> None:
    before = a_round(date(2026, 3, 4), scores={"trust": {"county": 1}, "money": {"county": 2}})
    said = answered(CHECK, {"rounds": [before, a_round()]})
    assert "**County:** ▂█ 1.5, then 3.0, out of 3, on two lines." in said or "**County:** ▃█ 1.5" in said
    hidden = answered(CHECK, {"rounds": [before | {"mode": "coded"}, a_round()]})
    assert "Over the rounds" not in hidden


def test_the_latest_round_is_the_one_with_the_latest_date() -> None:
    said = answered(CHECK, {"rounds": [a_round(), a_round(date(2026, 3, 4), scores={"trust": {"county": 1}})]})
    assert "Round of 12 November 2026" in said
    assert "There was an earlier round of 4 March 2026." in said


def test_where_a_round_has_no_date_the_last_one_counts() -> None:
    said = answered(CHECK, {"rounds": [a_round(), a_round("in spring")]})
    assert "Round dated “in spring”" in said


def test_marks_that_are_no_levels_are_told_below() -> None:
    scores = {"trust": {"county": "don't-know", "beach": 9, "lakewater": "not-applicable"}}
    said = answered(CHECK, {"rounds": [a_round(scores=scores, comments={})]})
    assert "| We trust each other | ?      | –         | 9             |" in said
    assert said.endswith("–: not applicable; ?: don't know.")


def test_words_that_were_typed_instead_of_a_mark_are_not_told_in_confidence() -> None:
    scores = {"trust": {"county": 3, "beach": "as the network we cannot"}}
    said = answered(CHECK, {"rounds": [a_round(mode="coded", scores=scores, comments={})]})
    assert "network" not in said
    assert "…: another word" in said


def test_indicators_that_the_workshop_no_longer_knows_are_kept() -> None:
    assert "| Old line |" in answered(CHECK, {"rounds": [a_round(scores={"old_line": {"county": 2}})]})


def test_code_letters_do_not_tell_who_is_missing() -> None:
    said = answered(CHECK, {"rounds": [a_round(mode="coded", scores={"trust": {"A": 1, "B": 3}})]})
    assert "in confidence, by letters: two ratings were given." in said
    assert "yet to rate" not in said


def test_a_round_without_scores_says_nothing() -> None:
    assert answered(CHECK, {"rounds": [{"id": "r", "date": date(2026, 3, 4), "mode": "named"}]}) == ""
