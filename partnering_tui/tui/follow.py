"""A second screen: the app that follows a session which another window leads. It only reads."""

from __future__ import annotations

from typing import ClassVar

from partnering_tui.storage.following import Following
from partnering_tui.storage.locations import Locations
from partnering_tui.storage.settings import Settings
from partnering_tui.storage.state import State
from partnering_tui.tui.actions import bindings_of
from partnering_tui.tui.keymap import sound_keymap
from partnering_tui.tui.signals import listen_to_signals
from partnering_tui.tui.starting import finish_starting_later
from partnering_tui.tui.theme import DARK, LIGHT, THEMES
from partnering_tui.tui.toasts import AppWithFewToasts


class FollowApp(AppWithFewToasts):
    """Shows the room what the session is at, until it is ended."""

    TITLE = "Partnering"
    CSS_PATH: ClassVar[list[str]] = ["base.tcss", "widgets/bars.tcss", "widgets/lines.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS = bindings_of("quit", "theme")
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, following: Following, settings: Settings, theme: str) -> None:
        super().__init__()
        self.following = following
        self.settings = settings
        for one in THEMES:
            self.register_theme(one)
        self.theme = LIGHT.name if (settings.theme or theme) == "light" else DARK.name

    def on_mount(self) -> None:
        from partnering_tui.tui.screens.follow import FollowScreen

        self.set_keymap(sound_keymap(self.settings.keymap)[0])
        self.animation_level = "none"
        finish_starting_later(self)
        listen_to_signals(lambda: self.exit(0))
        self.push_screen(FollowScreen(self.following))

    def action_switch_theme(self) -> None:
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name


def follow(following: Following, locations: Locations, settings: Settings) -> int:
    """Follow that session on this terminal; the exit code."""
    app = FollowApp(following, settings, State.load(locations.state_file).theme)
    code = app.run()
    return code if code is not None else app.return_code or 0
