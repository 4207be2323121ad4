"""When an app has done all there is to do, known exactly.

Textual's pilot sleeps and looks whether the process is busy: that is slow on a quiet machine, and on a busy one it
takes a process that waits for its turn for one that has finished. Here the event loop itself is asked.
"""

from __future__ import annotations

import asyncio
from asyncio import AbstractEventLoop, BaseEventLoop, Future
from collections.abc import Iterator
from time import monotonic
from typing import Any
from weakref import WeakSet

import pytest
from textual._compositor import Compositor
from textual._context import active_app
from textual.app import App
from textual.pilot import Pilot

LONGEST = 5.0
"""Seconds after which an app that is never done counts as done, as with Textual's own pilot."""
SOON = 0.01
"""Seconds: what is due within them is waited for, as the new size of a terminal is."""
DRAWING = 0.25
"""Seconds between two drawings where nobody waits: a pilot draws when all is done, and not many times before."""
TURNS = 3
"""So many turns of the loop in a row have to find nothing to do."""

_in_threads: WeakSet[Future[Any]] = WeakSet()


async def wait_until_idle(_: float = 0.0, *, app: App[Any] | None = None) -> None:
    """Wait until the loop has nothing to do, now or in a moment, no thread works for it, and all is drawn.

    What is drawn is the screen of that app, or of the one that the test began last.
    """
    app = app or active_app.get(None)
    loop = asyncio.get_running_loop()
    end, quiet = monotonic() + LONGEST, 0
    while quiet < TURNS and monotonic() < end:
        await asyncio.sleep(0)
        if _is_anything_ready(loop):
            quiet = 0
        elif (due := _next_due(loop)) is not None:
            quiet = 0
            await asyncio.sleep(due)
        elif any(not future.done() for future in _in_threads):
            quiet = 0
            await asyncio.sleep(0.001)
        elif app is not None and _draw(app):
            quiet = 0
        else:
            quiet += 1


async def _wait_for_screen(pilot: Pilot[Any]) -> bool:
    await wait_until_idle(app=pilot.app)
    return True


def _is_anything_ready(loop: AbstractEventLoop) -> bool:
    return bool(loop._ready)  # type: ignore[attr-defined]  # every loop of asyncio has it


def _next_due(loop: AbstractEventLoop) -> float | None:
    """Seconds until the next timer, if that is soon."""
    now = loop.time()
    dues = [timer.when() - now for timer in loop._scheduled if not timer.cancelled()]  # type: ignore[attr-defined]
    due = min(dues, default=SOON)
    return max(0.0, due) if due < SOON else None


def _draw(app: App[Any]) -> bool:
    """Draw what is waiting for the next drawing; whether there was anything."""
    if not app.screen_stack:
        return False
    # What lies behind a window is laid out, too. It asks to be drawn again for ever, but the window draws it.
    with app._context():
        behind = app._background_screens
    waiting = [screen for screen in behind if screen._layout_required or screen._scroll_required or screen._callbacks]
    if app.screen._update_timer._active.is_set():
        waiting.append(app.screen)
    for screen in waiting:
        with app._context():
            screen._on_timer_update()
    return bool(waiting)


def _paint_nothing(compositor: Compositor, **_: bool) -> None:
    """A pilot has no terminal to paint on; whoever looks at the screen has all of it painted then."""
    compositor._dirty_regions.clear()


@pytest.fixture(scope="session", autouse=True)
def pilots_know_when_an_app_is_idle() -> Iterator[None]:
    run = BaseEventLoop.run_in_executor

    def run_and_note(loop: BaseEventLoop, *arguments: Any) -> Future[Any]:
        future = run(loop, *arguments)
        _in_threads.add(future)
        return future

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseEventLoop, "run_in_executor", run_and_note)
        patch.setattr("textual.screen.UPDATE_PERIOD", DRAWING)
        patch.setattr(Compositor, "render_full_update", _paint_nothing)
        patch.setattr(Compositor, "render_partial_update", _paint_nothing)
        patch.setattr("textual.pilot.wait_for_idle", wait_until_idle)
        patch.setattr("textual.pilot.Pilot._wait_for_screen", _wait_for_screen)
        patch.setattr("textual.app.wait_for_idle", wait_until_idle)
        yield
