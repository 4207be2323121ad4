"""The document on screen: the same as the export, and every line leads to its answer."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from time import perf_counter

import pytest
from textual.content import Content

from partnering_tui.session.session import Session
from partnering_tui.summary.blocks import (
    BulletList,
    Heading,
    Inlines,
    NumberedList,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
)
from partnering_tui.summary.document import document
from partnering_tui.summary.markdown import markdown
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.document import DocumentScreen
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.tui.widgets.document_lines import MEASURE, laid_out
from partnering_tui.tui.widgets.document_view import DocumentView
from partnering_tui.tui.widgets.section_list import SectionList
from partnering_tui.tui.widgets.wrapping import wrapped
from tests.tui.open_session import a_session_file, open_question_id, opened, pressed, shown

ANSWERS = {
    "problem": {"value": "No **clean** water [at all]"},
    "needs": {"rows": [{"id": "n1", "need": "Clinics", "whose": "Mothers"}]},
    "principles": {"rows": [{"id": "p1", "principle": "Share numbers", "positions": {"county": "support"}}]},
    "clauses_note": {"value": "Nothing else"},
}


def words(text: str) -> Inlines:
    return (Text(text),)


def lines(*blocks: object, width: int = 60) -> list[str]:
    """The blocks as they stand on a screen of that width."""
    page = laid_out(tuple(blocks), width)  # type: ignore[arg-type]  # blocks of several kinds
    return [(" " * line.indent + line.drawn().plain).rstrip() for line in page.lines]


def view(app: PartneringApp) -> DocumentView:
    return app.screen.query_one(DocumentView)


def text_of(session: Session, app: PartneringApp) -> str:
    assert app.desk is not None
    return markdown(document(session, app.desk.workbook.workshop, today=datetime.now().astimezone().date()))


# How blocks look


def test_a_long_paragraph_is_wrapped_and_keeps_a_margin() -> None:
    shown_lines = lines(Paragraph(words("word " * 40)), width=40)
    assert len(shown_lines) > 4
    assert all(line.startswith("  word") and len(line) <= 38 for line in shown_lines)


def test_text_stays_readable_and_in_the_middle_on_a_wide_screen() -> None:
    shown_lines = lines(Paragraph(words("word " * 60)), width=200)
    assert max(len(line.strip()) for line in shown_lines) <= MEASURE
    assert shown_lines[0].index("word") == (200 - MEASURE) // 2


def test_lists_hang_and_nest() -> None:
    inner = BulletList(((Paragraph(words("inner")),),))
    shown_lines = lines(NumberedList(((Paragraph(words("outer " * 12)), inner), (Paragraph(words("next")),))), width=40)
    assert shown_lines[0].startswith("  1. outer")
    assert shown_lines[1].startswith("     outer")
    assert "     ◦ inner" in shown_lines
    assert shown_lines[-1] == "  2. next"


def test_a_quote_has_a_bar_on_every_line() -> None:
    shown_lines = lines(Quote((Paragraph(words("said " * 20)),)), width=40)
    assert all(line.startswith("  ▎ said") for line in shown_lines)


def test_a_table_wraps_its_cells_to_the_width() -> None:
    table = Table((words("Need"), words("Whose")), ((words("clinic " * 12), words("mothers " * 12)),))
    shown_lines = lines(table, width=50)
    assert all(len(line) <= 48 for line in shown_lines)
    assert "│" in shown_lines[0]
    assert "┼" in shown_lines[1]
    assert len(shown_lines) > 4


def test_a_table_too_wide_for_the_screen_stands_row_below_row() -> None:
    columns = tuple(words(f"Column {number}") for number in range(9))
    cells = tuple(words(f"something{number} else") for number in range(9))
    shown_lines = lines(Table(columns, (cells,)), width=50)
    assert any("Column 3" in line and "something3 else" in line for line in shown_lines)
    assert all(len(line) <= 48 for line in shown_lines)


def test_a_table_may_be_wider_than_text_where_there_is_room() -> None:
    cells = tuple(words("a sentence of some length") for _ in range(6))
    shown_lines = lines(Table(cells, (cells,)), width=200)
    assert len(shown_lines) == 3
    assert MEASURE < len(shown_lines[0].strip()) <= 196


def test_wide_characters_never_stick_out() -> None:
    table = Table((words("需要"), words("谁")), ((words("清潔な水" * 20), words("母亲👩‍👩‍👧" * 10)),))
    for block in (table, Paragraph(words("清潔な水 " * 30)), BulletList(((Paragraph(words("水" * 70)),),))):
        page = laid_out((block,), 50)
        assert all(line.indent + line.drawn().cell_length <= 48 for line in page.lines)


@pytest.mark.parametrize("width", [1, 5, 12, 30])
def test_no_width_is_too_small(width: int) -> None:
    table = Table((words("A"), words("B"), words("C")), ((words("one two"), words("three"), words("")),))
    nested = BulletList(((Quote((Paragraph(words("deep")),)), table),))
    assert lines(Heading(2, words("Heading")), table, nested, Paragraph(words("end")), width=width)


def test_quick_wrapping_agrees_with_that_of_the_toolkit() -> None:
    for text in (
        "one two three four five",
        "a  b   c      d",
        "abcdefghijklmnop qr",
        "x " * 30,
        "ends with spaces      ",
    ):
        quick = [line.plain.rstrip() for line in wrapped(Content(text), 10)]
        exact = [line.plain.rstrip() for line in Content(text).wrap(10)]
        assert "".join(quick).replace(" ", "") == text.replace(" ", "")
        assert len(quick) <= len(exact) + 1
        assert all(len(line) <= 10 for line in quick)


def test_every_line_of_a_table_is_there_however_its_words_are_written() -> None:
    texts = (
        "plain words that run on and on",
        "ünïcödé wörds — thät rün ön",
        "清潔な水を飲む人々のために",
        "unbroken" * 9,
    )
    cells = [*map(words, texts), *((Strong(words(text)),) for text in texts)]
    table = Table((words("A"), words("B")), tuple((cell, words("x")) for cell in cells))
    for width in (20, 30, 60):
        drawn = "".join(line.replace("│", "").replace("x", "") for line in lines(table, width=width))
        letters = "".join(drawn.split())
        for text in texts:
            assert letters.count("".join(text.split()).replace("x", "")) == 2, (text, width)


def test_a_table_of_ten_thousand_rows_is_laid_out_in_a_moment() -> None:
    rows = tuple((words(f"Row {number}"), words("A sentence about it"), words("x")) for number in range(10_000))
    table = Table((words("A"), words("B"), words("C")), rows)
    started = perf_counter()
    page = laid_out((table,), 100)
    assert len(page.lines) == 10_002
    assert perf_counter() - started < 5


# The screen


async def test_f8_shows_what_was_answered(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f8")
        assert isinstance(app.screen, DocumentScreen)
        assert "No clean water [at all]" in shown(app)


async def test_f8_and_escape_close_the_document(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "f8", "f8")
        assert isinstance(app.screen, StepScreen)
        await pressed(pilot, "f8", "escape")
        assert isinstance(app.screen, StepScreen)


async def test_every_line_of_the_export_stands_on_the_screen(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS), size=(120, 60)) as (app, pilot):
        await pressed(pilot, "f8", "home")
        for told in ("Water [for all]", "What we agreed", "We hold to these.", "Share numbers", "Nothing else"):
            assert told in shown(app)


async def test_the_document_opens_at_the_answer_that_was_open(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await show_question(app, "clauses_note", step=1)
        await pressed(pilot, "f8")
        assert view(app).source_of(view(app).cursor) == "clauses_note"


async def show_question(app: PartneringApp, question_id: str, *, step: int) -> None:
    assert isinstance(app.screen, StepScreen)
    await app.screen.go_to(step, question_id)


async def test_enter_on_a_line_goes_to_its_answer(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f8")
        view(app).cursor = view(app).first_line_from("clauses_note")
        await pressed(pilot, "enter")
        assert open_question_id(app) == "clauses_note"


async def test_a_click_on_a_line_goes_to_its_answer(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f8")
        y = next(y for y, line in enumerate(shown(app).splitlines()) if "Clinics" in line)
        await pilot.click(offset=(50, y))
        await pilot.pause()
        await pilot.pause()
        assert open_question_id(app) == "needs"


async def test_the_screen_names_the_answer_that_the_line_comes_from(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await show_question(app, "problem", step=0)
        await pressed(pilot, "f8")
        assert "Step 1 · The problem [in one statement]" in shown(app)


async def test_a_heading_leads_to_the_first_answer_below_it(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f8", "home")
        section = [section.title for section in view(app).sections].index("What we agreed")
        view(app).go_to_section(section)
        await pressed(pilot, "enter")
        assert open_question_id(app) == "principles"


async def test_brackets_go_from_section_to_section(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f8", "home", "right_square_bracket")
        assert view(app).sections[view(app).section].title == "Context"
        await pressed(pilot, "right_square_bracket")
        assert view(app).sections[view(app).section].title == "What we agreed"
        await pressed(pilot, "down", "left_square_bracket", "left_square_bracket")
        assert view(app).sections[view(app).section].title == "Context"


async def test_the_sections_stand_at_the_side_where_there_is_room(tmp_path: Path) -> None:
    path = a_session_file(tmp_path, ANSWERS)
    async with opened(path, size=(100, 30)) as (app, pilot):
        await pressed(pilot, "f8")
        assert app.screen.query_one(SectionList).region.width > 0
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert app.screen.query_one(SectionList).region.width == 0


async def test_a_click_on_a_section_goes_there(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f8", "home")
        await pilot.click(SectionList, offset=(4, 1))
        await pilot.pause()
        assert view(app).section == 1
        assert isinstance(app.screen, DocumentScreen)


async def test_the_cursor_stays_at_its_answer_when_the_window_changes(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS), size=(130, 40)) as (app, pilot):
        await pressed(pilot, "f8")
        view(app).cursor = view(app).first_line_from("clauses_note")
        await pilot.resize_terminal(50, 20)
        await pilot.pause()
        await pilot.pause()
        assert view(app).source_of(view(app).cursor) == "clauses_note"


# Copy


async def test_c_sends_the_whole_document_to_the_clipboard(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f8", "c")
        assert app.desk is not None
        assert app.clipboard == text_of(app.desk.workbook.session, app)


@pytest.mark.skipif(os.name == "nt", reason="the program is a script for a shell")
async def test_the_clipboard_of_this_computer_is_used_where_people_sit_at_it_and_it_is_said_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, copied = tmp_path / "bin" / "xclip", tmp_path / "copied"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\n/bin/cat > "{copied}"\n', encoding="utf-8")
    program.chmod(0o755)
    for name, value in (("PATH", str(program.parent)), ("DISPLAY", ":1"), ("WAYLAND_DISPLAY", ""), ("SSH_TTY", "")):
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f8", "c")
        assert copied.read_text(encoding="utf-8") == app.clipboard
        assert "by xclip" in shown(app)
        copied.unlink()
        monkeypatch.setenv("SSH_TTY", "/dev/pts/1")
        await pressed(pilot, "c")
        assert not copied.exists()
        assert "terminal's clipboard" in shown(app)


@pytest.mark.parametrize("size", [(80, 24), (40, 10), (10, 5), (220, 60)])
async def test_the_document_stands_in_any_terminal(tmp_path: Path, size: tuple[int, int]) -> None:
    answers = {"problem": {"value": "清潔な水 👩‍👩‍👧\n\n- é\n- [b]x[/b]\n\n| a | b |\n|---|---|\n| 1 | 2 |"}}
    async with opened(a_session_file(tmp_path, answers), size=size) as (app, pilot):
        await pressed(pilot, "f8", "end", "pageup", "home", "pagedown", "up", "down")
        assert isinstance(app.screen, DocumentScreen)
