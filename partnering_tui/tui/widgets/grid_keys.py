"""What the keys do in a grid: setting cells, typing over them, and beginning new rows."""

from __future__ import annotations

from typing import Any

from textual.events import Key

from partnering_tui.session.sheet import RatingsSheet
from partnering_tui.session.values import typed
from partnering_tui.tui.messages import Finished
from partnering_tui.tui.widgets.grid_cells import (
    COMMENT_KEY,
    WITH_WORDS,
    asks_for_words,
    is_fixed,
    is_one_line,
    is_picked_from,
    is_words,
    may_pick_many,
    meant_by_key,
    meant_by_space,
    pick_options,
)
from partnering_tui.tui.widgets.grid_cursor import GridCursor
from partnering_tui.tui.widgets.grid_rows import GridRows
from partnering_tui.tui.widgets.grid_told import Spot
from partnering_tui.tui.widgets.pick import Pick


class GridKeys(GridCursor):
    """A grid that takes keys. It keeps the focus while its cells are edited, so that all keys come in their order."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._has_gone_on = False
        """The cursor went on by itself after the last key: a Tab pressed all the same asks for no more than that."""

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Every character may be typed into a cell; but on letters of responsibilities others are commands."""
        if character is None or not character.isprintable():
            return False
        if self.spot is not None or self.rows is None or not self.rows.sheet.question.is_raci:
            return True
        column = self.rows.sheet.columns[self.column]
        return character == " " or meant_by_key(self.rows.sheet, column, None, character) is not None

    async def go_on(self, by: int) -> bool:
        """Go to the next or previous cell while cells are being filled, as Tab does; False if that leads out."""
        if self._has_gone_on and by > 0:
            self._has_gone_on = False
            return True
        return bool(self.rows and (self.spot or self._is_filling) and await self._tab(self.rows, by))

    async def _on_key(self, event: Key) -> None:
        event.prevent_default()
        if self.rows and self.rows.lines and self.rows.sheet.columns and await self._press(event, self.rows):
            event.stop()
            if not self.screen.can_view_entire(self):
                self.scroll_visible(animate=False)

    async def _press(self, event: Key, rows: GridRows) -> bool:
        if event.key not in ("tab", "shift+tab"):
            self._has_gone_on = False
        match event.key:
            case "tab" | "shift+tab":
                return await self.go_on(1 if event.key == "tab" else -1)
            case "escape" if self.spot or self._is_filling:
                self._leave_editor()
                self._is_filling = False
                return True
        if self.spot is None:
            return await self._press_on_cell(event, rows)
        if self.is_picking:
            return await self._press_in_pick(event, rows)
        return await self._press_in_words(event, rows)

    # On a cell that is not being edited

    async def _press_on_cell(self, event: Key, rows: GridRows) -> bool:
        spot = Spot(self.row, self.column)
        column = rows.sheet.columns[spot.column]
        match event.key:
            case "enter" if self._is_filling and self._entering:
                await self._begin_row(rows)
            case "enter":
                await self._open(rows)
            case "space" if is_words(column):
                await self._open(rows)
            case "space":
                if not (meant := meant_by_space(rows.sheet, column, rows.value(spot))):
                    await self._open(rows)
                else:
                    self._set(rows, spot, meant.value)
            case "delete" | "backspace":
                self._set(rows, spot, None)
            case key if key in ("up", "down", "left", "right", "home", "end", "pageup", "pagedown"):
                self._move(rows, key)
            case "ctrl+home" | "ctrl+end":
                self._go(0 if event.key == "ctrl+home" else rows.lines - 1, self.column)
            case _:
                return event.is_printable and await self._type(rows, event.character or "")
        return True

    async def _type(self, rows: GridRows, character: str) -> bool:
        """Begin to type over a cell, or set it by one key."""
        spot = Spot(self.row, self.column)
        column = rows.sheet.columns[spot.column]
        if not rows.can_set(spot):
            return False
        if is_words(column):
            words = await self._open_words(spot, "", one_line=is_one_line(rows.sheet.columns[spot.column]))
            words.type_in(character)
            self._tell_typed(rows)
            return True
        meant = meant_by_key(rows.sheet, column, rows.value(spot), character)
        if meant is None:
            is_comment = isinstance(rows.sheet, RatingsSheet) and character.casefold() == COMMENT_KEY
            if is_comment:
                await self._open_words_beside(rows, spot)
            return is_comment
        self._set(rows, spot, meant.value)
        await self._go_on_from(rows, spot, meant.value)
        return True

    async def _go_on_from(self, rows: GridRows, spot: Spot, value: Any) -> None:
        """After a cell was set: ask for the words that go with it, or go to the next cell of its kind."""
        if value is None:
            return
        if asks_for_words(rows.sheet, rows.sheet.columns[spot.column], value):
            await self._open_words_beside(rows, spot)
        elif self._is_filling:
            self._has_gone_on = await self._tab(rows, 1)
        else:
            self._advance(rows)

    async def _open(self, rows: GridRows) -> None:
        """Open whatever a cell is edited with."""
        spot = Spot(self.row, self.column)
        column = rows.sheet.columns[spot.column]
        value = rows.value(spot)
        if not rows.can_set(spot):
            return
        if is_words(column):
            text = typed(column.holds, value) if column.holds else str(value or "")
            await self._open_words(spot, text, one_line=is_one_line(rows.sheet.columns[spot.column]))
        elif column.kind == "position" and value in WITH_WORDS:
            await self._open_words_beside(rows, spot)
        else:
            chosen = value if isinstance(value, list) else [] if value is None else [value]
            await self._open_pick(spot, pick_options(rows.sheet, column), chosen, many=may_pick_many(column))

    async def _open_words_beside(self, rows: GridRows, spot: Spot) -> None:
        """Open the line for the words that go with a cell: a reservation, or a comment."""
        spot = Spot(spot.row, spot.column, of_words=True)
        await self._open_words(spot, str(rows.value(spot) or ""), one_line=True)

    # In the editor

    async def _press_in_words(self, event: Key, rows: GridRows) -> bool:
        words, spot = self._words, self.spot
        if words is None or spot is None:
            return False
        match event.key:
            case "enter":
                await self._commit(rows, spot)
                return True
            case "up" | "down" if words.is_on_first_line if event.key == "up" else words.is_on_last_line:
                self._leave_editor()
                self._move(rows, event.key)
                return True
        is_taken = await words.press(event)
        self._tell_typed(rows)
        return is_taken

    async def _commit(self, rows: GridRows, spot: Spot) -> None:
        """Enter: a new row is finished and the next begun; elsewhere the cursor goes on."""
        if spot.of_words:
            self._leave_editor()
            self._advance(rows)
        elif self._entering:
            await self._begin_row(rows)
        elif spot.row < len(rows):
            self._leave_editor()
            self._go(self.row + 1, self.column)

    async def _begin_row(self, rows: GridRows) -> None:
        """Go to the line for a new row, ready for typing."""
        self._leave_editor()
        self._is_filling = False
        columns = rows.sheet.columns
        self._go(len(rows), next((i for i, column in enumerate(columns) if is_words(column)), 0))
        if is_words(columns[self.column]):
            spot = Spot(self.row, self.column)
            await self._open_words(spot, "", one_line=is_one_line(rows.sheet.columns[spot.column]))

    async def _press_in_pick(self, event: Key, rows: GridRows) -> bool:
        pick, spot = self._pick, self.spot
        if pick is None or spot is None:
            return False
        many = may_pick_many(rows.sheet.columns[spot.column])
        if event.key == "enter" and many:
            self._leave_editor()
            return True
        before = pick.chosen
        with self.prevent(Pick.Picked, Finished):
            is_taken = await pick.press(event)
        self._tell_picked(rows)
        if not many and (event.key == "enter" or (pick.chosen != before and event.key != "space")):
            self._leave_editor()
            await self._go_on_from(rows, spot, rows.value(spot))
        return is_taken or event.key in ("up", "down")

    async def _tab(self, rows: GridRows, by: int) -> bool:
        """Go to the next cell that can be filled in; False if there is none, or nothing was typed into a new row."""
        is_untouched = self.row >= len(rows)
        self._leave_editor()
        columns = [i for i, column in enumerate(rows.sheet.columns) if not is_fixed(column)]
        onwards = [i for i in columns if (i > self.column if by > 0 else i < self.column)]
        if not is_untouched and onwards:
            self._go(self.row, onwards[0] if by > 0 else onwards[-1])
        elif not is_untouched and by > 0 and self._entering:
            await self._begin_row(rows)
            return True
        elif columns and 0 <= self.row + by < rows.lines:
            self._go(self.row + by, columns[0] if by > 0 else columns[-1])
        else:
            self._is_filling = False
            return False
        self._is_filling = True
        column = rows.sheet.columns[self.column]
        if is_words(column) or is_picked_from(column):
            await self._open(rows)
        return True
