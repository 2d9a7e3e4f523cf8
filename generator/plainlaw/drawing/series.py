"""Several series in one picture: lines that differ in dash and shape, and the key that names them.

In: rows of places, and names. Out: Altair layers. A series is its number, as text, in the column `series`.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from plainlaw.drawing.marks import Word, data_of
from plainlaw.drawing.picture import Room
from plainlaw.drawing.theme import LIGHT, style
from plainlaw.drawing.words import fit, width_of

if TYPE_CHECKING:
    import altair as alt

Row = dict[str, Any]

_SAMPLE = 34
"""How far a name in the key stands from the left edge of its sample."""
_LINE = 22.0
"""How far it is from one line of the key to the next."""
_MOST_LINES = 4


def line_and_shapes(rows: Sequence[Row], marked: Sequence[Row], channels: "tuple[alt.X, alt.Y]") -> "list[alt.Chart]":
    """Straight lines through the rows, broken at None, and the shape of its series at each marked row; only the outline
    of it where the row says that it is hollow.
    """
    import altair as alt

    count = len({row["series"] for row in rows})
    line = alt.Chart(data_of(rows)).mark_line(strokeWidth=2.25, interpolate="linear")
    shapes = _styles(count, shapes=True)
    layers = [line.encode(*channels, **_styles(count, shapes=False))]
    filled, hollow = ([row for row in marked if ("hollow" in row) is outline] for outline in (False, True))
    if filled or not hollow:
        layers.append(
            alt.Chart(data_of(filled)).mark_point(filled=True, size=46, opacity=1).encode(*channels, **shapes)
        )
    if hollow:
        # what is within an outline is the page, so that the line behind it does not fill it
        outline = alt.Chart(data_of(hollow)).mark_point(
            filled=False, size=80, opacity=1, strokeWidth=2, fill=LIGHT.page
        )
        layers.append(outline.encode(*channels, **shapes))
    return layers


def _styles(count: int, shapes: bool) -> dict[str, Any]:
    """Altair's channels for colour and either shape or dash, by the number of the series."""
    import altair as alt

    numbers = [str(index) for index in range(count)]
    styles = [style(index) for index in range(count)]
    colour = alt.Scale(domain=numbers, range=[one.colour for one in styles])
    channels: dict[str, Any] = {"color": alt.Color("series:N", scale=colour, legend=None)}
    if shapes:
        shape = alt.Scale(domain=numbers, range=[one.shape for one in styles])
        channels["shape"] = alt.Shape("series:N", scale=shape, legend=None)
    else:
        dash = alt.Scale(domain=numbers, range=[list(one.dash) for one in styles])
        channels["strokeDash"] = alt.StrokeDash("series:N", scale=dash, legend=None)
    return channels


def key_names(names: Sequence[str], room: Room) -> tuple[tuple[Word, ...], ...]:
    """The lines of each name of a key, from its own top left corner; each name leaves room for its sample.

    A name that is too long goes on below itself: cut short, it might not tell one series from another.
    """
    found: list[tuple[Word, ...]] = []
    x, y = 0.0, 0.0
    for name in names:
        lines = fit(name, room.font, room.width - _SAMPLE - 8, _MOST_LINES)
        widest = max(width_of(line, room.font) for line in lines)
        if x and x + _SAMPLE + widest > room.width - 8:
            x, y = 0.0, y + _LINE
        found.append(
            tuple(Word(x + _SAMPLE, y + place * _LINE * 0.8, line, room.font) for place, line in enumerate(lines))
        )
        y = found[-1][-1].y
        x += _SAMPLE + widest + 14
    return tuple(found)


def key_samples(firsts: Sequence[Word]) -> "list[alt.Chart]":
    """For the first line of each name, a piece of its series' line with its shape in the middle."""
    import altair as alt

    length = _SAMPLE - 8
    rows: list[Row] = [
        {"series": str(index), "x": word.x - _SAMPLE + shift, "y": word.y}
        for index, word in enumerate(firsts)
        for shift in (0, length / 2, length)
    ]
    channels = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
    return line_and_shapes(rows, rows[1::3], channels)
