"""A statistics bulletin: one period, one place, a fixed order of parts."""

from typing import ClassVar, Literal

from plainlaw.model.day import Day
from plainlaw.model.document import Banner, BodyPart, Document, Part, Section
from plainlaw.model.field import declare
from plainlaw.model.period import Period


class Release(Part):
    """When and in which state the figures of a bulletin are published."""

    date: Day = declare("Release date", "The day of release.", widget="date")
    status: Literal["provisional", "revised", "final"] = declare(
        "State of the figures", "Whether the figures may still change.", widget="select"
    )
    next: Day | None = declare("Next release", "The day of the next release.", widget="date", default=None)


class Bulletin(Document):
    """A statistics bulletin. Its figures inherit its period and region."""

    section: ClassVar[Section] = Section(
        "bulletins",
        "Statistics bulletins",
        "Statistics bulletin",
        "What the figures say, period by period; every figure leads to the return it comes from.",
        30,
    )

    # the order of official statistics bulletins: results, data, how they were gathered
    body_parts: ClassVar[tuple[BodyPart, ...]] = (
        BodyPart("Main results", required=True),
        BodyPart("Breakdown"),
        BodyPart("Download the data", generated="downloads"),
        BodyPart("Definitions", generated="definitions"),
        BodyPart("Sources and quality", required=True),
        BodyPart("Revisions"),
        BodyPart("Related links"),
        BodyPart("How to cite", generated="citation"),
    )

    period: Period = declare(
        "Period",
        "The period that all figures are about, unless one says otherwise.",
        widget="period",
        example="2024-H1",
    )
    region: str = declare(
        "Region",
        "Code of the place that all figures are about.",
        widget="relation",
        relation="regions",
        example="990124",
    )
    release: Release = declare("Release", "Date and state of this release.", widget="object")
    contact: str | None = declare(
        "Contact",
        "The office that answers questions about the figures.",
        widget="relation",
        relation="organisations",
        default=None,
    )

    def figures_period(self) -> Period | None:
        """The period of the bulletin."""
        return self.period

    def banners(self) -> tuple[Banner, ...]:
        """Figures that may still change are said to."""
        if self.release.status != "provisional":
            return ()
        return (Banner("warning", "The figures of this bulletin are provisional and may be revised."),)
