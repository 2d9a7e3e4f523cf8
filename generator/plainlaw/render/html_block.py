"""Blocks of HTML that our templates write, which Python-Markdown hands through as they are.

In: a block, that is lines up to the next blank one. Out: its elements, if it is handed through, and whether all of its
tags are plainly sound.

Right because of what markdown.htmlparser does: a tag of a block-level element at the beginning of a line opens a raw
block, which ends when the stack of its open tags is empty; text and tags within are stored as they stand. So a block
must consist of such elements and nothing else, every `<` must begin a tag whose end every reader finds at the same
place, and every `&` a whole reference (others are mended there).
"""

import re
from functools import lru_cache

from markdown.util import BLOCK_LEVEL_ELEMENTS  # type: ignore[import-untyped]

from plainlaw.render.plain_tag import all_plain

_OPENS = re.compile(r"<([a-z][a-z0-9]*)[ >]")
_BLOCKS = frozenset(BLOCK_LEVEL_ELEMENTS)
# a quotation mark, an angle bracket or a backtick can stand nowhere but where it belongs
_WHOLE = re.compile(r"""</[a-z][a-z0-9]*>|<[a-z][a-z0-9]*(?: [a-zA-Z_][a-zA-Z0-9_-]*(?:="[^"<>]*")?)* ?/?>""")
# the content of these is read in another way
_OTHER = re.compile(r"<(?:script|style|textarea|title|iframe|noembed|noframes|plaintext|xmp|noscript)\b", re.IGNORECASE)
_LOOSE = re.compile(r"&(?!(?:[a-zA-Z][a-zA-Z0-9]*|#[0-9]+|#[xX][0-9a-fA-F]+);)")
_TAG = re.compile(r"<[^>]*>")
_NAMED = re.compile(r"<(/?)([a-z][a-z0-9]*)[^<>]*?(/?)>")


def opens_block(text: str) -> bool:
    """Whether a block begins with the tag of a block-level element."""
    found = _OPENS.match(text)
    return found is not None and found[1] in _BLOCKS and found[1] != "hr"


# lists of topics and the like are the same on many pages
@lru_cache(maxsize=2048)
def raw_block(text: str) -> tuple[tuple[str, ...], bool] | None:
    """The elements of the block and whether every tag is plainly sound; None when the block may be changed."""
    opened = _OPENS.match(text)
    # as many as there are angle brackets that open: then there is just one in each
    tags = _TAG.findall(text)
    if opened is None or len(tags) != text.count("<") or text[-1] != ">":
        return None
    if "&" in text and _LOOSE.search(text):
        return None
    distinct = set(tags)
    sound = all_plain(distinct)
    # of the elements that are plain, none is read in another way
    if not sound and (_OTHER.search(text) or not all(map(_WHOLE.fullmatch, distinct))):
        return None
    elements = [text] if _is_one(text, opened[1]) else _elements(text)
    return (tuple(elements), sound) if elements else None


def _is_one(text: str, name: str) -> bool:
    """Whether the block is a single element, as far as that is seen at once."""
    # only its own end tag takes the first one from the stack
    end = f"</{name}>"
    return text.endswith(end) and text.count(end) == 1 and text.count(f"<{name}>") + text.count(f"<{name} ") == 1


def _elements(text: str) -> list[str]:
    """The block cut where the stack of open tags is empty; nothing if other text is outside, or it ends too early."""
    stack: list[str] = []
    found: list[str] = []
    start = 0
    for tag in _NAMED.finditer(text):
        ending, name, empty = tag.groups()
        if not stack:
            between = text[start : tag.start()]
            if (
                ending
                or empty
                or name not in _BLOCKS
                or name == "hr"
                or between not in (("", "\n") if found else ("",))
            ):
                return []
            start = tag.start()
        if not ending:
            if not empty and name != "hr":
                stack.append(name)
        elif name in stack:
            while stack.pop() != name:
                pass
            if not stack:
                found.append(text[start : tag.end()])
                start = tag.end()
    return [] if stack or start != len(text) else found
