"""Rates with different numbers of decimals in one article."""

from collections import Counter
from collections.abc import Iterator

from plainlaw.audit.evidence import Evidence
from plainlaw.audit.granularity import share
from plainlaw.audit.mention import MentionKind
from plainlaw.audit.reading import AuditCheck, Reading
from plainlaw.audit.shown import per_cent
from plainlaw.problems import Kind, Message, Problem, Severity

MIXED_PRECISION = Kind(
    code="mixed-precision",
    severity=Severity.WARNING,
    what="Decimals of “{rate}”: {decimals}; of most of its kind in this article: {others}. {hint}",
    mend="Give all rates of an article the same number of decimals, the smallest that is of use.",
    why="98% beside 87.9% looks as exact and is ten times less so.",
    authority="House style of the Office for National Statistics (UK): consistent, lowest useful precision.",
    bad="调处率98%，化解率87.9%",
    good="调处率97.7%，化解率87.9%",
)


def run(reading: Reading) -> Iterator[Problem]:
    """A finding at the first rate that has not the decimals of most, and at the first change of which that is so."""
    for kind in (MentionKind.RATE, MentionKind.CHANGE):
        alike = [found for found in reading.evidence if found.rate.kind is kind and found.rate.has_precision]
        counted = Counter(found.rate.decimals for found in alike)
        if len(counted) > 1:
            usual = max(counted, key=lambda decimals: (counted[decimals], decimals))
            odd = next(found for found in alike if found.rate.decimals != usual)
            yield _problem(reading, odd, usual)


def _problem(reading: Reading, odd: Evidence, usual: int) -> Problem:
    rate, part, whole = odd.rate, odd.part, odd.whole
    hint: Message | str = ""
    if odd.fits and part and whole and rate.kind is MentionKind.RATE:
        hint = Message.of(
            "With as many it would be {value}.", value=per_cent(share(part.value, whole.value, usual), usual)
        )
    place, decimals = reading.place(rate), str(rate.decimals)
    return MIXED_PRECISION.at(place, rate=reading.typed(rate), decimals=decimals, others=str(usual), hint=hint)


CHECK = AuditCheck((MIXED_PRECISION,), run)
