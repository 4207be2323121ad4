"""The fair deal finds what a partner could ask about, says it calmly, and says where to look."""

from __future__ import annotations

from typing import Any

import pytest

from partnering_tui.session.fair_deal import Finding, fair_deal_findings
from partnering_tui.session.session import Session
from partnering_tui.workshop.definition import FairDeal, Workshop
from tests.session.builders import a_question, a_session, a_workshop

DEAL = FairDeal(
    objectives="goals",
    measure=("measure", "target"),
    owner="owner",
    value="gains",
    contributions="gifts",
    commitments="sure",
    activities="work",
    uses="uses",
    roles="roles",
)


def columns(*ids: str) -> tuple[dict[str, Any], ...]:
    return tuple({"id": id_, "kind": "text", "label": id_.capitalize()} for id_ in ids)


def the_workshop(deal: FairDeal | None = DEAL) -> Workshop:
    workshop = a_workshop(
        a_question("table", id="goals", columns=columns("goal", "measure", "target", "owner")),
        a_question("matrix", id="gains", rows="goals", cell={"kind": "text"}),
        a_question("table", id="gifts", columns=columns("gift"), per="partner"),
        a_question("text", id="sure", label="What is certain", per="partner"),
        a_question("table", id="work", columns=columns("activity", "uses")),
        a_question("matrix", id="roles", rows="work", rule="raci"),
    )
    return workshop.model_copy(update={"fair_deal": deal})


def a_deal(**answers: Any) -> Session:
    """A sound deal between County and Lakewater, with other answers where they are given (None: none)."""
    sound: dict[str, Any] = {
        "goals": {"rows": [{"id": "g1", "goal": "Kiosks", "target": "40", "owner": "Grace"}]},
        "gains": {"cells": {"g1": {"county": "Progress", "lakewater": "Customers"}}},
        "gifts": {
            "by_partner": {
                "county": [{"id": "f1", "gift": "Public land"}],
                "lakewater": [{"id": "f2", "gift": "Two engineers"}],
            }
        },
        "sure": {"by_partner": {"county": "Permit given", "lakewater": "Approved"}},
        "work": {
            "rows": [
                {"id": "w1", "activity": "Finding sites", "uses": "public  land; trucks"},
                {"id": "w2", "activity": "Building", "uses": "TWO ENGINEERS of Lakewater"},
            ]
        },
        "roles": {"cells": {"w1": {"county": "RA", "lakewater": "C"}, "w2": {"county": "C", "lakewater": "RA"}}},
    }
    session = a_session("County", "Lakewater", workshop=the_workshop())
    session.tree["answers"] = {key: value for key, value in (sound | answers).items() if value is not None}
    return session


def found(session: Session) -> list[Finding]:
    return fair_deal_findings(session, the_workshop())


def test_a_sound_deal_has_no_findings() -> None:
    assert found(a_deal()) == []


def test_a_workshop_that_names_no_deal_has_no_findings() -> None:
    assert fair_deal_findings(a_deal(gains=None, work=None), the_workshop(None)) == []


@pytest.mark.parametrize("answers", [{}, dict.fromkeys(("goals", "gains", "gifts", "sure", "work", "roles"))])
def test_what_nobody_has_touched_yet_is_no_finding(answers: dict[str, Any]) -> None:
    assert found(a_deal(**answers)) == []


def test_a_partner_who_gains_nothing_is_found() -> None:
    gains = {"cells": {"g1": {"county": "Progress", "lakewater": "  "}}}
    message = "No objective names a gain for Lakewater yet."
    expected = Finding("partner-without-benefit", message, "gains", partner_id="lakewater")
    assert found(a_deal(gains=gains)) == [expected]


def test_an_objective_without_any_measure_is_found() -> None:
    goals = {"rows": [{"id": "g1", "goal": "Kiosks", "owner": "Grace"}]}
    message = "“Kiosks” does not say yet how it is measured."
    assert found(a_deal(goals=goals)) == [
        Finding("objective-without-measure", message, "goals", "g1", column_id="measure")
    ]


