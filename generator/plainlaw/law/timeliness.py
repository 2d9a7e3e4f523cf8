"""How soon documents were disclosed: within twenty working days of the day on which they were made, or later.

In: policies. Out: `Timeliness`. Regulations of China on Open Government Information, art. 26: what is disclosed
proactively is disclosed within 20 working days of the day on which it was made or changed.
"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from msgspec import Struct

from plainlaw.law.working_days import working_days
from plainlaw.model.document import Entry

LIMIT = 20
"""Working days."""


class Disclosure(Struct, frozen=True):
    """One document of the portal's own offices: the days on which it was made and published. `took` is in working days;
    None when a day is not known or the calendar does not reach it.
    """

    entry: Entry
    made: date | None
    published: date
    took: int | None

    @property
    def is_late(self) -> bool:
        """Whether it took longer than the law allows."""
        return self.took is not None and self.took > LIMIT


class Timeliness(Struct, frozen=True):
    """All documents that the rule is about."""

    disclosures: tuple[Disclosure, ...]

    @property
    def known(self) -> tuple[Disclosure, ...]:
        """Those of which it is known how long it took."""
        return tuple(each for each in self.disclosures if each.took is not None)

    @property
    def late(self) -> tuple[Disclosure, ...]:
        """Those that were late, the longest first."""
        return tuple(sorted((each for each in self.known if each.is_late), key=lambda each: -(each.took or 0)))

    @property
    def share(self) -> Fraction | None:
        """The part of the known ones that was in time, in per cent."""
        known = len(self.known)
        return Fraction(100 * (known - len(self.late)), known) if known else None


def timeliness(policies: Iterable[Entry]) -> Timeliness:
    """Of these policies, those that an office of the portal has issued and whose text is published here.

    What others have issued is reposted: when it was made says nothing about the portal.
    """
    return Timeliness(tuple(_disclosure(each) for each in policies if _is_own(each)))


def _is_own(entry: Entry) -> bool:
    said = entry.fields.catalogued()
    return said is not None and said.is_own


def _disclosure(entry: Entry) -> Disclosure:
    said, published = entry.fields.catalogued(), entry.fields.published
    made = said.made if said is not None else None
    return Disclosure(entry, made, published, working_days(made, published) if made is not None else None)
