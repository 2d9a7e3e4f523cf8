"""Figures of an article in words and as objects for programs.

In: a reading, its mentions and evidence. Out: messages, and objects of plain values.
"""

from plainlaw.audit.evidence import Evidence
from plainlaw.audit.granularity import HUNDRED, parts_of, share
from plainlaw.audit.mention import Mention, MentionKind
from plainlaw.audit.reading import Reading
from plainlaw.audit.shown import listed, number, per_cent, shortest
from plainlaw.problems import Message

_LABELS = {
    MentionKind.COUNT: Message.of("a count"),
    MentionKind.RATE: Message.of("a rate in per cent"),
    MentionKind.CHANGE: Message.of("a rise"),
    MentionKind.POINTS: Message.of("percentage points"),
    MentionKind.MONEY: Message.of("an amount of money"),
    MentionKind.RULE: Message.of("a standing rule or limit"),
    MentionKind.LIST: Message.of("the length of a list"),
    MentionKind.LEVELS: Message.of("a number of levels"),
}
_FALLS = {
    MentionKind.CHANGE: Message.of("a fall"),
    MentionKind.POINTS: Message.of("percentage points less"),
}
_FINER, _LARGEST = 2, 10**12


def label(mention: Mention) -> Message:
    """What kind of figure it is, in words."""
    return (_FALLS if mention.falls else _LABELS).get(mention.kind, _LABELS[mention.kind])


def about_total(reading: Reading) -> Message:
    """Of so many rates, so many can be computed again."""
    total = len(reading.evidence)
    again = sum(found.is_recomputable for found in reading.evidence)
    if total == 0:
        return Message.of("It states no rates.")
    if again == total:
        return Message.of("Rates: {total}. All can be recomputed from figures in the text.", total=str(total))
    return Message.of(
        "Rates: {total}. Only {again} can be recomputed from figures in the text.", total=str(total), again=str(again)
    )


def about_evidence(found: Evidence) -> Message | None:
    """What a rate follows from, how exactly it is right, and which other counts would give the same."""
    rate, part, whole = found.rate, found.part, found.whole
    if part is None or whole is None or not found.fits or whole.value == 0:
        return None
    if rate.kind is MentionKind.CHANGE:
        change = HUNDRED * (part.value - whole.value) / whole.value
        return Message.of(
            "from {whole} to {part}: {value}", whole=shortest(whole.value), part=shortest(part.value),
            value=per_cent(change, rate.decimals + _FINER),
        )  # fmt: skip
    if not (part.is_exact and whole.is_exact):
        value = per_cent(share(part.value, whole.value, rate.decimals), rate.decimals)
        return Message.of(
            "{part} of {whole} is about {value}: true as far as the counts are exact",
            part=shortest(part.value), whole=shortest(whole.value), value=value,
        )  # fmt: skip
    said = {
        "part": shortest(part.value),
        "whole": shortest(whole.value),
        "value": per_cent(share(part.value, whole.value, rate.decimals + _FINER), rate.decimals + _FINER),
        "decimals": str(rate.decimals),
        "finer": per_cent(share(part.value, whole.value, rate.decimals + 1), rate.decimals + 1),
        "rest": shortest(whole.value - part.value),
        "same": _same(found),
    }
    return Message.of(
        "{part} of {whole} = {value}: true at {decimals} decimals; with one more it would be {finer}. The same rate "
        "would stand for {same}. {rest} are left.",
        **said,
    )


def _same(found: Evidence) -> str:
    whole, part = found.whole, found.part
    if whole is None or part is None or not whole.is_whole or whole.value >= _LARGEST:
        return "?"
    parts = parts_of(found.rate.percentage, int(whole.value))
    return shortest(part.value) if len(parts) < 2 else f"{parts[0]}–{parts[-1]}"


def about_rule(mention: Mention) -> Message | None:
    """How often a year a standing rule asks for something."""
    if not mention.per_year or not mention.is_whole:
        return None
    times = listed(int(mention.value) * per_year for per_year in mention.per_year)
    return Message.of("in a year: {times}", times=times)


def as_object(reading: Reading, mention: Mention, found: Evidence | None) -> dict[str, object]:
    """A figure for programs: kind, text as typed, place, exact value as a decimal, and what is known of it."""
    place = reading.place(mention)
    return {
        "kind": str(mention.kind),
        "text": reading.typed(mention),
        "line": place.line,
        "column": place.column,
        "value": number(mention.value, mention.decimals) if mention.is_printed else shortest(mention.value),
        "upper": None if mention.upper is None else shortest(mention.upper),
        "unit": mention.unit or ("%" if mention.is_printed else ""),
        "direction": None if mention.falls is None else "down" if mention.falls else "up",
        "exact": mention.is_exact,
        "per_year": list(mention.per_year),
        "recomputed": None if found is None else _recomputed(reading, found),
    }


def _recomputed(reading: Reading, found: Evidence) -> dict[str, object] | None:
    if found.part is None or found.whole is None:
        return None
    return {"part": reading.typed(found.part), "whole": reading.typed(found.whole), "agrees": found.fits}
