"""What a grid looks like: its lines, the cursor, the editor over a cell, and what is said below. It decides nothing."""

from __future__ import annotations

from asyncio import Lock

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region, Size
from textual.widgets import Static

from partnering_tui.tui.actions import action_of, key_of
from partnering_tui.tui.drawn import once_drawn, seen_height
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.grid_lines import GridLines
from partnering_tui.tui.widgets.grid_remarks import question_about, remark_of, remarks_on
from partnering_tui.tui.widgets.grid_rows import GridRows
from partnering_tui.tui.widgets.grid_told import Spot
from partnering_tui.tui.widgets.pick import Pick, PickOption
from partnering_tui.tui.widgets.raci_check import RaciCheck
from partnering_tui.tui.widgets.words import Words

_EDITOR_WIDTH = 34
"""Columns of the terminal that an editor has at least: it lies over its neighbours rather than being narrow."""


class GridSurface(Vertical, can_focus=True, can_focus_children=False):
    """The lines of a grid, a line about the cell under the cursor, and an editor that opens over cells."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.rows: GridRows | None = None
        self.row = 0
        self.column = 0
        self.spot: Spot | None = None
        """What the open editor is for; None if none is open."""
        self.is_picking = False
        """The open editor is a list to pick from."""
        self._lines = GridLines()
        self._detail = Static(classes="grid-detail")
        self._detail.display = False
        self._detail_lines: list[Content] = []
        self._words: Words | None = None
        self._making_words = Lock()
        self._pick: Pick | None = None
        self._raci = RaciCheck()

    def compose(self) -> ComposeResult:
        yield self._lines
        yield self._detail

    def on_mount(self) -> None:
        # Among its own messages, so that it never comes between two keys.
        self.call_after_refresh(self.call_later, self._words_made)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return seen_height(self, self._lines.natural_height + len(self._detail_lines), viewport)

    # Drawing

    def _draw(self, *, anew: bool) -> None:
        """Draw everything; measure the columns anew if they are others, or if widths may have changed."""
        if self.rows is None:
            return
        before = self._lines.natural_height
        self._lines.show_rows(self.rows, remark_of(self.rows.sheet), anew=anew)
        self._point()
        if self._lines.natural_height != before:
            self.refresh(layout=True)

    def _point(self) -> None:
        is_edited = self.spot is not None and not self.spot.of_words
        self._lines.point_at(self.row, self.column, is_active=self.has_focus, is_edited=is_edited)
        self._say_detail()
        self._place_editor()

    def on_resize(self) -> None:
        once_drawn(self, self._point)

    def on_focus(self) -> None:
        self._point()

    @on(GridLines.Measured)
    def _look_again(self, event: GridLines.Measured) -> None:
        event.stop()
        if self._lines.wants_whole:
            self.refresh(layout=True)
        self._point()

    # The line below

    def _say_detail(self) -> None:
        """Say what helps with the cell under the cursor, or what does not fit in it."""
        width = max(20, self.content_size.width - 2)
        rows = self.rows
        cut = [self._lines.is_cut(self.row, column) for column in range(len(rows.sheet.columns))] if rows else []
        remarks = remarks_on(rows, Spot(self.row, self.column), self.spot, cut, width) if rows else []
        if rows:
            remarks = [*self._raci.remarks(rows.sheet, self.row, self.column, self._fault_key), *remarks]
        lines = [line for text, style in remarks for line in literal(text, style).wrap(width)]
        if lines == self._detail_lines:
            return
        needs_layout = len(lines) != len(self._detail_lines)
        self._detail_lines = lines
        self._detail.display = bool(lines)
        self._detail.update(Content("\n").join(lines))
        if needs_layout:
            self.refresh(layout=True)

    @property
    def _fault_key(self) -> str:
        """The key that goes to the next fault."""
        return key_of(action_of("next-fault"), getattr(self.app, "keymap", {}))

    # The editor over a cell

    async def _open_words(self, spot: Spot, text: str, *, one_line: bool) -> Words:
        """Open the editor over a cell, or for the words that go with it under its row."""
        self._close_editor()
        words = await self._words_made()
        words.one_line = one_line
        words.load_words(text)
        self.spot, self.is_picking = spot, False
        words.placeholder = literal(question_about(self.rows, spot) if self.rows and spot.of_words else "")
        words.display = True
        self._point()
        return words

    async def _words_made(self) -> Words:
        """The editor for words, made when there is time or when it is needed first."""
        async with self._making_words:
            if self._words is None:
                words = Words(classes="grid-editor")
                words.can_focus = False
                words.is_driven = True
                words.display = False
                await self.mount(words)
                self._words = words
        return self._words

    async def _open_pick(self, spot: Spot, options: list[PickOption], chosen: list[object], *, many: bool) -> None:
        """Open a list to pick from over a cell."""
        self._close_editor()
        if self._pick is None:
            self._pick = Pick(classes="grid-editor")
            self._pick.can_focus = False
            self._pick.is_driven = True
            self._pick.display = False
            await self.mount(self._pick)
        self._pick.load_options(options, chosen, many=many)
        self.spot, self.is_picking = spot, True
        self._pick.display = True
        self._point()

    def _close_editor(self) -> None:
        for editor in (self._words, self._pick):
            if editor is not None:
                editor.display = False
        self.spot, self.is_picking = None, False

    def _place_editor(self) -> None:
        """Lay the editor over its cell: as wide as the cell, or wider where that is too narrow to write in."""
        editor = self._pick if self.is_picking else self._words
        if self.spot is None or editor is None:
            return
        place = self._lines.place_of(self.spot.row, self.spot.column)
        editor.visible = place is not None
        if place is None:
            return
        room = self._lines.size.width
        if self.spot.of_words:
            place = Region(1, place.y + 1, room - 2, 1)
        wanted = _EDITOR_WIDTH if not self._pick or not self.is_picking else self._pick.natural_width + 2
        width = min(room, max(place.width, wanted))
        editor.styles.width = width
        editor.styles.offset = (max(0, min(place.x, room - width)), place.y)
