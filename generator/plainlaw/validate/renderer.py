"""What mkdocs.yml repeats of the portal, as the model sees it. MkDocs itself judges everything else in that file.

In: the placed values of mkdocs.yml. Out: a `Renderer`; values that are not there are empty.
"""

from collections.abc import Iterator
from typing import Any

from plainlaw.model.site import Renderer
from plainlaw.sources.placed_yaml import PlacedYaml

Path = tuple[str | int, ...]


def build_renderer(values: PlacedYaml) -> Renderer:
    """Address, navigation and notices of mkdocs.yml."""
    raw = values.value if isinstance(values.value, dict) else {}
    extra = raw.get("extra")
    notices = extra.get("notices") if isinstance(extra, dict) else None
    texts = {
        str(notice.get("lang")): str(notice.get("text"))
        for notice in (notices if isinstance(notices, list) else ())
        if isinstance(notice, dict)
    }
    files = list(_files(raw.get("nav"), ("nav",)))
    places = {
        **{file: values.place(*path) for file, path in files},
        "nav": values.place("nav"),
        "site_url": values.place("site_url"),
        "notices": values.place("extra", "notices"),
    }
    return Renderer(str(raw.get("site_url") or ""), tuple(file for file, _ in files), texts, places)


def _files(nav: Any, path: Path) -> Iterator[tuple[str, Path]]:
    """Each file of the navigation, and where it stands."""
    if isinstance(nav, str):
        yield nav, path
    elif isinstance(nav, list):
        for index, item in enumerate(nav):
            yield from _files(item, (*path, index))
    elif isinstance(nav, dict):
        for name, item in nav.items():
            yield from _files(item, (*path, name))
