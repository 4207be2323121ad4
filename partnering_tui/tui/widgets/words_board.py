"""A board for a whole room or for one partner, with a line in which words are typed when it is open."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual import on
from textual.containers import Vertical
from textual.events import Key, Paste
from textual.widgets import TextArea

from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.key_taker import WordTaker
from partnering_tui.tui.widgets.words import Words


class WordsBoard(WordTaker, Vertical, can_focus=True, can_focus_children=False):
    """It hands every key on before it takes the next, and tells words as they are typed."""

    def __init__(
        self, obey: Callable[[Key], Awaitable[bool]], tell_words: Callable[[str], None], placeholder: str
    ) -> None:
        super().__init__()
        self._obey = obey
        """What a key does; False if it does nothing."""
        self._tell_words = tell_words
        """What is done with words as they are typed."""
        self._placeholder = placeholder
        self._words = Words(one_line=True)
        self.is_asking_words = False
        """Words are being typed."""

    def on_mount(self) -> None:
        self._words.is_driven = True
        self._words.placeholder = literal(self._placeholder)
        self.close_words()

    @property
    def words(self) -> Words | None:
        """The line that is typed into, if it is open."""
        return self._words if self.is_asking_words else None

    def close_words(self) -> None:
        """Close the line for words. What was typed has been told."""
        raise NotImplementedError

    async def press(self, event: Key) -> bool:
        return await self._obey(event)

    async def type_words(self, event: Key) -> bool:
        """Do in the line for words what a key does there, and tell the words at once; False if it does nothing."""
        before = self._words.text
        is_taken = await self._words.press(event)
        if self._words.text != before:
            self._tell_words(self._words.text)
        return is_taken

    def _on_paste(self, event: Paste) -> None:
        super()._on_paste(event)
        if self.is_asking_words:
            self._tell_words(self._words.text)

    @on(TextArea.Changed)
    @on(TextArea.SelectionChanged)
    @on(Words.Told)
    def _keep_inside(self, event: TextArea.Changed | TextArea.SelectionChanged | Words.Told) -> None:
        """What the line says of itself is nobody's business above."""
        event.stop()
