"""Directions that are said twice, and falls that go below nothing."""

import re
from collections.abc import Iterator

from plainlaw.audit.granularity import HUNDRED
from plainlaw.audit.mention import Mention, MentionKind
from plainlaw.audit.reading import AuditCheck, Passage, Reading
from plainlaw.audit.shown import shortest
from plainlaw.problems import Kind, Problem

DOUBLE_NEGATIVE = Kind(
    code="double-negative",
    what="“{words}” says the direction twice, once in words and once by its sign.",
    mend="Write the size without a sign after a word for the direction: {size}. If it moved the other way, change the "
    "word.",
    why="Some readers take it for a rise, some for a fall.",
    bad="同比下降-13.8%",
    good="同比下降13.8%",
)
FALL_BELOW_NOTHING = Kind(
    code="fall-below-nothing",
    what="“{words}” is impossible: what is counted cannot fall by more than 100%.",
    mend="Look up both values. From 300 to 100 is a fall by 66.7%, or to a third; times and 倍 are for rises.",
    why="A fall by 100% leaves nothing.",
    bad="案件减少2倍",
    good="案件减少66.7%",
)
_TIMES_LESS = re.compile(r"(?:下降|减少|降低|下跌)了?\s?[0-9一二两三四五六七八九十][0-9.]{0,8}\s?倍")
_LAST_WORD = re.compile(
    r"(?:下降|减少|降低|回落|下滑|下跌|上升|增长|增加|提高|提升|上涨|降幅|\b[a-zA-Z]+(?:\s(?:by|of))?)了?[为达]?\s*$"
)


def run(reading: Reading) -> Iterator[Problem]:
    """A finding for each sign after a word for the direction, and each fall by more than all."""
    for passage in reading.passages:
        for mention in passage.mentions:
            if mention.kind in (MentionKind.CHANGE, MentionKind.POINTS):
                yield from _of_mention(reading, mention)
        yield from _times_less(reading, passage)


def _of_mention(reading: Reading, mention: Mention) -> Iterator[Problem]:
    place = reading.place(mention)
    word = _LAST_WORD.search(mention.before)
    if mention.value < 0 and word and mention.falls is not None:
        words = reading.article.typed_between(mention.at - len(word[0]), mention.end)
        size = reading.typed(mention).lstrip("-−－﹣ ")
        yield DOUBLE_NEGATIVE.at(place, words=words, size=size)
    is_of_counts = mention.kind is MentionKind.CHANGE and not mention.unit
    if is_of_counts and mention.falls and abs(mention.value) > HUNDRED:
        yield FALL_BELOW_NOTHING.at(place, words=f"−{shortest(abs(mention.value))}%")


def _times_less(reading: Reading, passage: Passage) -> Iterator[Problem]:
    for found in _TIMES_LESS.finditer(passage.sentence.text):
        at = passage.sentence.at + found.start()
        words = reading.article.typed_between(at, at + len(found[0]))
        yield FALL_BELOW_NOTHING.at(reading.article.place(at), words=words)


CHECK = AuditCheck((DOUBLE_NEGATIVE, FALL_BELOW_NOTHING), run)
