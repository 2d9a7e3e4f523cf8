"""What the one count beside a rate can be: its part, its whole, or, of a change, what something became.

In: evidence with a lone count. Out: the counts that would go with it in each role (the GRIM test, both ways round).
"""

from msgspec import Struct

from plainlaw.audit.evidence import Evidence
from plainlaw.audit.granularity import bases_before, parts_of, wholes_of
from plainlaw.audit.mention import MentionKind

_LARGEST = 10**12
"""Beyond it every percentage is possible."""


class Roles(Struct, frozen=True):
    """The parts that fit if the count is the whole, and the wholes (of a change: bases) that fit if it is the part.

    None stands for "without end".
    """

    as_whole: range
    as_part: range | None

    @property
    def can_be_whole(self) -> bool:
        """Whether some part of it gives the rate."""
        return len(self.as_whole) > 0

    @property
    def can_be_part(self) -> bool:
        """Whether it is the printed share of something."""
        return self.as_part is None or len(self.as_part) > 0

    @property
    def is_possible(self) -> bool:
        """Whether it can be anything at all."""
        return self.can_be_whole or self.can_be_part


def roles(found: Evidence) -> Roles | None:
    """The roles of a lone count; None where nothing can be said: no count, “about”, zero, very large."""
    rate, count = found.rate, found.lone
    if count is None or not count.is_whole or not rate.is_exact or not 0 < count.value < _LARGEST:
        return None
    number = int(count.value)
    if rate.kind is MentionKind.CHANGE:
        return Roles(range(0), bases_before(rate.percentage, number))
    return Roles(
        parts_of(rate.percentage, number),
        range(0) if found.is_lone_whole else wholes_of(rate.percentage, number),
    )
