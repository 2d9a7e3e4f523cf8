"""Tags that are plainly sound: written as our templates write them, and let through by the last net (net.py).

In: tags. Out: whether one regular expression knows all of it. A tag it does not know may be sound as well, and is then
looked at by the net itself. Tests hold that whatever is plain here passes the net.
"""

import re

_ELEMENTS = (
    "a|abbr|article|b|blockquote|br|caption|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|"
    "footer|h[1-6]|header|hr|i|img|ins|kbd|li|mark|nav|ol|p|picture|pre|q|s|samp|section|small|source|span|strong|sub|"
    "summary|sup|table|tbody|td|tfoot|th|thead|time|tr|u|ul|var|wbr|svg|g|path|line|rect|circle|polyline|polygon"
)
_NAMES = (
    "alt|class|colspan|cx|cy|d|datetime|decoding|dir|download|fill|fill-opacity|focusable|headers|height|hidden|hreflang|id|lang|"
    "loading|media|open|points|preserveAspectRatio|r|rel|role|rowspan|rx|ry|scope|start|stroke|stroke-linecap|stroke-linejoin|"
    "stroke-width|tabindex|title|transform|value|vector-effect|viewBox|width|x|x1|x2|y|y1|y2|aria-[a-z]+|data-(?!md)[a-z-]+"
)
# an address without a colon has no scheme; without an ampersand nothing is written in another way
_ADDRESS = r'href="(?:(?:https?:|mailto:|tel:)?[^"<>&:\s]*)"|src(?:set)?="(?:\.\./)*[\w-][\w./-]*"'
PLAIN_TAG = re.compile(
    rf'</(?:{_ELEMENTS})>|<(?:{_ELEMENTS})(?: (?:(?:{_NAMES})(?:="[^"<>]*+"|(?=[ />]))|{_ADDRESS}))*+ ?/?>'
)
_KEPT = 50_000
_known: set[str] = set()


def is_plain(tag: str) -> bool:
    """Whether a tag is plainly sound."""
    if tag in _known:
        return True
    if PLAIN_TAG.fullmatch(tag) is None:
        return False
    if len(_known) >= _KEPT:
        _known.clear()
    if len(tag) < 200:
        _known.add(tag)
    return True


def all_plain(tags: set[str]) -> bool:
    """Whether every one of some tags is plainly sound."""
    return all(map(is_plain, tags - _known))
