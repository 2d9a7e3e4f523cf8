"""Citations in legal text: 《名称》第三条第一款, 本法第三条, 前款, and their English forms.

In: prose. Out: `Citation`s with their places. What a citation leads to is decided elsewhere (plainlaw.resolve). An
article, paragraph, item and point are cited as the Legislation Law of China, art. 65, names them.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from plainlaw.law.numerals import NUMERAL, to_chinese, to_int
from plainlaw.law.provision import Level, Number

THIS = ""
"""Stands for the text itself, as in 本法第三条."""


class Citation(NamedTuple):
    """A citation from `start` to `end`. `law` is the title as it is written, THIS of the text itself.

    `article` is None where it is said by its place only: `back` counts paragraphs (前款) or articles (前条) back from
    where it stands, by `back_of`; 本条 and 本款 go back 0.
    """

    start: int
    end: int
    law: str
    article: Number | None
    paragraph: int = 0
    item: int = 0
    back: int = 0
    back_of: Level | None = None


_KINDS = "法|条例|规定|办法|细则|规则|规范|方案|决定|意见|通知|制度|章程|标准|措施|准则|解释|清单|机制"
_BELOW = rf"(?:第(?P<paragraph>{NUMERAL})款)?(?:第[（(]?(?P<item>{NUMERAL})[）)]?项)?"
_ARTICLE = rf"第(?P<article>{NUMERAL})条(?P<branch>之{NUMERAL})?{_BELOW}"
_NAMED = r"《(?P<named>[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*)》(?:[（(][^（）()\n]{0,40}[）)])?"
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
_EN = re.compile(
    r"\b[Aa]rticle (?P<article>\d+)(?:-(?P<branch>\d+))?(?:\((?P<paragraph>\d+)\))?(?:\((?P<item>\d+)\))?"
    r" of (?:(?P<this>this (?:Law|Regulation|Regulations|Measures|Rules|Provisions|Plan|Decision|Opinion|Notice))\b"
    r"|(?:the )?(?P<title>“[^”\n]+”|[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of|the|on|for|and|in|to|against|by|\d{4}))*))"
)
_BACK_EN = re.compile(r"\bthe (?P<word>preceding (?P<what>paragraph|article))\b", re.IGNORECASE)


def short_names(text: str) -> dict[str, str]:
    """The titles that a text says shorter from there on: 《中华人民共和国统计法》（以下简称统计法）."""
    return {found["short"]: found["title"] for found in _SHORT.finditer(text)} if "称" in text else {}


def citations(text: str, shorts: Mapping[str, str]) -> Iterator[Citation]:
    """Every citation in a text, in its order. `shorts` are the short names that it may use, with their titles."""
    found = [*_chinese(text, shorts), *_english(text)]
    end = 0
    for citation in sorted(found):
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
                found.start(), found.end(), THIS, None, _number(found["paragraph"]), _number(found["item"]), back, level
            )


def _names(shorts: Mapping[str, str]) -> str:
    short = "|".join(sorted(map(re.escape, shorts), key=len, reverse=True)) or "(?!)"
    return rf"(?:{_NAMED}|(?P<short>{short})|(?P<this>本(?:{_KINDS})))(?=第{NUMERAL}条)"


def _list_of(text: str, name: re.Match[str], shorts: Mapping[str, str]) -> Iterator[Citation]:
    """The article behind a name, and those that follow it in a list: 本法第三条、第五条和第九条第二款."""
    law = THIS if name["this"] else shorts[name["short"]] if name["short"] else name["named"]
    place, start = _PLACE.match(text, name.end()), name.start()
    while place is not None:
        number = _article(place)
        if number is not None:
            yield Citation(start, place.end(), law, number, _number(place["paragraph"]), _number(place["item"]))
        end = place.end()
        place = _NEXT.match(text, end)
        start = text.index("第", end) if place is not None else end


def _article(found: re.Match[str]) -> Number | None:
    main, branch = to_int(found["article"]), to_int(found["branch"].lstrip("之") if found["branch"] else "〇")
    return Number(main, branch) if main and branch is not None else None


def _number(written: str | None) -> int:
    return (to_int(written) or 0) if written else 0


def _english(text: str) -> Iterator[Citation]:
    if "rticle" in text:
        for found in _EN.finditer(text):
            law = THIS if found["this"] else found["title"].strip("“”")
            main = to_int(found["article"])
            if main is None:
                continue  # beyond all articles
            article = Number(main, _number(found["branch"]))
            yield Citation(
                found.start(), found.end(), law, article, _number(found["paragraph"]), _number(found["item"])
            )
    if "receding" in text:
        for found in _BACK_EN.finditer(text):
            level = Level.PARAGRAPH if found["what"].lower() == "paragraph" else Level.ARTICLE
            yield Citation(found.start(), found.end(), THIS, None, back=1, back_of=level)


def label_of(number: Number, *, chinese: bool) -> str:
    """An article as it is cited: 第十七条之一, Article 17-1."""
    if not chinese:
        return f"Article {number}"
    branch = f"之{to_chinese(number.branch)}" if number.branch else ""
    return f"第{to_chinese(number.main)}条{branch}"
