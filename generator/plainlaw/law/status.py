"""The status of a legal document on a day, derived from dates, versions and what other documents do to it.

In: the facts that a document states, the effects on it, the first days of its texts, and the day. Out: a `Standing`.
Nobody types a status: it would be true on the day on which it was typed.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from plainlaw.law.effects import Effect
from plainlaw.model.legal import LegalFacts


class Status(StrEnum):
    """How a document stands. The values are those of the API."""

    CONSULTATION = "consultation"
    NOT_YET_IN_FORCE = "not_yet_in_force"
    IN_FORCE = "in_force"
    AMENDED = "amended"
    PARTLY_REPEALED = "partly_repealed"
    REPEALED = "repealed"
    EXPIRED = "expired"
    UNKNOWN = "unknown"

    @property
    def holds(self) -> bool:
        """Whether at least a part of the document is in force."""
        return self in (Status.IN_FORCE, Status.AMENDED, Status.PARTLY_REPEALED)


class TextStatus(StrEnum):
    """How one text of a document stands among its texts. The values are those of the API."""

    NOT_YET_IN_FORCE = "not_yet_in_force"
    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    LAST = "last"
    """No text came after it, and it holds no longer, or nobody says that it holds."""


class Standing(NamedTuple):
    """A status, the day since which it holds (of one not yet in force: from which), and what documents caused it."""

    status: Status
    since: date | None = None
    by: tuple[str, ...] = ()


def standing(facts: LegalFacts, effects: Iterable[Effect], texts: Sequence[date], as_of: date) -> Standing:
    """How a document stands on the day `as_of`. `effects` are those on it, `texts` the first days of its texts."""
    if facts.opens is not None and facts.begins is None:
        return Standing(Status.CONSULTATION, facts.opens)
    on_it = [(each.effective, each) for each in effects if each.effective is not None and each.effective <= as_of]
    end = ended(facts, [each for _, each in on_it])
    if end is not None and end.since is not None and end.since <= as_of:
        return end
    begins = facts.begins or min(texts, default=None)
    if begins is None:
        return Standing(Status.UNKNOWN)
    if begins > as_of:
        return Standing(Status.NOT_YET_IN_FORCE, begins)
    repealed = [(day, each.source) for day, each in on_it if each.rel == "repeals"]
    amended = [(day, each.source) for day, each in on_it if each.rel == "amends"]
    amended += [(day, "") for day in texts if begins < day <= as_of]
    return _changed(repealed, amended) or Standing(Status.IN_FORCE, begins)


def ended(facts: LegalFacts, effects: Iterable[Effect]) -> Standing | None:
    """How the document ends: repealed or expired, whichever comes first, with the first day without it."""
    repeals = [(each.effective, each.source) for each in effects if each.ends_target and each.effective is not None]
    first = min((day for day, _ in repeals), default=None)
    expired = facts.ends + timedelta(days=1) if facts.ends is not None and facts.ends < date.max else None
    if first is not None and (expired is None or first <= expired):
        return Standing(Status.REPEALED, first, tuple(source for day, source in repeals if day == first))
    return Standing(Status.EXPIRED, expired) if expired is not None else None


def _changed(repealed: list[tuple[date, str]], amended: list[tuple[date, str]]) -> Standing | None:
    """Repealed in part outweighs amended, unless a later amendment has settled what the text says."""
    last = max((day for day, _ in amended), default=None)
    partly = max((day for day, _ in repealed), default=None)
    if partly is not None and (last is None or partly >= last):
        return Standing(Status.PARTLY_REPEALED, partly, _sources(repealed, partly))
    return Standing(Status.AMENDED, last, _sources(amended, last)) if last is not None else None


def _sources(found: list[tuple[date, str]], day: date) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for when, source in found if when == day and source))
