"""What must hold of a metric's values beyond their type: declared in stats/metrics.yml, checked in every return.

In: the mapping `rules` of a metric. Out: `Rules`. Terms follow the edits of official statistics (UNECE, Generic
Statistical Data Editing Model): validity, consistency and plausibility.
"""

from decimal import Decimal

from pydantic import Field, model_validator

from plainlaw.model.document import Part


class Jump(Part):
    """A change from one period to the next that somebody should look at: `times` as much, or as little, and by at
    least `least` (in the unit of the metric), so that small numbers may move.
    """

    times: Decimal = Field(gt=1)
    least: Decimal = Field(default=Decimal(0), ge=0)


class Rules(Part):
    """`at_most` is another metric that is never exceeded, such as cases received by cases settled; it is compared for
    the same place, period and categories. `minimum` and `maximum` bound each value.
    """

    at_most: str | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    jump: Jump | None = None

    @model_validator(mode="after")
    def _bounds_leave_room(self) -> "Rules":
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise ValueError("the minimum lies above the maximum")
        return self
