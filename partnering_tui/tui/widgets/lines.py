"""Lines to read and go through with a cursor. Only those that are seen are drawn: thousands cost no more than ten."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from partnering_tui.tui.drawn import blank

CONTEXT = 2
"""Lines that stay in sight above and below the cursor."""


class Lines(ScrollView, can_focus=True):
    """A column of lines. The arrows move the cursor, Enter or a click chooses a line."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "move_pages(-1)", "Page up", show=False),
        Binding("pagedown,space", "move_pages(1)", "Page down", show=False),
        Binding("home", "move_to_end(-1)", "First", show=False),
        Binding("end", "move_to_end(1)", "Last", show=False),
        Binding("enter", "choose", "Go there", show=False),
    ]

    cursor: reactive[int] = reactive(-1, repaint=False)
    """The line under the cursor, counted from 0; -1 for none."""

    class At(Message):
        """Something that happened at a line, counted from 0."""

        def __init__(self, lines: Lines, index: int) -> None:
            super().__init__()
            self.lines = lines
            self.index = index

        @property
        def control(self) -> Lines:
            return self.lines

    class Chosen(At):
        """Somebody chose this line."""

    class Moved(At):
        """The cursor came to this line."""

    def __init__(self, *, id: str | None = None) -> None:
        self._strips: LRUCache[tuple[int, bool, int, Style], Strip] = LRUCache(300)
        """Lines as they were drawn, for scrolling."""
        super().__init__(id=id)

    # What a kind of lines says of itself

    def count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def line(self, index: int, width: int) -> Content:
        """One line, at most that many cells wide."""
        raise NotImplementedError

    def line_here(self, index: int, width: int) -> Content:
        """The line under the cursor: in one colour that goes with the cursor's."""
        return self.line(index, width).without_spans

    def may_rest_on(self, index: int) -> bool:
        """Whether the cursor stops at that line."""
        return True

    def first_of(self, index: int) -> int:
        """The first line of what that line belongs to: the cursor rests there, and is on all its lines."""
        return index

    def lay_out(self, width: int) -> None:
        """Take note of how wide lines may be, before they are counted."""

    # Showing

    def show_lines(self, cursor: int = -1) -> None:
        """Show the lines anew, with the cursor on one of them, or nearest to it."""
        self._strips.clear()
        self.lay_out(self.line_width)
        self.virtual_size = Size(self.line_width, self.count())
        self.set_reactive(Lines.cursor, self._nearest(cursor) if cursor >= 0 else -1)
        if self.cursor >= 0:
            self.post_message(self.Moved(self, self.cursor))
        self.refresh()
        self.call_after_refresh(self.keep_in_sight)

    def redraw(self) -> None:
        """Draw the same lines again, because they say something else now."""
        self._strips.clear()
        self.refresh()

    @property
    def line_width(self) -> int:
        """Cells that a line may take. The place of the scroll bar is kept, whether it is there or not."""
        bar = 0 if self.show_vertical_scrollbar else self.styles.scrollbar_size_vertical
        return max(1, self.scrollable_content_region.width - bar)

    def on_resize(self, _: Resize) -> None:
        self.relay()

    def relay(self) -> None:
        """Lay the lines out for another width."""
        self.show_lines(self.cursor)

    def render_lines(self, crop: Region) -> list[Strip]:
        return super().render_lines(crop) if self.is_attached else blank(crop)

    def render_line(self, y: int) -> Strip:
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if index >= self.count():
            return Strip.blank(width, self.rich_style)
        is_here = self.is_cursor_shown and self.first_of(index) == self.cursor
        style = self.get_visual_style("lines--cursor") if is_here else self.visual_style
        key = (index, is_here, width, style)
        if (strip := self._strips.get(key)) is None:
            line = self.line_here(index, self.line_width) if is_here else self.line(index, self.line_width)
            drawn = Visual.to_strips(self, line, width, 1, style)[0]
            strip = self._strips[key] = drawn.adjust_cell_length(width, style.rich_style)
        return strip

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()

    def watch_cursor(self, before: int, after: int) -> None:
        self._refresh_lines_of(before)
        self._refresh_lines_of(after)
        self.keep_in_sight()
        if after >= 0:
            self.post_message(self.Moved(self, after))

    def keep_in_sight(self) -> None:
        """Scroll so that the cursor is seen, with what stands around it; at the first and last line, to the end."""
        if self.cursor < 0:
            return
        top = 0 if self._nearest(0) == self.cursor else self.cursor - CONTEXT
        bottom = self.count() if self._nearest(self.count() - 1) == self.cursor else self.cursor + CONTEXT + 1
        region = Region(0, max(0, top), 1, bottom - max(0, top))
        if region.height > self.scrollable_content_region.height:
            region = Region(0, self.cursor, 1, 1)
        self.scroll_to_region(region, animate=False, force=True, x_axis=False, immediate=True)

    # Going through

    def action_move(self, by: int) -> None:
        if not self.has_place_to_rest:
            self.scroll_relative(y=by, animate=False)
            return
        index = self.cursor + by
        while 0 <= index < self.count() and not self.may_rest_on(index):
            index += by
        if 0 <= index < self.count():
            self.cursor = index
        else:
            self.scroll_relative(y=by, animate=False)

    def action_move_pages(self, by: int) -> None:
        height = max(1, self.scrollable_content_region.height - 1)
        if self.count():
            self.scroll_to(y=self.scroll_offset.y + by * height, animate=False, force=True)
        if self.has_place_to_rest:
            self.cursor = self._nearest(max(0, min(self.cursor + by * height, self.count() - 1)))

    def action_move_to_end(self, which: int) -> None:
        if not self.has_place_to_rest:
            self.scroll_to(y=0 if which < 0 else self.max_scroll_y, animate=False)
        else:
            self.cursor = self._nearest(0 if which < 0 else self.count() - 1)

    def action_choose(self) -> None:
        if 0 <= self.cursor < self.count():
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        index = offset.y + self.scroll_offset.y if offset else -1
        if 0 <= index < self.count() and self.may_rest_on(first := self.first_of(index)):
            event.stop()
            self.cursor = first
            self.action_choose()

    def on_focus(self) -> None:
        self._refresh_lines_of(self.cursor)

    def on_blur(self) -> None:
        self._refresh_lines_of(self.cursor)

    @property
    def is_cursor_shown(self) -> bool:
        """Keys move the cursor, so that it is to be seen."""
        return self.has_focus

    def _refresh_lines_of(self, first: int) -> None:
        """Draw a line anew, with those that belong to it."""
        self.refresh_line(first)
        for index in range(first + 1, self.count()):
            if first < 0 or self.first_of(index) != first:
                return
            self.refresh_line(index)

    @property
    def has_place_to_rest(self) -> bool:
        """There is a line that the cursor can be on; else keys scroll."""
        return self._nearest(self.cursor) >= 0

    def _nearest(self, index: int) -> int:
        """The line nearest to this one that the cursor may rest on; -1 if there is none."""
        count = self.count()
        index = max(0, min(index, count - 1))
        for distance in range(count):
            for near in (index + distance, index - distance):
                if 0 <= near < count and self.may_rest_on(near):
                    return near
        return -1
