"""The small window in which a session gets another title."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual.app import App
from textual.widget import Widget

from partnering_tui.session.typed_meanwhile import renamed_since
from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.widgets.words import Words

if TYPE_CHECKING:
    from partnering_tui.tui.desk import Desk


class RenameScreen(Dialog[str | None]):
    """Asks for a title; None if it is to stay as it is."""

    AUTO_FOCUS = "Words"

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        """What the field showed before anybody typed."""
        self._opened = title
        """The title that the session had then, or that was kept last."""

    def compose_words(self) -> Iterable[Widget]:
        yield line("Title of the session", "title")
        yield Words(one_line=True)

    def presses(self) -> Iterable[Press]:
        yield Press("Rename", key="Enter", id="rename")
        yield Press("Cancel", key="Esc", id="cancel")

    def on_mount(self) -> None:
        self._show_title()

    def _show_title(self) -> None:
        words = self.query_one(Words)
        words.load_words(self._title)
        words.select_all()

    @property
    def _new_title(self) -> str:
        """What was typed over the old title; empty if that is to stay."""
        title = " ".join(self.query_one(Words).text.split())
        return "" if title == self._title else title

    def tell_edits(self) -> None:
        """Give the session the title that was typed so far, as if Enter had been pressed: the app is ended."""
        desk: Desk | None = getattr(self.app, "desk", None)
        if desk is not None and (title := self._new_title):
            self.keep(title, desk)

    def keep(self, title: str, desk: Desk) -> None:
        """Give the session that title, whatever others called it meanwhile."""
        change = renamed_since(desk.workbook.session, self._opened, title)
        self._opened = title
        desk.workbook.make(change)
        desk.others.tell_disputed(change)

    def show_joined(self) -> None:
        desk: Desk | None = getattr(self.app, "desk", None)
        if desk is not None and not self._new_title and self._opened != (title := desk.workbook.session.title):
            self._title = self._opened = title
            self._show_title()

    def on_words_submitted(self) -> None:
        self.answer(self._new_title or None)

    def on_words_left_downwards(self) -> None:
        self.focus_next()

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        if event.press.id == "rename":
            self.on_words_submitted()
        else:
            self.answer(None)


def ask_for_title(app: App[int], desk: Desk, show: Callable[[], None]) -> None:
    """Ask for another title, and show it if there is one."""
    window = RenameScreen(desk.workbook.session.title)

    def rename(title: str | None) -> None:
        if title:
            window.keep(title, desk)
            show()

    app.push_screen(window, rename)
