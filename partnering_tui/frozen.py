"""`dataclass` as the standard library has it, but frozen classes are made in a quarter of the time.

Every start makes more than a hundred of them, and the standard one compiles six methods for each. Here they share all
but `__init__`. That nobody changes what is frozen is for the type checker to see.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls: type | None = None, /, *, frozen: bool = False, **more: bool) -> Any:
        """Make a dataclass."""
        if not frozen:
            return dataclasses.dataclass(cls, **more)
        return lambda cls: _with_shared_methods(dataclasses.dataclass(cls, repr=False, eq=False, **more))

    def _with_shared_methods(cls: type) -> type:
        cls.__eq__, cls.__hash__ = _comparison(cls)
        cls.__repr__ = _repr
        return cls

    def _comparison(cls: type) -> tuple[Callable[[Any, object], bool], Callable[[Any], int]]:
        """How two of the class are compared: by the values of the fields that are to be compared."""
        names = [field.name for field in dataclasses.fields(cls) if field.compare]
        values = attrgetter(*names) if names else type

        def __eq__(self: Any, other: object) -> bool:
            return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

        def __hash__(self: Any) -> int:
            return hash(values(self))

        return __eq__, __hash__

    def _repr(self: Any) -> str:
        shown = (field.name for field in dataclasses.fields(self) if field.repr)
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"
