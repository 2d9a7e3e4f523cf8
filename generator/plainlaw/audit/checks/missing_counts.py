"""Rates and changes that nobody can compute again, because their counts are not given, or only one of them."""

from collections.abc import Iterator

from plainlaw.audit.granularity import smallest_step, wholes_up_to
from plainlaw.audit.mention import Mention, MentionKind
from plainlaw.audit.reading import AuditCheck, Reading
from plainlaw.audit.roles import Roles, roles
from plainlaw.audit.shown import listed
from plainlaw.problems import Kind, Message, Problem, Severity

_AUTHORITY = "Statistics Act implementing regulations (2017) art. 27; GRIM test (Brown and Heathers, 2017)."
_SMALL, _FEW, _LONGEST = 100, 8, 10**12

RATE_WITHOUT_COUNTS = Kind(
    code="rate-without-counts",
    severity=Severity.WARNING,
    what="“{rate}” cannot be computed again: the counts that it follows from are not given. {hint}",
    mend="Give both counts beside it. If they are too small to be published, say so and leave the rate out.",
    why="Nobody can check a rate without its counts, and from a few cases hardly anything follows.",
    authority=_AUTHORITY,
    bad="案件同比下降13.8%",
    good="案件从上年同期的29件降至25件，下降13.8%",
)
RATE_WITH_ONE_COUNT = Kind(
    code="rate-with-one-count",
    severity=Severity.WARNING,
    what="“{rate}” stands beside one count only, “{count}”. {hint}",
    mend="Give both counts, and say which is the part and which the whole.",
    why="The same count may be all cases or only those that succeeded; readers take it for either.",
    authority=_AUTHORITY,
    bad="成功化解908件，成功率98.4%",
    good="受理923件，成功化解908件，成功率98.4%",
)


def run(reading: Reading) -> Iterator[Problem]:
    """A finding for each rate that cannot be computed from what stands in its sentence."""
    for found in reading.evidence:
        rate, possible = reading.typed(found.rate), roles(found)
        if found.is_recomputable or (possible is not None and not possible.is_possible):
            continue  # what is impossible is another finding
        place = reading.place(found.rate)
        if found.lone is not None:
            hint = _roles(possible, found.lone) if possible and found.rate.kind is MentionKind.RATE else ""
            yield RATE_WITH_ONE_COUNT.at(place, rate=rate, count=reading.typed(found.lone), hint=hint)
        elif found.rate.has_precision:
            yield RATE_WITHOUT_COUNTS.at(place, rate=rate, hint=_bases(found.rate))


def _bases(rate: Mention) -> Message | str:
    """What little the rate itself tells of its base."""
    if abs(rate.value) >= _LONGEST:
        return ""
    if rate.kind is MentionKind.CHANGE:
        if rate.percentage.value <= -_SMALL:
            return ""
        old, new = smallest_step(rate.percentage)
        return Message.of("The smallest base that gives it: from {old} to {new}.", old=str(old), new=str(new))
    bases = wholes_up_to(rate.percentage, _SMALL)
    if not bases or len(bases) > _FEW:
        return ""
    return Message.of("Of the bases up to 100, only these give it: {bases}.", bases=listed(bases))


def _roles(possible: Roles, count: Mention) -> Message:
    number = str(int(count.value))
    if not possible.can_be_whole:
        wholes = _span(possible.as_part) if possible.as_part else "?"
        return Message.of(
            "It cannot be the whole; it can be the part: {count} of {wholes}.", count=number, wholes=wholes
        )
    if not possible.can_be_part:
        parts = _span(possible.as_whole)
        return Message.of("It cannot be the part; it can be the whole: {parts} of {count}.", parts=parts, count=number)
    return Message.of("It can be the part as well as the whole.")


def _span(numbers: range) -> str:
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"


CHECK = AuditCheck((RATE_WITHOUT_COUNTS, RATE_WITH_ONE_COUNT), run)
