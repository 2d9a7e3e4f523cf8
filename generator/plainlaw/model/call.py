"""A shortcode call as it stands in a document.

In: its name and literal arguments. Out: a frozen value; what it means is decided by the shortcodes shelf.
"""

from collections.abc import Mapping

from msgspec import Struct, field

from plainlaw.problems import Place

Literal = str | int | float | bool | None


class Call(Struct, frozen=True):
    """`{{ name(positional…, named=…) }}` at `place`; `source` is the text between the braces."""

    name: str
    positional: tuple[Literal, ...]
    place: Place
    source: str = ""
    named: Mapping[str, Literal] = field(default_factory=dict)
