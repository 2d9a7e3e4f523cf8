"""What was taken out of a text and put in: by characters and words, in very long texts by sentences.

In: two texts. Out: `Edit`s, and how much both share. difflib takes time that grows with the number of pairs of equal
pieces, times the number of runs: texts for which that is much are cut into larger pieces.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

MOST_EQUAL = 300_000
"""Pairs of equal pieces up to which two texts are compared piece by piece: reached by Chinese articles of about 7,000
characters and by English ones of about 500 words.
"""

_TOKEN = re.compile(r"[a-zA-Z0-9０-９]+|\s+|.", re.DOTALL)
_SENTENCE_END = re.compile(r"(?<=[。；;\n])|(?<=[.!?] )")


class Edit(NamedTuple):
    """A run of words of an article: `kind` is "same", "deleted" or "inserted"."""

    kind: str
    words: str


class _Run(NamedTuple):
    """Pieces from `start` to `end` of the text before stand where those from `first` to `last` stand now."""

    is_same: bool
    start: int
    end: int
    first: int
    last: int


def is_quick(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether two sequences of pieces have so few equal pairs that difflib is quick."""
    old, new = Counter(before), Counter(after)
    return sum(count * new[piece] for piece, count in old.items()) <= MOST_EQUAL


def edits(before: str, after: str) -> Iterator[Edit]:
    """The runs that lead from one text to the other: characters in Chinese, whole words in other scripts.

    The runs that are "same" or "deleted" make up `before`, those that are "same" or "inserted" make up `after`.
    """
    old, new = _pieces(before, after)
    for run in _runs(old, new):
        if run.is_same:
            yield Edit("same", "".join(old[run.start : run.end]))
            continue
        if run.start < run.end:
            yield Edit("deleted", "".join(old[run.start : run.end]))
        if run.first < run.last:
            yield Edit("inserted", "".join(new[run.first : run.last]))


def alike(before: str, after: str) -> float:
    """How much of the characters of two texts stands in equal pieces (0 to 1)."""
    old, new = _pieces(before, after)
    same = sum(len(piece) for run in _runs(old, new) if run.is_same for piece in old[run.start : run.end])
    whole = len(before) + len(after)
    return 2 * same / whole if whole else 1.0


def _pieces(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    return (old, new) if is_quick(old, new) else (_sentences(before), _sentences(after))


def _sentences(text: str) -> list[str]:
    return [piece for piece in _SENTENCE_END.split(text) if piece]


def _runs(old: list[str], new: list[str]) -> Iterator[_Run]:
    if is_quick(old, new):
        for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            yield _Run(kind == "equal", start, end, first, last)
        return
    # of more sentences than that, what is the same at the beginning and at the end
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    ends = (len(old) - tail, len(new) - tail)
    runs = [
        _Run(is_same, *span)
        for is_same, *span in (
            (True, 0, head, 0, head), (False, head, ends[0], head, ends[1]),
            (True, ends[0], len(old), ends[1], len(new)),
        )
    ]  # fmt: skip
    yield from (run for run in runs if run.start < run.end or run.first < run.last)


def _shared(old: list[str], new: list[str]) -> int:
    """How many pieces both begin with."""
    return next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other),
                min(len(old), len(new)))  # fmt: skip
