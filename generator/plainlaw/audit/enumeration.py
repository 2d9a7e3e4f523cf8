"""How many things a list really names.

In: the figure that says how many, and the sentences from its own on. Out: the lengths that the list may be counted as;
none where no list can be made out with certainty.
"""

import re

from plainlaw.audit.article import Sentence
from plainlaw.audit.mention import Mention, MentionKind

_QUOTED = re.compile(r"[“「]([^“”「」]{1,200})[”」]\s?等?$")
_FOLLOWS = re.compile(r"\s?[:：]\s?([^。；;:：]{1,400})")
_MARKER = re.compile(r"(?:^|[，,。；;:：、\s])([一二三四五六七八九十]{1,2})(?:是|要)")
_ORDER = "一二三四五六七八九十"
_LEVEL = "省市州县区旗乡镇街村社组户"
_ADMINISTRATIVE = re.compile(rf"(?<![{_LEVEL}])[{_LEVEL}]{{2,6}}$")
_PAIRS = re.compile("乡镇|街镇|村社|社区|街道|镇街|市区|县区|市县区|乡村|城乡")
_LAST_AND = re.compile(r"和|及|与|以及|\band\b|\bor\b")
_BULLET = re.compile(r"\s*(?:[-*+]|\d{1,2}[.)、]|[（(]?[一二三四五六七八九十]{1,2}[)）、])\s?\S")


def enumerated(mention: Mention, following: list[Sentence], text: str) -> frozenset[int]:
    """The possible lengths of the list of which `mention` says the number. `text` is that of the article."""
    if mention.kind is MentionKind.LEVELS:
        return _levels(mention)
    quoted = _QUOTED.search(mention.before)
    if quoted and "、" in quoted[1]:
        return _lengths(quoted[1].split("、"))
    own = following[0]
    marked = _marked(own.text[mention.end - own.at :], following[1:])
    if marked:
        return marked
    colon = _FOLLOWS.match(own.text, mention.end - own.at)
    if colon:
        return _inline(colon[1])
    return _bullets(text, mention.end)


def _levels(mention: Mention) -> frozenset[int]:
    """县乡村社四级: the characters before the number are the levels; two that make a word may be one of them."""
    named = _ADMINISTRATIVE.search(mention.before)
    if named is None:
        return frozenset()
    return frozenset(range(len(named[0]) - len(_PAIRS.findall(named[0])), len(named[0]) + 1))


def _lengths(items: list[str]) -> frozenset[int]:
    """A last “a和b” may be one thing or two."""
    extra = 1 if _LAST_AND.search(items[-1]) else 0
    return frozenset({len(items), len(items) + extra})


def _inline(listed: str) -> frozenset[int]:
    separator = "、" if "、" in listed else ", " if listed.isascii() else ""
    if not separator or "等" in listed or "(" in listed or "（" in listed:
        return frozenset()
    items = listed.split(separator)
    if separator == "、" and re.search(r"[，,]", listed):
        return frozenset()
    if separator == ", ":
        last = items[-1]
        return frozenset({len(items)} if last.startswith(("and ", "or ")) else _lengths(items))
    return _lengths(items)


def _marked(rest: str, later: list[Sentence]) -> frozenset[int]:
    """一是…二是…三是…: the run that begins in this sentence or the next."""
    seen = 0
    for number, part in enumerate([rest, *(sentence.text for sentence in later)]):
        for found in _MARKER.finditer(part):
            if seen < len(_ORDER) and found[1] == _ORDER[seen]:
                seen += 1
            elif found[1] == "一" and seen:
                return frozenset({seen})
        if number == 1 and not seen:
            break
    return frozenset({seen}) if seen > 1 else frozenset()


def _bullets(text: str, at: int) -> frozenset[int]:
    """The items of a list of lines that follows a colon at the end of the line."""
    end = text.find("\n", at)
    if end < 0 or text[at:end].rstrip()[-1:] not in (":", "："):
        return frozenset()
    items = 0
    for line in text[end + 1 : end + 20_000].split("\n"):
        if _BULLET.match(line) and not line.startswith(("  ", "\t")):
            items += 1
        elif line.strip() and not line.startswith(("  ", "\t")):
            break
    return frozenset({items}) if items > 1 else frozenset()
