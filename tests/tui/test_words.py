"""The editor for words."""

from __future__ import annotations

import pytest
from textual import on
from textual.widgets import TextArea

from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.words import EDITING_KEYS, Words
from tests.tui.hosts import WidgetHost, burst, paste, screen_lines


class WordsHost(WidgetHost):
    @on(TextArea.Changed)
    @on(Words.Told)
    def _note(self, message: TextArea.Changed | Words.Told) -> None:
        self.told.append(message)

    @property
    def kinds(self) -> list[str]:
        return [type(message).__name__ for message in self.told]


@pytest.mark.parametrize("text", ["[/]", "[b]bold", "a \\[ b", "水 and 🙂 and é", "two\nlines"])
async def test_any_text_is_shown_to_the_letter(text: str) -> None:
    words = Words()
    words.load_words(text)
    host = WordsHost(words)
    async with host.run_test(size=(60, 10)):
        assert words.text == text
        assert text.split("\n")[0] in "\n".join(screen_lines(host))


async def test_loading_words_tells_nothing() -> None:
    words = Words()
    host = WordsHost(words)
    async with host.run_test() as pilot:
        words.load_words("one")
        await pilot.pause()
        words.load_words("another")
        await pilot.pause()
        assert host.told == []
        assert words.text == "another"


async def test_typing_goes_on_at_the_end_of_what_was_loaded() -> None:
    words = Words()
    words.load_words("one")
    async with WordsHost(words).run_test() as pilot:
        await pilot.press(" ", "t", "w", "o")
        assert words.text == "one two"


async def test_words_from_a_file_stay_to_the_letter_until_somebody_edits_them() -> None:
    words = Words()
    words.load_words("one\r\ntwo\u2028three")
    async with WordsHost(words).run_test() as pilot:
        assert words.text == "one\r\ntwo\u2028three"
        await pilot.press("!")
        assert words.text == "one\ntwo\nthree!"


async def test_every_key_of_a_burst_is_taken_in_its_order() -> None:
    words = Words()
    host = WordsHost(words)
    async with host.run_test() as pilot:
        burst(host, "hallo", "left", "left", "left", "left", "delete", "e", "backspace", "e", "right", "enter", "x")
        await pilot.pause()
        await pilot.pause()
        assert words.text == "hel\nxlo"


async def test_enter_submits_a_single_line() -> None:
    words = Words(one_line=True)
    host = WordsHost(words)
    async with host.run_test() as pilot:
        await pilot.press("a", "enter")
        assert words.text == "a"
        assert host.kinds == ["Changed", "Submitted"]


async def test_enter_is_a_line_end_in_a_long_text() -> None:
    words = Words()
    host = WordsHost(words)
    async with host.run_test() as pilot:
        await pilot.press("a", "enter", "b")
        assert words.text == "a\nb"


async def test_pasted_line_ends_become_spaces_in_a_single_line() -> None:
    words = Words(one_line=True)
    async with WordsHost(words).run_test() as pilot:
        await paste(pilot, "one\r\ntwo\u2029three")
        assert words.text == "one two three"


async def test_pasted_control_characters_go() -> None:
    words = Words()
    async with WordsHost(words).run_test() as pilot:
        await paste(pilot, "one\x1b[31m\x00 two\tthree\ud800")
        assert words.text == "one[31m two\tthree"


async def test_what_steers_a_terminal_is_drawn_as_a_mark() -> None:
    words = Words()
    words.load_words("a\u202eb")
    host = WordsHost(words)
    async with host.run_test(size=(40, 5)):
        assert "\u202e" not in "".join(screen_lines(host))
        assert words.text == "a\u202eb"


async def test_a_long_paste_is_taken_whole() -> None:
    words = Words()
    text = "word and [word] 水\n" * 6000
    async with WordsHost(words).run_test() as pilot:
        await paste(pilot, text)
        await pilot.press("!")
        assert words.text == text + "!"


async def test_going_up_from_the_first_line_as_it_is_wrapped_leaves_the_words() -> None:
    words = Words()
    words.load_words("word " * 30)
    host = WordsHost(words)
    async with host.run_test(size=(40, 20)) as pilot:
        await pilot.press("up")
        assert host.kinds == []
        await pilot.press("ctrl+a", "up", "up", "up", "up", "up")
        assert host.kinds[-1] == "LeftUpwards"


async def test_going_down_from_the_last_line_leaves_the_words() -> None:
    words = Words()
    words.load_words("one\ntwo")
    host = WordsHost(words)
    async with host.run_test() as pilot:
        await pilot.press("down")
        assert host.kinds == ["LeftDownwards"]


async def test_undo_and_redo_are_left_to_the_session() -> None:
    words = Words()
    host = WordsHost(words)
    async with host.run_test() as pilot:
        await pilot.press("a", "ctrl+z", "ctrl+y", "tab")
        assert words.text == "a"
        assert host.keys_passed_on == ["ctrl+z", "ctrl+y", "tab"]
        assert not {"ctrl+z", "ctrl+y"} & EDITING_KEYS.keys()


async def test_an_edit_that_changes_nothing_tells_nothing() -> None:
    words = Words()
    host = WordsHost(words)
    async with host.run_test() as pilot:
        await pilot.press("backspace", "delete", "ctrl+u")
        assert host.told == []


async def test_the_placeholder_is_shown_literally() -> None:
    words = Words()
    words.placeholder = literal("for example [/] or [b]")
    host = WordsHost(words)
    async with host.run_test(size=(60, 5)):
        assert "for example [/] or [b]" in screen_lines(host)[0]


async def test_the_editor_is_as_high_as_its_text() -> None:
    words = Words()
    words.load_words("one\ntwo")
    async with WordsHost(words).run_test(size=(40, 30)) as pilot:
        assert words.size.height == 2
        await pilot.press("enter", *"three and so on until the line is full and goes on")
        await pilot.pause()
        assert words.size.height == 4
        assert not words.show_vertical_scrollbar
        words.load_words("")
        await pilot.pause()
        assert words.size.height == 1


async def test_a_text_higher_than_the_screen_is_scrolled_to_where_somebody_types() -> None:
    words = Words()
    words.load_words("line\n" * 50 + "last")
    host = WordsHost(words)
    async with host.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        assert words.size.height == 12
        assert any("last" in line for line in screen_lines(host))
        assert words.has_class("-scrolls")


async def test_selected_words_are_replaced_by_what_is_typed() -> None:
    words = Words()
    words.load_words("one two")
    async with WordsHost(words).run_test() as pilot:
        await pilot.press("ctrl+shift+left", "x")
        assert words.text == "one x"
