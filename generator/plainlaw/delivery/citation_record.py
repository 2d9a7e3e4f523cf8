"""A citation as the delivery API gives it, and its schema: also of laws that the portal does not hold.

In: a resolved citation. Out: JSON values.
"""

import posixpath
from typing import Any

from plainlaw.model.address import Address
from plainlaw.resolve.citations import Cited


def citation_record(one: Cited, page: Address, root: str) -> dict[str, Any]:
    """`law` is null where a document cites itself; `policy` and `url` are null where the portal does not hold the law.

    `fate` says what became of the article since, `now` the number that it bears now when that is another.
    """
    return {
        "text": one.words,
        "law": one.law or None,
        "policy": one.key or None,
        "url": _absolute(one.href, page, root),
        "fate": one.fate.value if one.href and one.law else None,
        "now": one.now or None,
    }


def citation_schema() -> dict[str, Any]:
    """The schema of a list of them."""
    text, maybe = {"type": "string"}, {"type": ["string", "null"]}
    properties = {"text": text} | dict.fromkeys(("law", "policy", "url", "fate", "now"), maybe)
    item = {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
    return {"type": "array", "items": item}


def _absolute(href: str, page: Address, root: str) -> str | None:
    if not href:
        return None
    path, _, fragment = href.replace("index.md", "", 1).partition("#")
    at = posixpath.normpath(posixpath.join(page.path, path)) + "/" if path else page.path
    return f"{root}{at}" + (f"#{fragment}" if fragment else "")
