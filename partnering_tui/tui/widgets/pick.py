"""Picking from a few answers: choices, scales, yes or no. Drawn with plain characters, one widget for all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click, Key
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from partnering_tui.frozen import dataclass
from partnering_tui.tui.drawn import blank
from partnering_tui.tui.messages import Finished
from partnering_tui.tui.text import literal, one_line, safe
from partnering_tui.tui.widgets.key_taker import KeyTaker

_GAP = 3
"""Columns between answers that stand side by side."""


@dataclass(frozen=True, slots=True)
class PickOption:
    """One answer that can be picked."""

    value: Any
    label: str
    key: str = ""
    """The key that picks it at once: a digit or a letter; empty: none."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Where an answer, or a line of it, is drawn."""

    index: int
    x: int
    text: Content


class Pick(KeyTaker, Widget, can_focus=True):
    """Answers to pick from. What stands in the file and is none of them is shown too, and kept until somebody picks."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"pick--here", "pick--chosen", "pick--key"}
    ALLOW_SELECT = False

    class Picked(Message):
        """Somebody picked, or took a pick back."""

        def __init__(self, pick: Pick, values: list[Any]) -> None:
            super().__init__()
            self.pick = pick
            self.values = values

        @property
        def control(self) -> Pick:
            return self.pick

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._options: tuple[PickOption, ...] = ()
        self._chosen: list[Any] = []
        self._many = False
        self._across = False
        self._here = 0
        self._typed = ""
        self.is_driven = False
        """Whoever has the focus passes the keys on: where the keys point is shown all the same."""

    def load_options(
        self, options: Sequence[PickOption], chosen: Sequence[Any], many: bool = False, across: bool = False
    ) -> None:
        """Show other answers to pick from, with what is chosen. Nothing is posted; the same content changes nothing."""
        strangers = [value for value in chosen if not any(_same(value, option.value) for option in options)]
        shown = (*options, *(PickOption(value, f"{value} (not one of the choices)") for value in strangers))
        is_same_list = (shown, many, across) == (self._options, self._many, self._across)
        if is_same_list and _all_same(chosen, self._chosen):
            return
        self._options, self._chosen, self._many, self._across = shown, list(chosen), many, across
        self._here = next((i for i, option in enumerate(shown) if self._is_chosen(option)), 0)
        self._typed = ""
        self.refresh(layout=True)

    @property
    def chosen(self) -> list[Any]:
        """What is chosen right now: in the order in which it is shown."""
        return list(self._chosen)

    @property
    def has_decided(self) -> bool:
        """Whether what was typed last is the key of an answer, and not the beginning of another's key."""
        keys = [option.key.casefold() for option in self._options]
        return self._typed in keys and not any(key != self._typed and key.startswith(self._typed) for key in keys)

    async def press(self, event: Key) -> bool:
        """Do what a key does here; False if it does nothing."""
        back, forth = ("left", "right") if self._is_across else ("up", "down")
        match event.key:
            case key if key in (back, forth):
                return self._point_at(self._here + (1 if key == forth else -1))
            case "home" | "end":
                self._point_at(0 if event.key == "home" else len(self._options) - 1)
            case "enter":
                self._take_with_enter()
            case "space":
                self._pick(self._here, again_takes_back=True)
            case "delete" | "backspace":
                self._choose([])
            case _:
                return bool(event.character and event.is_printable) and self._take_character(event.character or "")
        return True

    def _point_at(self, index: int) -> bool:
        if not 0 <= index < len(self._options):
            return False
        self._here = index
        self._typed = ""
        self.refresh()
        return True

    def _take_with_enter(self) -> None:
        if self._many:
            self._pick(self._here, again_takes_back=True)
            return
        self._pick(self._here)
        self.post_message(Finished())

    def _take_character(self, character: str) -> bool:
        """Pick by key ("10" by pressing 1 and 0), or go to the next answer that begins with the letter."""
        low = character.casefold()
        keys = [option.key.casefold() for option in self._options]
        for typed in (self._typed + low, low):
            if typed in keys:
                self._here = keys.index(typed)
                self._pick(self._here, again_takes_back=self._many)
                self._typed = typed
                return True
        starts = [i for i, option in enumerate(self._options) if one_line(option.label).casefold().startswith(low)]
        if not starts:
            return False
        return self._point_at(next((i for i in starts if i > self._here), starts[0]))

    def _pick(self, index: int, *, again_takes_back: bool = False) -> None:
        if not 0 <= index < len(self._options):
            return
        option = self._options[index]
        is_chosen = self._is_chosen(option)
        if is_chosen and not again_takes_back:
            self.refresh()
            return
        kept = [value for value in self._chosen if not _same(value, option.value)] if self._many or is_chosen else []
        wanted = kept if is_chosen else [*kept, option.value]
        self._choose([o.value for o in self._options if any(_same(o.value, value) for value in wanted)])

    def _choose(self, values: list[Any]) -> None:
        self.refresh()
        if _all_same(values, self._chosen):
            return
        self._chosen = values
        self.post_message(self.Picked(self, list(values)))

    def _is_chosen(self, option: PickOption) -> bool:
        return any(_same(value, option.value) for value in self._chosen)

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None or offset.y >= len(lines := self._lines(self.content_size.width)):
            return
        event.stop()
        under = [piece for piece in lines[offset.y] if piece.x <= offset.x]
        if under:
            self._point_at(under[-1].index)
            self._pick(under[-1].index, again_takes_back=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(self._lines(width)))

    @property
    def natural_width(self) -> int:
        """How wide the widest answer is when they stand under each other."""
        heads = (self._head(option).cell_length + cell_len(safe(option.label)) for option in self._options)
        return max(heads, default=1)

    def render_lines(self, crop: Region) -> list[Strip]:
        return super().render_lines(crop) if self.is_attached else blank(crop)

    def render_line(self, y: int) -> Strip:
        width = self.content_size.width
        lines = self._lines(width)
        segments: list[Strip] = []
        x = 0
        for piece in lines[y] if y < len(lines) else ():
            segments.append(Strip.blank(piece.x - x, self.rich_style))
            segments.append(Strip(piece.text.render_segments(self.visual_style)))
            x = piece.x + piece.text.cell_length
        return Strip.join(segments).adjust_cell_length(width, self.rich_style)

    @property
    def _is_across(self) -> bool:
        return self._fits_across(self.content_size.width)

    def _fits_across(self, width: int) -> bool:
        widths = [self._head(option).cell_length + cell_len(one_line(option.label)) for option in self._options]
        return self._across and sum(widths) + _GAP * (len(widths) - 1) <= width

    def _lines(self, width: int) -> list[list[_Piece]]:
        """What is drawn, line by line, each from left to right."""
        if self._fits_across(width):
            return [self._pieces_across()]
        lines: list[list[_Piece]] = []
        for index, option in enumerate(self._options):
            head = self._head(option, index)
            wrapped = self._label(option, index, safe(option.label)).wrap(max(8, width - head.cell_length))
            for number, text in enumerate(wrapped):
                before = Content(" " * head.cell_length) if number else head
                lines.append([_Piece(index, 0, Content.assemble(before, text))])
        return lines

    def _pieces_across(self) -> list[_Piece]:
        pieces: list[_Piece] = []
        x = 0
        for index, option in enumerate(self._options):
            text = Content.assemble(self._head(option, index), self._label(option, index, one_line(option.label)))
            pieces.append(_Piece(index, x, text))
            x += text.cell_length + _GAP
        return pieces

    def _head(self, option: PickOption, index: int = -1) -> Content:
        """What stands before the label: where the keys point, whether it is chosen, and its key."""
        chosen = self._is_chosen(option)
        mark = ("[x] " if chosen else "[ ] ") if self._many else ("● " if chosen else "○ ")
        keys = f"{option.key:>{self._key_width}} " if self._key_width else ""
        pointer = "▸ " if self._points_at(index) else "  "
        style = "pick--here" if self._points_at(index) else "pick--chosen" if chosen else ""
        return Content.assemble(
            self._styled(pointer, "pick--here"), self._styled(mark, style), self._styled(keys, "pick--key")
        )

    @property
    def _key_width(self) -> int:
        """How wide the keys are; 0 if each is the first letter of its label, so that they need not be shown."""
        if all(not option.key or option.key == option.label[:1].casefold() for option in self._options):
            return 0
        return max(len(option.key) for option in self._options)

    def _label(self, option: PickOption, index: int, label: str) -> Content:
        # Bold, and in no colour: without colours an accent would be dimmer than the answers beside it.
        return self._styled(label, "pick--chosen" if self._points_at(index) or self._is_chosen(option) else "")

    def _points_at(self, index: int) -> bool:
        return index == self._here and (self.has_focus or self.is_driven)

    def _styled(self, text: str, component: str) -> Content:
        return literal(text, self.get_visual_style(component)) if component else literal(text)


def _all_same(some: Sequence[Any], others: Sequence[Any]) -> bool:
    return len(some) == len(others) and all(map(_same, some, others))


def _same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and bool(one == other)
