"""Ranking: places or categories in the order of their values, with their ranks, and no map.

In: one series whose labels have ranks. Out: a picture. Each value is a dot on a common scale, which need not begin at
zero as bars must, and stands in words at the right; the bounds of an estimate are a line through its dot, a target is a
dashed upright line. Equal ranks are said, never broken by the order of names.
"""

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from plainlaw.drawing.marks import Stroke, Word, dots, strokes, words
from plainlaw.drawing.picture import ChartKind, Margins, Picture, Room
from plainlaw.drawing.scale import ValueAxis, labels_with_room, value_axis
from plainlaw.drawing.target import key_height, key_of_target, runs, target_lines
from plainlaw.drawing.theme import LIGHT, style
from plainlaw.drawing.words import fit, is_symbol, number, width_of, with_unit
from plainlaw.model.chart import ChartData, ChartPoint

_ROW = 26.0
"""How far one dot is from the next."""
_LINE = 17.0
"""The height of a line of a name that stands above its dot."""
_GAP = 10.0
"""The space between columns."""


class _Frame(Struct, frozen=True, dict=True):
    """The plot of one ranking: where ranks, names, dots and values stand. x = 0 is where the scale begins."""

    data: ChartData
    room: Room

    @cached_property
    def points(self) -> tuple[ChartPoint, ...]:
        """What is ranked."""
        return self.data.series[0].points if self.data.series else ()

    @cached_property
    def ranks(self) -> tuple[str, ...]:
        """The words before each label; nothing where it has no rank."""
        return self.data.ranks or ("",) * len(self.points)

    @cached_property
    def rank_width(self) -> float:
        """The width of the column of ranks with the space after it."""
        widest = max((width_of(rank, self.room.font) for rank in self.ranks), default=0.0)
        return widest + 8 if widest else 0.0

    @cached_property
    def said(self) -> tuple[str, ...]:
        """Each value in words."""
        none = fit(self.data.no_value, self.room.font, self.room.width / 4)[0]
        return tuple(none if point.value is None else with_unit(point.value, self.data) for point in self.points)

    @cached_property
    def value_width(self) -> float:
        """The width of the column of values."""
        return max((width_of(text, self.room.font) for text in self.said), default=0.0)

    @cached_property
    def name_width(self) -> float:
        """The width of the widest name."""
        return max((width_of(point.label, self.room.font) for point in self.points), default=0.0)

    @cached_property
    def above(self) -> bool:
        """Whether names stand above their dots, since beside them they would take the scale's room."""
        rest = self.room.width - self.rank_width - self.name_width - self.value_width - 3 * _GAP
        return rest < self.room.width * 0.34

    @cached_property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """The lines of each name."""
        width = self.room.width - self.rank_width - 8
        if not self.above:
            return tuple((point.label,) for point in self.points)
        return tuple(fit(point.label, self.room.font, width, lines=3) for point in self.points)

    @cached_property
    def rows(self) -> tuple[float, ...]:
        """The middle of each row, that of its dot."""
        found, y = [], 0.0
        for lines in self.names:
            y += len(lines) * _LINE + 4 if self.above else 0
            found.append(y + _ROW / 2)
            y += _ROW
        return tuple(found)

    @property
    def height(self) -> float:
        """The height of the plot."""
        return (self.rows[-1] if self.rows else 0.0) + _ROW / 2

    @cached_property
    def axis(self) -> ValueAxis:
        """The scale."""
        data = self.data
        return value_axis(data.extent, data.from_zero, self.room.value_ticks, data.decimals)

    @cached_property
    def margins(self) -> Margins:
        """Ranks and names at the left, values at the right, the key and the unit above, the scale's numbers below."""
        left = 4 + self.rank_width + (0.0 if self.above else self.name_width + _GAP) + 6
        word = self.data.unit and not is_symbol(self.data.unit)
        top = 6.0 + (self.room.small + 6 if word else 0) + key_height(self.data, self.room)
        return Margins(round(left), round(self.value_width + _GAP + 8), top, self.room.small + 14.0)

    @property
    def width(self) -> float:
        """The width of the plot, never nothing, though numbers of absurd length then widen the picture."""
        return max(self.room.width - self.margins.left - self.margins.right, 60.0)

    def x(self, value: float) -> float:
        """Where a value stands."""
        return self.width - self.axis.at(value, self.width)

    @cached_property
    def shown(self) -> dict[float, tuple[float, str]]:
        """The numbers of the scale that have room: where and what."""
        unit = self.data.unit if is_symbol(self.data.unit) else ""
        texts = [number(tick, self.axis.decimals, self.data) + unit for tick in self.axis.ticks]
        widths = [width_of(text, self.room.small) for text in texts]
        low, high = 2 - self.margins.left, self.width + self.margins.right - 2
        centres = labels_with_room([self.x(tick) for tick in self.axis.ticks], widths, low, high)
        return {self.axis.ticks[index]: (centre, texts[index]) for index, centre in centres.items()}


