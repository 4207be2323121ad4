"""What the terminal sends: what is pasted is one text, whatever is in it, and no byte ends the app."""

from __future__ import annotations

import contextlib
import os
import re
import selectors
import time
from codecs import getincrementaldecoder
from collections.abc import Iterable
from typing import Final

from textual._parser import ParseError
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

_CONTROL: Final = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
"""Control characters but tab and line ends. Compiled by the first paste: starting does not wait for it."""
_MOST_BYTES = 4096
"""Read at once."""
_REST = 0.1
"""Seconds without anything after which the parser is asked whether an escape is a key."""


class ParserOfWholePastes(XTermParser):
    """Tells keys and pastes apart. Nothing inside a paste is a key: its control characters go."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._is_pasting = False
        self._cut_off = ""
        """How a mark begins whose end is still to come: held back inside a paste, passed on outside."""

    def feed(self, data: str) -> Iterable[Message]:
        if data and (self._is_pasting or self._cut_off or "\x1b" in data):
            data = self._with_clean_pastes(data)
            if not data:
                return ()
        return super().feed(data)

    def _with_clean_pastes(self, data: str) -> str:
        pieces = []
        while data:
            if self._is_pasting:
                text, mark, data = (self._cut_off + data).partition(BRACKETED_PASTE_END)
                self._cut_off = "" if mark else _begun(BRACKETED_PASTE_END, text)
                pieces += [re.sub(_CONTROL, "", text.removesuffix(self._cut_off)), mark]
            else:
                # An escape that has become a key meanwhile begins no mark any more.
                passed_on = self._cut_off if self._timeout_time is not None else ""
                keys, mark, data = (passed_on + data).partition(BRACKETED_PASTE_START)
                self._cut_off = "" if mark else _begun(BRACKETED_PASTE_START, keys)
                pieces.append((keys + mark)[len(passed_on) :])
            self._is_pasting ^= bool(mark)
        return "".join(pieces)


class TerminalDriver(LinuxDriver):
    """The terminal of Linux and macOS."""

    def run_input_thread(self) -> None:
        """Pass on what is typed and pasted. A byte that is no text becomes a mark for it."""
        parser = ParserOfWholePastes(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_REST):
                    self._pass_on(parser, decode(os.read(self.fileno, _MOST_BYTES)))
                for message in parser.tick():
                    self.process_message(message)
        time.sleep(_REST)  # What the terminal answers until now is thrown away, and never reaches the shell.
        with contextlib.suppress(EOFError, ParseError):
            for _ in parser.feed(""):
                pass

    def _pass_on(self, parser: ParserOfWholePastes, text: str) -> None:
        if text:  # nothing would mean that no more will come
            for message in parser.feed(text):
                self.process_message(message)


def _begun(mark: str, text: str) -> str:
    """How the mark begins at the end of the text; empty if it does not."""
    return next((mark[:size] for size in range(len(mark) - 1, 0, -1) if text.endswith(mark[:size])), "")
