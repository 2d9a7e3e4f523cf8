"""An article that was read, as checks see it.

In: an article, and the mentions and evidence of each sentence. Out: both as one value.
"""

from collections.abc import Callable, Iterator
from functools import cached_property

from msgspec import Struct

from plainlaw.audit.article import Article, Sentence
from plainlaw.audit.evidence import Evidence
from plainlaw.audit.mention import Mention
from plainlaw.problems import Kind, Place, Problem


class Passage(Struct, frozen=True):
    """A sentence with the figures that it mentions, and what stands behind its rates."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    evidence: tuple[Evidence, ...]


class Reading(Struct, frozen=True, dict=True):
    """A whole article."""

    article: Article
    passages: tuple[Passage, ...]

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every figure."""
        return tuple(mention for passage in self.passages for mention in passage.mentions)

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every rate and change in per cent, with what stands behind it."""
        return tuple(found for passage in self.passages for found in passage.evidence)

    def place(self, mention: Mention) -> Place:
        """Where a figure stands in the file."""
        return self.article.place(mention.at)

    def typed(self, mention: Mention) -> str:
        """A figure as it was typed, its unit included."""
        return self.article.typed_between(mention.at, mention.end)


class AuditCheck(Struct, frozen=True):
    """The kinds of finding that a check makes, and the check itself."""

    kinds: tuple[Kind, ...]
    run: Callable[[Reading], Iterator[Problem]]
