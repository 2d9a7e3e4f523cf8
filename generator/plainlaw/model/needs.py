"""What the page of a document was made from, beside the document itself: noted while it is made.

In: what was asked for. Out: the names under which a later build finds the pages that a change concerns.
"""

from collections.abc import Iterator

from msgspec import Struct, field

Span = tuple[tuple[str, str, str], int, int]
"""A group of documents, and the first and last day of publication between which it was looked at."""


class Needs(Struct):
    """Documents by folder and key, found or not; documents whose headings were looked at; policies and versions of
    them whose whole text was looked at; metrics; parts of lists.
    """

    documents: set[str] = field(default_factory=set)
    headings: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    metrics: set[str] = field(default_factory=set)
    spans: set[Span] = field(default_factory=set)
    places: bool = False

    @property
    def names(self) -> Iterator[str]:
        """One name for each need but the spans, in a fixed order."""
        yield from sorted(map(of_document, self.documents))
        yield from sorted(map(of_headings, self.headings))
        yield from sorted(map(of_text, self.texts))
        yield from sorted(map(of_metric, self.metrics))
        yield from [PLACES] if self.places else []


PLACES = "places"


def of_document(address: str) -> str:
    """The name of the need for what a document (`folder/key`) shows to others."""
    return address


def of_headings(address: str) -> str:
    """The name of the need for the headings of a document."""
    return f"{address}#"


def of_text(address: str) -> str:
    """The name of the need for the whole text of a policy or of a version of one."""
    return f"{address}="


def of_metric(metric: str) -> str:
    """The name of the need for the figures of a metric."""
    return f"metric:{metric}"
