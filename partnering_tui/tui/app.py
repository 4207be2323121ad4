"""The app: which screen is shown, which session is open, and what happens when it ends, in whatever way."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from textual.app import SystemCommand
from textual.screen import Screen

from partnering_tui.storage.locations import Locations
from partnering_tui.storage.settings import Settings
from partnering_tui.storage.state import State
from partnering_tui.tui.actions import action_of, bindings, key_of
from partnering_tui.tui.crash import crash_message
from partnering_tui.tui.keys_in_order import AppWithKeysInOrder
from partnering_tui.tui.room_view import AppWithRoomView
from partnering_tui.tui.signals import listen_to_signals
from partnering_tui.tui.starting import look_for_garbage_later
from partnering_tui.tui.theme import DARK, LIGHT, THEMES
from partnering_tui.tui.toasts import AppWithFewToasts

if TYPE_CHECKING:
    from partnering_tui.tui.desk import Desk


@runtime_checkable
class TellsEdits(Protocol):
    """A screen in which something can be typed that the session does not hold yet."""

    def tell_edits(self) -> None:
        """Bring it into the session."""


class PartneringApp(AppWithFewToasts, AppWithKeysInOrder, AppWithRoomView):
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
        super().__init__()
        self.locations = locations
        self.settings = settings
        self.state = state
        self.desk: Desk | None = None
        """The open session; None at home."""
        self.farewell: list[str] = []
        """Lines to print when the app has ended."""
        self.begins_in: Path | None = None
        """Begin a new session first, in this file or folder."""
        self._has_broken = False
        self._has_lost_its_file = False
        """A session was left with an emergency copy, because its file could not be saved."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT.name if (settings.theme or state.theme) == "light" else DARK.name
        self.stylesheet.set_variables(self.get_css_variables())
        self._styled_for = self.theme

    @property
    def keymap(self) -> Mapping[str, str]:
        """The keys that the facilitator chose, by action."""
        return self.settings.keymap

    def refresh_css(self, animate: bool = True) -> None:
        """Read all styles again for another theme; those of the first one are read when the app starts."""
        if self.theme != self._styled_for:
            self._styled_for = self.theme
            super().refresh_css(animate)

    def on_mount(self) -> None:
        self.set_keymap(dict(self.keymap))
        self.animation_level = "none"
        look_for_garbage_later(self)
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

    def open_session(self, path: Path, *, is_example: bool = False) -> None:
        """Open the session in that file where it was left. Raises PartneringError if it cannot be opened."""
        self._show_desk(self.lay_out(path, is_example=is_example))

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

    def _tell_edits(self) -> None:
        """Bring what is being typed at this moment into the session."""
        for screen in self._screens_with_edits():
            screen.tell_edits()

    def _screens_with_edits(self) -> list[TellsEdits]:
        return [screen for screen in self.screen_stack if isinstance(screen, TellsEdits)]

    def _let_go(self) -> bool:
        """Save the open session and close it; False if the disk refused, and it stays open."""
        self._tell_edits()
        self.state.save()
        if self.desk is None:
            return True
        self.desk.sitting.end()
        if not self.desk.flush():
            return False
        self.desk.close()
        self.desk = None
        self.is_room_view = False
        return True

    # Leaving

    async def action_quit(self) -> None:
        self._leave(lambda: self.exit(1 if self._has_lost_its_file else 0))

    def _leave(self, go: Callable[[], None]) -> None:
        """Save everything, then go; if the disk refuses, ask what to do."""
        from partnering_tui.tui.screens.unsaved import UnsavedScreen, WayOut

        if isinstance(self.screen, UnsavedScreen):
            return
        if self._let_go() or self.desk is None or self.desk.fault is None:
            go()
            return

        def take(way_out: WayOut | None) -> None:
            match way_out:
                case "elsewhere":
                    self._save_elsewhere(go)
                case "copy":
                    self._leave_a_copy()
                    go()

        key = key_of(action_of("save-elsewhere"), self.keymap)
        self.push_screen(UnsavedScreen(self.desk.fault, key), take)

    def _save_elsewhere(self, go: Callable[[], None]) -> None:
        """Let the session have another file, then go; stay if it gets none."""
        from partnering_tui.tui.screens.save_elsewhere import SaveElsewhereScreen

        def leave(path: Path | None) -> None:
            if path is not None:
                self.call_later(self._leave, go)

        if self.desk is not None:
            self.push_screen(SaveElsewhereScreen(self.desk, self.locations, self.state), leave)

    def _leave_a_copy(self) -> None:
        """Close the session although it could not be saved, with an emergency copy."""
        told = len(self.farewell)
        self._keep_emergency_copy()
        if self.desk is not None:
            self.desk.close()
            self.desk = None
        self._has_lost_its_file = True
        self.notify("\n".join(self.farewell[told:]), severity="warning", timeout=30, markup=False)

    def _save_and_end(self) -> None:
        """What a signal asks for: save everything there is, then end, whether or not the terminal is still there."""
        self._save_at_any_cost()
        self.exit(0)

    def _save_at_any_cost(self) -> bool:
        """Save everything there is, in whatever state the app is; whether it is all where it belongs."""
        # A screen that is broken itself must not keep the others from being saved.
        for screen in self._screens_with_edits():
            with contextlib.suppress(Exception):
                screen.tell_edits()
        with contextlib.suppress(Exception):
            self.state.save()
        with contextlib.suppress(Exception):
            if self.desk is not None:
                self.desk.sitting.end()
        if self.desk is None or self.desk.flush():
            return True
        self._keep_emergency_copy()
        return False

    def _keep_emergency_copy(self) -> None:
        from partnering_tui.tui.keeping import keep_emergency_copy

        if self.desk is not None:
            self.farewell += keep_emergency_copy(self.desk, self.locations)

    def _fatal_error(self) -> None:
        """Save, then say briefly what happened: Textual's own report would print people's answers."""
        error = sys.exc_info()[1]
        if not self._has_broken:
            self._has_broken = True
            is_saved = self._save_at_any_cost()
            self.farewell += crash_message(error, self.desk.path if self.desk and is_saved else None)
        self._close_messages_no_wait()

    # Actions

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: every action that can be used at this moment."""
        bound = {active.binding.id for active in screen.active_bindings.values()}
        for action in self.actions_here(screen):
            if not screen.check_action(action.run, ()):
                continue
            key = key_of(action, self.keymap) if not action.key_on or action.id in bound else ""
            words = f"{action.help} ({key})" if key else action.help
            place = self if action.scope == "app" else screen
            yield SystemCommand(action.title, words, partial(self.run_action, action.run, place))

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
