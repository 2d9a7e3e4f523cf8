"""The references that a model holds, by the relations that its fields declare.

In: a model instance. Out: path, relation and value of each, those in its parts included.
"""

from collections.abc import Iterator

from pydantic import BaseModel

Path = tuple[str | int, ...]


def references(fields: BaseModel, at: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """Path, relation and value of every reference in a model, those in its parts included."""
    for name, info in type(fields).model_fields.items():
        extra = info.json_schema_extra
        relation = extra.get("x-relation") if isinstance(extra, dict) else None
        value = getattr(fields, name)
        values = list(enumerate(value)) if isinstance(value, tuple) else [(None, value)]
        for index, item in values:
            path: Path = (*at, name) if index is None else (*at, name, index)
            if isinstance(item, BaseModel):
                yield from references(item, path)
            elif isinstance(relation, str) and isinstance(item, str):
                yield path, relation, item
