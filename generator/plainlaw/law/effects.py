"""What documents do to each other, whichever of the two declares it.

In: the facts that each document states. Out: `Effect`s, always told from the document that acts: what a document says
to be replaced by another is the other's repeal of it (eli:repeals and eli:repealed_by are one statement).
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from plainlaw.model.legal import DATED, INVERSE, LegalFacts, RelationName


class Effect(NamedTuple):
    """`source` does something to `target`, both keys of policies. `effective` is its first day, None when unknown."""

    source: str
    rel: RelationName
    target: str
    effective: date | None = None
    portions: tuple[str, ...] = ()

    @property
    def ends_target(self) -> bool:
        """Whether nothing of the target is in force from that day on."""
        return self.rel == "repeals" and not self.portions


def forward(key: str, facts: LegalFacts) -> Iterator[Effect]:
    """What a document says that it does itself. An amendment or repeal holds from the day it comes into force."""
    for tie in facts.ties:
        if tie.rel in INVERSE:
            continue
        effective = tie.effective or (facts.begins if tie.rel in DATED else None)
        yield Effect(key, tie.rel, tie.target, effective, tie.portions)  # type: ignore[arg-type] # no inverse is left


def backward(key: str, facts: LegalFacts) -> Iterator[Effect]:
    """What a document says that others do to it."""
    for tie in facts.ties:
        if tie.rel in INVERSE:
            yield Effect(tie.target, INVERSE[tie.rel], key, tie.effective, tie.portions)


def merged(
    acting: Iterable[Effect], suffered: Iterable[Effect], begins: Callable[[str], date | None]
) -> tuple[Effect, ...]:
    """Each effect once. What both sides declare counts as the acting one declares it; a day that neither gives is that
    on which the acting document, by its key, `begins`.
    """
    found = dict.fromkeys(acting)
    known = {(each.source, each.rel, each.target) for each in found}
    days = {(each.source, each.rel, each.target, each.effective) for each in found}
    for each in suffered:
        about = each.source, each.rel, each.target
        if about in known and (each.effective is None or (*about, each.effective) in days):
            continue
        found.setdefault(
            each._replace(effective=each.effective or (begins(each.source) if each.rel in DATED else None))
        )
    return tuple(sorted(found, key=_in_time))


def _in_time(effect: Effect) -> tuple[date, Effect]:
    return effect.effective or date.min, effect._replace(effective=effect.effective or date.min)
