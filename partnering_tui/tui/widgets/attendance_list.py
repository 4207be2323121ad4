"""Who is in the room: a line for each partner, ticked with one key, the name of who came typed in its place."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import Click, DescendantBlur, Key
from textual.message import Message
from textual.widgets import Static, TextArea
from textual.widgets.text_area import Selection

from partnering_tui.session.attendance import Attendee
from partnering_tui.tui.drawn import once_drawn
from partnering_tui.tui.text import one_line
from partnering_tui.tui.widgets.attendance_row import AttendanceRow, head_of
from partnering_tui.tui.widgets.words import Words

MANDATE_KEYS = {"c": "can-commit", "r": "must-refer-back", "o": "observes"}
"""The letter for each mandate; the same letter again takes it back."""
LONGEST_SHORT = 20


class PersonEditor(Horizontal):
    """The line of one partner while the name of who came is typed."""

    def compose(self) -> ComposeResult:
        yield Static(id="person-head")
        yield Words(one_line=True)


class AttendanceList(VerticalScroll, can_focus=True):
    """The partners, one of them under the cursor. It tells what people want noted, and notes nothing itself."""

    OBEYS_LETTERS = True
    """What is typed right after n belongs to the name."""

    class Told(Message):
        """Something that the list says of one of its partners."""

        def __init__(self, attendees: AttendanceList, partner_id: str) -> None:
            super().__init__()
            self.attendees = attendees
            self.partner_id = partner_id

        @property
        def control(self) -> AttendanceList:
            return self.attendees

    class Came(Told):
        """A partner is in the room, or is not."""

        def __init__(self, attendees: AttendanceList, partner_id: str, *, is_present: bool | None) -> None:
            super().__init__(attendees, partner_id)
            self.is_present = is_present
            """None: the other way round than is noted when this is heard, for keys come faster than notes."""

    class EveryoneCame(Message):
        """Every partner is in the room."""

    class Mandated(Told):
        """Those who came for a partner may do this; empty: not known."""

        def __init__(self, attendees: AttendanceList, partner_id: str, mandate: str) -> None:
            super().__init__(attendees, partner_id)
            self.mandate = mandate

    class Named(Told):
        """Somebody came for a partner; empty: nobody is named."""

        def __init__(self, attendees: AttendanceList, partner_id: str, person: str) -> None:
            super().__init__(attendees, partner_id)
            self.person = person

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.index = 0
        """Which partner is under the cursor, counted from 0."""
        self._attendees: tuple[Attendee, ...] = ()
        self._rows: list[AttendanceRow] = []
        self._edited = ""
        """The id of the partner for whom a name is being typed; empty: none."""
        self._offered = ""
        """The name that was offered in the editor, because it came the last time."""

    def compose(self) -> ComposeResult:
        yield PersonEditor()

    def on_mount(self) -> None:
        self.query_one(PersonEditor).display = False

    # Showing

    def show(self, attendees: Iterable[Attendee], *, is_typed_here: bool = False) -> None:
        """Show what is known of each partner now; what was just typed here is not replaced."""
        self._attendees = tuple(attendees)
        while len(self._rows) > len(self._attendees):
            self._rows.pop().remove()
        new = [AttendanceRow(index) for index in range(len(self._rows), len(self._attendees))]
        self._rows += new
        if new:
            self.mount(*new)
        self.index = max(0, min(self.index, len(self._attendees) - 1))
        self._show_rows()
        if not is_typed_here:
            self._follow()

    def _show_rows(self) -> None:
        names = (cell_len(one_line(one.partner.short)) for one in self._attendees)
        short_width = min(LONGEST_SHORT, max(names, default=8))
        for row, attendee in zip(self._rows, self._attendees, strict=True):
            row.show(attendee, short_width, is_here=self.has_focus and row.index == self.index)
        if self._edited and self._attendees:
            # Without the mandate: a name with its office needs the room.
            head = head_of(self._attendees[self.index], self.index, short_width, is_here=True)
            self.query_one("#person-head", Static).update(head)

    def _follow(self) -> None:
        """Let the open editor say what was noted elsewhere, as by an undo."""
        attendee = self._here
        if self._edited and (attendee is None or attendee.partner.id != self._edited):
            self.close_editor()
        elif self._edited and attendee and self._words.text not in (self._offered, attendee.person):
            self._words.load_words(attendee.person)

    @property
    def _here(self) -> Attendee | None:
        return self._attendees[self.index] if self._attendees else None

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self._show_rows()

    def point_at(self, index: int) -> None:
        """Put the cursor on a partner, counted from 0."""
        if self._attendees:
            self.index = max(0, min(index, len(self._attendees) - 1))
            self._show_rows()
            self._rows[self.index].scroll_visible(animate=False)

    # What people do

    def on_key(self, event: Key) -> None:
        # Not by bindings: those are looked up later, and fast typing would overtake them.
        if not self._edited and self.press(event):
            event.stop()
            event.prevent_default()

    def press(self, event: Key) -> bool:
        """Do what a key does in the list; False if it does nothing here."""
        key, here = event.character or event.key, self._here
        if here is None:
            return False
        match event.key:
            case "up" | "down":
                self.point_at(self.index + (1 if event.key == "down" else -1))
            case "home" | "end":
                self.point_at(0 if event.key == "home" else len(self._attendees))
            case "space":
                self._turn(self.index)
            case "n":
                self.open_editor()
            case "a":
                self.post_message(self.EveryoneCame())
            case "delete" | "backspace":
                self._tell(self.Came(self, here.partner.id, is_present=False))
            case _ if key in MANDATE_KEYS:
                mandate = MANDATE_KEYS[key]
                self._tell(self.Mandated(self, here.partner.id, "" if here.mandate == mandate else mandate))
            case _ if key.isdecimal() and key.isascii() and 1 <= int(key) <= len(self._attendees):
                self.point_at(int(key) - 1)
                self._turn(int(key) - 1)
            case _:
                return False
        return True

    def _turn(self, index: int) -> None:
        self._tell(self.Came(self, self._attendees[index].partner.id, is_present=None))

    def _tell(self, message: Told) -> None:
        self.post_message(message)

    def on_click(self, event: Click) -> None:
        if isinstance(event.widget, AttendanceRow):
            event.stop()
            self.close_editor()
            self.focus()
            self.point_at(event.widget.index)
            self._turn(event.widget.index)

    # The name of who came

    @property
    def _words(self) -> Words:
        return self.query_one(PersonEditor).query_one(Words)

    def open_editor(self) -> None:
        """Let the name of who came for the partner under the cursor be typed, over the one who came the last time."""
        here = self._here
        if here is None:
            return
        self._edited = here.partner.id
        self._offered = "" if here.person else here.person_before
        row, editor = self._rows[self.index], self.query_one(PersonEditor)
        self.move_child(editor, after=row)
        row.display, editor.display = False, True
        self._words.load_words(here.person or self._offered)
        if self._offered:
            # From its end to its beginning, so that the beginning of a long name is seen.
            self._words.selection = Selection(self._words.document.end, (0, 0))
        self._show_rows()
        self.screen.set_focus(self._words)

    def close_editor(self) -> None:
        """Show the list again. What was typed was told."""
        self._edited = self._offered = ""
        had_focus = self._words.has_focus
        self.query_one(PersonEditor).display = False
        for row in self._rows:
            row.display = True
        if had_focus:
            self.screen.set_focus(self)

    def take_name(self) -> Named | None:
        """What is being typed at this moment; None if nothing is. A name that is only offered was not typed."""
        if not self._edited or (self._offered and self._words.text == self._offered):
            return None
        return self.Named(self, self._edited, self._words.text)

    @on(TextArea.Changed)
    def _tell_name(self, event: TextArea.Changed) -> None:
        event.stop()
        if named := self.take_name():
            self._offered = ""
            self.post_message(named)

    @on(Words.Submitted)
    def _finish(self, event: Words.Submitted) -> None:
        """Enter takes what stands there, an offered name too, and goes to the next partner."""
        event.stop()
        if self._edited:
            self.post_message(self.Named(self, self._edited, self._words.text))
            self._leave_editor(1)

    @on(Words.LeftUpwards)
    @on(Words.LeftDownwards)
    def _move_on(self, event: Words.Told) -> None:
        event.stop()
        self._leave_editor(-1 if isinstance(event, Words.LeftUpwards) else 1)

    def _leave_editor(self, by: int = 0) -> None:
        self.close_editor()
        self.screen.set_focus(self)
        self.point_at(self.index + by)

    @property
    def is_naming(self) -> bool:
        """The name of somebody is being typed."""
        return bool(self._edited)

    def on_descendant_blur(self, _: DescendantBlur) -> None:
        once_drawn(self, self._look_whether_left)

    def _look_whether_left(self) -> None:
        if self._edited and self.screen.is_active and not self.has_focus_within:
            self.close_editor()

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return max(1, len(self._attendees))
