"""Two copies of the app with the same session, an editor, a sync folder: no edit of any of them is lost."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.journeys.builders import a_session_file, opened, saved
from tests.terminal import Terminal


def quit_all(*terminals: Terminal) -> None:
    for terminal in terminals:
        terminal.press("ctrl+q")
        terminal.wait_for_end()


def objectives(path: Path) -> list[str]:
    return [row.get("objective", "") for row in saved(path)["answers"]["objectives_table"]["rows"]]


def problem(path: Path) -> str:
    return str(saved(path).get("answers", {}).get("problem", {}).get("value", ""))


def at_step(terminal: Terminal, number: int) -> None:
    for _ in range(number - 1):
        terminal.press("f4")
    terminal.wait_for(f"Step {number} of 12")


def test_two_windows_typing_at_once_lose_nothing_of_either(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as one, opened(path) as other:
        one.wait_for("Also open in another window")
        other.wait_for("Also open in another window")
        for terminal in (one, other):
            at_step(terminal, 4)
            terminal.press("tab")
            terminal.wait_for("▾ Objectives")
        for number in range(12):
            for terminal, name in ((one, "one"), (other, "other")):
                terminal.type(f"{name} {number}\n")
                terminal.wait_for(f"{name} {number}")
                terminal.press("escape", "down")
        one.press("ctrl+t")
        one.wait_for("Who is at the table")
        one.type("Board\n")
        one.wait_for(lambda screen: screen.count("Board") >= 1)
        one.press("escape")
        other.press("f3")
        other.wait_for("Step 3 of 12")
        quit_all(one, other)
    found = objectives(path)
    for name in ("one", "other"):
        assert [row for row in found if row.startswith(name)] == [f"{name} {number}" for number in range(12)]
    ids = [row["id"] for row in saved(path)["answers"]["objectives_table"]["rows"]]
    assert len(set(ids)) == len(ids)
    assert "board" in {row["id"] for row in saved(path)["partners"]}


def test_answers_given_in_two_windows_are_joined(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as one, opened(path) as other:
        at_step(other, 4)
        one.type("Families cannot count on safe water")
        other.type("Every household has safe water")
        one.wait_for("safe water")
        other.wait_for("safe water")
        quit_all(one, other)
    said = [answer.get("value") for answer in saved(path)["answers"].values()]
    assert said == ["Families cannot count on safe water", "Every household has safe water"]


def test_a_hand_edit_under_the_open_app_is_noticed_and_what_is_typed_goes_on(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        terminal.type("Half of the taps")
        terminal.wait_for("Half of the taps")
        terminal.wait_for(lambda _: "answers" in saved(path))
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("Clean water", "# no comment, Safe water") + "\n# by hand\n", encoding="utf-8")
        terminal.type(" are dry")
        terminal.wait_for("Safe water for Kisumu")
        terminal.wait_for("Half of the taps are dry")
        quit_all(terminal)
    assert saved(path)["answers"]["problem"]["value"] == "Half of the taps are dry"
    assert saved(path)["session"]["title"] == "# no comment, Safe water for Kisumu"
    assert "# by hand" in path.read_text(encoding="utf-8")


def test_a_file_that_a_sync_folder_replaces_again_and_again_loses_nothing(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        for number in range(8):
            text = path.read_text(encoding="utf-8")
            assert tomllib.loads(text)
            new = tmp_path / "from-the-cloud"
            new.write_text(f'{text}\n[[actions]]\nid = "sync{number}"\nwhat = "Call {number}"\n', encoding="utf-8")
            new.replace(path)
            terminal.type(f"w{number} ")
            terminal.wait_for(f"w{number}")
            terminal.wait_for(lambda _, word=f"w{number}": word in problem(path))
        quit_all(terminal)
    assert saved(path)["answers"]["problem"]["value"].split() == [f"w{number}" for number in range(8)]
    assert {row["id"] for row in saved(path)["actions"]} == {f"sync{number}" for number in range(8)}
