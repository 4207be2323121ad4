"""A part of a definition: frozen, told by the keys of a TOML file, and without pydantic once it has been understood."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self, dataclass_transform

_NAME = re.compile(r"\w+")


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Part:
    """A frozen part of a definition; what a class annotates is what its keys are, and lists are tuples.

    Defaults stay with the class, so that a part holds only what was said of it.
    """

    _written_as: ClassVar[Mapping[str, str]] = {}
    """The keys of fields that are written otherwise than they are called here."""
    _fields: ClassVar[dict[str, str]] = {}
    """Every field, by its key."""
    _parts: ClassVar[dict[str, type[Part]]] = {}
    """The parts that stand under a key: one, a list of them, or some by their names."""
    _by_names: ClassVar[frozenset[str]] = frozenset()
    """The keys under which parts stand by names of their own."""
    _known: ClassVar[dict[str, type[Part]]] = {}
    """Every kind of part, by its name."""

    def __init_subclass__(cls) -> None:
        annotated = {name: str(said) for name, said in cls.__annotations__.items() if name[0] != "_"}
        said_by_key = {cls._written_as.get(name, name): said for name, said in annotated.items()}
        cls._fields = cls._fields | dict(zip(said_by_key, annotated, strict=True))
        words = ((key, word) for key, said in said_by_key.items() for word in _NAME.findall(said))
        cls._parts = cls._parts | {key: Part._known[word] for key, word in words if word in Part._known}
        cls._by_names |= {key for key in cls._parts if said_by_key.get(key, "").startswith("dict[")}
        Part._known[cls.__name__] = cls

    def __init__(self, **fields: Any) -> None:
        names = self._fields.values()
        if unknown := fields.keys() - names:
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        if missing := [name for name in names if name not in fields and not hasattr(type(self), name)]:
            raise TypeError(f"{type(self).__name__} lacks {', '.join(missing)}")
        self.__dict__.update(fields)

    @classmethod
    def keys(cls) -> list[str]:
        """Every key that it can have."""
        return list(cls._fields)

    @classmethod
    def model_validate(cls, keys: Mapping[str, Any]) -> Self:
        """The part that these keys describe. Raises pydantic.ValidationError."""
        from partnering_tui.workshop.models import model_of

        plain = _plain(keys)
        model_of(cls).model_validate(plain)
        return cls.of_sound(plain)

    @classmethod
    def of_sound(cls, keys: Mapping[str, Any]) -> Self:
        """The part that keys describe which were found sound before; lists may stand for tuples."""
        part = cls.__new__(cls)
        part.__dict__.update({cls._fields[key]: cls._value(key, value) for key, value in keys.items()})
        return part

    @classmethod
    def _value(cls, key: str, value: Any) -> Any:
        held = cls._parts.get(key)
        if isinstance(value, list | tuple):
            return tuple([held.of_sound(one) for one in value]) if held else tuple(value)
        if held is None or not isinstance(value, dict):
            return value
        if key in cls._by_names:
            return {name: held.of_sound(one) for name, one in value.items()}
        return held.of_sound(value)

    def model_dump(self, *, by_alias: bool = True) -> dict[str, Any]:
        """The keys that describe the part, as they stand in a file; those that nothing was said of are left out."""
        fields = {name: key for key, name in self._fields.items()}
        said = ((name, value) for name, value in self.__dict__.items() if name in fields)
        return {fields[name] if by_alias else name: _plain(value) for name, value in said}

    def model_copy(self, *, update: Mapping[str, Any]) -> Self:
        """The same part with other values in these fields."""
        said = {name: self.__dict__[name] for name in self._fields.values() if name in self.__dict__}
        return type(self)(**{**said, **update})

    if not TYPE_CHECKING:  # which knows already that nothing can be set

        def __setattr__(self, name: str, value: Any) -> None:
            raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

        def __delattr__(self, name: str) -> None:
            raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and isinstance(other, Part) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), self._values()))

    def __repr__(self) -> str:
        said = (f"{name}={getattr(self, name)!r}" for name in self._fields.values() if name in self.__dict__)
        return f"{type(self).__name__}({', '.join(said)})"

    def _values(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self._fields.values()])


def _plain(value: Any) -> Any:
    """The value with its parts told by their keys."""
    match value:
        case Part():
            return value.model_dump()
        case dict():
            return {key: _plain(one) for key, one in value.items()}
        case list() | tuple():
            return type(value)(map(_plain, value))
        case _:
            return value
