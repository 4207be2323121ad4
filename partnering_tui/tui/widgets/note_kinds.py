"""The kinds of things that are noted on the way, with the fields that each has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from partnering_tui.frozen import dataclass
from partnering_tui.tui.text import literal

Kind = Literal["actions", "decisions", "parking_lot", "private"]
FieldName = Literal["what", "who", "due", "reason", "present", "private"]


@dataclass(frozen=True, slots=True)
class NoteKind:
    """A kind of note."""

    title: str
    key: str
    """The letter that chooses it."""
    fields: Mapping[FieldName, str]
    """What is asked for, in order, with its label."""


KINDS: dict[Kind, NoteKind] = {
    "actions": NoteKind("action", "a", {"what": "To be done", "who": "By whom", "due": "By when"}),
    "decisions": NoteKind("decision", "d", {"what": "Decided", "reason": "Reason", "present": "Present"}),
    "parking_lot": NoteKind("parked point", "p", {"what": "Parked", "who": "Owner", "due": "By when"}),
    "private": NoteKind("private note", "n", {"private": ""}),
}


class KindLine(Widget):
    """`● a action   ○ d decision …` on one line: what is being noted. It tells when somebody clicks on another."""

    ALLOW_SELECT = False

    class Clicked(Message):
        """Somebody wants to note something of this kind."""

        def __init__(self, kind: Kind) -> None:
            super().__init__()
            self.kind = kind

    def __init__(self, kinds: Sequence[Kind]) -> None:
        super().__init__()
        self._kinds = kinds
        self._kind: Kind = "actions"
        self._is_here = False

    def show(self, kind: Kind, *, is_here: bool) -> None:
        """Show which kind is chosen, and whether the keys go here."""
        self._kind, self._is_here = kind, is_here
        self.refresh()

    def render(self) -> Content:
        return Content("   ").join([self._kind_in_words(kind) for kind in self._kinds])

    def _kind_in_words(self, kind: Kind) -> Content:
        is_chosen = kind == self._kind
        style = "bold $accent" if is_chosen and self._is_here else "bold" if is_chosen else ""
        mark = "● " if is_chosen else "○ "
        # A letter is shown as a key only where it is one: elsewhere it is typed.
        key = (KINDS[kind].key, "$key" if self._is_here else "$quiet")
        return Content.assemble((mark, style), key, " ", literal(KINDS[kind].title, style))

    def on_click(self, event: Click) -> None:
        event.stop()
        offset = event.get_content_offset(self)
        x = 0
        for kind in self._kinds:
            width = cell_len(self._kind_in_words(kind).plain)
            if offset and x <= offset.x < x + width:
                self.post_message(self.Clicked(kind))
            x += width + 3
