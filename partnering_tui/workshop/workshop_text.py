"""A workshop as it stands in its folder, read but not yet understood, with the place of everything in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from partnering_tui.errors import (
    Fault,
    FaultyFile,
    NewerFormat,
    PartneringError,
    Place,
    UnreadableFile,
)
from partnering_tui.frozen import dataclass
from partnering_tui.workshop.definition import FORMAT
from partnering_tui.workshop.finding import MAIN_FILE, MAX_BYTES, MAX_STEPS, toml_files_in
from partnering_tui.workshop.toml_positions import KeyPath
from partnering_tui.workshop.toml_text import TomlText, read_toml

MAX_QUESTIONS = 2_000

_ID_LINE = re.compile(r"""^[ \t]*id[ \t]*=[ \t]*["']([A-Za-z0-9_-]+)["']""", re.MULTILINE)
_PROSE = frozenset(
    {"about", "ask", "example", "facilitator", "guards_against", "guide", "hint", "label", "lead", "placeholder"}
    | {"purpose", "short", "title"}
)
"""Keys whose text is read without the white space around it."""

Weight = Literal["error", "warning"]


@dataclass(frozen=True)
class Entry:
    """A table of keys somewhere in a workshop, which may hold anything."""

    path: KeyPath
    keys: Mapping[str, Any]

    def text(self, key: str) -> str:
        """The text under that key; empty if there is none."""
        value = self.keys.get(key)
        return value if isinstance(value, str) else ""

    def entry(self, key: str) -> Entry | None:
        """The table under that key, if it is one."""
        value = self.keys.get(key)
        return Entry((*self.path, key), value) if isinstance(value, dict) else None

    def entries(self, key: str) -> Iterator[Entry]:
        """The tables in the list under that key."""
        value = self.keys.get(key)
        for position, part in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(part, dict):
                yield Entry((*self.path, key, position), part)


@dataclass(frozen=True)
class WorkshopText:
    """All files of a workshop: one document in which each step stands in its place."""

    folder: Path
    main: TomlText | None
    """workshop.toml, if it can be read."""
    step_texts: tuple[TomlText, ...]
    data: dict[str, Any] = field(repr=False)
    """What the files say together, with tuples for lists; the steps are under `steps`."""
    unread: tuple[PartneringError, ...] = ()
    """Why some of the files cannot be read."""
    ids_in_unread: frozenset[str] = frozenset()
    """Ids that seem to stand in files that cannot be read."""
    ignored: tuple[Path, ...] = ()
    """TOML files that are none of the workshop's, by their names."""
    too_many_steps: bool = False

    @property
    def whole(self) -> Entry:
        """The workshop as one table."""
        return Entry((), self.data)

    @cached_property
    def steps(self) -> tuple[Entry, ...]:
        return tuple(self.whole.entries("steps"))

    @cached_property
    def questions(self) -> tuple[Entry, ...]:
        """In the order in which they are asked."""
        return tuple(question for step in self.steps for question in step.entries("questions"))

    @cached_property
    def asked(self) -> dict[str, Entry]:
        """The questions by their ids, in the order in which they are asked; of two with one id, the first."""
        by_id: dict[str, Entry] = {}
        for question in self.questions:
            by_id.setdefault(question.text("id"), question)
        return by_id

    def place(self, path: KeyPath) -> Place:
        """Where the thing at that path is written, and the id of the question, step or section that it is in."""
        match path:
            case ("steps", int(position), *inner):
                source: TomlText | None = self.step_texts[position]
            case _:
                source, inner = self.main, list(path)
        if source is None:
            return Place(self.folder / MAIN_FILE)
        return Place(source.path, source.line_of(*inner) or 1, self._id_around(path))

    def fault(self, path: KeyPath, message: str, suggestion: str = "", *, weight: Weight = "error") -> Fault:
        """A fault of the thing at that path."""
        return Fault(self.place(path), message, suggestion, weight)

    def _id_around(self, path: KeyPath) -> str:
        owners: list[KeyPath]
        match path:
            case ("steps", int(step), "questions", int(question), *_):
                owners = [("steps", step, "questions", question), ("steps", step)]
            case (("steps" | "summary") as key, int(position), *_):
                owners = [(key, position)]
            case ("scales", str(name), *_):
                return name
            case _:
                owners = [()]
        ids = (self.value_at((*owner, "id")) for owner in owners)
        return next((id_ for id_ in ids if isinstance(id_, str)), "")

    def value_at(self, path: KeyPath) -> object:
        """What stands at that path; None if nothing does."""
        value: Any = self.data
        for part in path:
            match value, part:
                case dict(), str():
                    value = value.get(part)
                case tuple(), int() if part < len(value):
                    value = value[part]
                case _:
                    return None
        return value


def read_workshop_text(folder: Path) -> WorkshopText:
    """Every file of the workshop in that folder; those that cannot be read are told, and hide no others.

    Raises WorkshopNotFound if the folder holds no workshop.toml, UnreadableFile if it cannot be looked into, and
    NewerFormat if the workshop was written for a newer version.
    """
    steps, ignored = toml_files_in(folder)
    main, unread = _main_text(folder / MAIN_FILE)
    texts: list[TomlText] = []
    ids: set[str] = set()
    for path in steps[:MAX_STEPS]:
        try:
            texts.append(read_toml(path, limit_bytes=MAX_BYTES))
        except (UnreadableFile, FaultyFile) as error:
            unread.append(error)
            ids |= _ids_in(path)
    data = _tidy({key: value for key, value in main.data.items() if key != "steps"} if main else {})
    data["steps"] = tuple(_tidy(text.data) for text in texts)
    return WorkshopText(
        folder,
        main,
        tuple(texts),
        data,
        tuple(unread),
        frozenset(ids),
        tuple(ignored),
        too_many_steps=len(steps) > MAX_STEPS,
    )


def _main_text(path: Path) -> tuple[TomlText | None, list[PartneringError]]:
    try:
        main = read_toml(path, limit_bytes=MAX_BYTES)
    except (UnreadableFile, FaultyFile) as error:
        return None, [error]
    _refuse_newer_format(main)
    return main, []


def _refuse_newer_format(main: TomlText) -> None:
    """Raises NewerFormat if workshop.toml names a format that this version cannot read yet."""
    number = main.data.get("format")
    if isinstance(number, int) and number > FORMAT:
        raise NewerFormat(
            f"The workshop is written in format {number}; this version reads format {FORMAT}.",
            place=Place(main.path, main.line_of("format")),
            remedy="Update partnering-tui, or ask for the workshop in the older format.",
        )


def _ids_in(path: Path) -> set[str]:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES)
    except OSError:
        return set()
    return set(_ID_LINE.findall(content.decode("utf-8", errors="replace")))


def _tidy(table: dict[str, Any]) -> dict[str, Any]:
    """The table with tuples for lists and no white space around prose."""
    return {key: _tidy_value(key, value) for key, value in table.items()}


def _tidy_value(key: str, value: Any) -> Any:
    match value:
        case dict():
            return _tidy(value)
        case list():
            return tuple(_tidy_value(key, part) for part in value)
        case str() if key in _PROSE:
            return value.strip()
        case _:
            return value
