"""A template for a new document: every field of its type, the required ones to be filled in.

In: a content type, an address and a language. Out: a file in content/ that says at each field what belongs there.
"""

import re
from pathlib import Path

from plainlaw.content_types import content_types
from plainlaw.edit.template import template
from plainlaw.locales.locale import locale_of
from plainlaw.nearest import nearest
from plainlaw.problems import PlainlawError, Problem
from plainlaw.sources.files import first_link
from plainlaw.sources.settings import read_settings

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class CannotWriteError(PlainlawError):
    """The document cannot be written: unknown type, bad address, or it is there already."""


def new_document(root: Path, name: str, key: str, language: str | None) -> str:
    """Write the template; returns its path relative to `root`. Raises CannotWriteError; never overwrites."""
    model = content_types().get(name)
    if model is None:
        near = nearest(name, content_types())
        hint = f" Did you mean {near}?" if near else ""
        raise CannotWriteError(f"no content type {name!r}.{hint} Known: {', '.join(content_types())}.")
    if not _KEY.fullmatch(key):
        raise CannotWriteError(f"{key!r} cannot be an address: small Latin letters, digits and single hyphens only.")
    tags = _languages(root)
    if language is not None and language not in tags:
        raise CannotWriteError(f"no language {language!r}. Known: {', '.join(tags)}.")
    suffix = f".{language}" if language not in (None, tags[0]) else ""
    path = f"content/{model.section.folder}/{key}{suffix}.md"
    link = first_link(root, path)
    if link:
        raise CannotWriteError(f"{link} is a link to another place.")
    if (root / path).exists():
        raise CannotWriteError(f"{path} exists already.")
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(template(model, locale_of(language or tags[0])), encoding="utf-8")
    return path


def _languages(root: Path) -> tuple[str, ...]:
    found: list[Problem] = []
    portal = read_settings(root, found).portal.value
    languages = portal.get("languages") if isinstance(portal, dict) else None
    tags = tuple(str(entry["tag"]) for entry in languages or () if isinstance(entry, dict) and "tag" in entry)
    if not tags:
        raise CannotWriteError("site_config/portal.yml names no languages.")
    return tags
