"""Numbers in prose that stand beside words naming a metric.

In: prose, and the words to look for. Out: `BareNumber`s. Dates, periods, ordinals, article and document numbers,
versions, telephone numbers and list markers are not figures and are passed over.
"""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

_NUMBER = re.compile(
    r"(?<![A-Za-z0-9_.,/:#–—-])[−-]?(?:[0-9]{1,3}(?:[,，][0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?![0-9A-Za-z_]|[,，.][0-9])"
)
_SENTENCE_END = re.compile(r"[。；！？!?;\n]|\.(?=\s|$)")
_CLAUSE_END = re.compile(r"[。；！？!?;\n]|，(?!\d{3})|,(?=\s)|(?<!\d)\.(?=\s|$)|\.(?=\s)")
_NOT_A_FIGURE = (
    # what follows the number
    re.compile(r"^\s*(?:年|月|日|季度|时|分|号|条|款|项|章|节|页|版|届|岁|周岁|个月|天|工作日|时辰|点|期|级|楼|室|路)"),
    re.compile(r"^\s*(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"),
    re.compile(r"^(?:st|nd|rd|th)\b|^\s*(?:days?|months?|years?|hours?|minutes?|working days?|per cent of the time)\b"),
    re.compile(r"^[-/.:]\d|^[)）]\s*[项款条目]"),
)
_BEFORE_NOT_A_FIGURE = re.compile(
    r"(?:第|〔|\[|No\.|no\.|Article|article|art\.|Art\.|section|Section|Chapter|chapter|version|Q|H|拨打|热线|电话|call|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)\s*$"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FALLS = re.compile(r"下降|减少|降低|回落|降幅|fell|fall|decreas|declin|down|drop")
_RISES = re.compile(r"上升|增长|增加|提高|增幅|rose|rise|increas|grew|up by")
_REACHES = re.compile(r"到|至|为|达|\b(?:to|reach|reached|at)\b")
_PER_CENT = re.compile(r"^\s*(?:%|％|个百分点|per cent|percent|percentage points?)")
_LONGEST = 18
_LONGEST_CLAUSE = 1000


class BareNumber(Struct, frozen=True):
    """A number as typed, the metric's words beside it, and where it begins in the prose (`at`, from 0).

    `falls` is None when it is a level, else whether the words say that something fell by it. `sentence` is what it
    stands in, `before` and `after` are the rest of its clause.
    """

    text: str
    value: Fraction
    decimals: int
    words: str
    at: int
    falls: bool | None = None
    sentence: str = ""
    before: str = ""
    after: str = ""

    @property
    def is_change(self) -> bool:
        """Whether the words around it say rose or fell."""
        return self.falls is not None

    @property
    def is_per_cent(self) -> bool:
        """Whether it is said to be per cent or percentage points."""
        return _PER_CENT.match(self.after) is not None


def bare_numbers(prose: str, words: Iterable[str]) -> Iterator[BareNumber]:
    """Each number that shares a clause with the words of a metric; the longest words win, the nearest of equals."""
    # words of one length in an order of their own, so that two runs find the same
    known = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    for sentence_start, sentence in _split(prose, _SENTENCE_END):
        for clause_start, long_clause in _split(sentence, _CLAUSE_END):
            clause = long_clause[:_LONGEST_CLAUSE]
            numbers = [number for number in _NUMBER.finditer(clause) if not _is_no_figure(clause, number)]
            named = _named(clause, known) if numbers else []
            moves = _moves(clause) if named else []
            for number in numbers if named else ():
                found = _bare(number, clause, named, moves)
                if found is not None:
                    at = sentence_start + clause_start + number.start()
                    yield replace(found, at=at, sentence=sentence[:_LONGEST_CLAUSE])


def _bare(
    number: re.Match[str], clause: str, named: list[tuple[int, int, str]], moves: list[tuple[int, int, bool]]
) -> BareNumber | None:
    if any(start <= number.start() < end for start, end, _ in named):
        return None  # part of the metric's own words
    _, word = min((min(abs(number.start() - end), abs(start - number.end())), word) for start, end, word in named)
    before, after = clause[: number.start()], clause[number.end() :]
    last = max((move for move in moves if move[1] <= number.start()), default=None)
    is_size = last is not None and clause[: last[1]].endswith("幅")  # the size of a fall or rise, whatever follows
    by = last is not None and (is_size or not _REACHES.search(before, last[1]))
    if by and not _PER_CENT.match(after):
        return None  # a change in cases, people and so on is no level
    plain = number[0].replace(",", "").replace("，", "").replace("−", "-")
    falls = last[2] if last is not None and by else None
    decimals = len(plain.partition(".")[2])
    return BareNumber(number[0], Fraction(plain), decimals, word, 0, falls=falls, before=before, after=after)


def _split(text: str, end: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    start = 0
    for found in end.finditer(text):
        yield start, text[start : found.start()]
        start = found.end()
    yield start, text[start:]


def _is_no_figure(clause: str, number: re.Match[str]) -> bool:
    if len(number[0]) > _LONGEST or _YEAR.fullmatch(number[0]):
        return True
    after, before = clause[number.end() :], clause[max(0, number.start() - 40) : number.start()]
    if any(form.match(after) for form in _NOT_A_FIGURE) or _BEFORE_NOT_A_FIGURE.search(before):
        return True
    # a marker of a list or a heading is no figure
    is_first = not before.strip(" \t>") and number.start() < 40
    return (is_first and re.match(r"[.)、．）]|$", after) is not None) or before.endswith("\\")


def _named(clause: str, known: list[str]) -> list[tuple[int, int, str]]:
    taken: list[tuple[int, int, str]] = []
    folded = clause.casefold()
    for word in known:
        at = folded.find(word.casefold())
        while at >= 0:
            span = (at, at + len(word))
            if not any(span[0] < end and start < span[1] for start, end, _ in taken):
                taken.append((*span, word))
            at = folded.find(word.casefold(), at + 1)
    return taken


def _moves(clause: str) -> list[tuple[int, int, bool]]:
    """Where the clause says that something fell (True) or rose (False)."""
    forms = ((_FALLS, True), (_RISES, False))
    return [(found.start(), found.end(), falls) for form, falls in forms for found in form.finditer(clause)]
