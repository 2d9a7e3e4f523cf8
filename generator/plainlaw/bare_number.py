"""Numbers in prose that stand beside words naming a metric.

In: prose, and the words to look for. Out: `BareNumber`s. Dates, periods, ordinals, article and document numbers,
versions, telephone numbers and list markers are not figures and are passed over.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

_NUMBER = re.compile(
    r"(?<![A-Za-z0-9_.,/:#–—-])[−-]?(?:[0-9]{1,3}(?:[,，][0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?![0-9A-Za-z_]|[,，.][0-9])"
)
_CLAUSE_END = re.compile(r"[。；！？!?;\n]|，(?!\d{3})|,(?=\s)|(?<!\d)\.(?=\s|$)|\.(?=\s)")
_NOT_A_FIGURE = (
    # what follows the number
    re.compile(r"^\s*(?:年|月|日|季度|时|分|号|条|款|项|章|节|页|版|届|岁|周岁|个月|天|工作日|时辰|点|期|级|楼|室|路)"),
    re.compile(r"^\s*(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"),
    re.compile(r"^(?:st|nd|rd|th)\b|^\s*(?:days?|months?|years?|hours?|minutes?|working days?|per cent of the time)\b"),
    re.compile(r"^[-/.:]\d"),
)
_BEFORE_NOT_A_FIGURE = re.compile(
    r"(?:第|〔|\[|No\.|no\.|Article|article|art\.|Art\.|section|Section|Chapter|chapter|version|Q|H|拨打|热线|电话|call|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)\s*$"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FALLS = re.compile(r"下降|减少|降低|回落|fell|fall|decreas|declin|down|drop")
_RISES = re.compile(r"上升|增长|增加|提高|rose|rise|increas|grew|up by")
_PER_CENT = re.compile(r"^\s*(?:%|％|个百分点|per cent|percent|percentage points?)")


@dataclass(frozen=True)
class BareNumber:
    """A number as typed, the metric's words beside it, and its line within the prose (from 0).

    `falls` is None when it is not said to be a change, else whether the words say that it fell.
    """

    text: str
    value: Fraction
    decimals: int
    words: str
    line: int
    falls: bool | None = None

    @property
    def is_change(self) -> bool:
        """Whether the words around it say rose or fell."""
        return self.falls is not None


def bare_numbers(prose: str, words: Iterable[str]) -> Iterator[BareNumber]:
    """Each number that shares a clause with the words of a metric; the longest words win, the nearest of equals."""
    known = sorted({word for word in words if word}, key=len, reverse=True)
    for start, clause in _clauses(prose):
        for number in _NUMBER.finditer(clause):
            if _is_no_figure(clause, number):
                continue
            beside = _nearest_words(clause, number, known)  # None too when the number is part of a metric's words
            if beside is None:
                continue
            plain = number[0].replace(",", "").replace("，", "").replace("−", "-")
            line = prose.count("\n", 0, start + number.start())
            decimals = len(plain.partition(".")[2])
            yield BareNumber(number[0], Fraction(plain), decimals, beside, line, _direction(clause, number))


def _clauses(prose: str) -> Iterator[tuple[int, str]]:
    start = 0
    for end in _CLAUSE_END.finditer(prose):
        yield start, prose[start : end.start()]
        start = end.end()
    yield start, prose[start:]


def _is_no_figure(clause: str, number: re.Match[str]) -> bool:
    after, before = clause[number.end() :], clause[: number.start()]
    if _YEAR.fullmatch(number[0]):
        return True
    if any(form.match(after) for form in _NOT_A_FIGURE):
        return True
    if _BEFORE_NOT_A_FIGURE.search(before):
        return True
    # a marker of a list or a heading is no figure
    return bool(re.fullmatch(r"\s*", before.rpartition("\n")[2]) and re.match(r"[.)、]", after)) or before.endswith(
        "\\"
    )


def _nearest_words(clause: str, number: re.Match[str], known: list[str]) -> str | None:
    taken: list[tuple[int, int, str]] = []
    folded = clause.casefold()
    for word in known:
        at = folded.find(word.casefold())
        while at >= 0:
            span = (at, at + len(word))
            if not any(span[0] < end and start < span[1] for start, end, _ in taken):
                taken.append((*span, word))
            at = folded.find(word.casefold(), at + 1)
    if any(start <= number.start() < end for start, end, _ in taken):
        return None
    distances = ((min(abs(number.start() - end), abs(start - number.end())), word) for start, end, word in taken)
    return min(distances, default=(0, None))[1]


def _direction(clause: str, number: re.Match[str]) -> bool | None:
    """Whether the clause says that something fell (True) or rose (False) by this per cent; None when neither."""
    if not _PER_CENT.match(clause[number.end() :]):
        return None
    before = clause[: number.start()]
    last = max(
        (
            (match.start(), falls)
            for form, falls in ((_FALLS, True), (_RISES, False))
            for match in form.finditer(before)
        ),
        default=None,
    )
    return last[1] if last is not None else None
