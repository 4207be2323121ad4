"""The one editor for words: a line or a text, which takes whatever is typed and grows with it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.document._document import EditResult, Location
from textual.document._edit import Edit
from textual.document._wrapped_document import WrappedDocument
from textual.events import Key, Paste
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea

from partnering_tui.session.values import cleaned
from partnering_tui.tui.drawn import blank, seen_height
from partnering_tui.tui.text import literal, safe

_KEPT = [b for b in TextArea.BINDINGS if isinstance(b, Binding) and b.action not in ("undo", "redo")]
EDITING_KEYS: dict[str, str] = {key: binding.action for binding in _KEPT for key in binding.key.split(",")}
"""What the keys do that edit a text. Undo is not among them: there is one history for the whole session."""

_CURSOR_WIDTH = 1
_JOINERS = "\u200c\u200d"
"""Characters without a width that belong to words and emoji, though they count as not printable."""


class Words(TextArea, inherit_bindings=False):
    """An editor for words. Keys are taken in the order in which they come, however fast somebody types."""

    BINDINGS: ClassVar[list[BindingType]] = [*_KEPT]

    class Told(Message):
        """Something that the editor says of itself."""

        def __init__(self, words: Words) -> None:
            super().__init__()
            self.words = words

        @property
        def control(self) -> Words:
            return self.words

    class Submitted(Told):
        """Somebody pressed Enter in a single line."""

    class LeftUpwards(Told):
        """Somebody went up from the first line."""

    class LeftDownwards(Told):
        """Somebody went down from the last line."""

    def __init__(self, one_line: bool = False, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, highlight_cursor_line=False)
        self.cursor_blink = False
        self.one_line = one_line
        """Enter means done, and pasted line ends become spaces."""
        self.is_driven = False
        """Whoever has the focus passes the keys on: the cursor is drawn all the same."""
        self._loaded: str | None = None

    @property
    def text(self) -> str:
        """The words as they stand; those that were loaded, to the letter, as long as nobody has edited them."""
        return self.document.text if self._loaded is None else self._loaded

    @text.setter
    def text(self, value: str) -> None:
        self.load_words(value)

    def load_words(self, text: str) -> None:
        """Show another text, with the cursor at its end. Nothing is posted."""
        with self.prevent(TextArea.Changed, TextArea.SelectionChanged):
            self.load_text(_storable(text))
            self.move_cursor(self.document.end)
        self._loaded = text

    def type_in(self, text: str) -> None:
        """Put text where the cursor is, in place of what is selected, as if it was typed or pasted."""
        self.replace(text, *self.selection, maintain_selection_offset=False)

    async def press(self, event: Key) -> bool:
        """Do what a key does in a text; False if it does nothing here."""
        match event.key:
            case "enter" if self.one_line:
                self.post_message(self.Submitted(self))
            case "enter" | "ctrl+j" if not self.one_line:
                self.type_in("\n")
            case "up" if self.is_on_first_line:
                self.post_message(self.LeftUpwards(self))
            case "down" if self.is_on_last_line:
                self.post_message(self.LeftDownwards(self))
            case key if key in EDITING_KEYS:
                return await self.app.run_action(EDITING_KEYS[key], self)
            case _ if event.character and (event.is_printable or event.character in _JOINERS):
                self.type_in(event.character)
            case _:
                return False
        return True

    @property
    def is_on_first_line(self) -> bool:
        """The cursor is on the first line that is seen, counting lines as they are wrapped."""
        return self.navigator.is_first_wrapped_line(self.cursor_location)

    @property
    def is_on_last_line(self) -> bool:
        """The cursor is on the last line that is seen, counting lines as they are wrapped."""
        return self.navigator.is_last_wrapped_line(self.cursor_location)

    def replace(
        self, insert: str, start: Location, end: Location, *, maintain_selection_offset: bool = True
    ) -> EditResult:
        """Replace a stretch of text; what is put in is cleaned first."""
        insert = _storable(insert)
        if self.one_line:
            insert = insert.replace("\n", " ")
        return super().replace(insert, start, end, maintain_selection_offset=maintain_selection_offset)

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit. Replacing nothing by nothing is none, and is not told."""
        if not edit.text and edit.from_location == edit.to_location:
            return EditResult(edit.from_location, "")
        self._loaded = None
        return super().edit(edit)

    async def _on_key(self, event: Key) -> None:
        # Not by bindings: those are looked up later, and fast typing would overtake them.
        event.prevent_default()
        if await self.press(event):
            event.stop()

    async def _on_paste(self, event: Paste) -> None:
        event.prevent_default()
        event.stop()
        self.type_in(event.text)

    def find_matching_bracket(self, bracket: str, search_from: Location) -> None:
        """None: words are not code."""
        return None

    def watch_virtual_size(self) -> None:
        self.call_after_refresh(self._note_whether_all_is_seen)

    def on_resize(self) -> None:
        self.refresh()  # wrapped anew to as many lines as before, it would not be drawn anew
        self.call_after_refresh(self._note_whether_all_is_seen)

    def _note_whether_all_is_seen(self) -> None:
        self.set_class(self._needs_more_room(), "-scrolls")

    def _needs_more_room(self) -> bool:
        """Whether the text is longer than what is seen. Its scroll bar does not count: it makes the text longer."""
        room, lines = self.size.height, self.virtual_size.height
        if self.has_class("-scrolls") and room < lines < 2 * room:
            lines = self._natural_height(self.size.width)
        return lines > room > 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return seen_height(self, self._natural_height(width), viewport)

    def _natural_height(self, width: int) -> int:
        if not self.text and self.placeholder:
            return max(1, len(self._placeholder_lines(width)))
        if self.wrap_width == width - _CURSOR_WIDTH:
            return self.wrapped_document.height
        return WrappedDocument(self.document, max(1, width - _CURSOR_WIDTH), self.indent_width).height

    def _placeholder_lines(self, width: int) -> list[Content]:
        placeholder = self.placeholder if isinstance(self.placeholder, Content) else literal(self.placeholder)
        return placeholder.wrap(max(1, width))

    def render_lines(self, crop: Region) -> list[Strip]:
        return super().render_lines(crop) if self.is_attached else blank(crop)

    def render_line(self, y: int) -> Strip:
        base = self.rich_style
        width = self.size.width
        if not self.text and self.placeholder:
            return self._placeholder_line(y, width)
        y += self.scroll_offset.y
        if y >= self.virtual_size.height:
            return Strip.blank(width, base)
        segments = self._line_segments(*self._wrapped_line(y), base)
        return Strip(segments).adjust_cell_length(width, base)

    def _wrapped_line(self, y: int) -> tuple[int, int]:
        """The line that a wrapped line belongs to, and the column with which it begins there."""
        # Asked for a location, Textual cuts all of the line into pieces, for every piece that is drawn.
        pieces = self.wrapped_document._offset_to_line_info
        row, piece = pieces[min(y, len(pieces) - 1)]
        return row, self.wrapped_document.get_offsets(row)[piece - 1] if piece else 0

    def _placeholder_line(self, y: int, width: int) -> Strip:
        lines = self._placeholder_lines(width)
        if y >= len(lines):
            return Strip.blank(width, self.rich_style)
        muted = self.get_component_rich_style("text-area--placeholder")
        text = lines[y].plain
        styles = [(1, self._cursor_style)] if y == 0 and self._shows_cursor else []
        return Strip(list(_segments(text or " ", muted, styles))).adjust_cell_length(width, self.rich_style)

    def _line_segments(self, row: int, start: int, base: Style) -> list[Segment]:
        line = self.document[row]
        offsets = self.wrapped_document.get_offsets(row)
        after = bisect_right(offsets, start)
        is_last = after == len(offsets)
        end = len(line) if is_last else offsets[after]
        widths = self.wrapped_document.get_tab_widths(row) if "\t" in line else []
        tabs = widths[line.count("\t", 0, start) :] if widths else []
        text = line[start:end] + (" " if is_last else "")
        return [Segment(_drawn(piece, tabs), style) for piece, style in self._pieces(text, row, start, base)]

    def _pieces(self, text: str, row: int, start: int, base: Style) -> Iterable[tuple[str, Style]]:
        """A stretch of a line cut where the selection or the cursor begins or ends."""
        top, bottom = sorted(self.selection)
        cursor_row, cursor = self.selection.end
        marked = range(
            (0 if row > top[0] else top[1] - start) if row >= top[0] else len(text),
            (len(text) if row < bottom[0] else bottom[1] - start) if row <= bottom[0] else 0,
        )
        at = cursor - start if cursor_row == row and self._shows_cursor else -1
        cuts = {0, len(text), marked.start, marked.stop, at, at + 1}
        selected = base + self.get_component_rich_style("text-area--selection")
        for begin, end in pairwise(sorted(cut for cut in cuts if 0 <= cut <= len(text))):
            style = self._cursor_style if begin == at else selected if begin in marked else base
            yield text[begin:end], style

    @property
    def _shows_cursor(self) -> bool:
        return self.has_focus or self.is_driven

    @property
    def _cursor_style(self) -> Style:
        return self.rich_style + self.get_component_rich_style("text-area--cursor")


def _storable(text: str) -> str:
    """Text as it is stored; the line ends of other systems are newlines, and halves of characters go."""
    text = cleaned(text.replace("\u2028", "\n").replace("\u2029", "\n"))
    return text if text.isascii() else text.encode("utf-8", "ignore").decode("utf-8")


def _drawn(piece: str, tabs: list[int]) -> str:
    """A piece of a line as it is drawn: tabs as wide as they are, and a mark for what must not reach the terminal."""
    while "\t" in piece:
        piece = piece.replace("\t", " " * (tabs.pop(0) if tabs else 1), 1)
    return piece if piece.isascii() else "".join(c if safe(c) else "�" for c in piece)


def _segments(text: str, base: Style, styles: list[tuple[int, Style]]) -> Iterable[Segment]:
    begin = 0
    for end, style in styles:
        yield Segment(text[begin:end], style)
        begin = end
    yield Segment(text[begin:], base)
