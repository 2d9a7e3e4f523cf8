"""What of a renderer is kept, so that later builds render a few pages without it (plain_pages.py).

In: a renderer that has rendered many pages, and the shells that were compared meanwhile. Out: `Kept`, or nothing when
mkdocs.yml or the theme take something from where no build looks.
"""

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import mkdocs
from markdown.extensions.toc import slugify_unicode  # type: ignore[import-untyped]

from plainlaw.render.plain_pages import Kept
from plainlaw.render.shared import shows_day

if TYPE_CHECKING:
    from plainlaw.render.renderer import Renderer

_SLUGIFY = "!!python/name:markdown.extensions.toc.slugify_unicode"
_FROM_ELSEWHERE = re.compile(r"^INHERIT\b|!\S", re.MULTILINE)


def kept_of(renderer: "Renderer", shells: Mapping[str, str]) -> Kept | None:
    """What is to be kept; None when pages must not be made from it."""
    if not shells or next(_reasons(renderer), None):
        return None
    style = renderer.toc_style
    assert style is not None  # noqa: S101 - one of the reasons
    look = {
        "site_url": renderer.config.site_url,
        "day": renderer.as_of.isoformat() if shows_day(renderer.config) else "",
        "navigation": sorted(page.file.src_uri for page in renderer.navigation.pages),
        "heads": heads_of(renderer),
        "permalink": style.permalink,
        "depth": style.depth,
    }
    return Kept(json.dumps(look), shells)


def heads_of(renderer: "Renderer") -> str:
    """Changes with what the front matter of pages in the navigation says: templates may show it on any page."""
    paths = sorted(page.file.src_uri for page in renderer.navigation.pages)
    return sha256(repr([(path, renderer.meta(path)) for path in paths]).encode()).hexdigest()


def _reasons(renderer: "Renderer") -> Iterator[str]:
    """Why nothing can be kept."""
    config, style = renderer.config, renderer.toc_style
    if style is None or style.slugify is not slugify_unicode:
        yield "the grammar of plain Markdown is not for this configuration"
    if not config.use_directory_urls or config.exclude_docs or config.draft_docs:
        yield "pages are not simply the index of a folder"
    if renderer.files.may_clash:
        yield "MkDocs decides which of two files is a page"
    if renderer.all_pages.looked_at:
        yield "pages show something of other pages"
    if config["nav"] is None:
        yield "every page is in the navigation"
    if _FROM_ELSEWHERE.search((renderer.root / "mkdocs.yml").read_text(encoding="utf-8").replace(_SLUGIFY, "")):
        yield "mkdocs.yml takes in something from elsewhere"
    known = renderer.root.resolve() / "site_config" / "theme", Path(str(mkdocs.__file__)).resolve().parent.parent
    if not all(any(Path(folder).resolve().is_relative_to(place) for place in known) for folder in config.theme.dirs):
        yield "the theme lies elsewhere"
