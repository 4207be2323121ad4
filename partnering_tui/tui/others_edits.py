"""Others' edits: noticing that somebody else writes into the files of an open session, and taking that in.

A second copy of the app, an editor, a program that keeps folders alike: all of them are looked for on a thread of
their own, so that a slow disk makes nobody wait. What they wrote is read and merged on the thread that saves.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.timer import Timer

from partnering_tui.errors import NotSaved
from partnering_tui.session.conflicts import Conflict, conflicts_of
from partnering_tui.session.record import Change
from partnering_tui.session.values import counted
from partnering_tui.session.workbook import Workbook
from partnering_tui.storage.arrivals import Arrival, TakenIn
from partnering_tui.storage.backup_keeper import BackupKeeper
from partnering_tui.storage.backups import keep_aside
from partnering_tui.storage.beside import no_search_for_garbage, short_turns
from partnering_tui.storage.presence import Presence
from partnering_tui.storage.session_file import Copies, SessionFile
from partnering_tui.tui.actions import action_of, key_of

if TYPE_CHECKING:
    from partnering_tui.tui.screens.dialog import Dialog
    from partnering_tui.tui.screens.session_screen import SessionScreen

LOOK_EVERY = 1.0
"""Seconds."""
A_MOMENT = 0.004
"""Seconds for which copying goes on before whatever waits has its turn."""


class OthersEdits:
    """What others write into the files of one open session."""

    def __init__(
        self,
        app: App[int],
        file: SessionFile,
        workbook: Workbook,
        presence: Presence,
        *,
        submit: Callable[..., Future[Any]],
        backups: BackupKeeper,
    ) -> None:
        self._app = app
        self._submit = submit
        """Runs it on the thread that saves, after what was given before."""
        self._backups = backups
        self._file = file
        self._workbook = workbook
        self._presence = presence
        self._looker = ThreadPoolExecutor(1, thread_name_prefix="look")
        self._looking: Future[tuple[bool, int]] | None = None
        self._timer: Timer | None = None
        self._others = 0
        self._is_over = False
        self._on_change: Callable[[], None] = lambda: None

    def watch(self, on_change: Callable[[], None]) -> None:
        """From now on, look again and again; `on_change` is called on the app's loop when somebody wrote something."""
        if self._timer is None and not self._is_over:
            self._on_change = on_change
            self._timer = self._app.set_interval(LOOK_EVERY, self._look)
            gc.freeze()  # what is open stays open: nobody has to look through it for what is not

    def stand_at(self, step_id: str, question_id: str) -> None:
        """Tell whoever follows which question is open here, on the thread that looks."""
        with contextlib.suppress(RuntimeError):  # the session is closed
            self._looker.submit(self._presence.stand_at, step_id, question_id)

    def go_to(self, path: Path) -> None:
        """The session goes on in another file."""
        self._presence.go_to(path)

    def stop(self) -> None:
        """The session is closed."""
        self._is_over = True
        if self._timer is not None:
            self._timer.stop()
            gc.unfreeze()
        self._looker.shutdown(wait=False)
        self._presence.leave()

    async def take_in(self) -> None:
        """Bring what others wrote into the session and onto the screen. Raises CannotJoin."""
        self._tell_edits()
        with no_search_for_garbage():
            arrivals = await asyncio.wrap_future(self._submit(self._arrivals, await self._copies_to_merge()))
        while any(screen.is_changing for screen in self._screens()):
            await asyncio.sleep(0.005)  # a field that is just being put on the screen shows what was there before
        # From here on nothing else happens in between: what was typed meanwhile is in the session, then the rest is.
        self._tell_edits()
        self._file.take_in(arrivals)
        self.show_news()

    async def _copies_to_merge(self) -> Copies:
        """A copy of what stands here, made a moment at a time: in between, whatever is typed goes on."""
        copying = self._file.copying_to_merge()
        while True:
            until = monotonic() + A_MOMENT
            while monotonic() < until:
                try:
                    next(copying)
                except StopIteration as finished:
                    copies: Copies = finished.value
                    return copies
            await asyncio.sleep(0)

    def _arrivals(self, copies: Copies) -> list[Arrival | None]:
        with short_turns():
            return self._file.arrivals(copies)

    def show_news(self) -> None:
        """Show what was taken in, wherever it was, and say so in a line."""
        news = self._file.news()
        if not news:
            return
        for taken in news:
            self._workbook.let_go_of([put.path for put in taken.puts], private=taken.is_private)
        for screen in self._screens():
            screen.show_joined()
        has_backup = self._backups.keep_replaced(news, monotonic())
        if words := joined_in_words(news, has_backup=has_backup):
            self._app.notify(words, timeout=12 if has_backup else 4, markup=False)
        self._tell_disputed([conflict for taken in news for conflict in taken.conflicts])

    def tell_disputed(self, change: Change | None) -> None:
        """Say in a line that what was just typed and what others wrote wait to be chosen, if they do."""
        from partnering_tui.session.typed_meanwhile import conflicts_made  # only here: windows are closed now and then

        made = conflicts_made(change)
        records = (self._workbook.session, self._workbook.private)
        self._tell_disputed([one for record in records for one in conflicts_of(record) if one.id in made])

    def tell_waiting(self) -> None:
        """Say in a line that versions wait to be chosen, if they do: git, or somebody else, left them in the file."""
        self._tell_disputed([*conflicts_of(self._workbook.session), *conflicts_of(self._workbook.private)])

    def _tell_disputed(self, disputed: list[Conflict]) -> None:
        if not disputed:
            return
        from partnering_tui.tui.screens.conflicts import ConflictsScreen  # only here: conflicts are rare

        # The screen on which they are chosen shows them itself, and nothing may lie over it.
        if not isinstance(self._app.screen, ConflictsScreen):
            self._app.notify(self._disputed_in_words(disputed), severity="warning", timeout=10, markup=False)

    def keep_aside(self, name: str, texts: Iterable[str]) -> None:
        """Keep versions that were not chosen in the backups folder."""
        session_id = self._workbook.session.id
        for text in filter(None, texts):
            with contextlib.suppress(RuntimeError):  # the session is being closed; undo has it all the same
                self._submit(self._keep_aside, session_id, name, text)

    def _keep_aside(self, session_id: str, name: str, text: str) -> None:
        try:
            keep_aside(self._backups.root, session_id, name, text)
        except NotSaved as fault:
            words = f"The version that was not chosen could not be kept aside: {fault.title}. Undo brings it back."
            with contextlib.suppress(RuntimeError):
                self._app.call_from_thread(self._app.notify, words, severity="warning", timeout=8, markup=False)

    def _disputed_in_words(self, disputed: Iterable[Conflict]) -> str:
        from partnering_tui.session.disputed_ballots import waiting_in  # only here: conflicts are rare

        count = len(waiting_in(self._workbook.session, {conflict.id: conflict for conflict in disputed}.values()))
        keymap: Any = getattr(self._app, "keymap", {})
        key = key_of(action_of("conflicts"), keymap) or key_of(action_of("palette"), keymap)
        where = f"{key}: choose between the versions"
        if count == 1:
            return f"One place was changed here and elsewhere, each differently. {where}."
        return f"{count} places were changed here and elsewhere, each differently. {where}."

    def _look(self) -> None:
        if self._looking is not None and not self._looking.done():
            return  # the disk is slow: one look at a time
        loop = asyncio.get_running_loop()

        def seen(looked: Future[tuple[bool, int]]) -> None:
            with contextlib.suppress(RuntimeError):  # the loop is closed: the app has ended
                loop.call_soon_threadsafe(self._seen, looked)

        with contextlib.suppress(RuntimeError):
            self._looking = self._looker.submit(self._look_at_disk)
            self._looking.add_done_callback(seen)

    def _look_at_disk(self) -> tuple[bool, int]:
        """Whether the files were changed elsewhere, and how many others have them open. On a thread of its own."""
        return self._file.was_changed_elsewhere(), self._presence.others()

    def _seen(self, looked: Future[tuple[bool, int]]) -> None:
        if self._is_over or looked.cancelled() or looked.exception() is not None:
            return
        is_changed, others = looked.result()
        if others > self._others:
            self._app.notify("Also open in another window; changes are joined.", timeout=8, markup=False)
        self._others = others
        if is_changed:
            self._on_change()

    def _tell_edits(self) -> None:
        for screen in self._screens():
            screen.tell_edits_to_join()

    def _screens(self) -> list[SessionScreen | Dialog[Any]]:
        from partnering_tui.tui.screens.dialog import Dialog
        from partnering_tui.tui.screens.session_screen import SessionScreen

        if not self._app.is_running:
            return []
        return [one for one in self._app.screen_stack if isinstance(one, SessionScreen | Dialog) and one.is_attached]


def joined_in_words(news: Iterable[TakenIn], *, has_backup: bool = False) -> str:
    """The line that says what was taken in: "Joined 2 changes made elsewhere"; empty if nobody wants to know."""
    count = sum(taken.told for taken in news)
    kept = " What they replaced is in the backups." if has_backup else ""
    return f"Joined {counted(count, 'change')} made elsewhere.{kept}" if count else ""
