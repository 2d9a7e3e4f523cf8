"""Line chart: values over time. In: series of points in order of time. Out: a picture.

Straight lines between neighbouring values, a gap where there is none, a mark at each point. Several series
differ in dash and shape and are named at their ends, or in a key above where there is no room for that. A target is a
dashed line, and the bounds of an estimate are an upright line through its mark.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from plainlaw.drawing.marks import Stroke, Word, strokes, words
from plainlaw.drawing.picture import ChartKind, Margins, Picture, Room
from plainlaw.drawing.scale import ValueAxis, labels_with_room, spread, value_axis
from plainlaw.drawing.series import Row, key_names, key_samples, line_and_shapes
from plainlaw.drawing.target import key_height, key_of_target, runs, target_lines
from plainlaw.drawing.theme import LIGHT, style
from plainlaw.drawing.words import fit, is_symbol, number, width_of, with_unit
from plainlaw.model.chart import ChartData, ChartSeries

if TYPE_CHECKING:
    import altair as alt

_SPACING = 1.3
"""How far lines of text are apart, in heights of the font."""


class _Frame(Struct, frozen=True, dict=True):
    """The plot of one line chart: its sizes, and where each point stands in it."""

    data: ChartData
    room: Room

    @cached_property
    def axis(self) -> ValueAxis:
        """The value axis."""
        data = self.data
        return value_axis(data.extent, data.from_zero, self.room.value_ticks, data.decimals)

    @cached_property
    def ticks(self) -> tuple[str, ...]:
        """The ticks of the value axis in words."""
        unit = self.data.unit if is_symbol(self.data.unit) else ""
        return tuple(number(tick, self.axis.decimals, self.data) + unit for tick in self.axis.ticks)

    @cached_property
    def ends(self) -> tuple[str, ...]:
        """What stands beside the last point of each series: its value, after its name if there are several.

        Nothing where a series has no value in the last period: whatever stood there would seem to be it.
        """
        lasts = self.lasts
        if not lasts or None in lasts:
            return ()
        values = [with_unit(value, self.data) for value in lasts if value is not None]
        if len(lasts) == 1:
            return tuple(values)
        said = [f"{series.name} {value}" for series, value in zip(self.data.series, values, strict=True)]
        widest = max(width_of(text, self.room.font) for text in said)
        crowded = len(said) * self.room.font * _SPACING > self.room.plot_height
        return tuple(said) if self.room.direct and widest <= self.room.width / 3 and not crowded else ()

    @property
    def lasts(self) -> tuple[float | None, ...]:
        """The value of each series in the last period."""
        return tuple(series.points[-1].value for series in self.data.series) if self.data.labels else ()

    @cached_property
    def key(self) -> tuple[tuple[Word, ...], ...]:
        """The names of the series above the plot, from its left edge, where they are not at the ends."""
        if len(self.data.series) < 2 or self.ends:
            return ()
        return key_names([series.name for series in self.data.series], self.room)

    @cached_property
    def margins(self) -> Margins:
        """Room for the ticks, the unit and key above, the ends, and the labels below."""
        font = self.room.font
        above = 0.0 if is_symbol(self.data.unit) or not self.data.unit else self.room.small + 8.0
        above += self.key[-1][-1].y + 30 if self.key else 0
        above += key_height(self.data, self.room)
        ends = max((width_of(text, font) for text in self.ends), default=0.0)
        ends += 16 if len(self.data.series) > 1 else 2
        left = max(width_of(tick, self.room.small) for tick in self.ticks) + 10
        right = 16 if len(self.data.labels) < 2 else max(ends + 8, 16)
        return Margins(left=round(left), right=round(right), top=round(above + 10), bottom=font + 22.0)

    @property
    def width(self) -> float:
        """The width of the plot, never nothing, though numbers of absurd length then widen the picture."""
        return max(self.room.width - self.margins.left - self.margins.right, 60.0)

    @property
    def height(self) -> float:
        """The height of the plot."""
        return self.room.plot_height

    @property
    def edge(self) -> float:
        """The space between the frame and the first and last points."""
        return self.width / 2 if len(self.data.labels) < 2 else 8.0

    @property
    def step(self) -> float:
        """The distance between neighbouring points."""
        return (self.width - 2 * self.edge) / max(len(self.data.labels) - 1, 1) or 1.0

    def x(self, index: int) -> float:
        """Where the nth point stands."""
        return self.edge + index * self.step

    def y(self, value: float) -> float:
        """Where a value stands."""
        return self.axis.at(value, self.room.plot_height)

    @cached_property
    def shown(self) -> dict[int, tuple[float, str]]:
        """The labels below the plot that have room: where and what."""
        low, high = 2 - self.margins.left, self.width + self.margins.right - 2
        texts = [fit(label, self.room.small, high - low)[0] for label in self.data.labels]
        widths = [width_of(text, self.room.small) for text in texts]
        centres = labels_with_room([self.x(index) for index in range(len(texts))], widths, low, high)
        return {index: (centre, texts[index]) for index, centre in centres.items()}


def compose(data: ChartData, room: Room) -> Picture:
    """The line chart of clean data."""
    frame = _Frame(data, room)
    ends, joins = _ends(frame)
    # The key was laid out from its own corner; it stands at the top left of the picture.
    left, lift = 4 - frame.margins.left, 12 - frame.margins.top
    key = [[replace(line, x=line.x + left, y=line.y + lift) for line in name] for name in frame.key]
    named, sample = key_of_target(data, room, left, 12 - frame.margins.top + _key_depth(frame), upright=False)
    targets = [*_targets(frame), *([sample] if sample is not None else [])]
    layers = [
        *([target_lines(targets)] if targets else []),
        *_bounds(frame),
        *_lines(frame),
        *([strokes(joins)] if joins else []),
        *(key_samples([name[0] for name in key]) if key else []),
        words([*_axis_words(frame), *ends, *chain.from_iterable(key), *named]),
    ]
    return Picture(tuple(layers), frame.width, frame.height, frame.margins)


def _key_depth(frame: _Frame) -> float:
    """How far below the top of the picture the key of the series ends."""
    return frame.key[-1][-1].y + 22 if frame.key else 0.0


def _targets(frame: _Frame) -> list[Stroke]:
    """The target over the whole of each label's share of the plot."""
    half = frame.step / 2 if len(frame.data.labels) > 1 else frame.width / 2
    return [
        Stroke(max(frame.x(first) - half, 0), frame.y(value), min(frame.x(last) + half, frame.width), frame.y(value))
        for first, last, value in runs(frame.data.targets)
    ]