def compose(data: ChartData, room: Room) -> Picture:
    """The ranking of clean data."""
    frame, colour = _Frame(data, room), style(0).colour
    left, top = 4 - frame.margins.left, 12 - frame.margins.top
    named, sample = key_of_target(data, room, left, top, upright=True)
    targets = [*_targets(frame), *([sample] if sample is not None else [])]
    bounds = [
        Stroke(frame.x(point.bounds[0]), y, frame.x(point.bounds[1]), y)
        for point, y in zip(frame.points, frame.rows, strict=True)
        if point.bounds is not None
    ]
    final, provisional = ([
        (frame.x(point.value), y) for point, y in zip(frame.points, frame.rows, strict=True)
        if point.value is not None and point.is_provisional is hollow
    ] for hollow in (False, True))  # fmt: skip
    layers = [
        strokes(_grid(frame), dash=(1, 3)),
        *([target_lines(targets)] if targets else []),
        *([strokes(bounds, colour, 2.5)] if bounds else []),
        dots(final, colour, 70),
        *([dots(provisional, colour, 80, hollow=True)] if provisional else []),
        words([*_words(frame), *named]),
    ]
    return Picture(tuple(layers), frame.width, frame.height, frame.margins)


def _grid(frame: _Frame) -> list[Stroke]:
    """A dotted line along each row, and one down at each number of the scale, where it crosses no name."""
    along = [Stroke(0, y, frame.width, y) for y in frame.rows]
    spans = [(y - _ROW / 2, y + _ROW / 2) for y in frame.rows] if frame.above else [(0.0, frame.height)]
    down = [Stroke(frame.x(tick), top, frame.x(tick), bottom) for tick in frame.shown for top, bottom in spans]
    return [*along, *down]


def _targets(frame: _Frame) -> list[Stroke]:
    """The target, from the top to the bottom of the rows that have it, where it crosses no name."""
    if frame.above:
        pairs = zip(frame.data.targets, frame.rows, strict=True)
        return [Stroke(frame.x(to), y - _ROW / 2, frame.x(to), y + _ROW / 2) for to, y in pairs if to is not None]
    return [
        Stroke(frame.x(value), frame.rows[first] - _ROW / 2, frame.x(value), frame.rows[last] + _ROW / 2)
        for first, last, value in runs(frame.data.targets)
    ]


def _words(frame: _Frame) -> Iterator[Word]:
    """Ranks, names, values, the numbers of the scale and the unit."""
    font, small, unit, start = frame.room.font, frame.room.small, frame.data.unit, 4 - frame.margins.left
    for place, point in enumerate(frame.points):
        y, lines = frame.rows[place], frame.names[place]
        first = y - _ROW / 2 - (len(lines) - 0.5) * _LINE if frame.above else y
        if frame.ranks[place]:
            yield Word(start + frame.rank_width - 8, first, frame.ranks[place], font, "right", LIGHT.muted)
        for number_of_line, line in enumerate(lines):
            yield Word(start + frame.rank_width, first + number_of_line * _LINE, line, font)
        colour = LIGHT.muted if point.value is None else LIGHT.text
        right = frame.width + frame.margins.right - 4
        yield Word(right, y, frame.said[place], font, "right", colour)
    for centre, said in frame.shown.values():
        yield Word(centre, frame.height + 8 + small / 2, said, small, "center", LIGHT.muted)
    if unit and not is_symbol(unit):
        top = 12 - frame.margins.top + key_height(frame.data, frame.room)
        yield Word(start, top, fit(unit, small, frame.room.width - 8)[0], small, "left", LIGHT.muted)


CHART = ChartKind(compose, _Frame)
