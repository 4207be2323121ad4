"""Fields that do what their keys say themselves, one key after the other, before anybody else hears of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key, Paste

if TYPE_CHECKING:
    from partnering_tui.tui.widgets.words import Words


class KeyTaker:
    """Takes each key as it comes. Not by bindings: those are looked up later, and fast typing would overtake them.

    No widget by itself, and named before the widget that it goes with: Textual looks for styles and bindings along the
    first widget that a class is made from.
    """

    async def press(self, event: Key) -> bool:
        """Do what a key does here; False if it does nothing."""
        raise NotImplementedError

    async def _on_key(self, event: Key) -> None:
        event.prevent_default()
        if await self.press(event):
            event.stop()


class WordTaker(KeyTaker):
    """Keeps the focus while lines in it are typed into: any character may be meant for one of them."""

    @property
    def words(self) -> Words | None:
        """The line that is typed into; None if there is none at the moment."""
        raise NotImplementedError

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        return character is not None and character.isprintable()

    def _on_paste(self, event: Paste) -> None:
        event.prevent_default()
        event.stop()
        if words := self.words:
            words.type_in(event.text)