def test_an_objective_that_nobody_answers_for_is_found() -> None:
    goals = {"rows": [{"id": "g1", "goal": "Kiosks", "measure": "Open"}]}
    message = "Nobody answers for “Kiosks” yet."
    assert found(a_deal(goals=goals)) == [Finding("objective-without-owner", message, "goals", "g1", column_id="owner")]


def test_a_contribution_that_no_activity_uses_is_found() -> None:
    gifts = {
        "by_partner": {
            "county": [{"id": "f1", "gift": "Public land"}, {"id": "f3", "gift": "Water tests"}],
            "lakewater": [{"id": "f2", "gift": "Two engineers"}],
        }
    }
    message = "No activity uses what County offers: “Water tests”."
    assert found(a_deal(gifts=gifts)) == [Finding("unused-contribution", message, "gifts", "f3", "county")]


def test_an_activity_that_uses_nothing_is_found() -> None:
    work = {
        "rows": [
            {"id": "w1", "activity": "Finding sites", "uses": "Public land, two engineers"},
            {"id": "w2", "activity": "Building"},
        ]
    }
    message = "“Building” does not say yet what it uses."
    assert found(a_deal(work=work)) == [Finding("activity-without-resources", message, "work", "w2", column_id="uses")]


def test_when_no_activity_says_what_it_uses_that_is_one_finding() -> None:
    work = {"rows": [{"id": "w1", "activity": "Finding sites"}, {"id": "w2", "activity": "Building"}]}
    message = "No activity says yet what it uses."
    expected = Finding("activity-without-resources", message, "work", column_id="uses")
    assert found(a_deal(work=work)) == [expected]


def test_an_activity_that_nobody_carries_is_found() -> None:
    roles = {"cells": {"w1": {"county": "RA", "lakewater": "C"}}}
    finding = found(a_deal(roles=roles))
    assert finding == [Finding("activity-not-carried", "Building: nobody carries it.", "roles", "w2")]


def test_a_partner_who_answers_for_most_of_the_work_is_found() -> None:
    work = {"rows": [{"id": f"w{n}", "activity": f"Work {n}", "uses": "Public land, two engineers"} for n in range(3)]}
    roles = {"cells": {f"w{n}": {"county": "A", "lakewater": "R"} for n in range(3)}}
    message = "County is accountable for 3 of 3 activities."
    expected = Finding("most-accountable", message, "roles", partner_id="county")
    assert found(a_deal(work=work, roles=roles)) == [expected]


def test_a_partner_who_gives_but_has_no_part_is_found() -> None:
    roles = {"cells": {"w1": {"county": "RA"}, "w2": {"county": "RA"}}}
    message = "Lakewater offers a contribution, but has no part in any activity."
    expected = Finding("contribution-without-part", message, "roles", partner_id="lakewater")
    assert expected in found(a_deal(roles=roles))


def test_a_partner_who_gives_nothing_may_have_no_part() -> None:
    roles = {"cells": {"w1": {"county": "RA"}, "w2": {"county": "RA"}}}
    gifts = {"by_partner": {"county": [{"id": "f1", "gift": "Public land"}]}}
    assert found(a_deal(roles=roles, gifts=gifts)) == []


def test_a_partner_whose_contribution_is_not_certain_yet_is_found() -> None:
    message = "Lakewater offers a contribution, and has yet to answer “What is certain”."
    expected = Finding("uncertain-contributions", message, "sure", partner_id="lakewater")
    assert found(a_deal(sure={"by_partner": {"county": "Permit given"}})) == [expected]


def test_rows_without_a_name_are_passed_over() -> None:
    goals = {"rows": [{"id": "g1", "goal": "Kiosks", "target": "40", "owner": "Grace"}, {"id": "g2"}]}
    assert found(a_deal(goals=goals)) == []
