"""The signals after which the app ends: a closed terminal runs no other code of ours."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Callable

SIGNALS = ("SIGHUP", "SIGTERM", "SIGINT", "SIGBREAK")
"""Those of them that the system has are listened to."""

PATIENCE = 5.0
"""Seconds that are left, once all is saved, for putting the terminal in order: one that is gone can block for ever."""


def listen_to_signals(save_and_end: Callable[[], None]) -> None:
    """Do that on the running loop as soon as one of the signals comes; soon after it the app has ended in any case."""

    def end() -> None:
        try:
            save_and_end()
        finally:
            last_resort = threading.Timer(PATIENCE, os._exit, (0,))
            last_resort.daemon = True
            last_resort.start()

    loop = asyncio.get_running_loop()
    for name in SIGNALS:
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, end)
        except (NotImplementedError, RuntimeError, ValueError):
            _listen_without_loop(number, loop, end)


def _listen_without_loop(number: int, loop: asyncio.AbstractEventLoop, end: Callable[[], None]) -> None:
    """Where the loop cannot listen to signals (Windows; a thread that is not the main one)."""
    try:
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(end))
    except ValueError:
        return  # not the main thread: whoever runs the app there ends it
