"""Exporting from the document: every format, a path that is seen before, and nobody's file is lost."""

from __future__ import annotations

import builtins
import json
import sys
from pathlib import Path

import pytest

from partnering_tui.tui.screens.document import DocumentScreen
from partnering_tui.tui.screens.export import ExportScreen
from partnering_tui.tui.widgets.tick import Tick
from tests.tui.open_session import a_session_file, is_said, opened, pressed, shown

ANSWERS = {
    "problem": {"value": "No **clean** water [at all]"},
    "needs": {"rows": [{"id": "n1", "need": "Clinics", "whose": "Mothers"}]},
    "principles": {"rows": [{"id": "p1", "principle": "Share numbers", "positions": {"county": "support"}}]},
}
ANNEX = '\n[[summary]]\nid = "annex"\ntitle = "Annex"\nfrom = ["sites"]\nneeded = true\n'


def a_session(folder: Path) -> Path:
    return a_session_file(folder, ANSWERS)


def with_annex(folder: Path) -> Path:
    path = a_session(folder)
    workshop = folder / "workshops" / "small" / "workshop.toml"
    workshop.write_text(workshop.read_text(encoding="utf-8") + ANNEX, encoding="utf-8")
    return path


async def test_e_offers_the_formats_and_names_the_file(tmp_path: Path) -> None:
    async with opened(a_session(tmp_path)) as (app, pilot):
        await pressed(pilot, "f8", "e")
        for format_name in ("Markdown", "HTML", "Word", "CSV", "JSON"):
            assert format_name in shown(app)
        assert is_said(app, "water.md")


@pytest.mark.parametrize(
    ("key", "name", "told"),
    [("m", "water.md", "Share numbers"), ("h", "water.html", "<table"), ("j", "water.json", "Share numbers")],
)
async def test_a_letter_and_enter_write_the_format(tmp_path: Path, key: str, name: str, told: str) -> None:
    async with opened(a_session(tmp_path)) as (app, pilot):
        await pressed(pilot, "f8", "e", key)
        assert is_said(app, name)
        await pressed(pilot, "enter")
        assert isinstance(app.screen, DocumentScreen)
        assert told in (tmp_path / name).read_text(encoding="utf-8")


async def test_tables_go_into_a_folder(tmp_path: Path) -> None:
    async with opened(a_session(tmp_path)) as (app, pilot):
        await pressed(pilot, "f8", "e")
        assert "To this file:" in shown(app)
        await pressed(pilot, "c")
        assert "To this folder:" in shown(app)
        await pressed(pilot, "enter")
        assert "Clinics" in (tmp_path / "water-tables" / "needs.csv").read_text(encoding="utf-8")


async def test_after_the_export_its_path_is_shown(tmp_path: Path) -> None:
    async with opened(a_session(tmp_path), size=(180, 40)) as (app, pilot):
        await pressed(pilot, "f8", "e", "h", "enter")
        assert f"Written to {tmp_path / 'water.html'}" in " ".join(shown(app).split())


async def test_what_was_typed_a_moment_before_is_in_the_export(tmp_path: Path) -> None:
    async with opened(a_session(tmp_path)) as (_, pilot):
        await pressed(pilot, *"Qzx", "f8", "e", "enter")
        assert "Qzx" in (tmp_path / "water.md").read_text(encoding="utf-8")


async def test_without_word_the_remedy_is_told_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = builtins.__import__

    def without_word(name: str, *rest: object) -> object:
        if name == "docx" or name.startswith("docx."):
            raise ImportError(name)
        return load(name, *rest)  # type: ignore[arg-type]  # handed on as it came

    for name in [name for name in sys.modules if name == "docx" or name.startswith("docx.")]:
        monkeypatch.delitem(sys.modules, name)
    for name in [name for name in sys.modules if name.startswith("partnering_tui.summary.word")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without_word)
    async with opened(a_session(tmp_path)) as (app, pilot):
        await pressed(pilot, "f8", "e", "w", "enter")
        assert isinstance(app.screen, ExportScreen)
        assert "Not written" in shown(app)
        assert "install" in shown(app)
        assert not (tmp_path / "water.docx").exists()


async def test_the_annex_can_be_left_out(tmp_path: Path) -> None:
    async with opened(with_annex(tmp_path)) as (_, pilot):
        await pressed(pilot, "f8", "e", "enter")
        assert "## Annex" in (tmp_path / "water.md").read_text(encoding="utf-8")
        await pressed(pilot, "e", "tab", "space", "enter")
        assert "## Annex" not in (tmp_path / "water.md").read_text(encoding="utf-8")


async def test_where_there_is_no_annex_none_is_offered(tmp_path: Path) -> None:
    async with opened(a_session(tmp_path)) as (app, pilot):
        await pressed(pilot, "f8", "e")
        assert not app.screen.query(Tick)


