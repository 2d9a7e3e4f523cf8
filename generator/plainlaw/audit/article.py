"""An article as the audit reads it: prose in simplified characters, in sentences, with the place of every character.

In: text as typed. Out: an `Article`. What a scrambled mirror put into the text is taken out and counted.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from msgspec import Struct

from plainlaw.audit.markup import prose_of
from plainlaw.audit.script import simplified
from plainlaw.problems import Place

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
READING_IN_BRACKETS = re.compile(rf"(?<=[{HAN}])\((?=[a-zü]{{0,5}}[{_TONES}])[a-zü{_TONES}]{{1,6}}\)")
"""A character's reading behind it, as mirrors of web pages put there: 发(fā)."""

_ENDS = re.compile(rf"[。！？；\n]|[!?;](?=\s|$|[\"”’{HAN}])|\.(?=\s|$|[\"”’])")
_PAUSES = "；;"
_CLAUSE = re.compile(r"，(?!\d{3}(?!\d))|,(?!\d)|(?<!\d),")
_FOLDED = str.maketrans("０１２３４５６７８９％．－−﹣﹪", "0123456789%.---%")
_FULL_COMMA = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
_DATE = re.compile(
    r"(?:19|20)\d\d\s?年\s?\d{1,2}\s?月|二[〇零○][〇零○一二三四五六七八九]{2}年|\b(?:19|20)\d\d[-/.]\d{1,2}\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r",? (?:\d{1,2},? )?(?:19|20)\d\d\b"
)
_TITLE = re.compile(r"《[^《》\n]{0,200}》")
_LONGEST_BEFORE = 120
LONGEST_SENTENCE = 1000
"""A sentence that is longer is read in pieces, so that the work grows with the text and no faster."""


class Sentence(Struct, frozen=True, dict=True):
    """One sentence: where it begins in the plain text, and what it says.

    What stands between semicolons is read as a sentence, which then `goes_on` from the one before.
    """

    at: int
    text: str
    goes_on: bool = False

    @cached_property
    def clauses(self) -> tuple[int, ...]:
        """Where its clauses begin, within it."""
        return (0, *(found.end() for found in _CLAUSE.finditer(self.text)))

    def clause_at(self, at: int) -> int:
        """Where the clause begins in which the place `at` (within the sentence) lies."""
        return self.clauses[bisect_right(self.clauses, at) - 1]

    def before(self, at: int) -> str:
        """What stands before the place `at` in its clause, as far as it is of use."""
        return self.text[max(self.clause_at(at), at - _LONGEST_BEFORE) : at]


class Article(Struct, frozen=True, dict=True):
    """`typed` is the text as it was, `prose` the same with blanks for what is no prose, `text` the prose in simplified
    characters without scrambling.
    """

    path: str
    typed: str
    prose: str
    text: str
    removed: tuple[tuple[int, int], ...]
    """For each piece that was taken out: where it would stand in `text`, and how much was taken out up to there."""

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences that hold something."""
        return tuple(_sentences(self.text))

    @cached_property
    def is_dated(self) -> bool:
        """Whether any date stands anywhere, header included; dates in titles of other documents do not count."""
        return has_date(without_titles(self.typed))

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self.typed.split("\n"))]

    def typed_at(self, at: int) -> int:
        """The place in the text as typed of a place in the plain text."""
        found = bisect_right(self.removed, (at, len(self.typed)))
        return at + (self.removed[found - 1][1] if found else 0)

    def place(self, at: int) -> Place:
        """Line and column of a place in the plain text."""
        return self.place_typed(self.typed_at(at))

    def place_typed(self, at: int) -> Place:
        """Line and column of a place in the text as typed."""
        line = bisect_right(self._lines, at)
        return Place(self.path, line, at - self._lines[line - 1] + 1)

    def typed_between(self, at: int, end: int) -> str:
        """What was typed between two places of the plain text, on one line."""
        return " ".join(self.typed[self.typed_at(at) : self.typed_at(max(end - 1, at)) + 1].split())


def article_of(typed: str, path: str) -> Article:
    """Read the text of an article; `path` is what its places are called."""
    prose = prose_of(typed.translate(_FOLDED), path)
    kept: list[str] = []
    removed: list[tuple[int, int]] = []
    at = total = length = 0
    for found in READING_IN_BRACKETS.finditer(prose):
        kept.append(prose[at : found.start()])
        length, total, at = length + found.start() - at, total + len(found[0]), found.end()
        removed.append((length, total))
    text = simplified("".join([*kept, prose[at:]]))
    return Article(path, typed, prose, _FULL_COMMA.sub(",", text), tuple(removed))


def without_titles(text: str) -> str:
    """A text without the titles of other documents, whose dates are not its own."""
    return _TITLE.sub("", text)


def has_date(text: str) -> bool:
    """Whether a text names a month of a year, or a day."""
    return _DATE.search(text) is not None


def _sentences(text: str) -> Iterator[Sentence]:
    start = 0
    for end in [*(found.start() for found in _ENDS.finditer(text)), len(text)]:
        for at in range(start, end, LONGEST_SENTENCE):
            piece = text[at : min(end, at + LONGEST_SENTENCE)]
            if piece.strip():
                yield Sentence(at, piece, goes_on=start > 0 and text[start - 1] in _PAUSES)
        start = end + 1
