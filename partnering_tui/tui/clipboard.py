"""The clipboard of the computer that people sit at, where a program for it is at hand."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping

_PROGRAMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", ("pbcopy",)),
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("", ("clip.exe",)),
)
"""What has to be said by the environment, if anything, and the program with its arguments."""
_FAR_AWAY = ("SSH_CONNECTION", "SSH_TTY")
_PATIENCE = 3.0
"""Seconds."""


def put_on_clipboard(text: str, environment: Mapping[str, str]) -> str:
    """The name of the program that took the text for the clipboard; empty if none is here, or it failed. May wait.

    Over SSH none is asked: it would fill the clipboard of a computer at which nobody sits.
    """
    command = _command(environment)
    if not command:
        return ""
    encoding = "utf-16" if command[0] == "clip.exe" else "utf-8"
    try:
        done = subprocess.run(
            command,
            input=text.encode(encoding, "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**environment, "LC_CTYPE": "UTF-8"} if command[0] == "pbcopy" else dict(environment),
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return command[0] if done.returncode == 0 else ""


def _command(environment: Mapping[str, str]) -> tuple[str, ...]:
    if any(environment.get(name) for name in _FAR_AWAY):
        return ()
    path = environment.get("PATH")
    for needed, command in _PROGRAMS:
        if (not needed or environment.get(needed)) and shutil.which(command[0], path=path):
            return command
    return ()
