"""A tiny app around a single widget, and hands and eyes for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual._context import visible_screen_stack
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.events import Key, Paste
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

import partnering_tui

STYLES = Path(partnering_tui.__file__).parent / "tui" / "widgets"


class WidgetHost(App[None]):
    """One widget, and everything that it says."""

    CSS_PATH = [STYLES / "words.tcss", STYLES / "pick.tcss"]  # noqa: RUF012
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        self.told: list[Message] = []
        self.keys_passed_on: list[str] = []

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield self.widget

    def on_mount(self) -> None:
        self.widget.focus()

    async def on_event(self, event: Any) -> None:
        if isinstance(event, Key) and event.is_forwarded:
            self.keys_passed_on.append(event.key)
        await super().on_event(event)


def burst(app: App[None], *keys: str) -> None:
    """Keys that all come at once, as from a fast typist on a slow machine; each a key's name or a text to type."""
    for key in keys:
        if len(key) > 1 and key in ("enter", "tab", "backspace", "left", "right", "up", "down", "delete", "escape"):
            app.post_message(Key(key, None))
        else:
            for character in key:
                app.post_message(Key("space" if character == " " else character, character))


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, and wait until all is written down."""
    await pilot.press(*keys)
    await settle(pilot)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until all is written down."""
    for _ in range(3):
        await pilot.pause()


async def paste(pilot: Pilot[None], text: str) -> None:
    """Paste from the terminal."""
    pilot.app.post_message(Paste(text))
    await settle(pilot)


def screen_lines(app: App[Any]) -> list[str]:
    """What stands on the screen, line by line, without trailing spaces."""
    visible_screen_stack.set(app._background_screens)  # what lies behind a window is looked up here
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]
