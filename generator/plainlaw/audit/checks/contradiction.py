"""Rates and changes that the figures beside them do not give."""

from collections.abc import Iterator
from math import floor

from plainlaw.audit.evidence import Evidence
from plainlaw.audit.granularity import HUNDRED, parts_of, share
from plainlaw.audit.mention import Mention, MentionKind
from plainlaw.audit.reading import AuditCheck, Reading
from plainlaw.audit.shown import number, per_cent, shortest
from plainlaw.problems import Kind, Message, Problem

RATE_CONTRADICTED = Kind(
    code="rate-contradicted",
    what="“{rate}” does not follow from the counts beside it: {part} of {whole} is {value}. {hint}",
    mend="Correct the rate or the counts; ask the office which of them is wrong.",
    why="Rate and counts are both published, so anybody can see that one of them is wrong.",
    authority="Code of Practice for Statistics (UK), Q2; GRIM test (Brown and Heathers, 2017).",
    bad="排查矛盾纠纷200件，调处190件，调处率98%",
    good="排查矛盾纠纷200件，调处190件，调处率95%",
)


def run(reading: Reading) -> Iterator[Problem]:
    """A finding for each rate that its counts do not give. Changes are looked at by the check of steps."""
    for found in reading.evidence:
        if found.rate.kind is MentionKind.RATE and found.part and found.whole and not found.fits:
            yield _problem(reading, found)


def _problem(reading: Reading, found: Evidence) -> Problem:
    rate, part, whole = found.rate, found.part, found.whole
    assert part is not None and whole is not None  # noqa: S101 - the caller has looked
    return RATE_CONTRADICTED.at(
        reading.place(rate),
        rate=reading.typed(rate),
        part=number(part.value),
        whole=number(whole.value),
        value=per_cent(share(part.value, whole.value, rate.decimals + 1), rate.decimals + 1),
        hint=_hint(rate, part, whole, reading.typed(rate)),
    )


def _hint(rate: Mention, part: Mention, whole: Mention, typed: str) -> Message | str:
    """What else is known of the mistake."""
    exact = HUNDRED * part.value / whole.value * 10**rate.decimals
    if floor(exact) == rate.value * 10**rate.decimals:
        return Message.of("It was cut off where it should have been rounded.")
    if whole.is_whole and not parts_of(rate.percentage, int(whole.value)):
        return Message.of("No count of {whole} gives {rate}.", whole=shortest(whole.value), rate=typed)
    return ""


CHECK = AuditCheck((RATE_CONTRADICTED,), run)
