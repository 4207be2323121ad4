"""Carrying out commands in this process, and small files to carry them out on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path

from partnering_tui.cli import run

TINY_MAIN = """\
format = 1
id = "tiny"
version = 1
title = "A tiny workshop"

[[summary]]
id = "everything"
title = "Everything"
from = ["problem"]
"""
TINY_STEP = """\
id = "first"
title = "First things first"
minutes = 20

[[questions]]
id = "problem"
kind = "text"
label = "The problem"
needed = true

[[questions]]
id = "secret"
kind = "text"
label = "In confidence"
private = true
"""
TINY_SESSION = """\
format = 1

[session]
id = "3f0e"
title = "Water"
workshop = "tiny"
workshop_version = 1
created = 2026-03-04T09:00:00Z
status = "open"

[[partners]]
id = "county"
name = "Kisumu County Government"
short = "County"

[answers.problem]
value = "Too few kiosks"
"""


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


def partnering(*arguments: str | Path) -> Done:
    """Carry out `partnering` with these arguments; its output is no terminal."""
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = run([str(argument) for argument in arguments])
    return Done(code, _text_in(out), _text_in(err))


def _text_in(stream: TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


def in_a_process(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Carry out `partnering` in a process of its own, without a terminal."""
    command = [sys.executable, "-m", "partnering_tui", *map(str, arguments)]
    env = os.environ | {"PYTHONUTF8": "1"} | environment
    return subprocess.run(
        command, env=env, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
    )


def loaded_by(*arguments: str | Path) -> tuple[int, set[str]]:
    """The exit code of a command, and every module that carrying it out loads."""
    script = (
        "import json, sys; from partnering_tui.cli import run; code = run(sys.argv[1:]);"
        "sys.stdout.flush(); json.dump([code, list(sys.modules)], sys.stderr)"
    )
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=True)
    code, modules = json.loads(done.stderr[done.stderr.index("[") :])
    return code, set(modules)


def a_tiny_workshop(folder: Path, *, main: str = TINY_MAIN, step: str = TINY_STEP) -> Path:
    """A workshop of one step, in a folder `tiny` made there."""
    workshop = folder / "tiny"
    workshop.mkdir(parents=True)
    (workshop / "workshop.toml").write_text(main, encoding="utf-8")
    (workshop / "01-first.toml").write_text(step, encoding="utf-8")
    return workshop


def a_tiny_session(folder: Path, text: str = TINY_SESSION, *, name: str = "water.toml", private: str = "") -> Path:
    """A session of the tiny workshop, which is put beside it unless it is there."""
    if not (folder / "workshops" / "tiny").exists():
        a_tiny_workshop(folder / "workshops")
    path = folder / name
    path.write_text(text, encoding="utf-8")
    if private:
        notes = f'format = 1\n\n[answers.secret]\nvalue = "{private}"\n'
        path.with_name(path.stem + ".private.toml").write_text(notes, encoding="utf-8")
    return path
