"""The window in which something is noted from anywhere in a session: an action, a decision, a parked point, a note."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from textual import on
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Static

from partnering_tui.session import noted, noting
from partnering_tui.session.ballots import with_finding
from partnering_tui.session.record import Change, Row
from partnering_tui.session.sittings import sitting_of
from partnering_tui.session.typed_meanwhile import note_written_since, noted_since
from partnering_tui.session.values import misfit, parsed
from partnering_tui.tui.actions import action_of, bindings_of, key_of
from partnering_tui.tui.messages import Finished
from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.noted_about import Noted as Noted
from partnering_tui.tui.screens.noted_about import about_again
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.fields import say
from partnering_tui.tui.widgets.note_kinds import KINDS
from partnering_tui.tui.widgets.noting_field import NotingField, TypedNote
from partnering_tui.tui.widgets.words import Words
from partnering_tui.workshop.definition import Cell, Step

if TYPE_CHECKING:
    from partnering_tui.session.session import Session
    from partnering_tui.session.workbook import Workbook
    from partnering_tui.tui.desk import Desk

SHARED = "Everybody may read this: it is kept in the session's file."
DATE = Cell(kind="date")
"""What is typed for a date is read like any other date."""

Left = Literal["kept", "nothing", "notes"]
"""How the window was left: with something kept, with nothing, or for the list of all notes."""


class NotingScreen(Dialog[Left | None]):
    """One small window for everything that is noted. Whatever was typed is kept, however the window is left."""

    CSS_PATH: ClassVar[list[str]] = ["dialogs.tcss", "noting.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "close", "Keep and close", priority=True),
        *bindings_of("note"),
    ]
    AUTO_FOCUS = "NotingField"
    HELP = "Notes an action, a decision, a parked point, or something that only you can read."

    def __init__(self, desk: Desk, step: Step, about: Noted | None = None, *, is_for_room: bool = False) -> None:
        super().__init__()
        self._desk = desk
        self._is_for_room = is_for_room
        """Nothing private is noted or shown."""
        self._step = step
        self._about = about or Noted()
        self._as_opened = self._begun()
        self._row = self._row_now()
        """The note that is said anew, as it was when the window was opened, or when what was typed was kept last."""
        self._private = self._book.private.note(step.id)
        """The private note, likewise."""
        self._told: tuple[TypedNote, str] | None = None
        """What was kept already, because the app was about to end, and the id of its row."""
        self._has_kept_private = False

    def compose_words(self) -> Iterable[Widget]:
        yield line(literal(self._title, "bold"), "title")
        partners = [(one.id, one_line(one.short)) for one in self._session.partners]
        private = None if self._is_for_room else self._private
        yield NotingField(self._as_opened, private, partners, is_kind_fixed=not self._about.is_new)
        yield Static(classes="muted hint")

    def presses(self) -> Iterable[Press]:
        yield Press("Keep and close", key="Esc", id="keep")
        if not self._is_for_room:
            yield Press("All notes", id="notes")

    def on_mount(self) -> None:
        self._say_hint()

    @property
    def _title(self) -> str:
        if self._about.supersedes:
            return "Decide anew"
        if self._about.finding:
            return f"An action from the {one_line(self._about.finding)}"
        return f"The {KINDS[self._about.kind].title}" if self._about.row_id else "Note something"

    @property
    def _book(self) -> Workbook:
        return self._desk.workbook

    @property
    def _session(self) -> Session:
        return self._desk.workbook.session

    @property
    def _field(self) -> NotingField:
        return self.query_one(NotingField)

    def _begun(self) -> TypedNote:
        about = self._about
        sitting = sitting_of(self._session, self._desk.sitting.id)
        return TypedNote(about.kind, about.words, about.who, about.due, "", sitting.present if sitting else ())

    # Keeping

    def tell_edits(self) -> None:
        """Keep what was typed so far: the app is ended."""
        if self._field.kind == "private":
            self._tell_private(self._field.private_words)
            return
        typed = self._field.typed
        if typed == (self._told[0] if self._told else self._opened_as(typed)) or not typed.what:
            return
        self._take_back_told()
        if self._about.row_id:
            self._make(self._changed(typed))
            self._told = typed, ""
            self._as_opened, self._row = typed, self._row_now()
        elif change := self._added(typed):
            self._make(change)
            self._told = typed, change.puts[0].path[-1]

    def _tell_private(self, words: str) -> None:
        change = note_written_since(self._book.private, self._step.id, self._private, words)
        self._private = words
        self._has_kept_private = self._make(change) or self._has_kept_private

    def _make(self, change: Change | None) -> bool:
        is_made = self._book.make(change)
        self._desk.others.tell_disputed(change)
        return is_made

    # What others do meanwhile

    def tell_edits_to_join(self) -> None:
        if (field := self.query_one_optional(NotingField)) and field.kind == "private":
            self._tell_private(field.private_words)

    def show_joined(self) -> None:
        field, note = self.query_one_optional(NotingField), self._book.private.note(self._step.id)
        if field is None:
            return
        if not self._is_for_room and field.private_words == self._private != note:
            self._private = note
            field.show_private(note)
        about = about_again(self._session, self._about)
        if about not in (None, self._about) and field.typed == self._opened_as(field.typed):
            self._about = about or self._about
            self._as_opened, self._row = self._begun(), self._row_now()
            field.show_note(self._as_opened)

    def _row_now(self) -> Row:
        return deepcopy(dict(self._session.table((self._about.kind, self._about.row_id)))) if self._about.row_id else {}

    # What is kept

    def _opened_as(self, typed: TypedNote) -> TypedNote:
        """What the fields said before anybody typed, as a note of the kind that it is now."""
        opened = self._as_opened
        present = opened.present if typed.kind == "decisions" else ()
        return TypedNote(typed.kind, one_line(opened.what), one_line(opened.who), one_line(opened.due), "", present)

    def _take_back_told(self) -> None:
        """What was kept a moment ago was only half of it."""
        if self._told and self._told[1]:
            typed, row_id = self._told
            if typed.kind != "private":
                self._book.make(noting.remove_noted(self._session, typed.kind, row_id))

    def _changed(self, typed: TypedNote) -> Change | None:
        before = self._opened_as(typed)
        who = "who" if typed.kind == "actions" else "owner"
        said = (("what", typed.what, before.what), (who, typed.who, before.who), ("due", typed.due, before.due))
        # Only what was typed anew: a text of several lines was shown on one.
        values: dict[str, Any] = {key: now for key, now, then in said if now != then}
        if "due" in values:
            values["due"] = parsed(DATE, typed.due)
        place: Literal["actions", "parking_lot"] = "actions" if typed.kind == "actions" else "parking_lot"
        return noted_since(self._session, place, self._row, values)

    def _added(self, typed: TypedNote) -> Change | None:
        session, today, step = self._session, self._book.today(), self._step.id
        due = parsed(DATE, typed.due)
        match typed.kind:
            case "actions":
                what = with_finding(typed.what, self._about.finding)
                return noting.add_action(session, what, today=today, who=typed.who, due=due, step=step)
            case "parking_lot":
                return noting.add_parked(session, typed.what, today=today, owner=typed.who, due=due, step=step)
        said: dict[str, Any] = {"today": today, "reason": typed.reason, "present": typed.present}
        said |= {"step": step, "sitting": self._desk.sitting.id}
        if self._about.supersedes:
            change = noting.supersede(session, self._about.supersedes, typed.what, **said)
            if change is not None:
                return change  # else somebody else was quicker: this one stands beside theirs
        return noting.add_decision(session, typed.what, **said)

    # What people do

    @property
    def typed_in(self) -> Words | None:
        return self._field.words if self.focused is self._field else None

    async def on_key(self, event: Key) -> None:
        """Keys that were typed while the window was still opening."""
        field = self._field
        if self.focused in (None, field) and await field.press(event):
            event.stop()

    @on(NotingField.Edited)
    def _look_at_words(self) -> None:
        if self._field.kind == "private":
            self.tell_edits()
        self._say_hint()

    def action_note(self) -> None:
        """The same key that opened the window goes on to the next kind."""
        self._field.turn_kind()

    def action_close(self) -> None:
        """Keep what was typed, and close."""
        self._leave("")

    @on(Finished)
    def _finish(self) -> None:
        self._leave("")

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        self._leave("notes" if event.press.id == "notes" else "")

    def _leave(self, to: Literal["", "notes"]) -> None:
        self.tell_edits()
        self.answer(to or ("kept" if self._told or self._has_kept_private else "nothing"))

    def _say_hint(self) -> None:
        say(self.query_one(".hint", Static), literal(self._hint))

    @property
    def _hint(self) -> str:
        if self._field.kind == "private":
            name = self._desk.file.private_path.name
            number = self._book.workshop.number_of(self._step)
            told = f"Only you read this. It stays in {name}, under step {number}.\n"
            told += "It goes into no document, and is kept as you type."
            return f"{told}{self._how_to_turn}"
        return f"{SHARED}\n{self._what_keys_do}{self._how_to_turn}"

    @property
    def _how_to_turn(self) -> str:
        """How another kind is chosen: letters are typed wherever words are."""
        if not self._about.is_new:
            return ""
        letters = " ".join(KINDS[kind].key for kind in self._field.kinds)
        if self._field.is_on_kinds:
            alone = "" if self._is_for_room else ", n is for you alone"
            return f"\n{letters} choose the kind{alone}; ↓ goes back to the words."
        key = key_of(action_of("note"), getattr(self.app, "keymap", {}))
        return f"\nAnother kind: ↑ from the first line, then {letters}{f', or {key} for the next' if key else ''}."

    @property
    def _what_keys_do(self) -> str:
        value = parsed(DATE, self._field.due)
        if wrong := misfit(self._book.workshop, DATE, value):
            return f"By when: {wrong}. It is kept as typed."
        if self._about.supersedes:
            earlier = noted.decision(self._session, self._about.supersedes)
            wording = earlier.wording if earlier else ""
            return f"In place of “{wording}”, which stays in the file. Esc keeps what was typed; undo takes it back."
        return "Enter goes on, then keeps it. Esc keeps it too; undo takes it back."
