"""What a check is: a finding of its own, and the question that it asks of the whole resolved portal.

In: a `ResolvedSite`. Out: `Problem`s. Each file of the checks shelf defines one `Check` called CHECK.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from plainlaw.problems import Kind, Problem
from plainlaw.resolve import ResolvedSite


@dataclass(frozen=True)
class Check:
    """The kinds of finding that a check makes, and the check itself."""

    kinds: tuple[Kind, ...]
    run: Callable[[ResolvedSite], Iterator[Problem]]
