"""A document: what an editor writes. Its front matter is declared here and on the content_types shelf.

In: validated front matter and the Markdown body. Out: `Document` (the fields) and `Entry` (one file of the portal).
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, NamedTuple, Self

from msgspec import Struct, field
from pydantic import BaseModel, ConfigDict, Field, model_validator

from plainlaw.model.day import Day
from plainlaw.model.field import declare
from plainlaw.model.period import Period
from plainlaw.problems import Message, Place

if TYPE_CHECKING:
    from plainlaw.model.attachment import AttachedFile, Attachment
    from plainlaw.model.legal import Catalogued, LegalFacts


class Section(Struct, frozen=True):
    """Where the documents of a type live: the folder in content/ and in the address, and its words.

    `label`, `one` and `description` are English message ids. `order` sorts sections in lists and navigation. New
    documents of a section are news unless it says otherwise; a section `by_letter` is listed by first letters. The
    search raises its documents by `weight`: answers before what merely mentions the words.
    """

    folder: str
    label: str
    one: str
    description: str
    order: int
    is_news: bool = True
    by_letter: bool = False
    weight: int = 1


class BodyPart(Struct, frozen=True):
    """A part that every body of a type has, by its heading (an English message id), in a fixed order.

    `generated` names what the program writes itself: "downloads", "definitions" or "citation"; else the author does.
    """

    heading: str
    required: bool = False
    generated: Literal["", "downloads", "definitions", "citation"] = ""


class Banner(Struct, frozen=True):
    """Something that a reader must know before the text: its weight, and an English message id.

    `see` is the document that says more, as folder and key; it is linked where the portal has it.
    """

    tone: Literal["info", "warning", "danger", "good"]
    text: str
    see: tuple[str, str] | None = None


class Part(BaseModel):
    """An object inside front matter, such as an activity of a campaign.

    Parts that differ in the field `joined` only are shown as one, with all its values.
    """

    joined: ClassVar[str] = ""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, defer_build=True)


FormerAddress = Annotated[str, Field(pattern=r"^/([A-Za-z0-9_~-][A-Za-z0-9._~-]*/)+$", max_length=300)]
"""An address from the root of the portal, as a browser shows it behind the name of the host."""


class Declared(NamedTuple):
    """An article named in a header: the path of the value, the title of the law, the article, the day of the text."""

    path: tuple[str | int, ...]
    law: str
    article: str
    day: date


class Document(Part):
    """Fields that every document has. A content type adds its own and says its `section`."""

    section: ClassVar[Section]
    body_parts: ClassVar[tuple[BodyPart, ...]] = ()
    legal_text: ClassVar[bool] = False
    """Whether bodies may hold legal text: articles, which get addresses, contents and a way to cite them."""
    explains_law: ClassVar[bool] = False
    """Whether readers take it for the law of today, so that it is to be reviewed when a law that it cites changes."""
    has_versions: ClassVar[bool] = False
    """Whether dated texts of a document may lie in a folder of its name."""
    has_attachments: ClassVar[bool] = False
    """Whether files that are published with a document may lie in a folder of its name."""
    derived: ClassVar[frozenset[str]] = frozenset()
    """Words that nobody writes into the header, because the program works them out."""

    title: str = declare(
        "Title",
        "As it should be read on the page and in lists.",
        min_length=1,
        max_length=200,
        shown="hidden",
    )
    summary: str = declare(
        "Summary",
        "One or two sentences in plain words; shown in lists and by search engines.",
        widget="text",
        min_length=1,
        max_length=400,
        shown="lead",
    )
    published: Day = declare(
        "Published", "The day on which the public could first read it.", widget="date", example="2024-07-15"
    )
    updated: Day | None = declare(
        "Updated", "The day of the last change that matters to a reader.", widget="date", default=None
    )
    office: str = declare(
        "Office",
        "The office that is responsible for this text.",
        widget="relation",
        relation="organisations",
        example="justice-bureau",
    )
    topics: tuple[str, ...] = declare(
        "Topics",
        "Keys from site_config/topics.yml.",
        widget="relation",
        relation="topics",
        default=(),
        shown="hidden",
    )
    region: str | None = declare(
        "Region",
        "Code of the place that the text is about.",
        widget="relation",
        relation="regions",
        default=None,
        example="990124",
    )
    embargo: str | None = declare(
        "Embargo",
        "The release in stats/releases.yml with which the document comes out; nothing of it is public before.",
        widget="relation",
        relation="releases",
        default=None,
        example="disputes-2025-q1",
        shown="hidden",
    )
    redirect_from: tuple[FormerAddress, ...] = declare(
        "Former addresses",
        "Addresses from which readers are led here, such as /policies/old-name/ after a file was renamed.",
        widget="list",
        default=(),
        example="/policies/old-name/",
        shown="hidden",
    )
    id: str | None = declare(
        "Identifier",
        "Keeps the address when the file is renamed; without it, the file name is the address.",
        default=None,
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        shown="hidden",
    )

    @model_validator(mode="after")
    def _changed_after_it_was_published(self) -> Self:
        if self.updated is not None and self.updated < self.published:
            raise ValueError("the last change lies before the day of publication")
        return self

    def heading(self) -> str:
        """What stands at the top of its page."""
        return self.title

    def titles(self) -> tuple[str, ...]:
        """The titles by which other documents cite it."""
        return (self.title,)

    def is_excerpt(self) -> bool:
        """Whether its text is declared not to hold all articles of what it is the text of."""
        return False

    def official_number(self) -> str | None:
        """The number by which the document is cited, such as 示政办发〔2024〕15号; None when it has none."""
        return None

    def law_day(self) -> date:
        """The day on which the law was as the document cites it."""
        return self.updated or self.published

    def encloses(self) -> "tuple[Attachment, ...]":
        """The files that its header names."""
        return ()

    def cites(self) -> tuple[Declared, ...]:
        """The articles that it declares to rest on."""
        return ()

    def cites_in_words(self) -> tuple[str, ...]:
        """The names of the fields in whose words laws are cited as in its text."""
        return ()

    def sort_key(self) -> str:
        """What a list by letters sorts by."""
        return self.title.casefold()

    def lasts(self) -> tuple[date, date] | None:
        """The first and the last day of what it announces, for the home page; None when it announces nothing."""
        return None

    def figures_period(self) -> Period | None:
        """The period that all its figures are about, when it states one for all of them."""
        return None

    def labels(self) -> Mapping[str, Message]:
        """Labels that say more exactly than those of the declarations what fields of this document mean."""
        return {}

    def banners(self) -> tuple[Banner, ...]:
        """What a reader of this document must know first; nothing unless a content type says so."""
        return ()

    def catalogued(self) -> "Catalogued | None":
        """What the disclosure catalogue says of it beside title and summary; None when it is not in the catalogue."""
        return None

    def legal(self) -> "LegalFacts | None":
        """What it says of its life as a legal document; None when it is none."""
        return None


class Entry(Struct, frozen=True, dict=True):
    """One document in one language.

    `key` is its address within its section; `text` is what stands below its header, or reads it when it is asked for;
    `body_line` is the line of the file on which the body begins (from 1); `lines` gives the place of each front matter
    value by its path. `metrics` are those that its body names; `face` is a digest of all but its body. Of a dated text,
    `parent` is the key of the document that it is a version of, and its own key is the day. `files` are those that its
    header names.
    """

    type: str
    key: str
    lang: str
    fields: Document
    text: str | Callable[[], str]
    path: str
    body_line: int = 1
    lines: Mapping[tuple[str | int, ...], Place] = field(default_factory=dict)
    metrics: tuple[str, ...] = ()
    face: bytes = b""
    parent: str = ""
    files: "tuple[AttachedFile, ...]" = ()

    @cached_property
    def body(self) -> str:
        """The text below the header."""
        return self.text if isinstance(self.text, str) else self.text()

    @property
    def folder(self) -> str:
        """The folder of content/ that it belongs to, which is also that of its address."""
        return f"{self.section.folder}/{self.parent}" if self.parent else self.section.folder

    @property
    def base(self) -> str:
        """The folder below content/ in which its file lies: where the links in its text start from."""
        return self.path.removeprefix("content/").rpartition("/")[0] or self.folder

    @property
    def section(self) -> Section:
        """The section that the document stands in."""
        return type(self.fields).section

    @property
    def title(self) -> str:
        """The title of the document."""
        return self.fields.title

    @property
    def last_change(self) -> date:
        """The day of the last change that matters to a reader, else of publication."""
        return self.fields.updated or self.fields.published

    def place_of(self, *path: str | int) -> Place:
        """Where a front matter value stands; the top of the file when it is not there."""
        return self.lines.get(path, Place(self.path, 1))
