"""The pager of a list that goes over several pages.

In: which page it is, of how many, and where each leads. Out: the values of a template: `pages`, `previous` and `next`.
"""

from collections.abc import Callable
from typing import Any


def pager(number: int, last: int, href: Callable[[int], str]) -> dict[str, Any]:
    """The pages before and behind, and those to choose from."""
    return {
        "pages": [{"label": str(page), "href": href(page), "current": page == number} for page in _near(number, last)],
        "previous": href(number - 1) if number > 1 else None,
        "next": href(number + 1) if number < last else None,
    }


def _near(number: int, last: int) -> list[int]:
    """The pages that a pager shows: the first, the last, and those around the current one."""
    return sorted({1, last, *(page for page in range(number - 2, number + 3) if 1 <= page <= last)})
