"""What a metric is to reach, as a document sets it; and between which values its figure lies.

In: the entries `targets` and `interval` of a metric in stats/metrics.yml. Out: `Target`, `Interval`. A target is data
like any figure: it is declared once, with the document that sets it, and never typed into prose.
"""

from decimal import Decimal
from fractions import Fraction

from pydantic import Field

from plainlaw.model.document import Part
from plainlaw.model.period import Period
from plainlaw.model.text import Localised


class Target(Part):
    """The value (in the unit of the metric) that a document sets for one period.

    `source` names that document, with its number and article where there are any; `document` is its page in this
    portal, as `policies/<key>`. It is a target of the portal's own region, and with `each_place` also of every place
    within it.
    """

    period: Period
    value: Decimal = Field(ge=-(10**12), le=10**12, decimal_places=9)
    source: Localised
    document: str | None = Field(default=None, pattern=r"^[a-z-]+/[a-z0-9-]+$")
    each_place: bool = False

    @property
    def exact(self) -> Fraction:
        """The value as figures have theirs."""
        return Fraction(self.value)

    @property
    def decimals(self) -> int:
        """How many decimals it was set with; it is never said with others."""
        exponent = self.value.normalize().as_tuple().exponent
        return max(-exponent, 0) if isinstance(exponent, int) else 0

    @property
    def anchor(self) -> str:
        """The fragment of its entry on the metric's page."""
        return f"target-{self.period}"


class Interval(Part):
    """Two metrics that are reported beside an estimate: the values between which it lies."""

    low: str
    high: str
