"""Articles for tests: read a text, and say what was read and found in short words."""

from fractions import Fraction

from plainlaw.audit import Audit, audit
from plainlaw.audit.granularity import Percentage
from plainlaw.audit.mention import Mention

Short = tuple[str, str]


def audited(text: str, path: str = "article.txt") -> Audit:
    return audit(text, path)


def mentions(text: str) -> tuple[Mention, ...]:
    return audited(text).reading.mentions


def figures(text: str) -> list[Short]:
    """Kind and words of each figure."""
    reading = audited(text).reading
    return [(str(mention.kind), reading.typed(mention)) for mention in reading.mentions]


def codes(text: str) -> list[str]:
    """The codes of the findings, in the order of the text."""
    return [problem.kind.code for problem in audited(text).problems]


def percentage(printed: str) -> Percentage:
    """A percentage as printed: trailing zeros count."""
    return Percentage(Fraction(printed), len(printed.partition(".")[2]))
