"""The audit of an article that comes from elsewhere: START HERE.

In: the text of an article, in Chinese or English, and what its file is called. Out: an `Audit`: every figure that it
mentions, what each rate can be computed from, and findings. Works without a portal; reads no file and no clock.
"""

from msgspec import Struct

from plainlaw.audit.article import Article, article_of
from plainlaw.audit.chinese import CHINESE, chinese_mentions
from plainlaw.audit.english import english_mentions
from plainlaw.audit.evidence import Evidence, evidence
from plainlaw.audit.mention import Mention
from plainlaw.audit.reading import Passage, Reading
from plainlaw.audit.shelf import audit_checks
from plainlaw.problems import Problem

_EARLIER = 20


class Audit(Struct, frozen=True):
    """What was read and what was found, both in the order of the text."""

    reading: Reading
    problems: tuple[Problem, ...]


def audit(text: str, path: str) -> Audit:
    """Read an article and check it against itself."""
    reading = read(article_of(text, path))
    found = [problem for check in audit_checks().values() for problem in check.run(reading)]
    return Audit(reading, tuple(sorted(found, key=lambda problem: (problem.place, problem.kind.code))))


def read(article: Article) -> Reading:
    """The figures of an article and what stands behind its rates."""
    passages: list[Passage] = []
    earlier: list[Mention] = []
    for sentence in article.sentences:
        mentions_of = chinese_mentions if CHINESE.search(sentence.text) else english_mentions
        mentions = list(mentions_of(sentence))
        earlier = earlier[-_EARLIER:] if sentence.goes_on else []
        passages.append(Passage(sentence, tuple(mentions), tuple(evidence(sentence, mentions, earlier))))
        earlier = [*earlier, *mentions]
    return Reading(article, tuple(passages))


__all__ = ["Audit", "Evidence", "Mention", "Reading", "audit", "read"]
