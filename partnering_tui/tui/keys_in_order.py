"""An app that obeys keys strictly one after the other, however fast they come."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Protocol, runtime_checkable

from textual.app import App
from textual.events import Event, Key
from textual.message_pump import MessagePump
from textual.widget import Widget


@runtime_checkable
class GetsReady(Protocol):
    """A screen that is painted before it can be typed into."""

    ready: asyncio.Event
    """Set once what is typed arrives."""


@runtime_checkable
class LooksUp(Protocol):
    """A screen that goes on looking up what was typed after the letters are in the field."""

    looked_up: asyncio.Event
    """Set while it shows what was found for all that was typed."""

    def list_of_found(self) -> Widget:
        """What shows it, and takes the choice."""


PATIENCE = 1.0
"""Seconds after which a key is passed on even if a field or a screen is still busy."""


class AppWithKeysInOrder(App[int]):
    """Passes the next key on when everything that the one before brought about is done."""

    async def on_event(self, event: Event) -> None:
        """Obey keys strictly one after the other.

        A field takes keys from a queue of its own. Without waiting for it, a command key would overtake what was typed
        before, and what is typed after Tab or Enter would still reach the field that was left. Where letters are
        commands, they are waited for too: `OBEYS_LETTERS`.
        """
        if not isinstance(event, Key) or event.is_forwarded:
            await super().on_event(event)
            return
        if self.screen_stack and isinstance(screen := self.screen, GetsReady):
            await _within_patience(screen.ready)
        field = self.focused
        if field is None or (event.is_printable and not getattr(field, "OBEYS_LETTERS", False)):
            await super().on_event(event)
            return
        await self._all_done(field)
        front = self.screen
        if isinstance(front, LooksUp) and event.key != "escape":
            await self._all_done(field)  # only now does it know of the letters: the field told of them one by one
            await _within_patience(front.looked_up)
        await super().on_event(event)
        await self._all_done(field)
        if isinstance(front, LooksUp) and front.is_attached:
            await self._all_done(front.list_of_found())
        if self.screen_stack and self.screen is not front:
            # The screen that came to the front shows the session anew, and must not do so over newer words.
            for _ in ("it comes to the front", "it shows the session"):
                await self._done(self.screen)

    async def _all_done(self, field: Widget) -> None:
        """Wait until a field, and then everything above it, has done all that it was told so far."""
        for node in list(field.ancestors_with_self):
            if node is not self:
                await self._done(node)

    async def _done(self, node: MessagePump) -> None:
        """Wait until a widget has done all that it was told so far."""
        done = asyncio.Event()
        if node.is_running and node.call_later(done.set):
            await _within_patience(done)


async def _within_patience(event: asyncio.Event) -> None:
    """Wait for something, but not for ever: a busy field must not hold up the keys that lead out of it."""
    if not event.is_set():
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(event.wait(), PATIENCE)
