"""A policy document: its metadata, with or without its text.

Terms follow the Regulations on Open Government Information art. 12 (catalogue: index number, title, summary, date
made), the rules for official documents (document number, kind of document) and ELI (version date, relations). Whether
it is in force is written nowhere: it follows from its dates and from what other documents do to it
(plainlaw.law.status).
"""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from plainlaw.model.attachment import Attachment
from plainlaw.model.day import Day
from plainlaw.model.document import Banner, Document, Section
from plainlaw.model.field import declare
from plainlaw.model.legal import Catalogued, ChangeNote, Consultation, LegalFacts, Relation, Tie
from plainlaw.model.version import POLICIES
from plainlaw.problems import Message


class Policy(Document):
    """A policy document."""

    section: ClassVar[Section] = POLICIES
    has_versions: ClassVar[bool] = True
    has_attachments: ClassVar[bool] = True
    derived: ClassVar[frozenset[str]] = frozenset({"status"})
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
    normative_number: str | None = declare(
        "Register number", "Number in the register of normative documents, when it is one.", default=None,
        example="YLXGS-2024-3", min_length=4,
    )  # fmt: skip
    genre: str | None = declare(
        "Kind of document",
        "One of the fifteen kinds of official document, or one that site_config/portal.yml lists under genres.",
        default=None,
        min_length=1,
    )
    date_made: Day | None = declare("Date made", "The date that the document bears.", widget="date", default=None)
    in_force_from: Day | None = declare("In force from", "First day in force.", widget="date", default=None)
    expires: Day | None = declare("In force until", "Last day in force.", widget="date", default=None)
    version_date: Day | None = declare(
        "Text in force from",
        "First day on which the text in this file is in force, when it is a later one than that of the document.",
        widget="date",
        default=None,
    )
    amended_by: tuple[str, ...] = declare(
        "Amended by",
        "The documents in content/policies/ that brought this text about; empty when they say so themselves.",
        widget="relation",
        relation="policies",
        default=(),
        shown="hidden",
    )
    relations: tuple[Relation, ...] = declare(
        "Relations", "What this document does to others. It is shown on both.", widget="list", default=(),
        shown="hidden",
    )  # fmt: skip
    interpretations: tuple[str, ...] = declare(
        "Interpretations",
        "The documents in content/policies/ that explain this one; not needed for those that say so themselves.",
        widget="relation",
        relation="policies",
        default=(),
        shown="hidden",
    )
    consultation: Consultation | None = declare(
        "Consultation", "When and how the public can have a say on this draft, and what became of it.", widget="object",
        default=None,
    )  # fmt: skip
    next_review: Day | None = declare(
        "Next review", "Last day by which the office looks whether it is still needed and right.", widget="date",
        default=None,
    )  # fmt: skip
    openness: Literal["proactive"] = declare(
        "Disclosure",
        "Only documents that are disclosed proactively are published here.",
        widget="select",
        default="proactive",
        shown="hidden",
    )
    other_titles: tuple[str, ...] = declare(
        "Other titles",
        "Titles by which it is cited too, such as a short one, or one in a language in which its text is not here.",
        widget="list",
        default=(),
        example="Statistics Law",
        shown="hidden",
    )
    excerpt: bool = declare(
        "Excerpt",
        "Whether the text here is only a part of the whole, so that articles which are not here may still exist.",
        widget="boolean",
        default=False,
        shown="hidden",
    )
    record: Literal["full", "title-only"] = declare(
        "Record", "Whether the text is published here, or its title only.", widget="select", default="full"
    )
    attachments: tuple[Attachment, ...] = declare(
        "Attachments",
        "Files that belong to the document, such as forms; they lie in content/policies/<name of the document>/.",
        widget="list",
        default=(),
        shown="hidden",
    )
    source: str | None = declare("Source", "Where the document or its title was published.", default=None)
    change_notes: tuple[ChangeNote, ...] = declare(
        "Changes to this page", "What was changed here, the last first.", widget="list", default=(), shown="section"
    )

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        if self.in_force_from and self.expires and self.expires < self.in_force_from:
            raise ValueError("it ends before it comes into force")
        if self.in_force_from and self.version_date and self.version_date < self.in_force_from:
            raise ValueError("its text is in force before the document is")
        return self

    @model_validator(mode="after")
    def _files_of_a_text(self) -> Self:
        if self.record == "title-only" and self.attachments:
            raise ValueError("only its title is recorded here, so no file of it can be published")
        return self

    def encloses(self) -> tuple[Attachment, ...]:
        """The files that its header names."""
        return self.attachments

    def legal(self) -> LegalFacts:
        """Its days, and what it says that it does to others and others to it."""
        ties = [Tie(each.rel, each.target, each.effective, each.portions) for each in self.relations]
        ties += [Tie("amended_by", key, self.version_date) for key in self.amended_by]
        ties += [Tie("interpreted_by", key) for key in self.interpretations]
        said = self.consultation
        return LegalFacts(
            begins=self.in_force_from,
            ends=self.expires,
            text_from=self.version_date or self.in_force_from,
            opens=said.opens if said is not None else None,
            closes=said.closes if said is not None else None,
            review=self.next_review,
            ties=tuple(ties),
        )

    def law_day(self) -> date:
        """The day on which it was made, else the first day in force."""
        return self.date_made or self.in_force_from or self.published

    def titles(self) -> tuple[str, ...]:
        """Its title and the others."""
        return (self.title, *self.other_titles)

    def is_excerpt(self) -> bool:
        """As declared."""
        return self.excerpt

    def official_number(self) -> str | None:
        """The document number."""
        return self.document_number

    def catalogued(self) -> Catalogued:
        """Its number, its date, and whether it is one of the portal's own offices."""
        return Catalogued(self.index_number, self.date_made, bool(self.issuers) and self.record == "full")

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
