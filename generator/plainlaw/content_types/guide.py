"""A legal guide: one question of a citizen, a short answer, and the law that it rests on.

Fields follow the best practice for legal information: jurisdiction, date of the legal review, citations, and where to
get advice (ABA, CLEO).
"""

from datetime import date
from typing import ClassVar

from plainlaw.model.day import Day
from plainlaw.model.document import Declared, Document, Part, Section
from plainlaw.model.field import declare


class Citation(Part):
    """A place in a law."""

    joined: ClassVar[str] = "article"

    law: str = declare("Law", "Its full title without marks.", min_length=2, example="中华人民共和国人民调解法")
    article: str = declare(
        "Article",
        "As it is cited, or its number alone.",
        min_length=1,
        example="第三十三条",
        coerce_numbers_to_str=True,
    )
    version: Day | None = declare("Version", "The date of the version that was read.", widget="date", default=None)


class Guide(Document):
    """A legal question and its answer."""

    section: ClassVar[Section] = Section(
        "guides",
        "Legal guides",
        "Legal guide",
        "Questions that people ask about the law, answered in plain words with the article that says so.",
        50,
        weight=3,
    )

    explains_law: ClassVar[bool] = True

    question: str = declare("Question", "As a citizen would ask it.", min_length=1, shown="hidden")
    short_answer: str = declare(
        "Short answer",
        "The answer in one or two sentences.",
        widget="text",
        min_length=1,
        max_length=240,
        shown="lead",
    )
    next_steps: tuple[str, ...] = declare(
        "Next steps", "What to do now, in order.", widget="list", default=(), shown="section"
    )
    citations: tuple[Citation, ...] = declare(
        "Citations", "The law that the answer rests on.", widget="object", min_length=1, shown="section"
    )
    law_as_at: Day = declare("Law as at", "The day on which the law was as described.", widget="date")
    reviewed: Day = declare("Legal review", "The day on which a lawyer last read the text.", widget="date")

    def law_day(self) -> date:
        """The day on which the law was as described."""
        return self.law_as_at

    def cites(self) -> tuple[Declared, ...]:
        """The law that the answer rests on."""
        return tuple(
            Declared(("citations", number, "article"), one.law, one.article, one.version or self.law_as_at)
            for number, one in enumerate(self.citations)
        )

    def heading(self) -> str:
        """The question."""
        return self.question
