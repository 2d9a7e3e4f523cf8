"""What a check is: findings of its own, and the question that it asks of each document, or of the portal as a whole.

In: a resolved document, or the portal. Out: `Problem`s. Each file of the checks shelf defines one `Check` called CHECK.
"""

from collections.abc import Callable, Iterator

from msgspec import Struct

from plainlaw.problems import Kind, Problem
from plainlaw.resolve import ResolvedEntry, ResolvedSite


class Check(Struct, frozen=True):
    """The kinds of finding that a check makes, and the check itself, of a document or of the portal."""

    kinds: tuple[Kind, ...]
    document: Callable[[ResolvedEntry, ResolvedSite], Iterator[Problem]] = lambda document, site: iter(())
    portal: Callable[[ResolvedSite], Iterator[Problem]] = lambda site: iter(())
