"""F9: a text in the facilitator's own editor, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.builders import a_session_file, saved
from tests.terminal import Terminal, partnering


def a_script(folder: Path, text: str, name: str = "ed.sh") -> Path:
    """An editor that does what the script says; `$1`, or what stands last, is the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def with_editor(path: Path, editor: str, folder: Path | None = None) -> Terminal:
    """The app with that session, with that EDITOR, and its files for editors in that folder."""
    temporary = {"TMPDIR": str(folder)} if folder else {}
    terminal = Terminal(partnering("open", str(path)), env={"EDITOR": editor, "VISUAL": ""} | temporary)
    terminal.wait_for("F1 help")
    return terminal


def with_a_private_question(folder: Path) -> Path:
    """A session of a workshop with one question, which is private."""
    workshop = folder / "workshops" / "small"
    workshop.mkdir(parents=True)
    texts = {
        "workshop.toml": 'format = 1\nid = "small"\nversion = 1\ntitle = "Small"\n',
        "01-first.toml": """
id = "first"
title = "First"
minutes = 5

[[questions]]
id = "fears"
kind = "long_text"
label = "Fears"
private = true
""",
    }
    for name, text in texts.items():
        (workshop / name).write_text(text, encoding="utf-8")
    return a_session_file(folder, workshop=workshop)


def problem(path: Path) -> str:
    return str(saved(path)["answers"]["problem"]["value"])


def typed_then_edited(path: Path, editor: str, *, shown: str, folder: Path | None = None) -> str:
    """What the answer says after typing "Wells", F9 and leaving; the screen must have shown something first."""
    with with_editor(path, editor, folder) as terminal:
        terminal.type("Wells")
        terminal.wait_for("Wells")
        terminal.press("f9")
        terminal.wait_for(shown)
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
    return problem(path)


def test_what_the_editor_wrote_is_the_answer(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    editor = a_script(tmp_path, 'printf " and taps" >> "$1"')
    assert typed_then_edited(path, str(editor), shown="Wells and taps") == "Wells and taps"


def test_an_editor_that_ends_with_an_error_changes_nothing_and_this_is_told(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    editor = a_script(tmp_path, 'printf "gone" > "$1"; exit 3')
    told = "The editor ended with an error: your text"
    assert typed_then_edited(path, str(editor), shown=told) == "Wells"


def test_an_editor_that_is_not_there_is_named_with_the_remedy(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    told = "The editor no-such-editor --wait could"
    assert typed_then_edited(path, "no-such-editor --wait", shown=told) == "Wells"


def test_the_app_goes_on_after_an_editor_that_is_not_there(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with with_editor(path, "no-such-editor") as terminal:
        terminal.press("f9")
        terminal.wait_for("The editor no-such-editor could")
        terminal.type("Still here")
        terminal.wait_for("Still here")
        terminal.press("f4")
        terminal.wait_for("Step 2 of 12")
        terminal.press("ctrl+q")
        terminal.wait_for_end()
    assert problem(path) == "Still here"


@pytest.mark.parametrize("quoted", ["'{}' --wait -x 'a b'", '"{}"', "{}"])
def test_an_editor_with_spaces_and_arguments_is_started(tmp_path: Path, quoted: str) -> None:
    path = a_session_file(tmp_path)
    editor = a_script(tmp_path / "my editors", 'for file; do :; done; printf " and taps" >> "$file"')
    assert typed_then_edited(path, quoted.format(editor), shown="Wells and taps") == "Wells and taps"


def test_the_text_is_readable_by_its_owner_alone_and_removed_afterwards(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    folder = tmp_path / "temporary"
    folder.mkdir()
    seen = tmp_path / "seen"
    editor = a_script(tmp_path, f'ls -ln "$1" > "{seen}"; ls -ldn "$(dirname "$1")" >> "{seen}"; echo >> "$1"')
    with with_editor(path, str(editor), folder) as terminal:
        terminal.type("Wells")
        terminal.press("f9")
        terminal.wait_for(lambda _: seen.exists() and len(seen.read_text().splitlines()) == 2)
        terminal.press("ctrl+q")
        terminal.wait_for_end()
    modes = [line.split()[0].rstrip(".+") for line in seen.read_text(encoding="utf-8").splitlines()]
    assert modes == ["-rw-------", "drwx------"]
    assert list(folder.iterdir()) == []


def test_a_private_answer_goes_from_the_editor_into_the_private_file(tmp_path: Path) -> None:
    path = with_a_private_question(tmp_path)
    editor = a_script(tmp_path, 'printf "Not for the room" > "$1"')
    with with_editor(path, str(editor)) as terminal:
        terminal.wait_for("Only you should see this")
        terminal.press("enter")
        terminal.wait_for(lambda screen: "Only you should see this" not in screen)
        terminal.press("f9")
        terminal.wait_for("Not for the room")
        terminal.press("ctrl+q")
        terminal.wait_for_end()
    assert "Not for the room" not in path.read_text(encoding="utf-8")
    assert saved(path.with_name("water.private.toml"))["answers"]["fears"]["value"] == "Not for the room"


def test_the_editor_never_sees_a_private_answer_that_is_covered(tmp_path: Path) -> None:
    path = with_a_private_question(tmp_path)
    with with_editor(path, "no-such-editor") as terminal:
        terminal.wait_for("Only you should see this")
        terminal.press("f9")
        terminal.wait_for("Your editor opens text answers")
