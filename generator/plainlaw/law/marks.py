"""How a line of legal text says that a provision begins: the patterns of Chinese and English, with or without Markdown.

In: one line. Out: a `Mark`, or None. Headings, bold and plain lines are read: `## 第一章　总则`, `**第一条**　…`,
`第一条　…`, `### 第一条`, `## Chapter I. General`, `**Article 3.** …`, `（一）…`, `(1) …`, `1. …`.
"""

import re
from typing import NamedTuple

from plainlaw.law.numerals import CHINESE, NUMERAL, to_int
from plainlaw.law.provision import Level, Number


class Mark(NamedTuple):
    """What begins on a line. `words` is the column (from 0) at which what it says begins, behind label and heading."""

    level: Level
    number: Number
    label: str
    heading: str
    words: int


_BLANKS = " \t\u3000\u00a0"
_BLANK = f"[{_BLANKS}]"
_CONTAINERS = {
    "编": Level.PART, "分编": Level.SUBPART, "章": Level.CHAPTER, "节": Level.SECTION,
    "part": Level.PART, "subpart": Level.SUBPART, "chapter": Level.CHAPTER, "section": Level.SECTION,
}  # fmt: skip
_HEADING = re.compile(r"(?P<hashes>#{1,6})[ \t]+(?P<words>.*?)[ \t]*#*[ \t]*$")
_CONTAINER = re.compile(
    rf"(?P<label>第{_BLANK}*(?P<number>{NUMERAL}){_BLANK}*(?P<kind>分编|编|章|节))(?P<heading>.*)"
    rf"|(?P<label_en>(?P<kind_en>Part|Subpart|Chapter|Section){_BLANK}+(?P<number_en>[A-Za-z]+|\d+)\b)[.:]?(?P<heading_en>.*)",
    re.IGNORECASE,
)
_UNNUMBERED = re.compile(rf"附{_BLANK}*则|supplementary provisions", re.IGNORECASE)
_LABEL = rf"第(?P<number>{NUMERAL})条(?P<branch>之{NUMERAL})?"
_LABEL_EN = r"Article (?P<number_en>\d+)(?:-(?P<branch_en>\d+))?"
_ARTICLE = re.compile(
    rf"{_BLANK}*(?P<bold>\*\*|__)?(?P<label>{_LABEL}|{_LABEL_EN})(?P<dot>[.:：]?)"
    rf"(?:{_BLANK}*(?P<heading>【[^】]*】|（[^（）]*）(?=\**(?:$|{_BLANK}))))?"
)
_ITEM = re.compile(rf"(?:[-*+]{_BLANK}+|{_BLANK}*)(?P<label>[（(](?P<number>[{CHINESE}]+)[）)])")
_POINT = re.compile(
    rf"(?:[-*+]{_BLANK}+|{_BLANK}*)"
    r"(?P<label>(?P<number>[0-9０-９]{1,3})[.．、](?=\D)|[（(](?P<number_in>[0-9０-９]{1,3})[）)])"
)
_LETTER = re.compile(rf"(?:[-*+]{_BLANK}+|{_BLANK}*)(?P<label>[(](?P<letter>[a-z])[)])")
_LONGEST_TITLE = 60
_TITLE_EN = re.compile(r"[ \t]*(?:$|[A-Z“\"(0-9])")


def heading_of(line: str) -> str | None:
    """The words of an ATX heading; None when the line is none."""
    found = _HEADING.match(line)
    return found["words"] if found is not None else None


def container(words: str) -> Mark | None:
    """The part, chapter or section that the words of a heading name. `words` counts from their beginning."""
    found = _CONTAINER.match(words)
    if found is None:
        named = _UNNUMBERED.fullmatch(words)
        return Mark(Level.CHAPTER, Number(0), words, "", len(words)) if named is not None else None
    number = to_int(found["number"] or found["number_en"])
    if number is None:
        return None
    level = _CONTAINERS[(found["kind"] or found["kind_en"]).lower()]
    heading = (found["heading"] or found["heading_en"] or "").strip(_BLANKS + ".—-")
    return Mark(level, Number(number), found["label"] or found["label_en"], heading, len(words))


def article(line: str, *, heading: bool = False, begins_block: bool = True) -> Mark | None:
    """The article that begins with this line, or that the words of a `heading` name."""
    found = _ARTICLE.match(line)
    if found is None:
        return None
    main = to_int(found["number"] or found["number_en"])
    branch = to_int(found["branch_en"] or (found["branch"] or "之〇")[1:])
    if main is None or branch is None:
        return None
    number = Number(main, branch)
    is_all_bold = found["bold"] is not None and line.startswith(found["bold"], found.end())
    if not (heading or is_all_bold or _stands_apart(line, found, begins_block)):
        return None
    title, words = _title(line, found, heading=heading)
    while words < len(line) and line[words] in _BLANKS:
        words += 1
    return Mark(Level.ARTICLE, number, found["label"], title, words)


def _title(line: str, found: "re.Match[str]", *, heading: bool) -> tuple[str, int]:
    """The heading of an article, and where it ends: in brackets, else what shares the bold type or the heading line."""
    title, end, bold = (found["heading"] or "")[1:-1], found.end(), found["bold"]
    close = line.find(bold, end) if bold else len(line)
    if not (bold or heading) or close < 0:
        return title, end
    beside = line[end:close].strip(_BLANKS + ".:：")
    if len(beside) > _LONGEST_TITLE or beside.endswith(("。", "；")):
        return title, end  # the text itself in bold
    return title or beside, close + len(bold or "")


def _stands_apart(line: str, found: "re.Match[str]", begins_block: bool) -> bool:
    """Whether a label begins an article and no sentence: “第三条规定的……” and “Article 3 of …” begin a sentence."""
    end = found.end()
    if found["number_en"]:
        return begins_block and (bool(found["dot"]) or _TITLE_EN.match(line, end) is not None)
    return bool(found["heading"] or found["dot"]) or end == len(line) or line[end] in _BLANKS


def within_article(line: str) -> Mark | None:
    """The item or point that begins with this line of an article."""
    found = _ITEM.match(line)
    if found is not None:
        return _numbered(Level.ITEM, found["number"], found)
    found = _POINT.match(line)
    if found is not None:
        # in English, (1) is an item; in Chinese, an item has a Chinese numeral
        in_brackets = found["number_in"] is not None and found["label"][0] == "("
        return _numbered(Level.ITEM if in_brackets else Level.POINT, found["number"] or found["number_in"], found)
    found = _LETTER.match(line)
    if found is not None:
        return Mark(Level.POINT, Number(ord(found["letter"]) - 96), found["label"], "", found.end())
    return None


def _numbered(level: Level, written: str, found: "re.Match[str]") -> Mark | None:
    number = to_int(written)
    return Mark(level, Number(number), found["label"], "", found.end()) if number else None
