"""Choosing between versions: a place that was changed here and elsewhere, each differently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import ScreenSuspend
from textual.widgets import Static

from partnering_tui.session.conflict_words import (
    asked_at,
    conflict_in_words,
    typed_value,
    value_in_words,
)
from partnering_tui.session.conflicts import Conflict, conflicts_of, settle, versions_of_conflict
from partnering_tui.session.record import ABSENT, Record
from partnering_tui.session.values import parsed
from partnering_tui.tui.actions import Action, action_of, bindings, in_scopes
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.screens.session_screen import SessionScreen
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.key_bar import KeyBar
from partnering_tui.tui.widgets.top_bar import TopBar
from partnering_tui.tui.widgets.version_text import CLOSES, OPENS, marked
from partnering_tui.tui.widgets.words import Words

NOTHING = "(nothing: it was taken away)"
COVER = "Only you should see this. Enter, or a click here, shows it."
LEAD = "Changed here and elsewhere, each differently. What you do not choose is kept aside; undo brings it back."
NONE_LEFT = "Nothing waits to be chosen: wherever two people worked at once, their changes are joined."
TITLES = ("Stands there now", "The other version", "A third version")
MOST = len(TITLES)


class ConflictsScreen(SessionScreen):
    """The places where two versions wait, one at a time."""

    CSS_PATH: ClassVar[list[str]] = ["dialogs.tcss", "conflicts.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("conflicts"),
        Binding("escape", "close", "Back", show=False),
        Binding("enter", "uncover", "Show", show=False),
        Binding("pageup", "scroll_versions(-1)", "Read back", show=False),
        Binding("pagedown", "scroll_versions(1)", "Read on", show=False),
    ]
    AUTO_FOCUS = ""
    HELP = f"""
