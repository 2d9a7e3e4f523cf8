"""What a legal document says of its life in time: dates, ties to other documents, and the first day of each text.

In: declared values. Out: `Relation`, `Consultation`, `ChangeNote` for front matter, and `LegalFacts`, which a card
carries as one line, so that status and relations of any document follow from cards alone. Relations are named as in ELI
(eli:amends, eli:repeals …), portions as in Akoma Ntoso (`art_24`, `art_3__para_2`).
"""

import json
from datetime import date
from functools import lru_cache
from typing import Literal, Self

from msgspec import Struct
from pydantic import model_validator

from plainlaw.model.day import Day
from plainlaw.model.document import Part
from plainlaw.model.field import declare

RelationName = Literal["implements", "amends", "repeals", "interprets", "consultation_of", "replaced_by"]
TieName = Literal["implements", "amends", "repeals", "interprets", "consultation_of", "replaced_by", "amended_by",
                  "interpreted_by"]  # fmt: skip
INVERSE: dict[TieName, RelationName] = {
    "replaced_by": "repeals", "amended_by": "amends", "interpreted_by": "interprets",
}  # fmt: skip
"""What the other document does, where the one it is done to declares it."""
DATED: tuple[RelationName, ...] = ("amends", "repeals")
"""What changes the other document on a day."""


class Relation(Part):
    """What a document does to another one, declared once, by the document that does it."""

    rel: RelationName = declare(
        "Relation",
        "What this document does to the other: implements, amends, repeals, interprets, consultation_of (this is the "
        "draft of it), replaced_by (it takes the place of this one).",
        widget="select",
    )
    target: str = declare("Other document", "Its name in content/policies/.", widget="relation", relation="policies")
    portions: tuple[str, ...] = declare(
        "Portions",
        "Which parts of the other document it is about, such as art_24 for article 24; empty for the whole.",
        widget="list",
        default=(),
        example="art_24",
    )
    effective: Day | None = declare(
        "From", "The first day on which it holds; empty when it is the day this document comes into force.",
        widget="date", default=None,
    )  # fmt: skip


class Consultation(Part):
    """How the public can have a say on a draft, and what became of it."""

    opens: Day = declare("Consultation opens", "The first day on which opinions are received.", widget="date")
    closes: Day = declare("Consultation closes", "The last day on which opinions are received.", widget="date")
    channel: str = declare("How to take part", "Where opinions are received, in words.", widget="text", min_length=1)
    outcome: str | None = declare(
        "Outcome", "What was received and what became of it, in plain words and totals.", widget="text", default=None,
        min_length=1,
    )  # fmt: skip

    @model_validator(mode="after")
    def _opens_before_it_closes(self) -> Self:
        if self.closes < self.opens:
            raise ValueError("the consultation closes before it opens")
        return self


class ChangeNote(Part):
    """What was changed in a document on the portal, for readers who come back."""

    date: Day = declare("Day", "The day of the change.", widget="date")
    kind: Literal["major", "minor", "correction"] = declare(
        "Kind of change", "Whether readers must know it, need not, or a mistake was mended.", widget="select"
    )
    note: str = declare("What changed", "In one sentence.", widget="text", min_length=1, max_length=400)


class Tie(Struct, frozen=True):
    """A relation as one document declares it: what is done, the key of the other, since when, and to which portions."""

    rel: TieName
    target: str
    effective: date | None = None
    portions: tuple[str, ...] = ()


class Catalogued(Struct, frozen=True):
    """What the disclosure catalogue says of a document (Regulations of China on Open Government Information, art. 12).

    `is_own` when the portal's offices have issued it and its text is published here; else it is a repost or a record.
    """

    index_number: str | None
    made: date | None
    is_own: bool


class LegalFacts(Struct, frozen=True):
    """What a document says of its life. Days are first days, but `ends` and `closes`, which are last ones.

    `text_from` is the first day on which the text of this very file is in force.
    """

    begins: date | None = None
    ends: date | None = None
    text_from: date | None = None
    opens: date | None = None
    closes: date | None = None
    review: date | None = None
    ties: tuple[Tie, ...] = ()

    def line(self) -> str:
        """The facts as one line of JSON."""
        days = [_said(day) for day in (self.begins, self.ends, self.text_from, self.opens, self.closes, self.review)]
        ties = [[tie.rel, tie.target, _said(tie.effective), *tie.portions] for tie in self.ties]
        return json.dumps([days, ties], separators=(",", ":"))

    @classmethod
    @lru_cache(maxsize=20_000)
    def read(cls, line: str) -> "LegalFacts":
        """The facts that a line of `line()` says; those of a document that says none from an empty one."""
        if not line:
            return cls()
        days, ties = json.loads(line)
        found = (Tie(rel, target, _day(effective), tuple(portions)) for rel, target, effective, *portions in ties)
        begins, ends, text_from, opens, closes, review = map(_day, days)
        return cls(begins, ends, text_from, opens, closes, review, tuple(found))

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which something about the document changes by itself, at their beginning."""
        lasts = (day.toordinal() + 1 for day in (self.ends, self.closes, self.review) if day and day < date.max)
        firsts = (self.begins, self.text_from, self.opens, *(tie.effective for tie in self.ties))
        return (*(day for day in firsts if day is not None), *map(date.fromordinal, lasts))


def _said(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _day(said: str) -> date | None:
    return date.fromisoformat(said) if said else None
