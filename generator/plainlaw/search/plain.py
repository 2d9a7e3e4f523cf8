"""Markdown made plain: the words that a reader sees, by heading.

In: the Markdown of a page, its shortcodes rendered. Out: passages, with the anchors that the renderer gives their
headings.

This reads no grammar: signs of layout are taken away, and what is no sign is kept. A word too many is harmless here.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape

from plainlaw.resolve.prose import without_code
from plainlaw.search.record import Passage

_HEADING = re.compile(
    r"^[ \t>]*#{1,6}[ \t]+(?P<words>.+?)[ \t]*#*[ \t]*$|^(?P<above>(?=[^\n]*\S)[^\n|]+)\n(?:=+|-+)[ \t]*$", re.MULTILINE
)
_BEGINS = frozenset("|-*_=`~[!?>+:0123456789")
_EMPTY = re.compile(r"[| ]*(?:[-:]{3,}[|: -]*|[*_=-]{3,}|`{3,}\w*|~{3,}\w*|\[[^\]^][^\]]*\]:.*)$")
_BEFORE = re.compile(r"[!?]{3}\+?[ ]+[\w-]+|(?:[>*+:-]|\d+[.)])[ ]+|\[\^[^\]]+\]:")
_NOTE = re.compile(r"\[\^[^\]]+\]")
_EMPHASIS = re.compile(r"(?<!\w)_+|_+(?!\w)|\\(?=[^\w\s])")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])")
_HIDDEN = re.compile(r"<(svg|script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_INLINE = re.compile(r"</?(?:a|abbr|b|code|dfn|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|time|u|wbr)\b[^<>]*>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_CODE = re.compile(r"[`~]")


def words(markdown: str) -> str:
    """The words of some Markdown or HTML on one line."""
    return _words(_without_targets(markdown))


def passages(markdown: str, after: Iterable[tuple[str, str]] = ()) -> tuple[Passage, ...]:
    """The words of a page by heading; `after` are headings and contents that follow its body."""
    used: set[str] = set()
    parts = [*_parts(_without_targets(markdown)), *((heading, _without_targets(text)) for heading, text in after)]
    return tuple(_passage(_inline(heading), _words(text), used) for heading, text in parts)


def _without_targets(markdown: str) -> str:
    """Without tags, and links as their words."""
    if "<" in markdown:
        markdown = _TAG.sub(" ", _INLINE.sub("", _HIDDEN.sub(" ", markdown)))
    return _LINK.sub(r"\1", _LINK.sub(r"\1", markdown)) if "](" in markdown or "][" in markdown else markdown


def _words(markdown: str) -> str:
    return _inline(" ".join(filter(None, map(_line, markdown.split("\n")))))


def _inline(text: str) -> str:
    """The words of text within a line."""
    if "[^" in text:
        text = _NOTE.sub("", text)
    if "_" in text or "\\" in text:
        text = _EMPHASIS.sub("", text)
    text = text.replace("*", "").replace("`", "").replace("|", " ")
    return " ".join((unescape(text) if "&" in text else text).split())


def _line(line: str) -> str:
    """The line without what makes it an item of a list, the head of a note or a line between others."""
    line = line.strip()
    while line[:1] in _BEGINS and line:
        found = _EMPTY.match(line) or _BEFORE.match(line)
        if found is None:
            break
        line = line[found.end() :].lstrip()
    return line


def _passage(heading: str, text: str, used: set[str]) -> Passage:
    # the renderer's own way, imported when it is needed: a build in which nothing changed needs no Markdown
    from markdown.extensions.toc import unique  # type: ignore[import-untyped]

    return Passage(text, heading, unique(_slug(heading), used) if heading else "")


@lru_cache(maxsize=10_000)
def _slug(heading: str) -> str:
    from markdown.extensions.toc import slugify_unicode

    return str(slugify_unicode(heading, "-"))


def _parts(markdown: str) -> Iterator[tuple[str, str]]:
    """Headings and the text below each. What is code holds no headings, yet its words count."""
    prose = without_code(markdown) if _CODE.search(markdown) else markdown
    heading, at = "", 0
    for found in _HEADING.finditer(prose):
        if found.start() > at or heading:
            yield heading, markdown[at : found.start()]
        span = found.span("words") if found["words"] else found.span("above")
        heading, at = markdown[slice(*span)], found.end()
    yield heading, markdown[at:]
