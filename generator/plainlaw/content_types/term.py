"""A glossary entry. A term without a public definition says so instead of inventing one."""

from typing import ClassVar

from plainlaw.model.document import Banner, Document, Section
from plainlaw.model.field import declare


class Term(Document):
    """A term of the glossary."""

    section: ClassVar[Section] = Section(
        "terms",
        "Glossary",
        "Term",
        "What the words mean, and which of them nobody has defined in public.",
        60,
        weight=2,
    )

    explains_law: ClassVar[bool] = True

    definition: str | None = declare(
        "Definition",
        "In plain words. Leave it out when no public definition exists; the page then says so.",
        widget="text",
        default=None,
        min_length=1,
        shown="lead",
    )
    source: str | None = declare("Source", "Where the definition comes from.", default=None, min_length=1)
    pinyin: str | None = declare("Pinyin", "For sorting Chinese terms.", default=None, shown="hidden")
    synonyms: tuple[str, ...] = declare("Synonyms", "Other words for the same.", widget="list", default=())

    def cites_in_words(self) -> tuple[str, ...]:
        """Where the definition comes from."""
        return ("source",)

    def sort_key(self) -> str:
        """The pinyin of a Chinese term, else its title."""
        return (self.pinyin or self.title).casefold()

    def banners(self) -> tuple[Banner, ...]:
        """A term that nobody has defined in public says so."""
        if self.definition is not None:
            return ()
        return (Banner("warning", "No public definition of this term was found."),)
