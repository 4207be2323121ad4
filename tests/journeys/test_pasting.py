"""What is pasted is one text, whatever is in it, in a real terminal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.events import Event, Key, Paste

from partnering_tui.tui.pasting import ParserOfWholePastes
from tests.journeys.builders import a_session_file, opened, saved

BEGINNING, END = "\x1b[200~", "\x1b[201~"
HARMFUL = "one \x1btwo \x1b[Athree \x11four \x03five \x1b[1;5Hsix\x7f \x1b]0;seven\x07 \x1b[I\x1b[Oeight\x1b"
KEPT = "one two [Athree four five [1;5Hsix ]0;seven [I[Oeight"


def test_a_paste_full_of_control_characters_arrives_in_its_order_and_commands_nothing(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        terminal.type_bytes(b"\x1b[200~" + HARMFUL.encode() + b"\x1b[20")
        terminal.type_bytes(b"1~")
        terminal.type(" and typed on")
        terminal.wait_for("typed on")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
    assert saved(path)["answers"]["problem"]["value"] == KEPT + " and typed on"


def test_a_byte_that_is_no_text_does_not_end_the_app(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        terminal.type_bytes("Müller".encode("latin-1"))
        terminal.wait_for("ller")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
    assert saved(path)["answers"]["problem"]["value"] == "M�ller"


def told(*pieces: str) -> list[str]:
    """What the app is told when the terminal sends these pieces: keys by their names, pastes in quotes."""
    parser = ParserOfWholePastes()
    return [_named(event) for piece in pieces for event in parser.feed(piece) if isinstance(event, Event)]


def _named(event: Event) -> str:
    match event:
        case Key():
            return event.key
        case Paste():
            return repr(event.text)
        case _:
            return type(event).__name__


@pytest.mark.parametrize("text", ["a\x1bb", "a\x1b[200~b", "\x1b", "", "\x1b[20", "a\r\n\tb\x00\x9bc"])
def test_a_paste_is_one_text_wherever_it_is_cut(text: str) -> None:
    sent = "x" + BEGINNING + text + END + "y\x1b[A"
    kept = "".join(c for c in text if c.isprintable() or c in "\r\n\t")
    whole = ["x", repr(kept), "y", "up"]
    assert told(sent) == whole
    assert told(*sent) == whole
    cuts: Sequence[Sequence[str]] = [(sent[:cut], sent[cut:]) for cut in range(1, len(sent))]
    assert [told(*pieces) for pieces in cuts] == [whole] * len(cuts)


def test_two_pastes_with_a_key_between_them_stay_two() -> None:
    assert told(BEGINNING + "a" + END + "\x1b[A" + BEGINNING + "b\x11" + END) == ["'a'", "up", "'b'"]


def test_escape_goes_before_a_paste_that_comes_right_after_it() -> None:
    assert told("\x1b", BEGINNING + "a" + END) == ["escape", "'a'"]
