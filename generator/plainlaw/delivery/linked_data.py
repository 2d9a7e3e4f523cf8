"""Small pieces of JSON-LD. In: plain values. Out: nodes and literals."""

from collections.abc import Mapping
from datetime import date
from typing import Any


def in_languages(words: Mapping[str, str]) -> list[dict[str, str]]:
    """A text in each language."""
    return [{"@value": text, "@language": tag} for tag, text in words.items()]


def node(kind: str, **properties: Any) -> dict[str, Any]:
    """A node of a class; properties that are None or empty are left out. `id` is its address."""
    found = {name.replace("__", ":"): value for name, value in properties.items() if value not in (None, [], {})}
    address = found.pop("id", None)
    return {**({"@id": address} if address else {}), "@type": kind, **found}


def typed(value: object, kind: str) -> dict[str, str]:
    """A literal of a data type of XML Schema."""
    return {"@value": value.isoformat() if isinstance(value, date) else str(value), "@type": f"xsd:{kind}"}
