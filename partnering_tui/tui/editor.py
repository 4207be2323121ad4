"""Editing a text in the facilitator's own editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from textual.app import App, SuspendNotSupported

from partnering_tui.session.values import cleaned


def edited_outside(app: App[int], text: str, command: str = "") -> str | None:
    """The text as it came back from the editor; None if nothing changed, the editor failed, or there is none.

    The text lies in a folder that only its owner can read, and is removed as soon as the editor ends.
    """
    editor = command or os.environ.get("VISUAL") or os.environ.get("EDITOR") or _usual_editor()
    with tempfile.TemporaryDirectory(prefix="partnering-") as folder:
        path = Path(folder) / "answer.md"
        path.write_text(text, encoding="utf-8")
        try:
            with app.suspend():
                code = subprocess.run([*shlex.split(editor), str(path)], check=False).returncode
        except SuspendNotSupported:
            app.notify("This terminal cannot make room for an editor.", severity="warning")
            return None
        except (OSError, ValueError):
            app.notify(
                f"The editor {editor} could not be started. Set EDITOR to yours.", severity="warning", markup=False
            )
            return None
        if code != 0 or not path.is_file():
            app.notify("The editor ended with an error: the text stays as it was.", severity="warning")
            return None
        edited = cleaned(path.read_text(encoding="utf-8", errors="replace")).removesuffix("\n")
    return None if edited == text else edited


def _usual_editor() -> str:
    return "notepad" if sys.platform == "win32" else "nano" if sys.platform != "darwin" else "open -W -t"
