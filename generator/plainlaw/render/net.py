"""The last net: what MkDocs made of a page holds text, tables and pictures of ours, and nothing that acts.

In: the HTML of a page's content. Out: nothing, or a RenderError that names the page and the tag. Checks before this one
keep HTML out of documents; should one of them be deceived, no page is published. The page itself is never changed.
"""

import re
from functools import lru_cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from plainlaw.problems import PlainlawError, printable

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page


class RenderError(PlainlawError):
    """MkDocs could not render the tree, or warned about it, or a page would not be safe."""


_ELEMENTS = frozenset(
    """
    a abbr article b blockquote br button caption cite code col colgroup dd del details dfn div dl dt em figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label li mark nav ol p picture pre q s samp
    section small source span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr
    svg g path line rect circle polyline polygon
    """.split()  # noqa: SIM905 - a list of words reads better
)
_ATTRIBUTES = frozenset(
    """
    alt class colspan datetime decoding dir download headers height hidden hreflang id lang loading
    media open rel reversed role rowspan scope start tabindex title value width
    cx cy d fill fill-opacity focusable points preserveaspectratio r rx ry stroke stroke-linecap stroke-linejoin
    stroke-width transform vector-effect viewbox x x1 x2 y y1 y2
    """.split()  # noqa: SIM905
)
# the search forms of the home page and of the search page, which lead to the search page and nowhere else
_OF_FORMS: dict[str, dict[str, tuple[str, ...]]] = {
    "form": {
        "class": ("hero__search", "search__form"), "role": ("search",), "method": ("get",), "action": ("search/",),
    },
    "label": {"class": ("visually-hidden",), "for": ("hero-q", "search-q")},
    "input": {"id": ("hero-q", "search-q"), "name": ("q",), "type": ("search",), "autocomplete": ("off",)},
    "button": {"type": ("submit",)},
}  # fmt: skip
_ALIGNED = re.compile(r"text-align: (?:left|right|center);")
_TAG = re.compile(r"<[^<>]*>")
# stricter than HTML: quotation marks are double and balanced, so that every reader finds the same end of each tag
_WELL_FORMED = re.compile(r"""</?[a-zA-Z][a-zA-Z0-9]*(?:\s+[a-zA-Z_:][\w:.-]*(?:="[^"<>]*")?)*\s*/?>""")
_IGNORED = re.compile(r"[\x00-\x20\x7f]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)")
_ELSEWHERE = re.compile(r"[/\\]{2}")
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_LEADS, _SHOWN = frozenset({"href", "cite"}), frozenset({"src", "srcset"})


def catch(html: str, /, *, page: "Page", **_: object) -> None:
    """The event `page_content` of MkDocs. Raises RenderError."""
    reason = unsafe(html)
    if reason:
        raise RenderError(f"{page.file.src_uri} was not published: {reason}")


def unsafe(html: str) -> str:
    """What must not be in a page, in a few words; "" when all is well."""
    tags = _TAG.findall(html)
    if len(tags) != html.count("<"):
        return "it holds a tag that never ends"
    return next(filter(None, map(_wrong, dict.fromkeys(tags))), "")


@lru_cache(maxsize=50_000)
def _wrong(tag: str) -> str:
    shown = printable(tag if len(tag) < 100 else tag[:100] + "…")
    if not _WELL_FORMED.fullmatch(tag):
        return f"it holds {shown}, which is not well formed"
    read = _Tag()
    read.feed(tag)
    read.close()
    if read.name not in _ELEMENTS:
        return f"it holds {shown}, an element that pages must not have"
    for name, value in read.attributes:
        if not _allowed(read.name, name, value or ""):
            return f"it holds {shown}, whose “{printable(name)}” pages must not have"
    return ""


def _allowed(element: str, name: str, value: str) -> bool:
    if element in _OF_FORMS:
        return name == "placeholder" or value in _OF_FORMS[element].get(name, ())
    if name == "style":
        return element in ("td", "th") and bool(_ALIGNED.fullmatch(value))
    if name in _LEADS:
        return _scheme(value) in ("", *_SCHEMES)
    if name in _SHOWN:
        return not any(_scheme(address) or _ELSEWHERE.match(address) for address in _IGNORED.sub("", value).split(","))
    # the theme's script acts on whatever says data-md
    return name in _ATTRIBUTES or name.startswith("aria-") or (name.startswith("data-") and name[5:7] != "md")


def _scheme(address: str) -> str:
    # browsers pass over what cannot be seen
    found = _SCHEME.match(_IGNORED.sub("", address).lower())
    return found[0] if found else ""


class _Tag(HTMLParser):
    """Reads a single tag."""

    name = ""
    attributes: tuple[tuple[str, str | None], ...] = ()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.name, self.attributes = tag, tuple(attrs)

    def handle_endtag(self, tag: str) -> None:
        self.name = tag
