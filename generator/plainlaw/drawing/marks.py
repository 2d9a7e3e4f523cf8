"""The marks that several kinds of chart use, as Altair layers in pixels.

In: rows of positions and words. Out: Altair charts. Altair is imported when the first chart is drawn, since
it takes longer to start than all the rest of plainlaw.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct
from msgspec.structs import asdict

from plainlaw.drawing.theme import LIGHT

if TYPE_CHECKING:
    import altair as alt

Align = Literal["left", "center", "right"]


class Word(Struct, frozen=True):
    """A text at a place in the plot: `align` says which part of it is at x; y is the middle of the line."""

    x: float
    y: float
    text: str
    size: int
    align: Align = "left"
    colour: str = LIGHT.text
    weight: Literal["normal", "bold"] = "normal"


class Stroke(Struct, frozen=True):
    """A thin straight line between two places in the plot."""

    x: float
    y: float
    x2: float
    y2: float


def data_of(rows: Iterable[dict[str, Any]]) -> "alt.InlineData":
    """Rows as Altair's inline data."""
    import altair as alt

    return alt.InlineData(values=list(rows))


def words(texts: Sequence[Word]) -> "alt.Chart":
    """A layer of texts: one for all of them, since each layer costs time in Vega."""
    import altair as alt

    layer: alt.Chart = (
        alt.Chart(data_of(asdict(word) for word in texts))
        .mark_text(align=alt.ExprRef("datum.align"), fontWeight=alt.ExprRef("datum.weight"), baseline="middle")
        .encode(
            alt.X("x:Q", scale=None, axis=None),
            alt.Y("y:Q", scale=None, axis=None),
            alt.Text("text:N"),
            alt.Size("size:Q", scale=None, legend=None),
            alt.Color("colour:N", scale=None, legend=None),
        )
    )
    return layer


def strokes(
    lines: Sequence[Stroke], colour: str = LIGHT.rule, width: float = 1, dash: tuple[int, int] = (1, 0)
) -> "alt.Chart":
    """A layer of straight lines, thin ones unless a `width` in pixels is given."""
    import altair as alt

    dashes = list(dash) if dash != (1, 0) else alt.Undefined
    layer: alt.Chart = (
        alt.Chart(data_of(asdict(line) for line in lines))
        .mark_rule(color=colour, strokeWidth=width, strokeDash=dashes)
        .encode(
            alt.X("x:Q", scale=None, axis=None),
            alt.X2("x2:Q"),
            alt.Y("y:Q", scale=None, axis=None),
            alt.Y2("y2:Q"),
        )
    )
    return layer


def dots(places: Sequence[tuple[float, float]], colour: str, size: int = 46, *, hollow: bool = False) -> "alt.Chart":
    """A layer of circles, filled or `hollow`; `size` is their area in square pixels."""
    import altair as alt

    # what is within an outline is the page, so that the line behind it does not fill it
    look = {"filled": False, "strokeWidth": 2, "fill": LIGHT.page} if hollow else {"filled": True}
    layer: alt.Chart = (
        alt.Chart(data_of({"x": x, "y": y} for x, y in places))
        .mark_point(size=size, opacity=1, color=colour, **look)
        .encode(alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None))
    )
    return layer


def traces(pieces: Sequence[Sequence[tuple[float, float]]], colour: str) -> "alt.Chart":
    """A layer of lines, each through its own places; none joins another."""
    import altair as alt

    rows = ({"piece": str(number), "x": x, "y": y} for number, piece in enumerate(pieces) for x, y in piece)
    layer: alt.Chart = (
        alt.Chart(data_of(rows))
        .mark_line(strokeWidth=2, interpolate="linear", color=colour)
        .encode(
            alt.X("x:Q", scale=None, axis=None),
            alt.Y("y:Q", scale=None, axis=None),
            alt.Detail("piece:N"),
            alt.Order("x:Q"),
        )
    )
    return layer
