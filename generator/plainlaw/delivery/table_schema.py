"""A CSV file as a resource of a Data Package, with its Table Schema. In: its bytes and its columns. Out: plain values.

The resource is named with its size and SHA-256, so that whoever has the package knows whether the file is whole.
(https://datapackage.org/standard/data-resource/, https://datapackage.org/standard/table-schema/)
"""

from functools import lru_cache
from hashlib import sha256
from typing import Any

from plainlaw.model.period import Period

PROFILES = "https://datapackage.org/profiles/2.0"


def resource(path: str, title: str, content: bytes, fields: list[dict[str, Any]], key: list[str]) -> dict[str, Any]:
    """The resource that lies at `path`, in the same folder as its package; the fields of `key` together name a row."""
    name = path.rpartition("/")[2]
    return {
        "name": name.lower().removesuffix(".csv").replace("_", "-"),
        "type": "table",
        "title": title,
        "path": name,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{_digest(content)}",
        "schema": {
            "$schema": f"{PROFILES}/tableschema.json",
            "fields": fields,
            "missingValues": [""],
            "primaryKey": key,
        },
    }


@lru_cache(maxsize=2)
def _digest(content: bytes) -> str:
    # the packages of all languages describe the same file
    return sha256(content).hexdigest()


def field(name: str, title: str, *, is_number: bool, choices: dict[str, str] | None = None) -> dict[str, Any]:
    """A field; only numbers may be missing. `choices` map the values of a closed list to their words."""
    described: dict[str, Any] = {"name": name, "type": "number" if is_number else "string", "title": title}
    constraints: dict[str, Any] = {} if is_number else {"required": True}
    if choices is not None:
        constraints["enum"] = list(choices)
        described["categories"] = [{"value": value, "label": label} for value, label in choices.items()]
    if name == "period":
        constraints["pattern"] = Period.pattern
    return described | ({"constraints": constraints} if constraints else {})
