"""Colours, dashes and shapes of charts.

In: nothing. Out: a palette per colour scheme, and the style of the nth series. Contrast follows WCAG 2.2:
1.4.3 asks 4.5:1 of text, 1.4.11 asks 3:1 of lines and marks, against the page the chart stands on.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

Scheme = Literal["light", "dark"]

FONT = (
    "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', "
    "'Noto Sans SC', sans-serif"
)


class Palette(Struct, frozen=True):
    """The colours of one scheme. `marks` alternate between dark and pale: neighbours differ in grey too. `page`
    is what the chart stands on.
    """

    text: str
    muted: str
    rule: str
    marks: tuple[str, ...]
    page: str

    @property
    def colours(self) -> tuple[str, ...]:
        """All of them, in one order for every scheme, all different."""
        return (self.text, self.muted, self.rule, self.page, *self.marks)


LIGHT = Palette(
    text="#1f2933",
    muted="#4b5563",
    rule="#858c97",
    marks=("#0b5a57", "#d4570a", "#4a1d6b", "#2a7fd4", "#8c1d40", "#7a7f00"),
    page="#ffffff",
)
DARK = Palette(
    text="#e8ebf0",
    muted="#b8c0cc",
    rule="#7d8694",
    marks=("#86d3c8", "#e0782a", "#dcc4f5", "#4d94dd", "#ffb3c4", "#a3a12c"),
    page="#1a2321",
)
PALETTES: Mapping[Scheme, Palette] = MappingProxyType({"light": LIGHT, "dark": DARK})

DASHES: tuple[tuple[int, int] | tuple[int, int, int, int], ...] = (
    (1, 0),
    (7, 3),
    (2, 2),
    (9, 3, 2, 3),
    (14, 4),
    (4, 4),
)
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")


class Style(Struct, frozen=True):
    """How one series looks: its dash and shape alone tell it from the others, without any colour."""

    colour: str
    dash: tuple[int, ...]
    shape: str


def style(index: int) -> Style:
    """The style of the nth series, in light colours; the first 36 have different pairs of dash and shape."""
    turn, place = divmod(index, len(SHAPES))
    return Style(LIGHT.marks[place % len(LIGHT.marks)], DASHES[(place + turn) % len(DASHES)], SHAPES[place])