@pytest.mark.parametrize(("command", "name"), [("handout", "water-handout"), ("agenda", "water-agenda")])
async def test_handout_and_agenda_are_found_among_all_commands(tmp_path: Path, command: str, name: str) -> None:
    async with opened(a_session(tmp_path)) as (app, pilot):
        await pressed(pilot, "f8")
        await app.screen.run_action(f"export_{command}")
        await pressed(pilot, "h", "enter")
        assert (tmp_path / f"{name}.html").exists()


async def test_another_path_can_be_typed(tmp_path: Path) -> None:
    async with opened(a_session(tmp_path)) as (app, pilot):
        await pressed(pilot, "f8", "e")
        app.screen.query_one("Words").focus()
        await pressed(pilot, "ctrl+a", "ctrl+k", "ctrl+u", *"signed.md", "enter")
        assert "Share numbers" in (tmp_path / "signed.md").read_text(encoding="utf-8")


async def test_a_typed_path_keeps_its_name_when_the_format_changes(tmp_path: Path) -> None:
    async with opened(a_session(tmp_path)) as (app, pilot):
        await pressed(pilot, "f8", "e")
        app.screen.query_one("Words").focus()
        await pressed(pilot, "ctrl+a", "ctrl+k", "ctrl+u", *"signed.md")
        app.screen.query_one("Pick").focus()
        await pressed(pilot, "j", "enter")
        assert json.loads((tmp_path / "signed.json").read_text(encoding="utf-8"))


async def test_a_document_that_was_made_here_is_made_anew_without_asking(tmp_path: Path) -> None:
    path = a_session(tmp_path)
    async with opened(path) as (app, pilot):
        await pressed(pilot, "f8", "e", "enter", "escape")
        app.screen.query_one("Words").focus()
        await pressed(pilot, "X", "f8", "e", "enter")
        assert isinstance(app.screen, DocumentScreen)
        assert "X" in path.with_suffix(".md").read_text(encoding="utf-8")


async def test_a_file_that_somebody_else_made_stays_and_another_name_is_offered(tmp_path: Path) -> None:
    path = a_session(tmp_path)
    path.with_suffix(".md").write_text("My own notes", encoding="utf-8")
    async with opened(path) as (app, pilot):
        await pressed(pilot, "f8", "e", "enter")
        assert isinstance(app.screen, ExportScreen)
        assert "which partnering did not make" in " ".join(shown(app).replace("│", " ").split())
        await pressed(pilot, "enter")
        assert path.with_suffix(".md").read_text(encoding="utf-8") == "My own notes"
        assert "Share numbers" in (tmp_path / "water-2.md").read_text(encoding="utf-8")


async def test_a_file_that_somebody_else_made_is_written_over_on_demand(tmp_path: Path) -> None:
    path = a_session(tmp_path)
    path.with_suffix(".md").write_text("My own notes", encoding="utf-8")
    async with opened(path) as (app, pilot):
        await pressed(pilot, "f8", "e", "enter")
        await pilot.click("#insist")
        await pilot.pause()
        assert isinstance(app.screen, DocumentScreen)
        assert "Share numbers" in path.with_suffix(".md").read_text(encoding="utf-8")


async def test_a_table_that_somebody_else_made_stays_too(tmp_path: Path) -> None:
    folder = tmp_path / "water-tables"
    folder.mkdir()
    (folder / "needs.csv").write_text("mine", encoding="utf-8")
    async with opened(a_session(tmp_path)) as (_, pilot):
        await pressed(pilot, "f8", "e", "c", "enter", "enter")
        assert (folder / "needs.csv").read_text(encoding="utf-8") == "mine"
        assert (tmp_path / "water-tables-2" / "needs.csv").exists()


async def test_the_session_itself_is_never_written_over(tmp_path: Path) -> None:
    path = a_session(tmp_path)
    async with opened(path) as (app, pilot):
        await pressed(pilot, "f8", "e")
        app.screen.query_one("Words").focus()
        await pressed(pilot, "ctrl+a", "ctrl+k", "ctrl+u", *"water.toml", "enter")
        assert "The session itself is kept in that file" in shown(app)
        assert path.read_text(encoding="utf-8").lstrip().startswith("#")


async def test_an_export_that_fails_is_told_in_words(tmp_path: Path) -> None:
    async with opened(a_session(tmp_path)) as (app, pilot):
        await pressed(pilot, "f8", "e")
        app.screen.query_one("Words").focus()
        await pressed(pilot, "ctrl+a", "ctrl+k", "ctrl+u", *"no/where.md", "enter")
        assert "Not written: There is no such folder." in shown(app)


async def test_escape_writes_nothing(tmp_path: Path) -> None:
    async with opened(a_session(tmp_path)) as (app, pilot):
        await pressed(pilot, "f8", "e", "h", "escape")
        assert isinstance(app.screen, DocumentScreen)
        assert not (tmp_path / "water.html").exists()


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 6)])
async def test_the_window_stands_in_any_terminal(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(a_session(tmp_path), size=size) as (app, pilot):
        await pressed(pilot, "f8", "e", "down", "tab", "tab", "tab")
        assert isinstance(app.screen, ExportScreen)
