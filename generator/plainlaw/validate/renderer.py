"""What mkdocs.yml repeats of the portal, as the model sees it. MkDocs itself judges everything else in that file.

In: the placed values of mkdocs.yml. Out: a `Renderer`; values that are not there are empty.
"""

from collections.abc import Iterator
from typing import Any

from plainlaw.model.site import Renderer
from plainlaw.sources.placed_yaml import PlacedYaml


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
    places = {
        "nav": values.place("nav"),
        "site_url": values.place("site_url"),
        "notices": values.place("extra", "notices"),
    }
    return Renderer(str(raw.get("site_url") or ""), tuple(_files(raw.get("nav"))), texts, places)


def _files(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list):
        for item in nav:
            yield from _files(item)
    elif isinstance(nav, dict):
        for item in nav.values():
            yield from _files(item)
