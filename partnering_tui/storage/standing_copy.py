"""A standing copy: what cannot be saved where it belongs is safe elsewhere even before anybody leaves."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from partnering_tui.errors import NotSaved
from partnering_tui.storage.backup_keeper import texts_last_written
from partnering_tui.storage.session_file import SessionFile


class StandingCopy:
    """A copy of an open session while its saves fail: made anew with every try, and gone when one succeeds.

    If the app is killed meanwhile, or the power fails, it is offered like any emergency copy.
    """

    def __init__(self, root: Path, file: SessionFile, submit: Callable[[Callable[[], None]], Any]) -> None:
        self._root = root
        """The folder of all copies that wait."""
        self._file = file
        self._submit = submit
        """Runs it on the thread that writes, after what was given before."""
        self.folder: Path | None = None
        """Where it is; None while there is none."""

    def keep(self) -> None:
        """Write everything that is said now into the copy. Never raises: what failed, and why, is told already."""
        from partnering_tui.storage.emergency import new_emergency_folder  # only here: disks rarely fail

        with contextlib.suppress(Exception):  # whatever it is, the session itself is still to be saved
            texts, before = self._file.texts_now(), texts_last_written(self._file)
            if self.folder is None or not self.folder.is_dir():
                self.folder = new_emergency_folder(self._root, self._file.path)
            folder, path = self.folder, self._file.path
            self._submit(lambda: _write(folder, texts, path, before))

    def remove(self) -> None:
        """Everything is saved: no copy is needed."""
        if self.folder is not None:
            folder, self.folder = self.folder, None
            with contextlib.suppress(RuntimeError):  # the session is being closed
                self._submit(lambda: shutil.rmtree(folder, ignore_errors=True))


def _write(folder: Path, texts: Mapping[str, str], path: Path, before: Mapping[str, str]) -> None:
    from partnering_tui.storage.emergency import write_emergency_copy

    with contextlib.suppress(NotSaved):
        write_emergency_copy(folder, texts, of=path, before=before)
