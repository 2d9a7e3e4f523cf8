"""The kind of an official document is one of the fifteen, or one that the portal lists."""

from collections.abc import Iterator

from plainlaw.check import Check
from plainlaw.law.genre import GENRES, is_official
from plainlaw.nearest import near_hint
from plainlaw.problems import Problem
from plainlaw.problems.legal import UNUSUAL_GENRE
from plainlaw.resolve import ResolvedEntry, ResolvedSite


def run(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Problem]:
    """The finding about a kind that nobody has listed."""
    genre = getattr(document.entry.fields, "genre", None)
    if not genre or is_official(genre):
        return
    own = [name for kind in site.site.portal.genres for name in kind.root.values()]
    if genre.casefold() not in {name.casefold() for name in own}:
        hint = near_hint(genre, [*GENRES, *GENRES.values(), *own])
        yield UNUSUAL_GENRE.at(document.entry.place_of("genre"), genre=genre, hint=hint)


CHECK = Check((UNUSUAL_GENRE,), run)
