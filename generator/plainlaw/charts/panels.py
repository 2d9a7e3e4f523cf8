"""Small multiples: a small line chart for each place or category, all on one scale, in the order given.

In: a series for each panel, of points in order of time. Out: a picture of four columns where it is wide and two where
it is narrow. Each panel bears its name and its last value; the scale stands at the left of each row, the first and last
period below each column. A target is a dashed line in each panel.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import groupby

from msgspec import Struct

from plainlaw.drawing.marks import Stroke, Word, dots, strokes, traces, words
from plainlaw.drawing.picture import ChartKind, Margins, Picture, Room
from plainlaw.drawing.scale import ValueAxis, value_axis
from plainlaw.drawing.target import key_height, key_of_target, runs, target_lines
from plainlaw.drawing.theme import LIGHT, style
from plainlaw.drawing.words import fit, is_symbol, number, width_of, with_unit
from plainlaw.model.chart import ChartData, ChartSeries

_PLOT = 54.0
"""The height of the plot of a panel."""
_LINE = 17.0
"""The height of a line of a name."""
_BETWEEN = 18.0
"""The space between columns, and between rows."""
_LEAST = 118.0
"""The least width of a panel."""


class _Panel(Struct, frozen=True):
    """One panel: its series, and the top left corner of its plot."""

    series: ChartSeries
    x: float
    y: float
    is_first: bool
    is_last: bool


class _Frame(Struct, frozen=True, dict=True):
    """Where panels stand. x = 0 is the left edge of the first plot, y = 0 the top of the first row of names."""

    data: ChartData
    room: Room

    @cached_property
    def axis(self) -> ValueAxis:
        """The scale that all panels share; its ends are drawn."""
        return value_axis(self.data.extent, self.data.from_zero, 4, self.data.decimals)

    @cached_property
    def ticks(self) -> tuple[tuple[float, str], ...]:
        """The ends of the scale with their words."""
        unit = self.data.unit if is_symbol(self.data.unit) else ""
        ends = (self.axis.low, self.axis.high)
        return tuple((tick, number(tick, self.axis.decimals, self.data) + unit) for tick in ends)

    @cached_property
    def margins(self) -> Margins:
        """The scale at the left, the key and the unit above; below, room is part of the plot."""
        left = max(width_of(said, self.room.small) for _, said in self.ticks) + 10
        word = self.data.unit and not is_symbol(self.data.unit)
        top = 6.0 + (self.room.small + 8 if word else 0) + key_height(self.data, self.room)
        return Margins(round(left), 8.0, top, 6.0)

    @property
    def width(self) -> float:
        """The width of all columns, never nothing."""
        return max(self.room.width - self.margins.left - self.margins.right, 60.0)

    @cached_property
    def columns(self) -> int:
        """How many panels stand beside each other."""
        most = 4 if self.room.direct else 2
        fitting = int((self.width + _BETWEEN) // (_LEAST + _BETWEEN))
        return max(min(most, fitting, len(self.data.series)), 1)

    @property
    def panel(self) -> float:
        """The width of a panel."""
        return (self.width - (self.columns - 1) * _BETWEEN) / self.columns

    def last(self, series: ChartSeries) -> str:
        """The value of the last period in words."""
        value = series.points[-1].value if series.points else None
        if value is None:
            return fit(self.data.no_value, self.room.font, self.panel / 2)[0]
        return with_unit(value, self.data)

    def name(self, series: ChartSeries) -> tuple[str, ...]:
        """The lines of a panel's name, with an empty one where the last value has no room after the last of them."""
        lines = fit(series.name, self.room.font, self.panel, lines=3)
        needed = width_of(lines[-1], self.room.font) + width_of(self.last(series), self.room.font) + 8
        return lines if needed <= self.panel else (*lines, "")

    @cached_property
    def panels(self) -> tuple[_Panel, ...]:
        """The panels row by row."""
        found: list[_Panel] = []
        y, count = 0.0, len(self.data.series)
        for start in range(0, count, self.columns):
            row = self.data.series[start : start + self.columns]
            y += max(len(self.name(series)) for series in row) * _LINE + 6
            for place, series in enumerate(row):
                below = start + place + self.columns
                found.append(_Panel(series, place * (self.panel + _BETWEEN), y, place == 0, below >= count))
            y += _PLOT + _BETWEEN
        return tuple(found)

    @cached_property
    def ends(self) -> tuple[str, ...]:
        """The first and the last period in words."""
        labels = self.data.labels
        return tuple(dict.fromkeys((labels[0], labels[-1]))) if labels else ()

    @cached_property
    def in_each_column(self) -> bool:
        """Whether the periods fit below a panel; else they stand once, below all of them."""
        return all(width_of(label, self.room.small) <= self.panel for label in self.ends)

    @cached_property
    def below(self) -> tuple[str, ...]:
        """The lines below a column, or below all panels."""
        small = self.room.small
        if not self.in_each_column:
            return fit(" – ".join(self.ends), small, self.width, lines=3)
        return self.ends

    @property
    def on_one_line(self) -> bool:
        """Whether the first and the last period have room beside each other."""
        return sum(width_of(label, self.room.small) for label in self.ends) + 10 <= self.panel

    @property
    def height(self) -> float:
        """The height of all rows and the words below them."""
        lines = 1 if self.in_each_column and self.on_one_line else len(self.below)
        return self.lowest + max(lines, 1) * (self.room.small + 4.0) + 8

    @property
    def lowest(self) -> float:
        """Where the plots of the last row end."""
        return max((panel.y for panel in self.panels), default=0.0) + _PLOT

    def at(self, panel: _Panel, index: int) -> float:
        """Where the nth period stands."""
        count = len(self.data.labels)
        return panel.x + (4 + index * (self.panel - 8) / (count - 1) if count > 1 else self.panel / 2)

    def y(self, panel: _Panel, value: float) -> float:
        """Where a value stands."""
        return panel.y + self.axis.at(value, _PLOT)


