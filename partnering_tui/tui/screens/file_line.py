"""The line for the file that a session is to be kept in. It never ends at a file that stands there already."""

from __future__ import annotations

import os
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from partnering_tui.storage.beginning import free_path
from partnering_tui.storage.session_names import PRIVATE_SUFFIX, SUFFIX
from partnering_tui.tui.screens.typed_path import plain_path, short_path
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.words import Words

_SEPARATORS = tuple(sign for sign in (os.sep, os.altsep) if sign)


class FileLine(Vertical):
    """Offers a path, and takes another that somebody types; that one may begin in a folder given."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._offered = folder
        self._shown = ""
        """The words that were last offered."""

    def compose(self) -> ComposeResult:
        yield Words(one_line=True, id="path")
        yield Static(id="taken")

    @property
    def words(self) -> Words:
        return self.query_one(Words)

    @property
    def is_own(self) -> bool:
        """Somebody typed or gave a path, which no longer follows what is offered."""
        return bool(self.words.text.strip()) and self.words.text != self._shown

    @property
    def wanted(self) -> Path:
        """Where the session is to be kept, whether or not a file stands there."""
        typed = plain_path(self.words.text)
        if not self.is_own or not typed:
            return self._offered
        try:
            path = self._folder / Path(typed).expanduser()
        except RuntimeError:
            path = self._folder / typed
        if typed.endswith(_SEPARATORS) or path.is_dir():
            return path / self._offered.name
        name = path.name.removesuffix(PRIVATE_SUFFIX).removesuffix(SUFFIX)
        return path.with_name(name + SUFFIX)

    @property
    def free(self) -> Path:
        """Where the session is to be kept, or beside it under a name that nobody has taken."""
        return free_path(self.wanted)

    def offer(self, path: Path) -> None:
        """Offer a path, or one beside it that is free, unless somebody typed another."""
        self._offered = path
        if not self.is_own:
            self.words.load_words(short_path(free_path(path)))
            self._shown = self.words.text
            self._tell("")

    def take(self, path: Path) -> None:
        """Show a path that somebody gave."""
        self._shown = ""
        self.words.load_words(short_path(path))
        self._tell_if_taken()

    @on(Words.Changed)
    def _tell_if_taken(self) -> None:
        free = self.free
        taken = "" if free == self.wanted else f"A session stands there already; this one becomes {free.name}."
        self._tell(taken)

    def _tell(self, words: str) -> None:
        line = self.query_one("#taken", Static)
        line.update(literal(words))
        line.display = bool(words)
