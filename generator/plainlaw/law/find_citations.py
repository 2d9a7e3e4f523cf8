"""Citations in prose, Chinese ones here, English ones in find_english.py.

In: prose. Out: `Citation`s in the order of the text.
"""

import re
from collections.abc import Iterator, Mapping

from plainlaw.law.citation import THIS, Citation, below, number_of
from plainlaw.law.find_english import english_citations
from plainlaw.law.numerals import NUMERAL
from plainlaw.law.provision import Level

_KINDS = "法|条例|规定|办法|细则|规则|规范|方案|决定|意见|通知|制度|章程|标准|措施|准则|解释|清单|机制"
_BELOW = rf"(?:第(?P<paragraph>{NUMERAL})款)?(?:第[（(]?(?P<item>{NUMERAL})[）)]?项)?"
_ARTICLE = rf"第(?P<article>{NUMERAL})条(?P<branch>之{NUMERAL})?{_BELOW}"
_NAMED = r"《(?P<named>[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*)》(?:[（(][^（）()\n]{0,40}[）)])?"
# a title that begins with the name of the state needs no marks
_FULL = rf"(?P<full>中华人民共和国[^\s，。；：、《》“”（）()本的违依按据]{{1,40}}?(?:{_KINDS}|法典))"
_PLACE = re.compile(_ARTICLE)
_NEXT = re.compile(rf"(?:、|，|和|或者|或|以及|及|至|到){_ARTICLE}")
_BACK = re.compile(
    rf"(?P<word>前款|前条|本条|本款)(?:第(?P<paragraph>{NUMERAL})款)?(?:第[（(]?(?P<item>{NUMERAL})[）)]?项)?"
)
_BACKS = {
    "前款": (1, Level.PARAGRAPH),
    "前条": (1, Level.ARTICLE),
    "本条": (0, Level.ARTICLE),
    "本款": (0, Level.PARAGRAPH),
}
_SHORT = re.compile(
    r"《(?P<title>[^《》\n]+)》[（(](?:以下)?(?:简称|称)[“《]?(?P<short>[^”》（）()\n]{2,30})[”》]?[）)]"
)


def short_names(text: str) -> dict[str, str]:
    """The titles that a text says shorter from there on: 《中华人民共和国统计法》（以下简称统计法）."""
    return {found["short"]: found["title"] for found in _SHORT.finditer(text)} if "称" in text else {}


def citations(text: str, shorts: Mapping[str, str]) -> Iterator[Citation]:
    """Every citation in a text, in its order. `shorts` are the short names that it may use, with their titles."""
    found = [*_chinese(text, shorts), *english_citations(text)]
    end = 0
    for citation in sorted(found, key=lambda one: (one.start, one.end)):
        # what lies within another one is part of it
        if citation.start >= end:
            yield citation
            end = citation.end


def _chinese(text: str, shorts: Mapping[str, str]) -> Iterator[Citation]:
    if "条" in text:
        for name in re.finditer(_names(shorts), text):
            yield from _list_of(text, name, shorts)
    if "款" in text or "条" in text:
        for found in _BACK.finditer(text):
            back, level = _BACKS[found["word"]]
            if found["word"] in ("本条", "本款") and not (found["paragraph"] or found["item"]):
                continue  # 本条 alone leads to where the reader is
            yield Citation(
                found.start(), found.end(), THIS, None, below(found["paragraph"]), below(found["item"]), back, level
            )


def _names(shorts: Mapping[str, str]) -> str:
    short = "|".join(sorted(map(re.escape, shorts), key=len, reverse=True)) or "(?!)"
    return rf"(?:{_NAMED}|(?P<short>{short})|{_FULL}|(?P<this>本(?:{_KINDS})))(?=第{NUMERAL}条)"


def _list_of(text: str, name: re.Match[str], shorts: Mapping[str, str]) -> Iterator[Citation]:
    """The article behind a name, and those that follow it in a list: 本法第三条、第五条和第九条第二款."""
    law = THIS if name["this"] else shorts.get(name["short"]) or name["full"] or name["named"]
    place, start = _PLACE.match(text, name.end()), name.start()
    while place is not None:
        number = number_of(place["article"], (place["branch"] or "").lstrip("之"))
        if number is not None:
            yield Citation(start, place.end(), law, number, below(place["paragraph"]), below(place["item"]))
        end = place.end()
        place = _NEXT.match(text, end)
        start = text.index("第", end) if place is not None else end
