"""The app: which screen is shown, which session is open, and what happens when it ends, in whatever way."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from textual.app import SystemCommand
from textual.screen import Screen

from partnering_tui.storage.locations import Locations
from partnering_tui.storage.settings import Settings
from partnering_tui.storage.state import State
from partnering_tui.tui.actions import ACTIONS, Action, bindings, key_of
from partnering_tui.tui.crash import crash_message
from partnering_tui.tui.keys_in_order import AppWithKeysInOrder
from partnering_tui.tui.theme import DARK, LIGHT, THEMES

if TYPE_CHECKING:
    from partnering_tui.tui.desk import Desk

SIGNALS = ("SIGHUP", "SIGTERM", "SIGINT", "SIGBREAK")
"""The signals after which everything is saved and the app ends; those that the system has."""


@runtime_checkable
class TellsEdits(Protocol):
    """A screen in which something can be typed that the session does not hold yet."""

    def tell_edits(self) -> None:
        """Bring it into the session."""


class PartneringApp(AppWithKeysInOrder):
    """Leads a facilitator through a workshop."""

    TITLE = "Partnering"
    CSS_PATH: ClassVar[list[str]] = [  # type: ignore[assignment]
        "base.tcss",
        "widgets/bars.tcss",
        "widgets/words.tcss",
        "widgets/pick.tcss",
        "widgets/grid.tcss",
        "widgets/fields.tcss",
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
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT.name if (settings.theme or state.theme) == "light" else DARK.name

    @property
    def keymap(self) -> Mapping[str, str]:
        """The keys that the facilitator chose, by action."""
        return self.settings.keymap

    def on_mount(self) -> None:
        self.set_keymap(dict(self.keymap))
        self.animation_level = "none"
        self._listen_to_signals()
        if self.desk is not None:
            self._show_desk(self.desk)
            return
        self.show_home()
        if self.begins_in is not None:
            self._show_new_session(self.begins_in)

    # Sessions

    def lay_out(self, path: Path) -> Desk:
        """Put the session in that file on the desk. Raises PartneringError if it cannot be opened."""
        from partnering_tui.tui.opening import desk_for

        self.desk = desk_for(self, path)
        self.state.remember_file(path)
        return self.desk

    def open_session(self, path: Path) -> None:
        """Open the session in that file where it was left. Raises PartneringError if it cannot be opened."""
        self._show_desk(self.lay_out(path))

    def _show_desk(self, desk: Desk) -> None:
        from partnering_tui.tui.screens.step import StepScreen

        self._start_with(StepScreen(desk, *desk.place))

    def close_session(self) -> None:
        """Save and go home; stays if the disk does not take it."""
        if self._let_go():
            self.show_home()

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
        for screen in self.screen_stack:
            if isinstance(screen, TellsEdits):
                screen.tell_edits()

    def _let_go(self) -> bool:
        """Save the open session and close it; False if the disk refused, and it stays open."""
        if self.desk is None:
            return True
        self._tell_edits()
        self.state.save()
        if not self.desk.flush():
            self.notify(self.desk.saved_words, severity="error", markup=False, timeout=10)
            return False
        self.desk.close()
        self.desk = None
        return True

    # Leaving

    async def action_quit(self) -> None:
        if self.desk is None or self._let_go():
            self.exit(0)
            return
        from partnering_tui.tui.screens.confirm import ConfirmScreen

        question = "The last changes could not be saved. Leave all the same?"
        remedy = "An emergency copy is written, and you are told where."
        self.push_screen(ConfirmScreen(question, remedy, yes="Leave"), self._leave_unsaved)

    def _leave_unsaved(self, is_sure: bool | None) -> None:
        if is_sure:
            self._keep_emergency_copy()
            self.exit(1)

    def _save_and_end(self) -> None:
        """What a signal asks for: save everything there is, then end, whether or not the terminal is still there."""
        self._save_at_any_cost()
        self.exit(0)

    def _save_at_any_cost(self) -> bool:
        """Save everything there is, in whatever state the app is; whether it is all in the session's file."""
        if self.desk is None:
            return True
        # A field that is broken itself must not keep the rest from being saved.
        with contextlib.suppress(Exception):
            self._tell_edits()
        self.state.save()
        if self.desk.flush():
            return True
        self._keep_emergency_copy()
        return False

    def _keep_emergency_copy(self) -> None:
        from partnering_tui.tui.opening import keep_emergency_copy

        if self.desk is not None:
            self.farewell += keep_emergency_copy(self.desk, self.locations)

    def _listen_to_signals(self) -> None:
        """Closing the terminal runs no other code of ours: these do."""
        loop = asyncio.get_running_loop()
        for name in SIGNALS:
            number = getattr(signal, name, None)
            if number is None:
                continue
            try:
                loop.add_signal_handler(number, self._save_and_end)
            except (NotImplementedError, RuntimeError, ValueError):
                self._listen_without_loop(number, loop)

    def _listen_without_loop(self, number: int, loop: asyncio.AbstractEventLoop) -> None:
        """Where the loop cannot listen to signals (Windows; a thread that is not the main one)."""
        try:
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(self._save_and_end))
        except ValueError:
            return  # not the main thread: whoever runs the app there ends it

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
        for action in self.actions_here(screen):
            if not screen.check_action(action.run, ()):
                continue
            key = key_of(action, self.keymap)
            words = f"{action.help} ({key})" if key else action.help
            place = self if action.scope == "app" else screen
            yield SystemCommand(action.title, words, partial(self.run_action, action.run, place))

    def actions_here(self, screen: Screen[object]) -> list[Action]:
        """The actions that a screen has, whether or not they can be used at this moment."""
        return [
            action
            for action in ACTIONS
            if hasattr(self if action.scope == "app" else screen, f"action_{action.run}") and action.id != "palette"
        ]

    def action_help(self) -> None:
        from partnering_tui.tui.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.pop_screen()
        else:
            self.push_screen(HelpScreen(self.screen))

    def action_switch_theme(self) -> None:
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name
        self.state.theme = "light" if self.theme == LIGHT.name else "dark"


def run(path: Path | None, locations: Locations, settings: Settings, *, begins_in: Path | None = None) -> int:
    """Run the app at home, with the session in a file, or beginning a new session in a file or folder.

    The exit code; what has to be said when it has ended is on stderr. Raises PartneringError if the session cannot be
    opened.
    """
    app = PartneringApp(locations, settings, State.load(locations.state_file))
    app.begins_in = begins_in
    if path is not None:
        app.lay_out(path)
    code = app.run()
    app.state.save()
    for line in app.farewell:
        print(line, file=sys.stderr)
    return code if code is not None else app.return_code or 0
