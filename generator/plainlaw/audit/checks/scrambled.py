"""Traces of scrambled mirrors: readings in brackets, half-width commas, characters of the other script.

Sites that copy official pages change the text by program, so that the copy is not recognised.
"""

import re
from collections.abc import Iterator

from plainlaw.audit.article import HAN, READING_IN_BRACKETS
from plainlaw.audit.reading import AuditCheck, Reading
from plainlaw.audit.script import strangers
from plainlaw.problems import Kind, Problem, Severity

_MEND = "Find the official copy and work from that; do not correct this one."

READING_BEHIND = Kind(
    code="reading-in-brackets",
    severity=Severity.WARNING,
    what="Characters with their reading in brackets behind them, such as “{example}”: {number}.",
    mend=_MEND,
    why="Mirrors scramble official pages in this way. What else they changed, nobody knows.",
    bad="認真統(tǒng)計",
    good="认真统计",
)
HALF_WIDTH_COMMA = Kind(
    code="half-width-comma",
    severity=Severity.WARNING,
    what="Half-width commas between Chinese characters: {number}.",
    mend="Write ， between Chinese characters. If readings stand in brackets as well, find the official copy.",
    why="Half-width commas come from a copy by program or from a keyboard; both are to be looked at.",
    bad="成功调处,全部履行",
    good="成功调处，全部履行",
)
MIXED_SCRIPT = Kind(
    code="mixed-script",
    severity=Severity.WARNING,
    what="Characters that do not belong to the script of the rest, such as in “{example}”: {number}.",
    mend=_MEND,
    why="Simplified and traditional forms in one text come from a conversion that was wrong or never finished.",
    bad="采取開展宣傳等方式",
    good="採取開展宣傳等方式",
)
_CHINESE = f"{HAN}\u3001-\u3011“”‘’（）！？；：…"
_COMMA = re.compile(f"(?<=[{_CHINESE}]),(?=[{_CHINESE}])")


def run(reading: Reading) -> Iterator[Problem]:
    """A finding for each trace that the article has, at the first place."""
    article = reading.article
    readings = list(re.finditer(rf"[{HAN}]{READING_IN_BRACKETS.pattern}", article.prose))
    if readings:
        place = article.place_typed(readings[0].start())
        yield READING_BEHIND.at(place, number=str(len(readings)), example=readings[0][0])
    commas = list(_COMMA.finditer(article.prose))
    if commas:
        yield HALF_WIDTH_COMMA.at(article.place_typed(commas[0].start()), number=str(len(commas)))
    blank = READING_IN_BRACKETS.sub(lambda found: " " * len(found[0]), article.prose)
    found = strangers(blank)
    if found:
        at = found[0]
        place = article.place_typed(at)
        yield MIXED_SCRIPT.at(place, number=str(len(found)), example=blank[max(0, at - 1) : at + 2].strip())


CHECK = AuditCheck((READING_BEHIND, HALF_WIDTH_COMMA, MIXED_SCRIPT), run)
