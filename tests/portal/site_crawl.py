"""What each page of a built site links to, loads and declares, gathered in one pass over all its files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from html_tree import Element, read_html

_LINKS = ("href", "src", "srcset", "poster", "data", "action", "formaction", "xlink:href", "cite")
_LOADING_TAGS = frozenset(
    ("img", "script", "source", "iframe", "embed", "object", "audio", "video", "track", "input", "image", "use")
)
_LOADING_RELS = frozenset(
    ("stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "manifest")
)
CSS_ADDRESS = re.compile(r"""url\(\s*["']?(?!data:)([^"')]*)|@import\s+["']([^"']*)""")


@dataclass(frozen=True)
class Page:
    """The facts of one page. `links` and `loads` are addresses as written; `path` is the file below the root."""

    path: str
    lang: str
    titles: tuple[str, ...]
    headings: tuple[str, ...]
    canonical: tuple[str, ...]
    alternates: dict[str, str]
    ids: tuple[str, ...]
    links: tuple[str, ...]
    loads: tuple[str, ...]
    images: tuple[tuple[str, str | None], ...]
    notices: tuple[str, ...]

    @property
    def address(self) -> str:
        """The address below the root: a folder, empty for the home page."""
        return self.path.removesuffix("index.html")


def crawl(site: Path) -> dict[str, Page]:
    """Every HTML page of the site by its file."""
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return {file: read_page(file, read_html((site / file).read_text(encoding="utf-8"))) for file in files}


def read_page(path: str, root: Element) -> Page:
    """The facts of one page."""
    relations = [(element, set(element.get("rel").split())) for element in root.all("link")]
    return Page(
        path=path,
        lang=root.one("html").get("lang"),
        titles=tuple(title.text for title in root.one("head").all("title")),
        headings=tuple(heading.text for heading in root.all("h1")),
        canonical=tuple(link.get("href") for link, rel in relations if "canonical" in rel),
        alternates={link.get("hreflang"): link.get("href") for link, rel in relations if "alternate" in rel},
        ids=tuple(element.get("id") for element in root.walk() if "id" in element.attributes),
        links=tuple(_links(root)),
        loads=tuple(_loads(root)),
        images=tuple((image.get("src"), image.attributes.get("alt")) for image in root.all("img")),
        notices=tuple(notice.text for notice in root.all("p", "notice")),
    )


def _addresses(element: Element) -> Iterator[str]:
    for name in _LINKS:
        if name == "srcset":
            yield from (part.split()[0] for part in element.get(name).split(",") if part.strip())
        elif name in element.attributes:
            yield element.get(name)


def _links(root: Element) -> Iterator[str]:
    for element in root.walk():
        yield from _addresses(element)


def _loads(root: Element) -> Iterator[str]:
    for element in root.walk():
        loading = element.tag == "link" and _LOADING_RELS & set(element.get("rel").split())
        if loading or element.tag in _LOADING_TAGS:
            yield from _addresses(element)
        css = element.get("style") + ("".join(map(str, element.children)) if element.tag == "style" else "")
        yield from css_addresses(css)


def css_addresses(css: str) -> Iterator[str]:
    """What a style sheet asks for besides what it holds itself."""
    return (first or second for first, second in CSS_ADDRESS.findall(css))


@dataclass(frozen=True)
class Target:
    """Where an address leads: off the site (`file` is None), or to a file and a fragment."""

    file: str | None
    fragment: str
    address: str


def target(page: str, address: str, root: str) -> Target:
    """Follow `address` from the file `page` of the site whose public address is `root`."""
    whole = urljoin(root + page, address)
    if not whole.startswith(root):
        return Target(None, "", whole)
    parts = urlsplit(whole)
    file = unquote(parts.path).removeprefix(urlsplit(root).path)
    if not file or file.endswith("/"):
        file += "index.html"
    return Target(file, unquote(parts.fragment), whole)


def broken_links(site: Path, pages: dict[str, Page], root: str) -> list[tuple[str, str]]:
    """Page and address of every link within the site whose file or fragment does not exist."""
    ids = {path: set(page.ids) for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        for address in page.links:
            found = target(path, address, root)
            if found.file is None:
                continue
            known = found.file in pages or (site / found.file).is_file()
            if not known or (found.fragment and found.file in ids and found.fragment not in ids[found.file]):
                broken.append((path, address))
    return broken
