"""The small window in which a session gets another file to go on in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from partnering_tui.errors import PartneringError
from partnering_tui.storage.arrivals import ChangedElsewhere
from partnering_tui.storage.locations import Locations
from partnering_tui.storage.state import State
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.keeping import go_on_in, other_place_for
from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.file_line import FileLine
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.screens.typed_path import short_path
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.words import Words

CHANGED = (
    "Somebody else changed this file while it was open here. Theirs stays as it is; yours goes into a file of its own. "
    "Nothing is lost on either side."
)
"""Why another file is wanted when the disk is well."""


class SaveElsewhereScreen(Dialog[Path | None]):
    """Saves the session and its private notes in another file, and answers with its path; None if it stays."""

    CSS_PATH: ClassVar[list[str]] = ["dialogs.tcss", "unsaved.tcss"]  # type: ignore[assignment]  # a list is one too
    AUTO_FOCUS = "Words"
    HELP = "The session goes on in another file, with its private notes beside it. The old file stays as it is."

    def __init__(self, desk: Desk, locations: Locations, state: State) -> None:
        super().__init__()
        self._desk = desk
        self._locations = locations
        self._state = state

    def compose_words(self) -> Iterable[Widget]:
        yield line("Save somewhere else", "title")
        yield line(self._why())
        yield FileLine(self._desk.path.parent)
        yield Static(classes="wrong")
        yield line("You go on in the new file, with your private notes beside it. The old one stays.", "muted")

    def presses(self) -> Iterable[Press]:
        yield Press("Save there", key="Enter", id="save")
        yield Press("Cancel", key="Esc", id="cancel")

    def on_mount(self) -> None:
        self._say("")
        folders = (self._locations.sessions, Path.home())
        # Beside a file that somebody else changed there is room; beside one that the disk refuses there may be none.
        is_folder_well = self._desk.fault is None or self._was_changed
        self.query_one(FileLine).offer(other_place_for(self._desk.path, folders, is_folder_well=is_folder_well))

    @property
    def _was_changed(self) -> bool:
        return isinstance(self._desk.fault, ChangedElsewhere)

    def _why(self) -> str:
        now = f"Now in {short_path(self._desk.path)}"
        if self._was_changed:
            return f"{now}. {CHANGED}"
        return f"{now}, where it cannot be saved: {self._desk.fault.title}." if self._desk.fault else f"{now}."

    @on(Words.Submitted)
    def _save(self) -> None:
        path = self.query_one(FileLine).free
        try:
            go_on_in(self._desk, path, self._locations, self._state)
        except PartneringError as error:
            self._say(f"Not saved there: {error.title}. {error.remedy}".replace("..", "."))
            return
        self.answer(path)

    def _say(self, fault: str) -> None:
        """Say why that file cannot be used; nothing, if it can."""
        wrong = self.query_one(".wrong", Static)
        wrong.display = bool(fault)
        wrong.update(literal(fault))

    @on(Words.LeftDownwards)
    def _go_to_presses(self) -> None:
        self.focus_next()

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        if event.press.id == "save":
            self._save()
        else:
            self.answer(None)
