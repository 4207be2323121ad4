"""A signed version that was opened by itself: the agreement as it was signed, for reading only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from partnering_tui.session.versions import frozen_version
from partnering_tui.summary.document import document
from partnering_tui.tui.actions import Action, action_of, in_scopes
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.reading import SECTIONS, ReadingScreen
from partnering_tui.tui.text import literal

OTHERS = ("home",)
"""What can be done besides reading, and besides what can be done anywhere."""


class SignedVersionScreen(ReadingScreen):
    """The agreement as it was signed. Whatever would change it is not offered here."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "home", "Close")]
    HELP = """
A version of the agreement as it was signed. It is only read: nothing can be typed into it. To go on working, open the
session that it is of. The arrows and the page keys go through it, [ and ] from section to section.
"""

    def __init__(self, desk: Desk) -> None:
        book = desk.workbook
        self._version = frozen_version(book.session)
        number = self._version.number if self._version else 0
        made = document(book.session, book.workshop, today=book.today())
        super().__init__(desk, f"Version {number} · for reading only", made)

    def notice(self) -> Content:
        beside = self.desk.path.with_name(self.desk.path.name.rpartition(".v")[0] + ".toml")
        where = f" To go on working, open {beside.name} beside it." if beside.is_file() else ""
        number = self._version.number if self._version else 0
        return literal(f"This is version {number} as it was signed. It is only read: nothing is changed here.{where}")

    def keys(self) -> Iterable[Action]:
        return [*map(action_of, SECTIONS), *in_scopes("app")]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what changes nothing."""
        offered = [*in_scopes("app"), *map(action_of, (*SECTIONS, *OTHERS))]
        known = {one.run for one in in_scopes("session")}
        return action not in known or action in {one.run for one in offered}
