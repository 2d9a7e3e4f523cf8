"""A rule-of-law campaign: what is to be reached, for whom, by whom and when, and what is done for it."""

from datetime import date
from typing import ClassVar, Literal

from pydantic import model_validator

from plainlaw.model.day import Day
from plainlaw.model.document import Document, Part, Section
from plainlaw.model.field import declare


class Activity(Part):
    """One thing that a campaign does: a talk, a fair, a visit to a village."""

    title: str = declare("Activity", "What takes place.", min_length=1)
    date: Day = declare("Date", "The day on which it takes place.", widget="date")
    place: str = declare("Place", "Code of the township or county.", widget="relation", relation="regions")
    format: Literal["talk", "consultation", "mock-trial", "performance", "exhibition", "visit"] = declare(
        "Format", "How the law is brought to people.", widget="select"
    )
    status: Literal["scheduled", "held", "postponed", "cancelled"] = declare(
        "State", "Whether it took place.", widget="select", default="scheduled"
    )


class Campaign(Document):
    """A rule-of-law campaign."""

    section: ClassVar[Section] = Section(
        "campaigns",
        "Campaigns",
        "Campaign",
        "What the county does to make the law known, for whom, when, and with what result.",
        10,
    )

    starts: Day = declare("From", "First day of the campaign.", widget="date", example="2024-03-01")
    ends: Day = declare("Until", "Last day of the campaign.", widget="date", example="2024-06-30")
    goals: tuple[str, ...] = declare(
        "Goals", "What is to be reached, one sentence each.", widget="list", min_length=1, shown="section"
    )
    audience: tuple[str, ...] = declare("Audience", "For whom it is.", widget="list", min_length=1)
    organiser: tuple[str, ...] = declare(
        "Organiser",
        "The offices that carry it out.",
        widget="relation",
        relation="organisations",
        min_length=1,
    )
    activities: tuple[Activity, ...] = declare(
        "Activities", "What takes place.", widget="object", default=(), shown="section"
    )
    policies: tuple[str, ...] = declare(
        "Policy documents", "What it rests on.", widget="relation", relation="policies", default=()
    )
    metrics: tuple[str, ...] = declare(
        "Metrics",
        "The figures by which its result is measured.",
        widget="relation",
        relation="metrics",
        default=(),
    )

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> "Campaign":
        if self.ends < self.starts:
            raise ValueError("the last day lies before the first day")
        return self

    def lasts(self) -> tuple[date, date]:
        """The days of the campaign."""
        return self.starts, self.ends
