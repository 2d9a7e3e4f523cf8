"""One dated text of a document that has several: content/policies/<key>/<day>.md beside content/policies/<key>.md.

In: the small header of such a file. Out: `Version`, which stands beside its document as an entry of its own: its folder
is that of the document (`policies/<key>`), its key the first day on which the text is in force.
"""

from datetime import date
from typing import ClassVar

from plainlaw.model.day import Day
from plainlaw.model.document import Document, Part, Section
from plainlaw.model.field import declare
from plainlaw.model.legal import LegalFacts, Tie

POLICIES = Section(
    "policies",
    "Policy documents",
    "Policy document",
    "Rules, plans and notices of the county's offices, with their numbers, dates and issuing offices.",
    20,
)


class VersionHeader(Part):
    """What the header of a version says; all else is said once, in the document that it is a version of."""

    derived: ClassVar[frozenset[str]] = frozenset({"status"})

    date: Day = declare(
        "Version of", "The first day on which this text is in force; also the name of the file.", widget="date",
        example="2021-07-01",
    )  # fmt: skip
    title: str | None = declare(
        "Title of this version", "Only when the document had another title then.", default=None, min_length=1,
        max_length=200,
    )  # fmt: skip
    amended_by: tuple[str, ...] = declare(
        "Amended by",
        "The documents in content/policies/ that brought this text about; empty when they say so themselves.",
        widget="relation",
        relation="policies",
        default=(),
    )
    note: str | None = declare(
        "Note", "What is to be known about this text, in a sentence.", default=None, min_length=1
    )
    excerpt: bool = declare(
        "Excerpt",
        "Whether the text here is only a part of the whole, so that articles which are not here may still exist.",
        widget="boolean",
        default=False,
    )
    embargo: str | None = declare(
        "Embargo", "The release with which it comes out, that of its document.", widget="relation",
        relation="releases", default=None,
    )  # fmt: skip


class Version(Document):
    """A dated text. Title, office and all other facts are those of its document."""

    section: ClassVar[Section] = POLICIES
    legal_text: ClassVar[bool] = True

    office: str = ""
    header: VersionHeader

    @classmethod
    def of(cls, header: VersionHeader) -> "Version":
        """The version with this header."""
        return cls.model_construct(
            title=header.title or "", summary="", published=header.date, updated=None, office="", topics=(),
            region=None, embargo=header.embargo, id=None, header=header,
        )  # fmt: skip

    def is_excerpt(self) -> bool:
        """As declared."""
        return self.header.excerpt

    def law_day(self) -> date:
        """The first day of its text."""
        return self.header.date

    def legal(self) -> LegalFacts:
        """The first day of its text, and the documents that brought it about."""
        ties = tuple(Tie("amended_by", key, self.header.date) for key in self.header.amended_by)
        return LegalFacts(text_from=self.header.date, ties=ties)
