"""Pieces that the JSON Schemas (draft 2020-12) of the delivery API are made of.

In: schemas of values. Out: the schema of an object, of a list, or of a value that may be missing.
"""

from typing import Any

Schema = dict[str, Any]


def object_of(properties: Schema) -> Schema:
    """An object with exactly these fields."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def list_of(items: Schema) -> Schema:
    """A list of such values."""
    return {"type": "array", "items": items}


def or_null(schema: Schema) -> Schema:
    """Such a value, or null."""
    return {"anyOf": [{"type": "null"}, schema]}
