"""From what is missing to where it is settled, and out into files, in a real terminal."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from partnering_tui.session.session import new_partner, new_session
from partnering_tui.storage.session_file import create_session
from partnering_tui.workshop.finding import shipped_workshops
from partnering_tui.workshop.loading import load_workshop
from tests.journeys.builders import PARTNERS, opened, saved
from tests.terminal import Terminal

WORK = {"rows": [{"id": "w1", "activity": "Find sites"}, {"id": "w2", "activity": "Build kiosks"}]}
ROLES = {
    "w1": {"county": "A", "lakewater": "R", "beach-network": "C", "nyanza-fund": "I"},
    "w2": {"county": "R", "beach-network": "C"},
}
OBJECTIVES = {"rows": [{"id": "o1", "objective": "Safe kiosks", "target": "40"}, {"id": "o2", "target": "7"}]}
ANSWERS = {"activities": WORK, "responsibilities": {"cells": ROLES}, "objectives_table": OBJECTIVES}


def a_session(folder: Path, answers: Mapping[str, Any]) -> Path:
    path = folder / "water.toml"
    workshop = load_workshop(shipped_workshops() / "twelve-steps")
    session = new_session("Clean water", workshop, [new_partner(*names) for names in PARTNERS])
    session.tree["answers"] = dict(answers)
    create_session(path, session, workshop=workshop)
    return path


def answers_after_quitting(terminal: Terminal, path: Path) -> dict[str, Any]:
    terminal.press("ctrl+q")
    assert terminal.wait_for_end() == 0
    answers: dict[str, Any] = saved(path)["answers"]
    return answers


def test_a_fault_in_the_roles_is_found_by_the_jump_and_mended(tmp_path: Path) -> None:
    path = a_session(tmp_path, ANSWERS)
    with opened(path) as terminal:
        terminal.press("f2", "s")
        terminal.wait_for("◐ Roles and responsibilities")
        terminal.press("f2", *["f4"] * 5)
        terminal.wait_for("Step 6 of 12")
        terminal.press("shift+tab")
        terminal.wait_for("1 fault in all · n goes to the next")
        terminal.press("n")
        terminal.wait_for("! Build kiosks: nobody is accountable")
        terminal.press("right", "a")
        terminal.wait_for("✓ Every activity has one A")
        cells = answers_after_quitting(terminal, path)["responsibilities"]["cells"]
        assert cells["w2"]["lakewater"] == "A"


def test_a_gap_on_the_overview_leads_to_its_cell_where_it_is_closed(tmp_path: Path) -> None:
    path = a_session(tmp_path, ANSWERS)
    with opened(path, size=(80, 24)) as terminal:
        terminal.press("f2", "s")
        terminal.wait_for("◐ Objectives")
        terminal.press("down", "down", "down", "enter")
        terminal.wait_for("“Objectives”: 2: “Objective” is empty.")
        terminal.click_on("“Objective” is empty.")
        terminal.wait_for("Step 4 of 12")
        terminal.type("Fewer cases\r")
        terminal.wait_for("Fewer cases")
        rows = answers_after_quitting(terminal, path)["objectives_table"]["rows"]
        assert rows[1]["objective"] == "Fewer cases"


def test_a_gap_beside_the_document_leads_to_its_cell_where_it_is_closed(tmp_path: Path) -> None:
    path = a_session(tmp_path, {"objectives_table": OBJECTIVES})
    with opened(path) as terminal:
        terminal.press("f8")
        terminal.wait_for("◐ Objectives")
        terminal.click_on("◐ Objectives")
        terminal.wait_for("▸ ◐ Objectives")
        terminal.press("g")
        terminal.wait_for("“Objective” is empty.")
        terminal.click_on("“Objective” is empty.")
        terminal.wait_for("Step 4 of 12")
        terminal.type("Fewer cases\r")
        terminal.wait_for("Fewer cases")
        rows = answers_after_quitting(terminal, path)["objectives_table"]["rows"]
        assert rows[1]["objective"] == "Fewer cases"


def test_rows_are_taken_over_by_tab_and_enter(tmp_path: Path) -> None:
    objectives = {"rows": [{"id": "o1", "objective": "Safe kiosks"}, {"id": "o2", "objective": "Fewer cases"}]}
    path = a_session(tmp_path, {"objectives_table": objectives})
    with opened(path, size=(80, 24)) as terminal:
        terminal.press(*["f4"] * 5)
        terminal.wait_for("Take over rows from “Objectives”")
        terminal.press("tab", "enter")
        terminal.wait_for("Space ticks")
        terminal.press("down", "space", "enter")
        terminal.wait_for("1 row")
        rows = answers_after_quitting(terminal, path)["activities"]["rows"]
        assert [row["activity"] for row in rows] == ["Fewer cases"]


class Headings(HTMLParser):
    """The words of a page's headings."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._is_in = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._is_in = tag in ("h1", "h2")

    def handle_endtag(self, tag: str) -> None:
        self._is_in = False

    def handle_data(self, data: str) -> None:
        if self._is_in:
            self.words.append(data)


def test_a_page_for_browsers_is_written_from_the_screen_and_can_be_read_again(tmp_path: Path) -> None:
    path = a_session(tmp_path, ANSWERS)
    with opened(path) as terminal:
        terminal.press("f8", "e")
        terminal.wait_for("Export the document")
        terminal.press("h", "enter")
        terminal.wait_for("Written to")
        answers_after_quitting(terminal, path)
    page = Headings()
    page.feed((tmp_path / "water.html").read_text(encoding="utf-8"))
    assert "Clean water" in page.words
    assert "Roles and responsibilities" in page.words


def test_a_word_file_is_written_from_the_screen_and_can_be_opened_again(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    path = a_session(tmp_path, ANSWERS)
    with opened(path) as terminal:
        terminal.press("f8", "e")
        terminal.wait_for("Export the document")
        terminal.press("w", "enter")
        terminal.wait_for("Written to")
        answers_after_quitting(terminal, path)
    made = docx.Document(str(tmp_path / "water.docx"))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    assert any("Build kiosks" in text for text in cells)
