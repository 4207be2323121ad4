"""Keeping backups of an open session: what stood in its files before they are written over."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from partnering_tui.errors import NotSaved
from partnering_tui.session.record import Change, paths_of
from partnering_tui.storage.arrivals import TakenIn
from partnering_tui.storage.atomic import unforeseen
from partnering_tui.storage.backup_rotation import BackupRotation
from partnering_tui.storage.backups import Why, make_backup
from partnering_tui.storage.session_file import SessionFile

if TYPE_CHECKING:
    from concurrent.futures import Future

MUCH = 3
"""When others replaced so many things at once, it is told: by hand one changes one after the other."""
SELDOM = 60.0
"""Seconds: of fewer things a backup is made at most so often, while two people write at once."""
PATIENCE = 2.0
"""Seconds that backups get before a save that cannot wait: what is to be saved counts more."""


class BackupKeeper:
    """Makes the backups of one session on the thread that writes, each before what it keeps is written over."""

    def __init__(
        self, root: Path, file: SessionFile, submit: Callable[[Callable[[], None]], Future[None] | None]
    ) -> None:
        self.root = root
        """The folder of all backups."""
        self._file = file
        self._submit = submit
        """Runs it on the thread that writes, after what was given before; or at once, then it returns None."""
        self._last: Future[None] | None = None
        """The backup that was asked for last."""
        self._rotation = BackupRotation()
        self._replaced_at = float("-inf")
        self._fault: NotSaved | None = None
        self._told = ""

    def before(self, change: Change, now: float) -> None:
        """A change was made that is not written yet; `now` is in seconds of a clock that never goes back."""
        is_signing = any(path[:1] == ("versions",) for path in paths_of(change))
        why: Why | None = "version" if is_signing else (self._rotation.why(now) or None)
        if why:
            self._rotation.made(now)
            self.keep(why)

    def keep(self, why: Why) -> None:
        """Keep a backup of what stands in the files now."""
        self._keep(why, texts_last_written(self._file))

    def keep_replaced(self, news: Iterable[TakenIn], now: float) -> bool:
        """Keep what stood in the files until others wrote there, if they replaced anything; whether it was much.

        A program that held an older text takes away whatever was written since. `now` is in seconds of a clock that
        never goes back.
        """
        news = list(news)
        count = sum(taken.replaced for taken in news)
        if not count or (count < MUCH and now - self._replaced_at < SELDOM):
            return False
        self._replaced_at = now
        before = {
            (self._file.private_path if taken.is_private else self._file.path).name: taken.text_before
            for taken in reversed(news)
        }
        self._keep("others", texts_last_written(self._file) | before)
        return count >= MUCH

    def _keep(self, why: Why, texts: Mapping[str, str]) -> None:
        session_id, path = self._file.session.id, self._file.path
        with contextlib.suppress(RuntimeError):  # the session is being closed: nothing is written any more
            self._last = self._submit(lambda: self._make(session_id, texts, path, why))

    def finish(self) -> None:
        """Wait until the backups asked for are made; not for ever, should their folder hang."""
        with contextlib.suppress(TimeoutError):
            if self._last is not None:
                self._last.result(PATIENCE)

    def take_new_fault(self) -> NotSaved | None:
        """Why the last backup could not be made; None if it could, or if that was asked before."""
        reason = self._fault.title if self._fault else ""
        is_new, self._told = reason not in ("", self._told), reason
        return self._fault if is_new else None

    def _make(self, session_id: str, texts: Mapping[str, str], path: Path, why: Why) -> None:
        try:
            make_backup(self.root, session_id, texts, of=path, why=why)
        except NotSaved as fault:
            self._fault = fault
        except Exception as fault:  # on the thread that writes nobody else would hear of it
            self._fault = unforeseen(fault, self.root)
        else:
            self._fault = None


def texts_last_written(file: SessionFile) -> dict[str, str]:
    """What was last read from the files or written to them, by their names; only of those that stand there."""
    return {kept.path.name: kept.text for kept in (file.kept, file.kept_private) if kept.text}
