"""What every page depends on, as one digest: when it changes, every page is stale.

In: the portal's folder, its configuration and navigation. Out: a digest of mkdocs.yml as it was loaded, of the files of
the theme that the portal itself holds, of the navigation, and of the versions of everything that takes part. The day of
the build is in it only when a template may show it.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

_DISTRIBUTIONS = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "markupsafe", "pyyaml")
# No template of these themes and of MkDocs shows the day; a test looks.
_DAYLESS = frozenset({"material"})
_PLACES = frozenset({"config_file_path", "docs_dir", "site_dir"})
_OF_THE_DAY = (b"build_date_utc", b"update_date")


def shared_digest(config: "MkDocsConfig", navigation: "Navigation", as_of: date) -> bytes:
    """The digest, of 32 bytes."""
    digest = hashlib.sha256()
    theme = list(_theme(config))
    parts: list[object] = [
        sys.version_info[:3], [version(name) for name in _DISTRIBUTIONS], code_digest().hex(),
        _plain({key: value for key, value in config.items() if key not in _PLACES}),
        str(navigation), [getattr(page, "title", None) for page in navigation.pages],
        as_of.isoformat() if shows_day(config) else "",
        [(name, hashlib.sha256(data).hexdigest()) for name, data in theme],
    ]  # fmt: skip
    digest.update(json.dumps(parts, ensure_ascii=True).encode())
    return digest.digest()


def shows_day(config: "MkDocsConfig") -> bool:
    """Whether a template may show the day of the build."""
    return config.theme.name not in _DAYLESS or any(word in data for _, data in _theme(config) for word in _OF_THE_DAY)


def code_digest() -> bytes:
    """The digest of the code of this room."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.digest()


def _theme(config: "MkDocsConfig") -> Iterator[tuple[str, bytes]]:
    """The files of the theme that are not part of a package whose version says what they hold."""
    package = str(Path(str(import_module("mkdocs").__file__)).parent.parent)
    for folder in config.theme.dirs:
        if folder.startswith(package + os.sep):
            continue
        for path in sorted(Path(folder).rglob("*")):
            if path.is_file():
                yield path.relative_to(folder).as_posix(), path.read_bytes()


def _plain(value: Any) -> object:
    """A value as JSON can hold it, with the order of its parts, which templates show."""
    if isinstance(value, dict) or hasattr(value, "items"):
        return [[str(key), _plain(item)] for key, item in value.items()]
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    if callable(value):
        return f"{value.__module__}.{value.__qualname__}"
    return value if isinstance(value, str | int | float | bool | None) else repr(type(value))
