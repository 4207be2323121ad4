"""Editing a text in the facilitator's own editor."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from textual.app import App, SuspendNotSupported

from partnering_tui.session.values import cleaned

FAILED = "The editor ended with an error: your text is as it was."


def edited_outside(app: App[int], text: str, command: str = "") -> str | None:
    """The text as it came back from the editor; None if nothing changed, the editor failed, or there is none.

    The text lies in a file and a folder that only their owner can read, and is removed as soon as the editor ends.
    """
    editor = command or os.environ.get("VISUAL") or os.environ.get("EDITOR") or _usual_editor()
    with tempfile.TemporaryDirectory(prefix="partnering-") as folder:
        path = Path(folder) / "answer.md"
        _write_for_owner(path, text)
        try:
            code = _run(app, [*command_of(editor), str(path)])
        except SuspendNotSupported:
            app.notify("No editor can be opened in this terminal.", severity="warning")
            return None
        except (OSError, ValueError):
            words = f"The editor {editor} could not be started. Set EDITOR to yours."
            app.notify(words, severity="warning", markup=False)
            return None
        if code != 0 or not path.is_file():
            app.notify(FAILED, severity="warning")
            return None
        edited = cleaned(path.read_text(encoding="utf-8", errors="replace")).removesuffix("\n")
    return None if edited == text else edited


def command_of(editor: str) -> list[str]:
    """The program and its arguments: the path of one program, spaces and all, or a line as a shell takes it."""
    if shutil.which(editor):
        return [editor]
    if os.name == "nt":
        # There a backslash is part of a path, not an escape.
        return [part.strip('"') for part in shlex.split(editor, posix=False)]
    return shlex.split(editor)


def _run(app: App[int], command: list[str]) -> int:
    """The editor's exit code. Raises SuspendNotSupported, and what subprocess raises if there is no such program."""
    fault: OSError | ValueError | None = None
    with app.suspend():
        # Whatever is raised in here would keep the app from taking its terminal back.
        try:
            return subprocess.run(command, check=False).returncode
        except (OSError, ValueError) as error:
            fault = error
    raise fault


def _write_for_owner(path: Path, text: str) -> None:
    """A new file that only its owner can read."""
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(text, encoding="utf-8")


def _usual_editor() -> str:
    return "notepad" if sys.platform == "win32" else "nano" if sys.platform != "darwin" else "open -W -t"
