"""The app: which screen is shown, which session is open, and what happens when it ends, in whatever way."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.screen import Screen

from partnering_tui.session.values import counted
from partnering_tui.storage.locations import Locations
from partnering_tui.storage.settings import Settings
from partnering_tui.storage.state import State
from partnering_tui.tui.actions import bindings, key_of
from partnering_tui.tui.keys_in_order import AppWithKeysInOrder
from partnering_tui.tui.leaving import AppThatSaves
from partnering_tui.tui.signals import listen_to_signals
from partnering_tui.tui.starting import finish_starting_later
from partnering_tui.tui.theme import DARK, LIGHT, THEMES
from partnering_tui.tui.toasts import AppWithFewToasts

if TYPE_CHECKING:
    from textual.driver import Driver

    from partnering_tui.tui.desk import Desk

NEEDED_SOON = ("partnering_tui.tui.widgets.grid_field",)
"""What the first screen can do without, and hardly any session."""


class PartneringApp(AppThatSaves, AppWithFewToasts, AppWithKeysInOrder):
    """Leads a facilitator through a workshop."""

    TITLE = "Partnering"
    CSS_PATH: ClassVar[list[str]] = [  # type: ignore[assignment]
        "base.tcss",
        "widgets/bars.tcss",
        "widgets/words.tcss",
        "widgets/pick.tcss",
        "widgets/grid.tcss",
        "widgets/fields.tcss",
        "screens/step.tcss",
        "screens/room.tcss",
    ]
    BINDINGS = bindings("app")
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    ESCAPE_TO_MINIMIZE = False

    def __init__(self, locations: Locations, settings: Settings, state: State) -> None:
        super().__init__(locations, settings, state)
        self.begins_in: Path | None = None
        """Begin a new session first, in this file or folder."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT.name if (settings.theme or state.theme) == "light" else DARK.name
        self.stylesheet.set_variables(self.get_css_variables())
        self._styled_for = self.theme

    def get_driver_class(self) -> type[Driver]:
        """What the app reads from and writes to; on Linux and macOS, one that takes a paste as one text."""
        driver = super().get_driver_class()
        if driver.__name__ != "LinuxDriver":
            return driver
        from partnering_tui.tui.pasting import TerminalDriver

        return TerminalDriver

    def refresh_css(self, animate: bool = True) -> None:
        """Read all styles again for another theme; those of the first one are read when the app starts."""
        if self.theme != self._styled_for:
            self._styled_for = self.theme
            super().refresh_css(animate)

    def on_mount(self) -> None:
        self.set_keymap(self.keymap)
        if self.keys_refused:
            words = (
                f"{counted(self.keys_refused, 'key')} in your settings cannot be used: “partnering diagnose” says why."
            )
            self.notify(words, severity="warning", timeout=8, markup=False)
        self.animation_level = "none"
        finish_starting_later(self, NEEDED_SOON)
        listen_to_signals(self._save_and_end)
        if self.desk is not None:
            self._show_desk(self.desk)
            return
        self.show_home()
        if self.begins_in is not None:
            self._show_new_session(self.begins_in)

    # Sessions

    def lay_out(self, path: Path, *, is_example: bool = False) -> Desk:
        """Put the session in that file on the desk. Raises PartneringError if it cannot be opened."""
        from partnering_tui.tui.opening import desk_for

        self.desk = desk_for(self, path)
        self.desk.wants_briefing &= not is_example
        if not self.desk.workbook.is_for_reading:
            self.state.remember_file(path)
        return self.desk

    def open_session(self, path: Path, *, is_example: bool = False, is_briefed: bool = False) -> None:
        """Open the session in that file where it was left; who is briefed needs no briefing.

        Raises PartneringError if it cannot be opened.
        """
        self._show_desk(self.lay_out(path, is_example=is_example or is_briefed))

    def _show_desk(self, desk: Desk) -> None:
        from partnering_tui.tui.opening import first_screens, offer_what_waits

        first, *others = first_screens(desk)
        self._start_with(first)
        for screen in others:
            self.push_screen(screen)
        offer_what_waits(self, desk)

    def close_session(self) -> None:
        """Save and go home; ask what to do if the disk does not take it."""
        self._leave(self.show_home)

    def show_home(self) -> None:
        """Show all sessions."""
        from partnering_tui.tui.screens.home import HomeScreen

        self._start_with(HomeScreen())

    def _show_new_session(self, path: Path) -> None:
        from partnering_tui.tui.screens.new_session import NewSessionScreen

        self.push_screen(NewSessionScreen(path))

    def _start_with(self, screen: Screen[None]) -> None:
        """Make this the only screen."""
        while len(self.screen_stack) > 2:
            self.pop_screen()
        if len(self.screen_stack) == 2:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    # Actions

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: every action that can be used at this moment."""
        bound = {active.binding.id for active in screen.active_bindings.values()}
        for action in self.actions_here(screen):
            if not screen.check_action(action.run, ()):
                continue
            key = key_of(action, self.keymap) if not action.key_on or action.id in bound else ""
            words = f"{key}  {action.help}" if key else action.help
            place = self if action.scope == "app" else screen
            yield SystemCommand(action.title, words, partial(self.run_action, action.run, place))

    def action_command_palette(self) -> None:
        from partnering_tui.tui.screens.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_help(self) -> None:
        from partnering_tui.tui.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.pop_screen()
        else:
            self.push_screen(HelpScreen(self.screen))

    def action_switch_theme(self) -> None:
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name
        self.state.theme = "light" if self.theme == LIGHT.name else "dark"


def run(
    path: Path | None,
    locations: Locations,
    settings: Settings,
    *,
    begins_in: Path | None = None,
    is_example: bool = False,
) -> int:
    """Run the app at home, with the session in a file, or beginning a new session in a file or folder.

    The exit code; what has to be said when it has ended is on stderr. Raises PartneringError if the session cannot be
    opened.
    """
    app = PartneringApp(locations, settings, State.load(locations.state_file))
    app.begins_in = begins_in
    if path is not None:
        app.lay_out(path, is_example=is_example)
    code = app.run()
    app.state.save()
    with contextlib.suppress(OSError):  # nobody reads it where the terminal is gone
        for line in app.farewell:
            print(line, file=sys.stderr)
    return code if code is not None else app.return_code or 0
