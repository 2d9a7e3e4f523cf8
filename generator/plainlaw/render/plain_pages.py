"""A few pages rendered without loading MkDocs, the theme and Jinja: plain Markdown put into shells that were kept.

In: what an earlier build has kept (keeping.py), and paths of the tree. Out: the same HTML as that of the renderer, or
nothing: as soon as anything about a page is not certainly understood, all are left to the renderer.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from msgspec import Struct

from plainlaw.render.facts import Facts
from plainlaw.render.fast_header import fast_header
from plainlaw.render.fast_inline import Doubt
from plainlaw.render.fast_markdown import FastMarkdown
from plainlaw.render.fast_toc import TocStyle
from plainlaw.render.kept_shell import KeptShell, kind_of
from plainlaw.render.page_source import decode
from plainlaw.render.plain_links import folders_of, index_address
from plainlaw.render.slot import Untraceable
from plainlaw.render.writing import write_file

if TYPE_CHECKING:
    from plainlaw.render.conversion import Converted


_EXCLUDED = "templates/"
"""What MkDocs leaves out when mkdocs.yml says nothing."""


class Kept(Struct, frozen=True):
    """What is kept of a renderer, as JSON: how it was set up, and its shells by the kind of page."""

    look: str
    shells: Mapping[str, str]


class _Named(Struct, frozen=True):
    """As much of a file of the tree as is asked here."""

    src_uri: str


class PlainPages:
    """Renders pages of one tree. `shell` gives what was kept for a kind of page; `has` says whether a file is there."""

    def __init__(self, tree: Path, look: str, shell: Callable[[str], str | None], has: Callable[[str], bool]) -> None:
        from markdown.extensions.toc import slugify_unicode  # type: ignore[import-untyped]

        self._tree, self._shell, self._look = tree, shell, json.loads(look)
        first, last = self._look["depth"]
        style = TocStyle(slugify_unicode, self._look["permalink"], (first, last))
        self._markdown = FastMarkdown(style, _Links(has), _doubtful)
        self._shells: dict[str, KeptShell] = {}

    def render(self, paths: Iterable[str], into: Path, as_of: date) -> bool:
        """Write these pages into the folder `into`; whether it could be done. If not, nothing is written."""
        if self._look["day"] not in ("", as_of.isoformat()):
            return False
        try:
            made = [self.page(path) for path in paths]
        except (Doubt, Untraceable):
            return False
        for place, html in made:
            write_file(f"{into}/{place}", html)
        return True

    def page(self, path: str) -> tuple[str, bytes]:
        """The path in the site and the HTML of a page. Raises Doubt or Untraceable when the renderer must make it."""
        # pages in the navigation mark the bar, and their titles stand on all others
        if folders_of(path) is None or path in self._look["navigation"] or path.startswith(_EXCLUDED):
            raise Doubt
        try:
            found = fast_header(decode((self._tree / path).read_bytes()))
        except (OSError, UnicodeDecodeError) as error:
            raise Doubt from error
        if found is None or "template" in found[1]:
            raise Doubt
        body, meta = found
        converted = self._markdown.certain(_Named(path), body)  # type: ignore[arg-type] # it is asked for its name only
        if not converted.sound:
            _look_through(converted)
        facts = Facts(path.removesuffix("index.md"), self._look["site_url"], meta, converted, _doubtful)
        html = self._kept(facts).fill(facts)
        if not html.strip():
            raise Doubt
        return f"{path.removesuffix('.md')}.html", html.encode("utf-8", errors="xmlcharrefreplace")

    def _kept(self, facts: Facts) -> KeptShell:
        kind = kind_of(facts)
        if kind not in self._shells:
            kept = self._shell(kind)
            if kept is None:
                raise Untraceable("a kind of page that is not known")
            self._shells[kind] = KeptShell({kind: json.loads(kept)}, by_toc=False)
        return self._shells[kind]


class _Links:
    """Links between pages that are indexes of folders."""

    def __init__(self, has: Callable[[str], bool]) -> None:
        self._has = has

    def resolve(self, file: Any, addresses: list[str]) -> tuple[list[str], dict[str, dict[str, str]]]:
        """The addresses as they stand in HTML. Raises Doubt where MkDocs must be asked."""
        folders = folders_of(file.src_uri)
        found = [index_address(folders or (), address, self._is_page) for address in addresses]
        certain = [address for address in found if address is not None]
        if folders is None or len(certain) < len(found):
            raise Doubt
        return certain, {}

    def _is_page(self, path: str) -> bool:
        return not path.startswith(_EXCLUDED) and self._has(path)


def _look_through(converted: "Converted") -> None:
    from plainlaw.render.net import unsafe

    if unsafe(converted.html):
        # the renderer finds the same, and says so
        raise Doubt


def _doubtful(*asked: Any) -> NoReturn:
    raise Doubt