def compose(data: ChartData, room: Room) -> Picture:
    """The panels of clean data."""
    frame, colour = _Frame(data, room), style(0).colour
    left, top = 4 - frame.margins.left, 12 - frame.margins.top
    named, sample = key_of_target(data, room, left, top, upright=False)
    targets = [*_targets(frame), *([sample] if sample is not None else [])]
    pieces = [piece for panel in frame.panels for piece in _pieces(frame, panel)]
    alone = [piece[0] for piece in pieces if len(piece) == 1]
    provisional = list(_provisional(frame))
    filled = [place for place in dict.fromkeys([*alone, *_ends(frame)]) if place not in provisional]
    layers = [
        strokes(_grid(frame), dash=(1, 3)),
        *([target_lines(targets)] if targets else []),
        traces([piece for piece in pieces if len(piece) > 1], colour),
        dots(filled, colour, 34),
        *([dots(provisional, colour, 40, hollow=True)] if provisional else []),
        words([*_words(frame), *named]),
    ]
    return Picture(tuple(layers), frame.width, frame.height, frame.margins)


def _pieces(frame: _Frame, panel: _Panel) -> Iterator[list[tuple[float, float]]]:
    """The line of a panel, broken where there is no value."""
    for known, group in groupby(enumerate(panel.series.points), key=lambda pair: pair[1].value is not None):
        if known:
            yield [
                (frame.at(panel, index), frame.y(panel, point.value))
                for index, point in group
                if point.value is not None
            ]


def _ends(frame: _Frame) -> Iterator[tuple[float, float]]:
    """The last value of each panel."""
    for panel in frame.panels:
        points = panel.series.points
        if points and points[-1].value is not None:
            yield frame.at(panel, len(points) - 1), frame.y(panel, points[-1].value)


def _provisional(frame: _Frame) -> Iterator[tuple[float, float]]:
    """Every provisional value of each panel."""
    for panel in frame.panels:
        for index, point in enumerate(panel.series.points):
            if point.value is not None and point.is_provisional:
                yield frame.at(panel, index), frame.y(panel, point.value)


def _grid(frame: _Frame) -> list[Stroke]:
    """A dotted line at either end of the scale in each panel."""
    return [
        Stroke(panel.x, frame.y(panel, tick), panel.x + frame.panel, frame.y(panel, tick))
        for panel in frame.panels
        for tick, _ in frame.ticks
    ]


def _targets(frame: _Frame) -> list[Stroke]:
    """The target in each panel, over the periods that it is set for."""
    half = (frame.panel - 8) / max(len(frame.data.labels) - 1, 1) / 2
    found = []
    for panel in frame.panels:
        for first, last, value in runs(frame.data.targets):
            start = max(frame.at(panel, first) - half, panel.x)
            end = min(frame.at(panel, last) + half, panel.x + frame.panel)
            found.append(Stroke(start, frame.y(panel, value), end, frame.y(panel, value)))
    return found


def _words(frame: _Frame) -> Iterator[Word]:
    """Names, last values, the scale, the periods and the unit."""
    font, small, unit = frame.room.font, frame.room.small, frame.data.unit
    for panel in frame.panels:
        lines, right = frame.name(panel.series), panel.x + frame.panel
        top = panel.y - 6 - (len(lines) - 0.5) * _LINE
        for place, line in enumerate(lines):
            if line:
                yield Word(panel.x, top + place * _LINE, line, font)
        has_last = bool(panel.series.points) and panel.series.points[-1].value is not None
        colour = LIGHT.text if has_last else LIGHT.muted
        lowest = panel.y - 6 - _LINE / 2
        last = frame.last(panel.series)
        yield Word(right, lowest, last, font, "right", colour, "bold" if has_last else "normal")
        if panel.is_first:
            for tick, said in frame.ticks:
                yield Word(-8, frame.y(panel, tick), said, small, "right", LIGHT.muted)
        if panel.is_last and frame.in_each_column:
            yield from _periods(frame, panel)
    if not frame.in_each_column:
        for place, line in enumerate(frame.below):
            y = frame.lowest + 8 + small / 2 + place * (small + 4.0)
            yield Word(0, y, line, small, "left", LIGHT.muted)
    if unit and not is_symbol(unit):
        top = 12 - frame.margins.top + key_height(frame.data, frame.room)
        yield Word(4 - frame.margins.left, top, fit(unit, small, frame.room.width - 8)[0], small, "left", LIGHT.muted)


def _periods(frame: _Frame, panel: _Panel) -> Iterator[Word]:
    """The first and the last period below a panel: at its left and its right, on a second line where they need one."""
    small = frame.room.small
    for place, said in enumerate(frame.ends):
        depth = 0.0 if frame.on_one_line else place * (small + 4.0)
        y = panel.y + _PLOT + 8 + small / 2 + depth
        if place == 0:
            yield Word(panel.x, y, said, small, "left", LIGHT.muted)
        else:
            yield Word(panel.x + frame.panel, y, said, small, "right", LIGHT.muted)


CHART = ChartKind(compose, _Frame)
