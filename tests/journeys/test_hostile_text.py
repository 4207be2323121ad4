"""Whatever stands in files or is typed is text: literally on the screen, inert in the document, and never lost."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests import commands
from tests.journeys.builders import a_session_file, opened, saved
from tests.terminal import Terminal, partnering

HOSTILE = "[/] [@click=app.quit]x[/] [b]not bold[/b] [link=x]"


def test_markup_that_is_typed_stays_text(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        terminal.type(HOSTILE)
        terminal.wait_for(HOSTILE)
        terminal.press("tab")
        terminal.type(HOSTILE)
        terminal.press("enter", "f2")
        terminal.wait_for("Overview")
        terminal.press("f8")
        terminal.wait_for("[@click=app.quit]x")
        terminal.press("f8", "f1")
        terminal.wait_for("Esc closes")
        terminal.press("f1", "ctrl+q")
        assert terminal.wait_for_end() == 0
    answers = saved(path)["answers"]
    assert answers["problem"]["value"] == HOSTILE
    assert answers["needs"]["rows"][0]["need"] == HOSTILE


def test_a_session_full_of_markup_and_control_characters_is_shown_as_text(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    text = path.read_text(encoding="utf-8")
    text = text.replace("Clean water for Kisumu", "[/] water \\u001b]0;owned\\u0007").replace(
        "Lakewater Ltd", "[red]Lake[/"
    )
    text += '\n[answers.problem]\nvalue = "[/] \\u001b[2J \\u202egnorw [@click=app.quit]x"\n'
    path.write_text(text, encoding="utf-8")
    with opened(path) as terminal:
        terminal.wait_for("[/] water")
        terminal.wait_for("[@click=app.quit]x")
        for key in ("f2", "f2", "f8", "f8", "ctrl+t", "ctrl+t", "f1", "f1"):
            terminal.press(key)
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
    document = subprocess.run(partnering("summary", str(path)), capture_output=True, text=True, check=True).stdout
    assert "\x1b" not in document
    assert "\u202e" not in document


def test_a_workshop_full_of_markup_is_shown_as_text(tmp_path: Path) -> None:
    workshop = tmp_path / "workshops" / "hostile"
    workshop.mkdir(parents=True)
    main = 'format = 1\nid = "hostile"\nversion = 1\ntitle = "[/] title"\n'
    main += '[[summary]]\nid = "all"\ntitle = "[/] all"\nfrom = ["q"]\n'
    (workshop / "workshop.toml").write_text(main, encoding="utf-8")
    step = ['id = "step"', 'title = "[/] step [red]"', "minutes = 5", 'ask = "[/] ask"', 'guide = "[/] guide"']
    step += ['purpose = "[/] purpose"', 'facilitator = "[/] tip"', 'prompts = ["[/] prompt"]', "[[questions]]"]
    step += ['id = "q"', 'kind = "choice"', 'label = "[/] label"', 'hint = "[/] hint"']
    step += ['options = [{ id = "a", label = "[/] option [@click=app.quit]x" }]']
    (workshop / "01-step.toml").write_text("\n".join(step), encoding="utf-8")
    path = tmp_path / "s.toml"
    made = partnering("new", str(path), "--title", "T", "--workshop", "hostile", "--no-open")
    subprocess.run(made, check=True, capture_output=True)
    with opened(path, size=(130, 40)) as terminal:
        for words in ("[/] step [red]", "[/] purpose", "[/] ask", "[/] prompt", "[/] tip", "[/] label", "[/] hint"):
            terminal.wait_for(words)
        terminal.wait_for("[/] option [@click=app.quit]x")
        terminal.press("f1")
        terminal.wait_for("[/] guide")
        terminal.press("f1", "ctrl+q")
        assert terminal.wait_for_end() == 0


FAULTY = {
    "empty": b"",
    "not-toml": b'format = 1\n[session\ntitle = "x"\n',
    "not-utf8": b'format = 1\n[session]\ntitle = "M\xfcller"\n',
    "newer-format": b'format = 99\n[session]\ntitle = "x"\nworkshop = "twelve-steps"\n',
    "unknown-workshop": b'format = 1\n[session]\ntitle = "x"\nworkshop = "no-such-thing"\n',
    "wrong-types": b'format = 1\npartners = "x"\n[session]\ntitle = 3\nworkshop = "twelve-steps"\n',
    "deep": b"format = 1\na = " + b"[" * 5000 + b"]" * 5000 + b"\n",
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_file_is_answered_in_plain_words_and_left_as_it_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.toml"
    path.write_bytes(FAULTY[name])
    with Terminal(partnering("open", str(path)), size=(200, 30)) as terminal:
        assert terminal.wait_for_end() == 2
        is_plain(terminal.text(), path)
    told = commands.partnering("summary", path)
    assert (told.code, told.out) == (2, "")
    is_plain(told.err, path)
    assert path.read_bytes() == FAULTY[name]


def is_plain(told: str, path: Path) -> None:
    assert path.name in told
    assert "Traceback" not in told
    assert 1 <= len(told.strip().splitlines()) <= 3


def test_a_folder_is_no_session(tmp_path: Path) -> None:
    with Terminal(partnering("open", str(tmp_path)), size=(200, 30)) as terminal:
        assert terminal.wait_for_end() == 2
        assert "folder" in terminal.text()
