"""Leaving a session, and the app, in whatever way: whatever was typed is saved first, or kept in a copy."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from partnering_tui.storage.locations import Locations
from partnering_tui.storage.settings import Settings
from partnering_tui.storage.state import State
from partnering_tui.tui.actions import action_of, key_of
from partnering_tui.tui.crash import crash_message
from partnering_tui.tui.room_view import AppWithRoomView

if TYPE_CHECKING:
    from partnering_tui.tui.desk import Desk


@runtime_checkable
class TellsEdits(Protocol):
    """A screen in which something can be typed that the session does not hold yet."""

    def tell_edits(self) -> None:
        """Bring it into the session."""


class AppThatSaves(AppWithRoomView):
    """Lets go of a session only when all of it is on the disk, or somebody decided otherwise."""

    def __init__(self, locations: Locations, settings: Settings, state: State) -> None:
        super().__init__()
        self.locations = locations
        self.settings = settings
        self.state = state
        self.keymap: dict[str, str] = {}
        """The keys that the facilitator chose, by action."""
        self.keys_refused = len(settings.unclear)
        """How many lines of the keymap cannot be followed."""
        if settings.keymap:
            from partnering_tui.tui.keymap import sound_keymap

            self.keymap, complaints = sound_keymap(settings.keymap)
            self.keys_refused += len(complaints)
        self.desk: Desk | None = None
        """The open session; None at home."""
        self.farewell: list[str] = []
        """Lines to print when the app has ended."""
        self._has_broken = False
        self._has_lost_its_file = False
        """A session was left with an emergency copy, because its file could not be saved."""

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
        from partnering_tui.storage.last_resort import keep_copy_elsewhere

        if self.desk is not None:
            self.farewell += keep_copy_elsewhere(self.desk.file, self.locations, standing=self.desk.copy.folder)

    def _fatal_error(self) -> None:
        """Save, then say briefly what happened: Textual's own report would print people's answers."""
        error = sys.exc_info()[1]
        if not self._has_broken:
            self._has_broken = True
            is_saved = self._save_at_any_cost()
            self.farewell += crash_message(error, self.desk.path if self.desk and is_saved else None)
        self._close_messages_no_wait()