def _bounds(frame: _Frame) -> "list[alt.Chart]":
    """An upright line between the bounds of each value, in the colour of its series."""
    layers = []
    for index, series in enumerate(frame.data.series):
        lines = [
            Stroke(frame.x(place), frame.y(point.bounds[0]), frame.x(place), frame.y(point.bounds[1]))
            for place, point in enumerate(series.points)
            if point.bounds is not None
        ]
        layers += [strokes(lines, style(index).colour, 1.5)] if lines else []
    return layers


def _lines(frame: _Frame) -> "list[alt.Chart]":
    """The lines and their marks, with grid and ticks."""
    import altair as alt

    count, axis = len(frame.data.labels), frame.axis
    outer = frame.edge / frame.step
    places = range(count) if frame.step >= 5 else frame.shown
    x = alt.X(
        "place:Q",
        scale=alt.Scale(domain=[-outer, max(count - 1, 0) + outer], nice=False),
        axis=alt.Axis(values=list(places), grid=False, ticks=True, domain=True),
    )
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[axis.low, axis.high], nice=False),
        axis=alt.Axis(values=list(axis.ticks)),
    )
    rows: list[Row] = []
    marked: list[Row] = []
    for index, series in enumerate(frame.data.series):
        for place, point in enumerate(series.points):
            rows.append({"series": str(index), "place": place, "value": point.value})
            if point.is_provisional:
                rows[-1] |= {"hollow": True}
            marked += rows[-1:] if _is_marked(frame, series, place) else []
    return line_and_shapes(rows, marked, (x, y))


def _is_marked(frame: _Frame, series: ChartSeries, place: int) -> bool:
    """Whether the point has a mark, as all have where there is room.

    Else those that no line reaches, the last, those that are provisional, and, to tell several series apart,
    those with a label below.
    """
    points = series.points
    if points[place].value is None:
        return False
    around = [points[index].value for index in (place - 1, place + 1) if 0 <= index < len(points)]
    alone = all(value is None for value in around)
    if len(frame.data.series) > 1 and place in frame.shown:
        return True
    return frame.step >= 11 or alone or place == len(points) - 1 or points[place].is_provisional


def _axis_words(frame: _Frame) -> Iterator[Word]:
    """The numbers of the value axis, its unit, the labels below, and a word where there are no values."""
    small, height, unit = frame.room.small, frame.room.plot_height, frame.data.unit
    for at, said in zip(frame.axis.ticks, frame.ticks, strict=True):
        yield Word(-8, frame.y(at), said, small, "right", LIGHT.muted)
    for centre, label in frame.shown.values():
        yield Word(centre, height + 10 + small / 2, label, small, "center", LIGHT.muted)
    if unit and not is_symbol(unit):
        said = fit(unit, small, frame.room.width - 8)[0]
        yield Word(4 - frame.margins.left, -small - 4, said, small, "left", LIGHT.muted)
    if not frame.data.values:
        said = fit(frame.data.no_value, frame.room.font, frame.width)[0]
        yield Word(frame.width / 2, height / 2, said, frame.room.font, "center", LIGHT.muted)


def _ends(frame: _Frame) -> tuple[list[Word], list[Stroke]]:
    """Names and last values beside the plot, moved apart, and what joins each to the end of its line."""
    if not frame.ends:
        return [], []
    font, several = frame.room.font, len(frame.ends) > 1
    wanted = [frame.y(value) for value in frame.lasts if value is not None]
    placed = spread(wanted, font * _SPACING, 0, frame.room.plot_height)
    end = frame.x(len(frame.data.labels) - 1)
    start = end + (22 if several else 10)
    texts = [Word(start, y, said, font) for y, said in zip(placed, frame.ends, strict=True)]
    joins = [Stroke(end + 6, at, start - 3, y) for at, y in zip(wanted, placed, strict=True)]
    return texts, joins if several else []


CHART = ChartKind(compose, _Frame)
