"""Targets in a chart: a dashed line in the colour of text, which no series has, and its name in a key above the plot.

In: chart data, and where its target lies. Out: strokes, words and Altair layers.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from plainlaw.drawing.marks import Stroke, Word, strokes
from plainlaw.drawing.picture import Room
from plainlaw.drawing.theme import LIGHT
from plainlaw.drawing.words import fit
from plainlaw.model.chart import ChartData

if TYPE_CHECKING:
    import altair as alt

_SAMPLE = 34
"""How far the name stands from the left edge of its sample."""
_DASH = (6, 3)


def target_lines(lines: Sequence[Stroke]) -> "alt.Chart":
    """A layer of the lines of a target."""
    return strokes(lines, LIGHT.text, 1.5, _DASH)


def runs(targets: Sequence[float | None]) -> list[tuple[int, int, float]]:
    """Where neighbouring labels have one target: the first, the last, and the target."""
    found = []
    for value, group in groupby(enumerate(targets), key=lambda pair: pair[1]):
        places = [place for place, _ in group]
        if value is not None:
            found.append((places[0], places[-1], value))
    return found


def key_height(data: ChartData, room: Room) -> float:
    """The height that the key of the target takes; nothing where there is no target."""
    return len(_name(data, room)) * (room.font + 5) + 4.0 if data.target is not None else 0.0


def key_of_target(data: ChartData, room: Room, x: float, y: float, upright: bool) -> tuple[list[Word], Stroke | None]:
    """The name of the target, its first line at this height, with a sample of its line, which may stand upright."""
    if data.target is None:
        return [], None
    lines = [
        Word(x + _SAMPLE, y + place * (room.font + 5), line, room.font) for place, line in enumerate(_name(data, room))
    ]
    middle = x + _SAMPLE / 2 - 4
    sample = Stroke(middle, y - 8, middle, y + 8) if upright else Stroke(x, y, x + _SAMPLE - 8, y)
    return lines, sample


def _name(data: ChartData, room: Room) -> tuple[str, ...]:
    name = data.target.name if data.target is not None else ""
    return fit(name, room.font, room.width - _SAMPLE - 12, lines=3)
