"""Setting up a git repository so that two people can work on the same sessions offline and merge them.

Git learns to merge sessions answer by answer and to show what changed readably; private notes stay out of it.
"""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from partnering_tui.errors import NotInstalled, Place, WrongUsage
from partnering_tui.storage.atomic import save_atomically
from partnering_tui.storage.session_names import PRIVATE_SUFFIX, SUFFIX
from partnering_tui.workshop.toml_text import read_toml

BEGIN = "# partnering: begin. Written by: partnering git-setup"
END = "# partnering: end"
ATTRIBUTES = ".gitattributes"
IGNORED = ".gitignore"
DRIVER = "partnering"
_MODE = 0o644


def set_up(folder: Path) -> list[str]:
    """Set up the repository for the sessions in that folder; what was done, in lines. Doing it again changes nothing.

    Raises WrongUsage where there is no repository, NotInstalled without git, and NotSaved.
    """
    root = repository_of(folder)
    command = _command()
    done: list[str] = []
    config = {
        f"merge.{DRIVER}.name": "partnering sessions, merged answer by answer",
        f"merge.{DRIVER}.driver": f"{command} merge --named %P %O %A %B",
        f"diff.{DRIVER}.textconv": f"{command} textconv",
    }
    for key, value in config.items():
        if _git(root, "config", "--local", "--get", key).strip() != value:
            _git(root, "config", "--local", key, value)
            done.append(f"Told git in {root / '.git' / 'config'}: {key} = {value}")
    done += _write_block(folder / ATTRIBUTES, _attributes(folder))
    done += _write_block(folder / IGNORED, [f"*{PRIVATE_SUFFIX}"])
    for name in _tracked_private(folder):
        done.append(f"{name} is in the repository already. Take it out with: git rm --cached -- {shlex.quote(name)}")
    return done


def take_back(folder: Path) -> list[str]:
    """Take back what `set_up` did for that folder; what was done, in lines. Raises as `set_up` does."""
    root = repository_of(folder)
    done = [line for name in (ATTRIBUTES, IGNORED) for line in _write_block(folder / name, [])]
    if any(_is_set_up(path) for path in _attribute_files(root)):
        return [*done, "Another folder of the repository is still set up, so git keeps the way to merge."]
    for section in (f"merge.{DRIVER}", f"diff.{DRIVER}"):
        if _git(root, "config", "--local", "--get-regexp", rf"^{section}\."):
            _git(root, "config", "--local", "--remove-section", section)
            done.append(f"Took out of {root / '.git' / 'config'}: {section}")
    return done


def repository_of(folder: Path) -> Path:
    """The top folder of the repository that a folder is in. Raises WrongUsage and NotInstalled."""
    if shutil.which("git") is None:
        raise NotInstalled(
            "Git is not on this computer.", remedy="Install it from https://git-scm.com, then try again."
        )
    if not folder.is_dir():
        raise WrongUsage("There is no such folder.", place=Place(folder), remedy="Name the folder with the sessions.")
    top = _git(folder, "rev-parse", "--show-toplevel").strip()
    if not top:
        raise WrongUsage(
            "This folder is in no git repository.", place=Place(folder), remedy="Make it one first: git init"
        )
    return Path(top)


def _attributes(folder: Path) -> Iterator[str]:
    """Every TOML file right in the folder is taken for a session, but for those that are none."""
    yield f"/*{SUFFIX} merge={DRIVER} diff={DRIVER}"
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        if not path.name.endswith(PRIVATE_SUFFIX) and not _is_session(path):
            yield f"{_pattern(path.name)} !merge !diff"


def _pattern(name: str) -> str:
    escaped = "".join(f"\\{letter}" if letter in "*?[\\" else letter for letter in name)
    if not any(letter.isspace() or letter == '"' for letter in escaped):
        return f"/{escaped}"
    quoted = escaped.replace("\\", "\\\\").replace('"', '\\"')
    return f'"/{quoted}"'


def _is_session(path: Path) -> bool:
    try:
        return "session" in read_toml(path).data
    except Exception:  # whatever it is, git is not to take it for a session
        return False


def _write_block(path: Path, lines: Iterable[str]) -> list[str]:
    """Put these lines into a file between two marks, in place of those from before; none takes the marks away too."""
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    block = [*lines]
    wanted = "\n".join([BEGIN, *block, END]) + "\n" if block else ""
    start, end = before.find(BEGIN), before.find(END)
    if start >= 0 and end > start:
        rest = before[end + len(END) :].removeprefix("\n")
        after = before[:start] + wanted + rest
    else:
        gap = "" if not before or before.endswith("\n") or not wanted else "\n"
        after = before + gap + wanted
    if after == before:
        return []
    if not after.strip():
        path.unlink()
        return [f"Removed {path}: nothing else stood in it"]
    save_atomically(path, after, new_mode=_MODE)
    return [f"Wrote into {path}: {', '.join(block)}"] if block else [f"Took partnering's lines out of {path}"]


def _attribute_files(root: Path) -> list[Path]:
    names = _git(root, "ls-files", "-co", "--exclude-standard", "-z", "--", f"*{ATTRIBUTES}")
    return [root / name for name in names.split("\0") if name]


def _is_set_up(path: Path) -> bool:
    return path.is_file() and BEGIN in path.read_text(encoding="utf-8", errors="replace")


def _tracked_private(folder: Path) -> list[str]:
    return [name for name in _git(folder, "ls-files", "-z", "--", f"*{PRIVATE_SUFFIX}").split("\0") if name]


def _command() -> str:
    """How git's shell starts the app: by its name where that is found, else with the Python that runs it now."""
    if shutil.which("partnering"):
        return "partnering"
    return f"{shlex.quote(Path(sys.executable).as_posix())} -m partnering_tui"


def _git(folder: Path, *arguments: str) -> str:
    """What git prints; nothing if it fails."""
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.stdout if done.returncode == 0 else ""
