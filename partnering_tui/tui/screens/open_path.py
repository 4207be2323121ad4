"""The small window in which a session is opened by its path: typed, completed with Tab, or picked from a folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.screens.typed_path import (
    Candidate,
    candidates,
    common_beginning,
    fault_of,
    last_part,
    plain_path,
    with_separator,
)
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.words import Words


class OpenPathScreen(Dialog[Path | None]):
    """Asks for the path of a file that exists."""

    AUTO_FOCUS = "Words"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", "Complete the path", show=False, priority=True)]

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        self._folder = folder or Path.cwd()
        self._candidates: list[Candidate] = []

    def compose_words(self) -> Iterable[Widget]:
        yield line("Open a session", "title")
        yield Words(one_line=True)
        yield line("The file of a session. Tab completes what is typed.", "muted")
        yield line("", "wrong")
        yield OptionList(markup=False, compact=True)

    def presses(self) -> Iterable[Press]:
        yield Press("Open", key="Enter", id="open")
        yield Press("Cancel", key="Esc", id="cancel")

    def on_mount(self) -> None:
        self._type(with_separator(self._folder))

    def _type(self, text: str) -> None:
        """Put that path into the line."""
        self.query_one(Words).load_words(text)
        self._show_candidates()

    def _complete_with(self, name: str) -> None:
        """Put that name in place of what stands behind the last separator."""
        typed = self._typed
        self._type(typed[: len(typed) - len(last_part(typed))] + name)

    @property
    def _typed(self) -> str:
        return plain_path(self.query_one(Words).text)

    def action_complete(self) -> None:
        """Complete the path as far as it is clear; with nothing to complete, go on."""
        beginning = common_beginning([candidate.typed for candidate in self._candidates])
        if self.query_one(Words).has_focus and len(beginning) > len(last_part(self._typed)):
            self._complete_with(beginning)
        else:
            self.focus_next()

    @on(Words.Changed)
    def _show_candidates(self) -> None:
        self._candidates = candidates(self._typed)
        names = self.query_one(OptionList)
        names.set_options(Option(literal(one_line(candidate.typed))) for candidate in self._candidates)
        names.display = bool(self._candidates)
        self._say("")

    @on(Words.LeftDownwards)
    def _go_to_names(self) -> None:
        names = self.query_one(OptionList)
        if names.display:
            self.set_focus(names)
            names.action_first()
        else:
            self.focus_next()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        candidate = self._candidates[event.option_index]
        self._complete_with(candidate.typed)
        if candidate.is_folder:
            self.set_focus(self.query_one(Words))
        else:
            self._open()

    @on(Words.Submitted)
    def _open(self) -> None:
        path = Path(self._typed or self._folder)
        try:
            path = path.expanduser()
        except RuntimeError:
            self._say("There is no such home folder.")
            return
        if fault := fault_of(path):
            self._say(fault)
        else:
            self.answer(path.absolute())

    def _say(self, fault: str) -> None:
        """Say what is wrong with the path; nothing, if nothing is."""
        wrong = self.query_one(".wrong", Static)
        wrong.display = bool(fault)
        wrong.update(literal(fault))

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        if event.press.id == "open":
            self._open()
        else:
            self.answer(None)
