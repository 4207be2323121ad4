"""The house holds: imports run one way, and no headless room loads Textual."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import partnering_tui

PACKAGE = Path(partnering_tui.__file__).parent
HEADLESS = ("workshop", "session", "storage", "summary", "plain")
MAY_IMPORT = {
    "errors": set(),
    "workshop": {"errors"},
    "session": {"workshop", "errors"},
    "storage": {"session", "workshop", "errors"},
    "summary": {"session", "workshop", "errors"},
    "tui": {"storage", "summary", "session", "workshop", "errors"},
    "plain": {"storage", "session", "workshop", "errors"},
    "cli": {"tui", "plain", "storage", "summary", "session", "workshop", "errors"},
}
"""For each room, the other rooms that it may import."""
FOR_ALL = {"version", "frozen"}
"""What stands in no room, and every room may import."""
FOR_SCREENS = ("textual", "rich", "partnering_tui.tui")

LOADED_BY = """
import importlib, json, sys
for name in json.loads(sys.argv[1]):
    importlib.import_module(name)
print(json.dumps(sorted(sys.modules)))
"""


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "_workshops" not in path.parts)


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    """The room in which a module of ours stands."""
    name = module.split(".")[1] if "." in module else "version"
    return "cli" if name == "__main__" else name


def rooms_imported_by(path: Path) -> Iterator[tuple[str, int]]:
    """Every room that a module imports, wherever in it, and the line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                imported = [name.name for name in names]
            case ast.ImportFrom(level=level) if level:
                raise AssertionError(f"{path}:{node.lineno} imports relatively")
            case ast.ImportFrom(module="partnering_tui", names=names):
                imported = [f"partnering_tui.{name.name}" for name in names if name.name != "__version__"]
            case ast.ImportFrom(module=str(module)):
                imported = [module]
            case _:
                continue
        for name in imported:
            if name.split(".")[0] == "partnering_tui":
                yield room_of(name), node.lineno


@pytest.mark.parametrize("path", modules(), ids=module_name)
def test_imports_run_one_way(path: Path) -> None:
    room = room_of(module_name(path))
    allowed = MAY_IMPORT.get(room, set()) | {room} | FOR_ALL
    against = [f"{path}:{line} imports {other}" for other, line in rooms_imported_by(path) if other not in allowed]
    assert against == []


def test_the_package_itself_imports_nothing() -> None:
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]


@pytest.mark.parametrize("room", HEADLESS)
def test_a_headless_room_loads_nothing_for_screens(room: str) -> None:
    names = [name for name in map(module_name, modules()) if room_of(name) == room]
    assert names
    loaded = modules_loaded_by(names)
    assert [name for name in loaded if is_for_screens(name)] == []


def test_the_commands_load_nothing_for_screens_until_the_app_opens() -> None:
    names = [name for name in map(module_name, modules()) if room_of(name) == "cli" and not name.endswith("__main__")]
    assert [name for name in modules_loaded_by(names) if is_for_screens(name)] == []


def modules_loaded_by(names: list[str]) -> list[str]:
    """What is loaded in a Python of its own after importing these modules."""
    command = [sys.executable, "-c", LOADED_BY, json.dumps(names)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    loaded: list[str] = json.loads(done.stdout)
    return loaded


def is_for_screens(name: str) -> bool:
    return any(name == root or name.startswith(f"{root}.") for root in FOR_SCREENS)
