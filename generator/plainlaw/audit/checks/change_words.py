"""“Doubled” and “unchanged” beside a number that says something else."""

import re
from collections.abc import Iterator
from fractions import Fraction

from plainlaw.audit.mention import Mention, MentionKind
from plainlaw.audit.reading import AuditCheck, Passage, Reading
from plainlaw.audit.shown import per_cent
from plainlaw.problems import Kind, Problem

WORDS_CONTRADICTED = Kind(
    code="words-contradicted",
    what="“{words}” means {meant}, but “{change}” stands beside it.",
    mend="Keep the one that is right; look up both values.",
    why="翻一番 is a rise by 100%, to twice as much; 持平 is no change. Readers who know see a contradiction.",
    bad="同比翻一番，增长200%",
    good="同比翻一番，增长100%",
)
_WORDS = re.compile(
    r"翻了?(?P<times>[一两二三])番|(?P<same>(?:同比|环比|基本|与[^，,。]{1,12})持平)|\b(?P<double>doubled)\b"
)
_DOUBLINGS = {"一": 1, "二": 2, "两": 2, "三": 3}
_SLACK = Fraction(10)
"""翻番 is said of what is about twice as much."""
_REST = re.compile(r"[，,(（、\s]{0,3}(?:同比|增长|上升|增加|提高|下降|减少|降低|了|up|a rise of|by|\s){1,12}")


def run(reading: Reading) -> Iterator[Problem]:
    """A finding for each change in per cent that follows such a word at once and does not agree with it."""
    for passage in reading.passages:
        for found in _WORDS.finditer(passage.sentence.text):
            change = _beside(passage, found)
            meant = _meant(found)
            if change is not None and abs(change.signed - meant) > (_SLACK if meant else 0):
                at = passage.sentence.at + found.start()
                yield WORDS_CONTRADICTED.at(
                    reading.article.place(at),
                    words=reading.article.typed_between(at, at + len(found[0])),
                    meant=per_cent(meant),
                    change=reading.typed(change),
                )


def _beside(passage: Passage, found: "re.Match[str]") -> Mention | None:
    for mention in passage.mentions:
        if mention.kind is MentionKind.CHANGE and not mention.unit and mention.is_exact:
            between = passage.sentence.text[found.end() : mention.at - passage.sentence.at]
            if mention.at > passage.sentence.at + found.end() and _REST.fullmatch(between):
                return mention
    return None


def _meant(found: "re.Match[str]") -> Fraction:
    if found["same"]:
        return Fraction(0)
    return Fraction(100 * (2 ** _DOUBLINGS.get(found["times"] or "一", 1) - 1))


CHECK = AuditCheck((WORDS_CONTRADICTED,), run)
