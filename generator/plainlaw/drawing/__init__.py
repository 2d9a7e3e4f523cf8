"""How charts are drawn, apart from what kinds there are: theme, words, scales, marks, and the finished SVG.

In: what a kind on the charts shelf composed. Out: SVG text. Nothing in it depends on the machine's fonts, the
clock or the locale: text is measured with a table, so that the same chart has the same bytes.
"""

from plainlaw.drawing.picture import ROOMS, ChartKind, Picture, Room, Width
from plainlaw.drawing.svg import finish, to_svg
from plainlaw.drawing.theme import LIGHT, PALETTES, Palette, Scheme

__all__ = [
    "LIGHT",
    "PALETTES",
    "ROOMS",
    "ChartKind",
    "Palette",
    "Picture",
    "Room",
    "Scheme",
    "Width",
    "finish",
    "to_svg",
]
