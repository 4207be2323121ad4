"""Versions: what was signed, what changed since, what stands open, and the way to sign the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from partnering_tui.errors import PartneringError
from partnering_tui.session.session import Session
from partnering_tui.session.signing import signing
from partnering_tui.session.versions import is_draft_of, latest_version
from partnering_tui.storage.session_file import open_session
from partnering_tui.storage.version_file import FrozenFile, frozen_files
from partnering_tui.summary.blocks import Blocks
from partnering_tui.summary.differences import differences_document
from partnering_tui.summary.document import document
from partnering_tui.summary.material import Material
from partnering_tui.summary.version_pages import draft_page, signed_page, where_it_stands
from partnering_tui.summary.versions import stands_of
from partnering_tui.summary.words import counted, day
from partnering_tui.tui.actions import Action, action_of, bindings, in_scopes, key_of
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.reading import ReadingScreen
from partnering_tui.tui.screens.session_screen import SessionScreen
from partnering_tui.tui.screens.version_list import VersionLine, VersionList
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.document_view import DocumentView
from partnering_tui.tui.widgets.key_bar import KeyBar
from partnering_tui.tui.widgets.lines import Lines
from partnering_tui.tui.widgets.top_bar import TopBar

STATES = {
    "as signed": "as it was signed",
    "changed since": "no longer as it was signed: somebody changed it",
    "missing": "missing",
}
"""What became of the file of a version, in words."""
NOW = 0
"""Stands for the session as it is now, where others have the number of their version."""


class VersionsScreen(SessionScreen):
    """The versions of the open session's agreement."""

    CSS_PATH: ClassVar[list[str]] = ["../widgets/lines.tcss", "versions.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("versions"),
        Binding("escape,v", "close", "Back"),
        Binding("pageup", "turn_pages(-1)", "Read back", show=False),
        Binding("pagedown,space", "turn_pages(1)", "Read on", show=False),
    ]
    HELP = """
What was signed, what changed since, and what stands open. Enter shows what changed between the version under the cursor
and the session as it is now. c on one version, then Enter on another, compares these two.
"""
    AUTO_FOCUS = "VersionList"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._files: dict[int, FrozenFile] = {}
        self._sessions: dict[Path, Session | None] = {}
        """The versions as they were read from their files; None where one cannot be read."""
        self._compared: int | None = None
        """With which version another is to be compared, by number."""

    def compose(self) -> ComposeResult:
        yield TopBar()
        with Vertical(id="versions-paper"):
            yield Static(id="versions-where")
            yield VersionList()
            yield Static(id="versions-hint")
            yield DocumentView(has_cursor=False)
        yield KeyBar(self._keys(), self.partnering.keymap)

    def on_mount(self) -> None:
        self.query_one(TopBar).place = "Versions"

    def _keys(self) -> Iterator[Action]:
        yield replace(action_of("sign-off"), footer="sign off")
        session = self.workbook.session
        if latest_version(session):
            if is_draft_of(session):
                yield replace(action_of("reopening"), footer="why")
            yield from in_scopes("versions")
        yield from in_scopes("app", "session")

    # Showing

    @property
    def _list(self) -> VersionList:
        return self.query_one(VersionList)

    def show_session(self) -> None:
        session = self.workbook.session
        self._files = {one.version.number: one for one in frozen_files(self.desk.path, session)}
        self._list.show([self._now(), *map(self._line, sorted(self._files, reverse=True))], self._compared)
        self.query_one("#versions-where", Static).update(self._where())
        self.query_one(KeyBar).show_actions(self._keys())
        self._show_page()
        self._show_top()

    def _where(self) -> Content:
        session = self.workbook.session
        latest = latest_version(session)
        where = literal(where_it_stands(session))
        if latest and is_draft_of(session) and not latest.reason.strip():
            key = key_of(action_of("reopening"), self.partnering.keymap)
            ask = literal(key, "bold $key") + literal(" says why it was reopened.", "$quiet")
            return Content.assemble(where, " ", ask)
        return where

    def _now(self) -> VersionLine:
        session = self.workbook.session
        found = signing(session, self.workbook.workshop, self.workbook.today())
        number = is_draft_of(session)
        when = f"draft of version {number}" if number else "as it was signed"
        return VersionLine(NOW, when, f"{counted(len(found.gaps), 'point')} open" if found.gaps else "nothing open")

    def _line(self, number: int) -> VersionLine:
        one = self._files[number]
        material = Material.of(self.workbook.session, self.workbook.workshop, self.workbook.today())
        words = stands_of(material, one.version).removesuffix(".")
        if one.state != "as signed":
            words = f"its file is {STATES[one.state]}"
        return VersionLine(number, day(one.version.signed) if one.version.signed else "", words)

    @on(Lines.Moved, "VersionList")
    def _show_page(self) -> None:
        """Show what there is to know of the version under the cursor."""
        if present := self._list.present:
            hint = self.query_one("#versions-hint", Static)
            hint.update(words := self._hint(present.number))
            hint.display = bool(words.plain)
            self.query_one(DocumentView).show_blocks(self._page(present.number))

    def _page(self, number: int) -> Blocks:
        session, workshop, today = self.workbook.session, self.workbook.workshop, self.workbook.today()
        if number != NOW:
            one = self._files[number]
            return signed_page(session, workshop, one.version, STATES[one.state], today)
        latest = latest_version(session)
        before = self._session_of(latest.number) if latest else None
        names = ("", "the session as it is now")
        changes = differences_document(before, session, workshop, today=today, names=names) if before else None
        return draft_page(session, signing(session, workshop, today), changes)

    def _hint(self, number: int) -> Content:
        pair = self._pair(number)
        if pair is None:
            words = "Enter on another shows what changed between them" if self._compared == number else ""
            return literal(words, "$quiet")
        names = [f"version {one}" if one else "now" for one in pair]
        return Content.assemble(
            literal("Enter", "bold $key"), literal(f" shows what changed from {names[0]} to {names[1]}", "$quiet")
        )

    def _pair(self, number: int) -> tuple[int, int] | None:
        """Which two are compared when a version is chosen, the earlier first; None if there is no other."""
        latest = latest_version(self.workbook.session)
        other = self._compared
        if other is None:
            other = (latest.number if latest else None) if number == NOW else NOW
        if other is None or other == number:
            return None
        # The session as it is now is later than every version.
        first, second = sorted((number, other), key=lambda one: one or float("inf"))
        return first, second

    def _session_of(self, number: int) -> Session | None:
        """The session as it was signed, or as it is now; None if the file of the version cannot be read."""
        if number == NOW:
            return self.workbook.session
        path = self._files[number].path
        if path not in self._sessions:
            try:
                self._sessions[path] = open_session(path).session
            except PartneringError:
                self._sessions[path] = None
        return self._sessions[path]

    # What people do

    @on(Lines.Chosen, "VersionList")
    def _show_changes(self, message: Lines.Chosen) -> None:
        pair = self._pair(self._list.shown[message.index].number)
        if pair is None:
            is_comparing = self._compared is not None
            words = "Go to the version to compare it with." if is_comparing else "Nothing has been signed yet."
            self.notify(words, timeout=4)
            return
        sessions = [self._session_of(number) for number in pair]
        before, after = sessions
        if before is None or after is None:
            self._tell_unreadable(pair[0] if before is None else pair[1])
            return
        workshop, today = self.workbook.workshop, self.workbook.today()
        made = differences_document(before, after, workshop, today=today, names=("", "the session as it is now"))
        names = [f"version {one}" if one else "now" for one in pair]
        self._compared = None
        self.app.push_screen(ReadingScreen(self.desk, f"What changed from {names[0]} to {names[1]}", made))

    def action_compare_from(self) -> None:
        present = self._list.present
        if present is not None:
            self._compared = None if self._compared == present.number else present.number
            self._list.show(self._list.shown, self._compared)
            self._show_page()

    def action_read_version(self) -> None:
        present = self._list.present
        if present is None or present.number == NOW:
            self.action_document()
            return
        signed = self._session_of(present.number)
        if signed is None:
            self._tell_unreadable(present.number)
            return
        made = document(signed, self.workbook.workshop, today=self.workbook.today())
        self.app.push_screen(ReadingScreen(self.desk, f"Version {present.number} as it was signed", made))

    def action_turn_pages(self, by: int) -> None:
        self.query_one(DocumentView).action_move_pages(by)

    def action_close(self) -> None:
        if self._compared is not None:
            self.action_compare_from()
        else:
            self.app.pop_screen()

    def _tell_unreadable(self, number: int) -> None:
        one = self._files[number]
        words = f"The file of version {number} cannot be read: {one.path.name} is {STATES[one.state]}."
        self.notify(words, severity="warning", timeout=8, markup=False)
