"""The small window that asks what to do before leaving a session that cannot be saved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from textual.binding import BindingType
from textual.widget import Widget

from partnering_tui.errors import NotSaved
from partnering_tui.tui.actions import bindings_of
from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.screens.typed_path import short_path

WayOut = Literal["elsewhere", "copy"]
"""Save in another file, or leave with an emergency copy."""


class UnsavedScreen(Dialog[WayOut | None]):
    """Asks what is to become of changes that the disk refuses; None to stay."""

    CSS_PATH: ClassVar[list[str]] = ["dialogs.tcss", "unsaved.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("save-elsewhere")
    AUTO_FOCUS = "#stay"

    def __init__(self, fault: NotSaved, key: str) -> None:
        super().__init__()
        self._fault = fault
        self._key = key

    def compose_words(self) -> Iterable[Widget]:
        yield line("The last changes are not saved", "title")
        yield line(f"{self._fault.title[:1].upper()}{self._fault.title[1:]}.", "wrong")
        if file := self._fault.place.file:
            yield line(short_path(file), "muted")
        yield line("Leaving with a copy writes everything into a folder of its own, and tells you where.")

    def presses(self) -> Iterable[Press]:
        yield Press("Stay", key="Esc", id="stay")
        yield Press("Save somewhere else", key=self._key, id="elsewhere")
        yield Press("Leave with a copy", id="copy")

    def action_save_elsewhere(self) -> None:
        self.answer("elsewhere")

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        match event.press.id:
            case "elsewhere":
                self.answer("elsewhere")
            case "copy":
                self.answer("copy")
            case _:
                self.answer(None)
