"""The references that a model holds, by the relations that its fields declare.

In: a model instance. Out: path, relation and value of each, those in its parts included.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

Path = tuple[str | int, ...]


def references(fields: BaseModel, at: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """Path, relation and value of every reference in a model, those in its parts included."""
    for name, relation in _declared(type(fields)):
        value = getattr(fields, name)
        values = list(enumerate(value)) if isinstance(value, tuple) else [(None, value)]
        for index, item in values:
            path: Path = (*at, name) if index is None else (*at, name, index)
            if isinstance(item, BaseModel):
                yield from references(item, path)
            elif relation is not None and isinstance(item, str):
                yield path, relation, item


@cache
def _declared(model: type[BaseModel]) -> tuple[tuple[str, str | None], ...]:
    """The fields of a model that can hold references: by a relation of their own, or in a part."""
    found: list[tuple[str, str | None]] = []
    for name, info in model.model_fields.items():
        extra = info.json_schema_extra
        relation = extra.get("x-relation") if isinstance(extra, dict) else None
        if isinstance(relation, str) or _may_hold_parts(info.annotation):
            found.append((name, relation if isinstance(relation, str) else None))
    return tuple(found)


def _may_hold_parts(annotation: Any) -> bool:
    """Whether a value of this type can be a model or hold one; true of whatever is no plain type."""
    if get_origin(annotation) is Literal:
        return False
    inner = get_args(annotation)
    if inner:
        return any(_may_hold_parts(part) for part in inner if part is not Ellipsis)
    return not isinstance(annotation, type) or annotation is object or issubclass(annotation, BaseModel)
