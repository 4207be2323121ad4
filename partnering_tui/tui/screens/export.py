"""The small window in which a document is exported: in which format, and to which file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Static

from partnering_tui.errors import PartneringError, WouldOverwrite
from partnering_tui.storage.document_file import free_document_path
from partnering_tui.storage.locations import Locations
from partnering_tui.summary.formats import FORMATS
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.exporting import ANNEX, Subject, export, has_annex, usual_path, with_suffix_of
from partnering_tui.tui.messages import Finished
from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.screens.typed_path import plain_path, short_path
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.pick import Pick, PickOption
from partnering_tui.tui.widgets.tick import Tick
from partnering_tui.tui.widgets.words import Words

TITLES: dict[Subject, str] = {
    "agreement": "Export the document",
    "handout": "Export a handout",
    "agenda": "Export an agenda",
}


class ExportScreen(Dialog[Path | None]):
    """Writes a document to a file, and answers with its path; None if nothing is written."""

    CSS_PATH: ClassVar[list[str]] = ["dialogs.tcss", "export.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "write", "Write it", show=False)]
    AUTO_FOCUS = "Pick"
    HELP = """
Writes the document as it stands now. A letter chooses the format, Enter writes the file. A file that partnering did
not make is never written over unasked.
"""

    def __init__(self, desk: Desk, locations: Locations, what: Subject) -> None:
        super().__init__()
        self._desk = desk
        self._locations = locations
        self._what = what
        self._offered = self._refused = desk.path
        """The path that is offered, and the last that could not be written."""
        self._has_own_path = False
        """Somebody typed another path than the one that was offered."""

    def compose_words(self) -> Iterable[Widget]:
        yield line(TITLES[self._what], "title")
        yield Pick()
        if self._what == "agreement" and has_annex(self._desk.workbook):
            yield Tick("without the annex")
        yield line("", "muted path-label")
        yield Words(one_line=True)
        yield Static(classes="wrong")

    def presses(self) -> Iterable[Press]:
        yield Press("Export", key="Enter", id="write")
        yield Press("Write over it", id="insist")
        yield Press("Cancel", key="Esc", id="cancel")

    def on_mount(self) -> None:
        options = [PickOption(one.id, one.title, one.title[0].casefold()) for one in FORMATS]
        self.query_one(Pick).load_options(options, [FORMATS[0].id])
        self._offer(usual_path(self._desk.path, self._what, self.format_id))
        self._say("")

    @property
    def format_id(self) -> str:
        """The format that is chosen."""
        chosen = self.query_one(Pick).chosen
        return str(chosen[0]) if chosen else FORMATS[0].id

    @property
    def path(self) -> Path:
        """Where it is to be written: what was typed, seen from the session's folder."""
        typed = plain_path(self.query_one(Words).text)
        usual = usual_path(self._desk.path, self._what, self.format_id)
        if not typed:
            return usual
        try:
            path = self._desk.path.parent / Path(typed).expanduser()
        except RuntimeError:
            path = self._desk.path.parent / typed
        return path / usual.name if path.is_dir() and self.format_id != "csv" else path

    async def on_key(self, event: Key) -> None:
        """Letters that were typed while the window was still opening choose the format too."""
        if self.focused is None and event.is_printable and await self.query_one(Pick).press(event):
            event.stop()

    @on(Pick.Picked)
    def _follow_format(self, event: Pick.Picked) -> None:
        event.stop()
        chosen, pick = self.format_id, self.query_one(Pick)
        if not pick.chosen:
            pick.load_options([PickOption(one.id, one.title, one.title[0].casefold()) for one in FORMATS], [chosen])
        path = self.path if self._has_own_path else usual_path(self._desk.path, self._what, chosen)
        self._offer(with_suffix_of(path, chosen))
        self._say("")

    @on(Words.Changed)
    def _note_typed(self, event: Words.Changed) -> None:
        event.stop()
        self._has_own_path = self.query_one(Words).text != short_path(self._offered)
        self._say("")

    @on(Finished)
    @on(Words.Submitted)
    def action_write(self) -> None:
        """Write it, unless something else stands there."""
        self._write()

    def _write(self, *, is_insisted: bool = False) -> None:
        path = self.path
        tick = self.query_one_optional(Tick)
        without = (ANNEX,) if tick and tick.is_ticked else ()
        try:
            export(
                self._desk,
                self._locations,
                self._what,
                self.format_id,
                path,
                without=without,
                is_insisted=is_insisted,
            )
        except WouldOverwrite as fault:
            free = free_document_path(path)
            self._refused = path
            self._offer(free)
            self._say(f"{path.name}: {fault.title} It stays as it is; Enter writes {free.name}.", can_insist=True)
        except PartneringError as fault:
            self._say(f"Not written: {fault.title} {fault.remedy}".strip())
        else:
            self.answer(path)

    def _offer(self, path: Path) -> None:
        self._offered = path
        self._has_own_path = False
        where = "folder" if self.format_id == "csv" else "file"  # tables are a folder full of files
        self.query_one(".path-label", Static).update(literal(f"To this {where}:"))
        with self.prevent(Words.Changed):
            self.query_one(Words).load_words(short_path(path))

    def _say(self, fault: str, *, can_insist: bool = False) -> None:
        """Say why that was not written; nothing, if it can be."""
        wrong = self.query_one(".wrong", Static)
        wrong.display = bool(fault)
        wrong.update(literal(fault))
        self.query_one("#insist", Press).display = can_insist

    @on(Words.LeftDownwards)
    def _go_to_presses(self) -> None:
        self.focus_next()

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        match event.press.id:
            case "write":
                self._write()
            case "insist":
                self._offer(self._refused)
                self._write(is_insisted=True)
            case _:
                self.answer(None)
