"""All notes: actions, decisions and parked points, to go through with the room at the end of a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Static

from partnering_tui.session.noting import Place
from partnering_tui.tui.actions import Action, action_of, bindings, in_scopes, key_of
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.note_doing import NoteDoingScreen
from partnering_tui.tui.screens.notes_lines import EMPTY, PARTS, NoteLine, Part, heading, in_columns, note_lines
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.entry_list import Entry, EntryList
from partnering_tui.tui.widgets.fields import say
from partnering_tui.tui.widgets.key_bar import KeyBar, keys_told
from partnering_tui.tui.widgets.lines import Lines
from partnering_tui.tui.widgets.tabs import Tab, TabLine
from partnering_tui.tui.widgets.top_bar import TopBar
from partnering_tui.tui.widgets.words import Words

TABS: dict[Place, str] = {
    "actions": "show-actions",
    "decisions": "show-decisions",
    "parking_lot": "show-parked",
}
"""The lists, with the action that shows each."""
DO: dict[Place, dict[str, str]] = {
    "actions": {"done": "done, or not yet", "remove-note": "removes it"},
    "decisions": {"supersede": "decides anew", "consent": "agreed by one who was absent", "remove-note": "removes it"},
    "parking_lot": {"treat-now": "now", "treat-later": "later", "treat-drop": "drop", "remove-note": "removes it"},
}
"""What can be done with the note under the cursor, with the words that say so."""


class NoteList(EntryList):
    """The notes of a kind. Space is for marking what is done."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("pagedown", "move_pages(1)", "Page down", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self._bindings.key_to_bindings.pop("space", None)


