"""What a section can be made from besides questions: partners, notes, meetings, signatures."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from tests.summary.builders import BEACH, COUNTY, a_question, a_section, a_session, a_workshop, written


def built_in(name: str, **more: Any) -> str:
    workshop = a_workshop(summary=(a_section("Part", name),))
    return written(workshop, a_session(**more)).partition("## Part\n\n")[2].rstrip("\n")


def test_partners_are_named_with_their_sector() -> None:
    assert built_in("partners") == (
        "| Partner                  | Called here | Sector                       |\n"
        "| ------------------------ | ----------- | ---------------------------- |\n"
        "| Kisumu County Government | County      | Government and public bodies |\n"
        "| Lakewater Ltd            | Lakewater   | Business                     |\n"
        "| Beach Network            |             | Community                    |"
    )


def test_partners_without_a_sector_are_a_list() -> None:
    assert built_in("partners", partners=({"id": "a", "name": "Ann"}, {"id": "b", "name": "Bo"})) == "- Ann\n- Bo"


def test_decisions_and_actions_are_tables_with_names_for_ids() -> None:
    decisions = [
        {"id": "d", "wording": "Five kiosks", "decided": date(2026, 3, 4), "present": ["county", "lakewater", "beach"]}
    ]
    assert built_in("decisions", decisions=decisions) == (
        "### Decisions\n\n"
        "| Decision    | Decided on   | Present      |\n"
        "| ----------- | ------------ | ------------ |\n"
        "| Five kiosks | 4 March 2026 | All partners |"
    )
    actions = [{"id": "a", "text": "Ask", "owner": "county", "due": "soon", "colour": "red", "done": True}]
    assert "| Ask    | County         | soon    | Yes  | red    |" in built_in("actions", actions=actions)


def test_meetings_say_who_was_there() -> None:
    started = datetime(2026, 3, 4, 9, tzinfo=UTC)
    sittings = [
        {"id": "a", "started": started, "present": ["county", "oldco"]},
        {"id": "b", "started": started, "present": ["beach", "county", "lakewater"]},
        {"id": "c", "started": "spring"},
    ]
    assert built_in("sittings", sittings=sittings) == (
        "### Meetings\n\n"
        "| Date         | Present                                |\n"
        "| ------------ | -------------------------------------- |\n"
        "| 4 March 2026 | County and oldco (no longer a partner) |\n"
        "| 4 March 2026 | All partners                           |\n"
        "| No date      | Not recorded                           |"
    )


def test_every_partner_has_lines_to_sign_on() -> None:
    said = built_in("signatures", partners=(COUNTY, BEACH))
    line = "…" * 24
    assert said == "\n\n".join(
        f"For **{name}**\n\n- Name: {line}\n- Position: {line}\n- Date: {line}\n- Signature: {line}"
        for name in ("Kisumu County Government", "Beach Network")
    )


def test_the_legal_status_stands_above_the_signatures_once_it_is_known() -> None:
    status = a_question(
        "choice", id="legal_status", label="Legal status", options=({"id": "no", "label": "Not binding"},)
    )
    outline = (a_section("Terms", "legal_status"), a_section("Signatures", "signatures"))
    workshop = a_workshop(status, summary=outline)
    assert "## Signatures\n\nLegal status: Not binding.\n\nFor **" in written(
        workshop, a_session({"legal_status": {"value": "no"}})
    )
    assert "Legal status" not in written(workshop, a_session())


def test_an_empty_cell_of_a_needed_matrix_is_an_open_point() -> None:
    fixed = ({"id": "water", "label": "Safe water"},)
    gains = a_question("matrix", id="gains", label="Gains", rows=fixed, cell={"kind": "text"}, needed=True)
    workshop = a_workshop(gains, summary=(a_section("Part", "open_points"),))
    session = a_session({"gains": {"cells": {"water": {"county": "x", "lakewater": "y"}}}})
    assert "Gains. “Safe water”: nothing is recorded for Beach Network." in written(workshop, session)
