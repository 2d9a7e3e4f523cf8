"""Single bodies of documents, resolved against the good site without touching the disk.

In: Markdown. Out: the parts of the body, what it becomes in the generated tree, and the findings.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from msgspec.structs import replace

from plainlaw.build import load
from plainlaw.check import Check
from plainlaw.locales.locale import locale_of
from plainlaw.model.address import Addresses
from plainlaw.model.document import Entry
from plainlaw.model.site import Site
from plainlaw.problems import Problem
from plainlaw.resolve import ResolvedSite
from plainlaw.resolve.body import Part, Text, resolve_body
from plainlaw.resolve.portal import ResolvedEntry
from plainlaw.scope import Scope
from plainlaw.voice import Voice
from sites.cases import DAY, GOOD

FIRST_LINE = 8
"""The line of the file on which the body of the page begins."""


@cache
def good() -> ResolvedSite:
    """The good site, resolved."""
    loaded = load(GOOD, DAY)
    assert loaded.site is not None, loaded.problems
    return loaded.site


def site() -> Site:
    """The good site as the model sees it."""
    return good().site


@dataclass(frozen=True)
class Body:
    """A body that was resolved."""

    entry: Entry
    parts: tuple[Part, ...]
    problems: tuple[Problem, ...]

    @property
    def codes(self) -> list[str]:
        """The kinds of its findings."""
        return [problem.kind.code for problem in self.problems]

    @property
    def has_errors(self) -> bool:
        """Whether it would stop a build."""
        return any(problem.is_error for problem in self.problems)

    @property
    def markdown(self) -> str:
        """What it becomes in the generated tree."""
        addresses = Addresses(site().portal.default_language)
        voice = Voice(site(), locale_of(self.entry.lang), addresses.of(self.entry), addresses)
        return "".join(part.markdown if isinstance(part, Text) else part.render(voice) for part in self.parts)


def page(folder: str = "pages", key: str = "about", lang: str = "zh-Hans") -> Entry:
    """A document of the good site."""
    found = site().documents.get(folder, key, lang)
    assert found is not None
    return found


def resolve_text(text: str, entry: Entry | None = None) -> Body:
    """`text` as the body of a document, else of a plain page that begins on line 8."""
    placed = replace(entry or page(), text=text, body_line=FIRST_LINE)
    found: list[Problem] = []
    scope = Scope(site(), good().series, placed, found)
    parts = resolve_body(scope, good().grammar, Addresses(site().portal.default_language), frozenset())
    return Body(placed, parts, tuple(found))


def found_by(check: Check, body: Body) -> list[Problem]:
    """What a check finds in a document of the good site with this body."""
    return list(check.document(ResolvedEntry(body.entry, body.parts), good()))


def places(problems: Iterable[Problem]) -> list[tuple[int, int]]:
    """Line and column of each finding."""
    return [(problem.place.line, problem.place.column) for problem in problems]
