"""All commands, found by their names."""

from __future__ import annotations

import asyncio

from textual import on
from textual.command import Command, CommandList, CommandPalette
from textual.events import Key
from textual.widgets import Input, OptionList
from textual.worker import Worker


class Palette(CommandPalette):
    """Lists the commands whose names have in them what is typed.

    They are looked up beside the keys, and what is chosen is run behind those that are typed already: who types fast
    would run a command that is listed for half a word, and be ahead of it.
    """

    def __init__(self) -> None:
        super().__init__(id="--command-palette")
        self.looked_up = asyncio.Event()

    def list_of_found(self) -> CommandList:
        """What shows it, and takes the choice."""
        return self.query_one(CommandList)

    @on(Input.Changed)
    def _look_up_anew(self) -> None:
        self.looked_up.clear()

    def on_worker_state_changed(self, _: Worker.StateChanged) -> None:
        """A search has ended: the last one, or one that was overtaken by the next letter."""
        if all(worker.is_finished for worker in self.workers if worker.node is self):
            self.looked_up.set()

    async def on_key(self, event: Key) -> None:
        """Obey a key that is no letter. The app would do so too, but only after the keys that came later."""
        found = self.active_bindings.get(event.key)
        if found is not None and found.enabled:
            event.stop()
            await self.app.run_action(found.binding.action, found.node)

    @on(OptionList.OptionSelected)
    def _run_chosen(self, event: OptionList.OptionSelected) -> None:
        event.prevent_default()
        event.stop()
        if isinstance(event.option, Command):
            under = self.app.screen_stack[-2]
            self.dismiss()
            under.call_later(event.option.hit.command)
