"""`dataclass` as the standard library has it, but frozen classes are made in a fraction of the time.

Every start makes more than a hundred of them, and the standard one compiles six methods for each. Here they share all
but `__init__`, and of that there is one for each number of fields, which is told their names. That nobody changes what
is frozen is for the type checker to see.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls: type | None = None, /, *, frozen: bool = False, **more: bool) -> Any:
        """Make a dataclass."""
        if not frozen:
            return dataclasses.dataclass(cls, **more)
        return lambda cls: _frozen(cls, **more)

    def _frozen(cls: type, **more: bool) -> type:
        cls.__doc__ = cls.__doc__ or cls.__name__  # else the standard library reads its signature, tokens and all
        is_plain = not hasattr(cls, "__post_init__") and not any(map(_makes_its_default, _said_of(cls)))
        made = dataclasses.dataclass(cls, init=not is_plain, repr=False, eq=False, **more)
        if is_plain:
            made.__init__ = _init(made)
        made.__eq__, made.__hash__ = _comparison(made)
        made.__repr__ = _repr
        return made

    def _said_of(cls: type) -> Iterator[Any]:
        """What the class says of its fields, and what those say that it is made from."""
        yield from vars(cls).values()
        for base in cls.__mro__[1:]:
            yield from dataclasses.fields(base) if dataclasses.is_dataclass(base) else ()

    def _makes_its_default(value: Any) -> bool:
        return isinstance(value, dataclasses.Field) and value.default_factory is not dataclasses.MISSING

    def _init(cls: type) -> Callable[..., None]:
        """An `__init__` that takes the fields in their order; those that are given by name alone come last."""
        fields = dataclasses.fields(cls)
        in_order = [field for field in fields if not field.kw_only]
        by_name = [field for field in fields if field.kw_only]
        names = tuple(field.name for field in (*in_order, *by_name))
        code = _code(len(names)).replace(
            co_varnames=("self", *names),
            co_names=names,
            co_argcount=1 + len(in_order),
            co_kwonlyargcount=len(by_name),
        )
        made = FunctionType(code, {}, argdefs=tuple(_defaults(in_order).values()))
        made.__kwdefaults__ = _defaults(by_name)
        made.__qualname__ = f"{cls.__qualname__}.__init__"
        return made

    def _defaults(fields: list[dataclasses.Field[Any]]) -> dict[str, Any]:
        return {field.name: field.default for field in fields if field.default is not dataclasses.MISSING}

    @cache
    def _code(count: int) -> CodeType:
        """What an `__init__` does that takes so many fields, whatever they are called."""
        names = [f"_{number}" for number in range(count)]
        said: dict[str, Any] = {}
        body = "; ".join(f"self.{name} = {name}" for name in names) or "pass"
        exec(f"def __init__({', '.join(['self', *names])}): {body}", said)
        return said["__init__"].__code__

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