class NotesScreen(NoteDoingScreen):
    """One list at a time, what is open first."""

    CSS_PATH: ClassVar[list[str]] = ["../widgets/lines.tcss", "notes.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("notes"),
        Binding("tab,right", "other_kind(1)", "Next list", show=False),
        Binding("shift+tab,left", "other_kind(-1)", "List before", show=False),
        Binding("escape", "close", "Back"),
    ]
    AUTO_FOCUS = "NoteList"
    HELP = """
What was noted while people talked. Enter opens an action or a parked point; a decision is never edited: another takes
its place, and both stay in the list.
"""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._part: Part = "open"
        self._every: list[NoteLine] = []
        """All notes of the list."""
        self._shown: list[NoteLine] = []

    def compose(self) -> ComposeResult:
        yield TopBar()
        with Vertical(id="notes-middle"), Vertical(id="notes-paper"):
            yield TabLine()
            yield Words(one_line=True, id="find-note")
            yield Static(id="notes-part")
            yield Static(id="notes-nothing")
            yield NoteList()
            yield Static(id="notes-details")
            yield Static(id="notes-keys")
        yield KeyBar(_keys_of_bar(is_empty=False), self.partnering.keymap)

    def on_mount(self) -> None:
        self.query_one("#find-note", Words).placeholder = literal("words to find")
        self.query_one("#find-note").display = False

    # Showing

    def show_session(self) -> None:
        self._show(self.present.row_id if self.present else "")

    @property
    def _list(self) -> NoteList:
        return self.query_one(NoteList)

    @property
    def present(self) -> NoteLine | None:
        """The note under the cursor."""
        index = self._list.present
        return self._shown[index] if 0 <= index < len(self._shown) else None

    def _show(self, row_id: str = "") -> None:
        """Show the list, with the cursor on that note or where it was."""
        session, today = self.workbook.session, self.workbook.today()
        at = max(0, self._list.present)
        every = self._every = note_lines(session, self.place, today)
        in_part = [one for one in every if self._part in one.parts]
        wanted = one_line(self.query_one("#find-note", Words).text).casefold()
        self._shown = [one for one in in_part if one.is_found_by(wanted)]
        ids = [one.row_id for one in self._shown]
        entries = map(_entry, self._shown, in_columns(self._shown, self.app.size.width))
        self._list.show([*entries], ids.index(row_id) if row_id in ids else at)
        self.query_one(TopBar).place = "Notes"
        self.query_one(KeyBar).show_actions(_keys_of_bar(is_empty=not every))
        self._show_tabs()
        self._show_part()
        say(self.query_one("#notes-nothing", Static), literal(self._why_nothing(every, in_part)))
        self._show_details()

    @property
    def _is_finding(self) -> bool:
        """Words are being typed: no letter is a key."""
        return self.query_one("#find-note").has_focus

    def on_descendant_focus(self, _: DescendantFocus) -> None:
        self._show_part()
        self._show_details()

    def _show_part(self) -> None:
        """ "open: 8 of 12   o shows overdue"; nothing where there are no notes, no key where letters are typed."""
        parts, count, every = PARTS[self.place], len(self._shown), len(self._every)
        told = f"{parts[self._part]}: {count}" + (f" of {every}" if count != every else "")
        key = keys_told([(self.key_for("other-notes"), f"shows {parts[self._next_part]}")])
        words = literal(told) if self._is_finding else Content.assemble(literal(told), "   ", key)
        say(self.query_one("#notes-part", Static), words if self._every else Content(""))

    @property
    def _next_part(self) -> Part:
        """The part that is shown next: one that has something in it."""
        parts = list(PARTS[self.place])
        behind = parts[parts.index(self._part) + 1 :] + parts
        return next(part for part in behind if part == "all" or any(part in one.parts for one in self._every))

    def _show_tabs(self) -> None:
        session, today = self.workbook.session, self.workbook.today()
        self.query_one(TabLine).show(
            [
                Tab(heading(session, place, today), self.key_for(action), action_of(action).run, place == self.place)
                for place, action in TABS.items()
            ]
        )

    def _why_nothing(self, every: list[NoteLine], in_part: list[NoteLine]) -> str:
        if self._shown:
            return ""
        if not every:
            return EMPTY[self.place].format(key=self.key_for("note"))
        if in_part:
            return "None of these has the words that you look for. Esc shows all again."
        return f"None here. {self.key_for('other-notes')} shows the others."

    def _show_details(self) -> None:
        present = self.present
        words = Content("")
        if present:
            words = Content("\n").join([literal(present.words), literal(present.details, "$quiet")])
        say(self.query_one("#notes-details", Static), words if present else Content(""))
        keys = self._keys_here(present) if present and not self._is_finding else Content("")
        say(self.query_one("#notes-keys", Static), keys)

    def _keys_here(self, present: NoteLine) -> Content:
        enter = "decides anew" if self.place == "decisions" else "edits"
        if present.is_struck and self.place == "decisions":
            return literal("It stays as it was: the decision that took its place can be decided anew.", "$quiet")
        hidden = {"supersede"} | (set() if present.is_waiting else {"consent"})
        others = [(self.key_for(action), words) for action, words in DO[self.place].items() if action not in hidden]
        return keys_told([("Enter", enter), *others])

    def on_resize(self) -> None:
        self.show_session()

    def key_for(self, action_id: str) -> str:
        return key_of(action_of(action_id), self.partnering.keymap)

    @on(Lines.Moved)
    def _moved(self) -> None:
        self._show_details()

    # Which notes

    def show_note(self, place: Place, row_id: str) -> None:
        """Show one note, whichever list it is in."""
        self.place, self._part = place, "all"
        self._show(row_id)

    def _show_kind(self, place: Place) -> None:
        if place != self.place:
            self.place, self._part = place, "open"
            self._show()

    def action_show_actions(self) -> None:
        self._show_kind("actions")

    def action_show_decisions(self) -> None:
        self._show_kind("decisions")

    def action_show_parked(self) -> None:
        self._show_kind("parking_lot")

    def action_other_kind(self, by: int) -> None:
        places = list(TABS)
        self._show_kind(places[(places.index(self.place) + by) % len(places)])

    def action_other_notes(self) -> None:
        self._part = self._next_part
        self.show_session()

    def action_find_note(self) -> None:
        self.query_one("#find-note").display = True
        self.set_focus(self.query_one("#find-note"))

    @on(Words.Changed, "#find-note")
    def _narrow(self) -> None:
        self.show_session()

    @on(Words.Submitted, "#find-note")
    @on(Words.LeftDownwards, "#find-note")
    def _go_to_list(self) -> None:
        self.set_focus(self._list)

    def action_close(self) -> None:
        find = self.query_one("#find-note", Words)
        if not find.display:
            self.app.pop_screen()
            return
        find.load_words("")
        find.display = False
        self.set_focus(self._list)
        self.show_session()


def _entry(line: NoteLine, beside: str) -> Entry:
    style = "$quiet strike" if line.is_struck else ""
    return Entry(
        line.words,
        mark=line.mark,
        mark_style="$warning" if line.is_pressing else "$quiet",
        beside=beside,
        is_in_columns=True,
        style=style,
    )


def _keys_of_bar(*, is_empty: bool) -> Iterator[Action]:
    """The keys at the bottom: noting first, and looking through the notes where there are some."""
    note = action_of("note")
    others = (action for action in in_scopes("app", "session") if action != note)
    return chain(() if is_empty else in_scopes("notes"), [note], others)