Two people changed the same place at the same time. 1 keeps what stands there, 2 takes the other version, w writes
your own. Words between {OPENS} and {CLOSES} stand in that version alone. What you do not choose is kept aside.
"""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._present = 0
        self._writing: Conflict | None = None
        """The one for which somebody writes a version of their own."""
        self._begun_with = ""
        self._uncovered = ""
        """The id of a private one whose versions may be seen."""

    def compose(self) -> ComposeResult:
        yield TopBar()
        with VerticalScroll(id="versions-of-place", can_focus=False):
            yield Static(id="conflict-place")
            yield Static(id="conflict-lead")
            for index in range(MOST):
                with Vertical(id=f"version-{index}", classes="version"):
                    yield Static(classes="version-title")
                    yield Static(classes="version-text")
            yield Words(id="own-version")
            with Horizontal(id="conflict-presses"):
                yield Press("Keep what stands there", key="1", id="take-0")
                yield Press("Take the other", key="2", id="take-1")
                yield Press("Keep your own", key="^s", id="keep-own")
        yield KeyBar(self._keys(), self.partnering.keymap)

    def on_mount(self) -> None:
        self.query_one(TopBar).place = "Two versions"
        self.query_one("#conflict-lead", Static).update(literal(LEAD))

    @staticmethod
    def _keys() -> Iterator[Action]:
        yield from in_scopes("conflicts")
        yield replace(action_of("undo"), footer="undo")
        yield from (action for action in in_scopes("app") if action.footer)

    # What waits

    @property
    def _waiting(self) -> list[tuple[Record, Conflict]]:
        records: tuple[Record, ...] = (self.workbook.session, self.workbook.private)
        return [(record, conflict) for record in records for conflict in conflicts_of(record)]

    @property
    def _shown(self) -> tuple[Record, Conflict] | None:
        waiting = self._waiting
        if self._writing is not None:
            return next((one for one in waiting if one[1].id == self._writing.id), None)
        return waiting[self._present % len(waiting)] if waiting else None

    def _is_covered(self, record: Record, conflict: Conflict) -> bool:
        return record is self.workbook.private and conflict.id != self._uncovered

    # Showing

    def show_session(self) -> None:
        shown, count = self._shown, len(self._waiting)
        if self._writing is not None and shown is None:
            self._leave_writing()  # somebody else has chosen meanwhile
            shown = self._shown
        place = self.query_one("#conflict-place", Static)
        self.query_one("#conflict-lead").display = shown is not None
        self.query_one("#conflict-presses").display = shown is not None
        if shown is None:
            place.update(literal(NONE_LEFT))
        else:
            record, conflict = shown
            words = conflict_in_words(self.workbook.session, self.workbook.workshop, conflict, record)
            number = f"{self._present % count + 1} of {count}   " if count > 1 else ""
            place.update(literal(number, "$quiet") + literal(words[:1].upper() + words[1:], "bold"))
        self._show_versions(shown)

    def _show_versions(self, shown: tuple[Record, Conflict] | None) -> None:
        covered = shown is not None and self._is_covered(*shown)
        texts = self._texts(*shown) if shown else []
        for index in range(MOST):
            box = self.query_one(f"#version-{index}")
            box.display = index < len(texts) and not (covered and index > 0)
            if not box.display:
                continue
            other = texts[1 if index == 0 and len(texts) > 1 else 0]
            body = literal(COVER) if covered else marked(texts[index], other) if texts[index] else literal(NOTHING)
            title = "Private" if covered else f"{index + 1}  {TITLES[index]}"
            box.query_one(".version-title", Static).update(literal(title, "bold"))
            box.query_one(".version-text", Static).update(body)
        is_writing = self._writing is not None
        self.query_one("#own-version").display = is_writing
        self.query_one("#keep-own").display = is_writing
        for index in range(2):
            self.query_one(f"#take-{index}").display = index < len(texts) and not covered

    def _texts(self, record: Record, conflict: Conflict) -> list[str]:
        versions = versions_of_conflict(record, conflict)
        return [value_in_words(self.workbook.workshop, conflict.path, value) for value in versions]

    # Choosing

    def action_take_first(self) -> None:
        self._take(0)

    def action_take_second(self) -> None:
        self._take(1)

    def action_take_third(self) -> None:
        self._take(2)

    def _take(self, index: int) -> None:
        shown = self._shown
        if shown is None or self._is_covered(*shown):
            return
        versions = versions_of_conflict(*shown)
        if index < len(versions):
            self._settle(*shown, versions[index])

    def _settle(self, record: Record, conflict: Conflict, value: Any) -> None:
        texts = self._texts(record, conflict)
        chosen = value_in_words(self.workbook.workshop, conflict.path, value)
        words = conflict_in_words(self.workbook.session, self.workbook.workshop, conflict, record)
        if self.workbook.make(settle(record, conflict, value, words)):
            name = conflict.path[1] if len(conflict.path) > 1 else conflict.path[0]
            self.desk.others.keep_aside(name, (text for text in texts if text != chosen))
            self.workbook.end_typing_run()
            self.desk.save_soon()
        self._leave_writing()
        self.show_session()

    # Writing another

    def action_write_version(self) -> None:
        shown = self._shown
        if shown is None or self._is_covered(*shown) or self._writing is not None:
            return
        record, conflict = shown
        value = record.get(conflict.path)
        text = typed_value(self.workbook.workshop, conflict.path, value)
        if text is None:
            self.notify("This is not a text. Choose one of the versions, then change it in its place.", timeout=5)
            return
        self._writing, self._begun_with = conflict, text
        own = self.query_one("#own-version", Words)
        own.load_words(text)
        self.show_session()
        own.focus()
        own.scroll_visible(animate=False)

    def action_save(self) -> None:
        """Keep what was written here; with nothing written, save as anywhere else."""
        if self._writing is None:
            super().action_save()
        else:
            self._keep_own()

    def _keep_own(self) -> None:
        shown = self._shown
        if shown is None:
            return
        record, conflict = shown
        text = self.query_one("#own-version", Words).text
        self._settle(
            record, conflict, parsed(asked_at(self.workbook.workshop, conflict.path), text) if text else ABSENT
        )

    def tell_edits(self) -> None:
        """What somebody was writing when the app ends is their version."""
        if self._writing is not None and self.query_one("#own-version", Words).text != self._begun_with:
            self._keep_own()

    def on_screen_suspend(self, event: ScreenSuspend | None = None) -> None:
        """A window over this screen leaves what is half written as it is."""
        if event is not None:
            event.prevent_default()

    def _leave_writing(self) -> None:
        self._writing = None
        self.set_focus(None)

    # Moving

    def action_next_conflict(self) -> None:
        if self._writing is None:
            self._present += 1
            self.show_session()

    def action_uncover(self) -> None:
        if shown := self._shown:
            self._uncovered = shown[1].id
            self.show_session()

    def on_click(self) -> None:
        if (shown := self._shown) and self._is_covered(*shown):
            self.action_uncover()

    def action_scroll_versions(self, by: int) -> None:
        paper = self.query_one("#versions-of-place", VerticalScroll)
        paper.scroll_relative(y=by * max(1, paper.size.height - 2), animate=False)

    def action_undo(self) -> None:
        """While somebody writes, take their typing back; else the last choice."""
        if self._writing is not None:
            self.query_one("#own-version", Words).undo()
        else:
            super().action_undo()

    def action_redo(self) -> None:
        if self._writing is not None:
            self.query_one("#own-version", Words).redo()
        else:
            super().action_redo()

    def action_close(self) -> None:
        """Leave the text that is written; from there, the screen."""
        if self._writing is None:
            self.app.pop_screen()
            return
        text = self.query_one("#own-version", Words).text
        if text != self._begun_with:
            self.desk.others.keep_aside("own-version", [text])
        self._leave_writing()
        self.show_session()

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        match event.press.id:
            case "take-0":
                self._take(0)
            case "take-1":
                self._take(1)
            case _:
                self._keep_own()
