"""The frozen pydantic models by which a definition is read: one for each kind of part, made from what it annotates.

They are made, and pydantic is loaded, only where a definition is read that nobody has understood before.
"""

from __future__ import annotations

from typing import Annotated, Any, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, create_model

from partnering_tui.workshop.definition import ID_PATTERN
from partnering_tui.workshop.part import Part

OptionId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)*$", max_length=60)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
Words = Annotated[str, StringConstraints(min_length=1)]


class Model(BaseModel):
    """What reads a part: unknown keys are faults, and lists are given as tuples."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=False)


_MADE: dict[type[Part], type[Model]] = {}


def model_of(part: type[Part]) -> type[Model]:
    """The model that reads such a part."""
    if part not in _MADE:
        names: dict[str, Any] = {"Id": Id, "OptionId": OptionId, "Words": Words, "Field": Field}
        names |= {held.__name__: model_of(held) for held in part._parts.values()}
        said = get_type_hints(part, localns=names, include_extras=True)
        fields: dict[str, Any] = {name: (said[name], _field(part, name, key)) for key, name in part._fields.items()}
        _MADE[part] = create_model(part.__name__, __base__=Model, **fields)
    return _MADE[part]


def _field(part: type[Part], name: str, key: str) -> Any:
    alias = None if key == name else key
    return Field(getattr(part, name), alias=alias) if hasattr(part, name) else Field(alias=alias)
