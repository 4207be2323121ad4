"""The window for the facilitator's private note on a step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widget import Widget
from textual.widgets import TextArea

from partnering_tui.session import edits
from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.words import Words
from partnering_tui.workshop.definition import Step

if TYPE_CHECKING:
    from partnering_tui.tui.desk import Desk


class NoteScreen(Dialog[str | None]):
    """A note that no document can reach. It is kept as it is typed, and there is no way to leave without keeping it."""

    CSS_PATH: ClassVar[list[str]] = ["dialogs.tcss", "mark_note.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+s", "close", "Keep and close", priority=True)]
    AUTO_FOCUS = "Words"
    HELP = "A note on this step that only you can read. It is kept as you type."

    def __init__(self, step: Step, text: str) -> None:
        super().__init__()
        self._step = step
        self._before = text

    def compose_words(self) -> Iterable[Widget]:
        yield line(literal("Private note  ", "$quiet") + literal(one_line(self._step.title), "bold"))
        yield Words()
        yield line(f"Only you can read this: it goes into {self._file_name} and into no document.", "muted")

    def presses(self) -> Iterable[Press]:
        yield Press("Keep and close", key="Esc")

    def on_mount(self) -> None:
        self.query_one(Words).load_words(self._before)

    def tell_edits(self) -> None:
        """Bring the note into the private file's record as it stands at this moment."""
        if self._desk is not None:
            private = self._desk.workbook.private
            self._desk.workbook.make(edits.write_note(private, self._step.id, self.query_one(Words).text))

    @on(TextArea.Changed)
    def _tell(self) -> None:
        self.tell_edits()

    async def on_key(self, event: Key) -> None:
        """Keys that were typed while the window was still opening."""
        words = self.query_one(Words)
        if self.focused in (None, words) and await words.press(event):
            event.stop()

    def action_close(self) -> None:
        self.answer(self.query_one(Words).text)

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        self.action_close()

    @property
    def _desk(self) -> Desk | None:
        desk: Desk | None = getattr(self.app, "desk", None)
        return desk

    @property
    def _file_name(self) -> str:
        return self._desk.file.private_path.name if self._desk else "NAME.private.toml"
