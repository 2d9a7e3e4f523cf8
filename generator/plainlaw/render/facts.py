"""All that a template may want to know of one page, in a form from which shells are filled quickly.

In: a page's address, metadata and converted content. Out: `Facts`: its texts in a row (`values`) and the shape of what
holds them (`shape`). Two pages of one shape have the same keys, lists of the same length, and the same values that are
no texts; they differ in their texts only.
"""

import re
from collections.abc import Callable
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from plainlaw.render.addresses import link_from, relative_url
from plainlaw.render.conversion import Converted

if TYPE_CHECKING:
    from mkdocs.structure.toc import TableOfContents

    from plainlaw.render.tree_page import TreePage


# a relative address in which nothing needs to be resolved
_SIMPLE = re.compile(r"(?:[A-Za-z0-9_~%-][A-Za-z0-9_.~%-]*/)*")


@cache
def _joins_plainly(base: str) -> bool:
    """Whether joining a simple address to the base does nothing but put one behind the other."""
    return urljoin(base, "x/y.z/") == base + "x/y.z/" and urljoin(base, "") == base


class Facts:
    """One page. Answers that few templates want are computed when one asks."""

    def __init__(
        self, url: str, base: str | None, meta: dict[str, Any], converted: Converted, make: Callable[[], "TreePage"]
    ) -> None:
        self.url, self.meta, self.content, self.tokens = url, meta, converted.html, converted.tokens
        self._base, self._make = base, make
        self.values: list[str] = []
        self.shape = shape_of(meta, self.values)

    @cached_property
    def key(self) -> tuple[Any, ...]:
        """What shells are kept by: the shape, how deep in the site the page lies, and whether it is the home page."""
        return (self.shape, self.base_url, self.url == "")

    @cached_property
    def base_url(self) -> str:
        """The way to the root of the site, as MkDocs writes it."""
        return relative_url(".", self.url)

    @cached_property
    def canonical_url(self) -> str | None:
        """The whole address (Page._set_canonical_url)."""
        if not self._base:
            return None
        base = self._base if self._base.endswith("/") else self._base + "/"
        simple = _SIMPLE.fullmatch(self.url) is not None and _joins_plainly(base)
        return base + self.url if simple else urljoin(base, self.url)

    @cached_property
    def page(self) -> "TreePage":
        """The page as MkDocs knows it."""
        return self._make()

    @cached_property
    def toc(self) -> "TableOfContents":
        """The table of contents, as MkDocs makes it."""
        from mkdocs.structure.toc import get_toc

        return get_toc(self.tokens)  # type: ignore[arg-type] # its own tokens

    @cached_property
    def toc_key(self) -> tuple[tuple[Any, ...], list[str]]:
        """The shape of the table of contents, and its texts: of each entry the address and the title."""
        texts: list[str] = []
        return _toc_shape(self.tokens, texts), texts

    @cached_property
    def toc_length(self) -> int:
        """How many entries the table of contents has at its top."""
        return len(self.tokens)

    def link(self, address: str) -> str:
        """What the filter `url` makes of an address."""
        return link_from(str(address), self, self.base_url)

    @cached_property
    def folder(self) -> tuple[str, str]:
        """Where the page lies and its own name there. Links differ between pages of a folder only by the name."""
        # an address that ends in a file is taken by its folder (mkdocs.utils.get_relative_url)
        above, _, name = self.url.rpartition("/")
        if "." in name or not above:
            return above, "/"
        folder, _, own = above.rpartition("/")
        return folder + "/", own


def shape_of(value: Any, texts: list[str]) -> Any:
    """What a value is, without the texts in it; those are added to `texts` in the order in which they are met."""
    kind = type(value)
    if kind is str:
        texts.append(value)
        return "text"
    if kind is dict:
        return ("map", *value, *[shape_of(item, texts) for item in value.values()])
    if kind is list:
        return ("list", *[shape_of(item, texts) for item in value])
    return (kind.__name__, repr(value))


def _toc_shape(tokens: list[dict[str, Any]], texts: list[str]) -> tuple[Any, ...]:
    shape = []
    for token in tokens:
        texts.append("#" + token["id"])
        texts.append(token["name"])
        shape.append((token["level"], _toc_shape(token["children"], texts)) if token["children"] else token["level"])
    return tuple(shape)
