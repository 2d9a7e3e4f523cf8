"""Shelf: one file a shortcode, each with one instance of `Shortcode` called SHORTCODE."""

from functools import cache

from plainlaw.discover import one_on_shelf
from plainlaw.shortcode import Shortcode


@cache
def shortcodes() -> dict[str, Shortcode]:
    """Every shortcode by its name."""
    found = one_on_shelf(__name__, "SHORTCODE", Shortcode)  # type: ignore[type-abstract] # instances are concrete
    return {shortcode.name: shortcode for shortcode in found.values()}
