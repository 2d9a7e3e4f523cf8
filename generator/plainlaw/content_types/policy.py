"""A policy document: its metadata, with or without its text.

Terms follow the Regulations on Open Government Information art. 12 (catalogue: index number, title, summary, date
made) and the rules for official documents (document number, kind of document).
"""

from collections.abc import Mapping
from typing import ClassVar, Literal

from plainlaw.model.day import Day
from plainlaw.model.document import Banner, Document, Section
from plainlaw.model.field import declare
from plainlaw.problems import Message


class Policy(Document):
    """A policy document."""

    section: ClassVar[Section] = Section(
        "policies",
        "Policy documents",
        "Policy document",
        "Rules, plans and notices of the county's offices, with their numbers, dates and issuing offices.",
        20,
    )
    legal_text: ClassVar[bool] = True

    issuers: tuple[str, ...] = declare(
        "Issuing offices",
        "The first leads; several issue jointly. Empty when it is not known.",
        widget="relation",
        relation="organisations",
        default=(),
    )
    document_number: str | None = declare(
        "Document number",
        "As on the document; empty when none is known, never invented.",
        default=None,
        example="示政办发〔2024〕15号",
        min_length=4,
    )
    index_number: str | None = declare(
        "Index number", "Number in the disclosure catalogue.", default=None, min_length=4
    )
    genre: str | None = declare("Kind of document", "Such as opinion, notice, plan.", default=None, min_length=1)
    date_made: Day | None = declare("Date made", "The date that the document bears.", widget="date", default=None)
    in_force_from: Day | None = declare("In force from", "First day in force.", widget="date", default=None)
    expires: Day | None = declare("In force until", "Last day in force.", widget="date", default=None)
    openness: Literal["proactive"] = declare(
        "Disclosure",
        "Only documents that are disclosed proactively are published here.",
        widget="select",
        default="proactive",
        shown="hidden",
    )
    record: Literal["full", "title-only"] = declare(
        "Record", "Whether the text is published here, or its title only.", widget="select", default="full"
    )
    source: str | None = declare("Source", "Where the document or its title was published.", default=None)

    def official_number(self) -> str | None:
        """The document number."""
        return self.document_number

    def labels(self) -> Mapping[str, Message]:
        """Of a title-only record, day and office are those of the record, not of the document."""
        if self.record == "full":
            return {}
        return {"published": Message.of("Recorded here on"), "office": Message.of("Recorded by")}

    def banners(self) -> tuple[Banner, ...]:
        """A title-only record says that its text is not published here."""
        if self.record == "full":
            return ()
        return (
            Banner(
                "info",
                "Only the title of this document is recorded here; its text is not published on this portal.",
                see=("pages", "disclosure-guide"),
            ),
        )
