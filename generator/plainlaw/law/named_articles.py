"""The articles that a header names: 第三十一条第一款, Article 31(2), art. 31, art_31__para_2, 三十一, 31, and lists.

In: the value as written. Out: `Citation`s without a law, whose places are those within the value.
"""

import re

from plainlaw.law.citation import THIS, Citation, below, number_of
from plainlaw.law.numerals import NUMERAL
from plainlaw.law.provision import Number

_ITEM = rf"第[（(]?(?:{NUMERAL})[）)]?项"
_FURTHER = rf"(?:[、，,和及至到](?:第{NUMERAL}款(?:{_ITEM})?|{_ITEM}))*"
_ONE = re.compile(
    # as an eId has it
    r"art_(?P<number_id>[0-9]+)(?:-(?P<branch_id>[0-9]+))?(?:__para_(?P<paragraph_id>[0-9]+))?"
    r"(?:__item_(?P<item_id>[0-9]+))?"
    rf"|第?(?P<number>{NUMERAL})条(?:之(?P<branch>{NUMERAL}))?(?:第(?P<paragraph>{NUMERAL})款)?"
    rf"(?:第[（(]?(?P<item>{NUMERAL})[）)]?项)?{_FURTHER}"
    r"|(?:articles?\s+|arts?\.?\s*)?(?P<number_en>[0-9０-９]+)(?:-(?P<branch_en>[0-9]+))?"
    r"(?:\s?\((?P<paragraph_en>[0-9]+)\)|,?\sparagraph\s(?P<paragraph_said>[0-9]+))?"
    r"(?:\s?\((?P<item_en>[0-9]+)\)|,?\sitem\s(?P<item_said>[0-9]+))?"
    rf"|(?P<number_bare>{NUMERAL})(?:之(?P<branch_bare>{NUMERAL}))?",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\s*(?:、|，|,|;|；|和|或者|或|以及|及|至|到|–|\band\b|\bor\b|\bto\b)\s*")
_REMARK = re.compile(r"\s*(?:[（(][^（）()]{0,60}[）)])?\s*")
_MOST = 200


def named_articles(words: str) -> tuple[Citation, ...]:
    """Every article that a value names; none when any part of it is no article."""
    at = len(words) - len(words.lstrip())
    found: list[Citation] = []
    # nobody names so many articles, and whoever does may want to break something
    while len(found) < _MOST:
        one = _ONE.match(words, at)
        number = _number(one) if one is not None else None
        if one is None or number is None:
            return ()
        found.append(Citation(one.start(), one.end(), THIS, number, _said(one, "paragraph"), _said(one, "item")))
        if _REMARK.fullmatch(words, one.end()):
            return tuple(found)
        link = _NEXT.match(words, one.end())
        if link is None:
            return ()
        at = link.end()
    return ()


def _number(one: "re.Match[str]") -> Number | None:
    ways = (
        ("number", "branch"),
        ("number_id", "branch_id"),
        ("number_en", "branch_en"),
        ("number_bare", "branch_bare"),
    )
    main, branch = next((one[main], one[branch]) for main, branch in ways if one[main])
    return number_of(main, branch)


def _said(one: "re.Match[str]", what: str) -> int:
    names = (what, f"{what}_id", f"{what}_en", f"{what}_said")
    return below(next((one[name] for name in names if one[name]), None))
