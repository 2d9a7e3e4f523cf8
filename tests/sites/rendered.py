"""Markdown as MkDocs renders it, and everything in it that a page must not hold.

In: Markdown. Out: HTML, or the elements, attributes and addresses that are not allowed.
"""

import re
from functools import cache
from html import unescape
from html.parser import HTMLParser

from markdown import Markdown
from mkdocs.config import load_config

from portals import REPOSITORY

ELEMENTS = frozenset(
    {"a", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
    | {"li", "ol", "p", "pre", "span", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"}
)
ATTRIBUTES = frozenset({"class", "href", "id", "title", "start", "style"})
_STYLE = re.compile(r"text-align: (left|right|center);")
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*)\s*:", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202f\ufeff]")
ALLOWED = frozenset({"http", "https", "mailto", "tel"})


@cache
def _settings() -> tuple[list[str], dict[str, dict[str, object]]]:
    config = load_config(str(REPOSITORY / "mkdocs.yml"))
    return list(config.markdown_extensions), dict(config.mdx_configs)


def render(markdown: str) -> str:
    """HTML, with the extensions of mkdocs.yml."""
    extensions, configs = _settings()
    return str(Markdown(extensions=extensions, extension_configs=configs).convert(markdown))


class _Judge(HTMLParser):
    """Collects what is not allowed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.refused: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS:
            self.refused.append(f"<{tag}>")
        for name, value in attrs:
            if name not in ATTRIBUTES or (name == "style" and not _STYLE.fullmatch(value or "")):
                self.refused.append(f"{name}={value}")
            scheme = _SCHEME.match(_INVISIBLE.sub("", unescape(value or ""))) if name == "href" else None
            if scheme is not None and scheme[1].lower() not in ALLOWED:
                self.refused.append(f"href={value}")

    def handle_comment(self, data: str) -> None:
        self.refused.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.refused.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.refused.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.refused.append(f"<![{data}]>")


def refused(html: str) -> list[str]:
    """Everything in `html` that no page may hold."""
    judge = _Judge()
    judge.feed(html)
    judge.close()
    return judge.refused
