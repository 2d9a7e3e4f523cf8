"""Horizontal bars: regions or categories, in the order given. In: series of labelled values. Out: a picture.

Each bar begins at zero and its value stands at its end, so there is no axis to read. Long labels stand above
their bars. Several series are named bar by bar under the label they share: nothing depends on colour. A target is an
upright line across its bar, longer than the bar is thick.
"""

from collections.abc import Iterator, Set
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from plainlaw.drawing.marks import Stroke, Word, data_of, strokes, words
from plainlaw.drawing.picture import ChartKind, Margins, Picture, Room
from plainlaw.drawing.target import key_height, key_of_target, target_lines
from plainlaw.drawing.theme import LIGHT, style
from plainlaw.drawing.words import fit, is_symbol, width_of, with_unit
from plainlaw.model.chart import ChartData

if TYPE_CHECKING:
    import altair as alt

_BAR = 16
"""How thick a bar is."""
_OUTLINE = 2
"""How thick the outline of a provisional bar is."""
_ROW = 26
"""How far it is from one bar to the next."""


class _Bar(Struct, frozen=True):
    """One bar: the series it belongs to, its value, the middle of its row, and whether it is only outlined."""

    series: int
    value: float | None
    y: float
    is_provisional: bool = False


class _Name(Struct, frozen=True):
    """One line of a name: beside its bar, or over the whole width above it."""

    text: str
    y: float
    whole_width: bool
    heading: bool = False


class _Frame(Struct, frozen=True, dict=True):
    """The plot of one bar chart: where its bars and words stand."""

    data: ChartData
    room: Room

    @cached_property
    def widest(self) -> float:
        """The width of the widest name beside a bar: a series where there are several, else a label."""
        names = [one.name for one in self.data.series] if len(self.data.series) > 1 else self.data.labels
        return max((width_of(name, self.room.font) for name in names), default=0.0)

    @property
    def above(self) -> bool:
        """Whether names stand above their bars, since beside them they would take the bars' room."""
        beside = self.widest + sum(self.sides)
        return self.widest > self.room.width * 0.4 or beside > self.room.width * 0.7

    @cached_property
    def sides(self) -> tuple[float, float]:
        """The room that values take at the left ends of bars, and at the right ends."""
        values = {point.value for series in self.data.series for point in series.points}
        left = {value for value in values if value is not None and value < 0}
        return self._widest_said(left), self._widest_said(values - left)

    def _widest_said(self, values: Set[float | None]) -> float:
        return max((width_of(self.said(value), self.room.font) + 8 for value in values), default=0.0)

    def said(self, value: float | None) -> str:
        """What stands at the end of a bar."""
        if value is None:
            return fit(self.data.no_value, self.room.font, self.room.width / 4)[0]
        return with_unit(value, self.data)

    @cached_property
    def rows(self) -> tuple[_Bar | _Name, ...]:
        """Names and bars from top to bottom, group by group."""
        several = len(self.data.series) > 1
        found: list[_Bar | _Name] = []
        y = 0.0
        for place, label in enumerate(self.data.labels):
            # What is further apart does not belong together.
            y += 8 if place and (several or self.above) else 0
            y = self._lines(found, label, y, heading=True) if several else y
            for index, series in enumerate(self.data.series):
                name = series.name if several else label
                if self.above:
                    y = self._lines(found, name, y, heading=False)
                else:
                    found.append(_Name(name, y + _ROW / 2, whole_width=False))
                point = series.points[place]
                found.append(_Bar(index, point.value, y + _ROW / 2, point.is_provisional))
                y += _ROW
        return tuple(found)

    def _lines(self, into: list[_Bar | _Name], text: str, y: float, heading: bool) -> float:
        """Adds a name over the whole width, on three lines at most; says where the next row begins."""
        for line in fit(text, self.room.font, self.room.width - 8, lines=3):
            into.append(_Name(line, y + 9, True, heading))
            y += 17
        return y

    @cached_property
    def bars(self) -> tuple[_Bar, ...]:
        """The bars from top to bottom."""
        return tuple(row for row in self.rows if isinstance(row, _Bar))

    @property
    def height(self) -> float:
        """The height of the plot."""
        return (self.bars[-1].y if self.bars else 0) + _ROW / 2

    @cached_property
    def bounds(self) -> tuple[float, float]:
        """The values at the left and right of the plot; zero is always one of them or between them."""
        low, high = min((0.0, *self.data.extent)), max((0.0, *self.data.extent))
        return (low, high) if low < high else (0.0, 1.0)

    @cached_property
    def margins(self) -> Margins:
        """Room for the names, and for the values at either end."""
        left, right = self.sides
        left += 4 if self.above else self.widest + 12
        word = self.data.unit and not is_symbol(self.data.unit)
        top = self.room.small + 12.0 if word else 6.0
        top += key_height(self.data, self.room)
        return Margins(left=round(left), right=round(right + 6), top=top, bottom=6.0)

    @property
    def width(self) -> float:
        """The width of the plot, never nothing, though numbers of absurd length then widen the picture."""
        return max(self.room.width - self.margins.left - self.margins.right, 60.0)

    def x(self, value: float) -> float:
        """Where a value stands."""
        low, high = self.bounds
        return self.width * (value - low) / (high - low)


def compose(data: ChartData, room: Room) -> Picture:
    """The bar chart of clean data."""
    frame = _Frame(data, room)
    # The line of zero stands at the bars only, where no name can cross it.
    zero = [Stroke(frame.x(0), bar.y - _ROW / 2, frame.x(0), bar.y + _ROW / 2) for bar in frame.bars]
    left, top = 4 - frame.margins.left, 12 - frame.margins.top
    named, sample = key_of_target(data, room, left, top, upright=True)
    targets = [*_targets(frame), *([sample] if sample is not None else [])]
    outlined = [_bars(frame, outlined=True)] if any(bar.is_provisional for bar in frame.bars) else []
    layers = [_bars(frame, outlined=False), *outlined, strokes(zero, LIGHT.muted)]
    layers += [target_lines(targets)] if targets else []
    layers.append(words([*_names(frame), *_ends(frame), *named]))
    return Picture(tuple(layers), frame.width, frame.height, frame.margins)


def _targets(frame: _Frame) -> list[Stroke]:
    """The target of each bar, as high as its row."""
    targets = frame.data.targets
    found = []
    for place, bar in enumerate(frame.bars):
        target = targets[place // max(len(frame.data.series), 1)]
        if target is not None:
            found.append(Stroke(frame.x(target), bar.y - _ROW / 2 + 1, frame.x(target), bar.y + _ROW / 2 - 1))
    return found


def _bars(frame: _Frame, *, outlined: bool) -> "alt.Chart":
    """The bars themselves, from zero to their values; those of provisional values are `outlined`."""
    import altair as alt

    # an outline lies half outside of what it goes around
    inset = _OUTLINE / 2 if outlined else 0.0
    rows = [
        {
            "from": 0,
            "to": bar.value,
            "top": bar.y - _BAR / 2 + inset,
            "bottom": bar.y + _BAR / 2 - inset,
            "colour": style(bar.series).colour,
        }
        for bar in frame.bars
        if bar.value is not None and bar.is_provisional is outlined
    ]
    scale = alt.Scale(domain=list(frame.bounds), nice=False, zero=False)
    bars: alt.Chart = (
        alt.Chart(data_of(rows))
        .mark_rect(filled=not outlined, strokeWidth=_OUTLINE if outlined else 0)
        .encode(
            alt.X("from:Q", scale=scale, axis=None),
            alt.X2("to:Q"),
            alt.Y("top:Q", scale=None, axis=None),
            alt.Y2("bottom:Q"),
            alt.Color("colour:N", scale=None, legend=None),
        )
    )
    return bars


def _names(frame: _Frame) -> Iterator[Word]:
    """The names of bars, the headings of groups, and the unit."""
    font, unit = frame.room.font, frame.data.unit
    start = 4 - frame.margins.left
    for row in frame.rows:
        if isinstance(row, _Bar):
            continue
        if row.whole_width:
            yield Word(start, row.y, row.text, font, weight="bold" if row.heading else "normal")
        else:
            # Beside the bars, names end where the longest negative value begins.
            yield Word(start + frame.widest, row.y, row.text, font, "right")
    if unit and not is_symbol(unit):
        said = fit(unit, frame.room.small, frame.room.width - 8)[0]
        top = 12 - frame.margins.top + key_height(frame.data, frame.room)
        yield Word(start, top, said, frame.room.small, "left", LIGHT.muted)


def _ends(frame: _Frame) -> Iterator[Word]:
    """The values at the ends of bars, beyond a target that would cross them; where there is none, a word at zero."""
    font, count = frame.room.font, max(len(frame.data.series), 1)
    for place, bar in enumerate(frame.bars):
        text = frame.said(bar.value)
        target = frame.data.targets[place // count]
        if bar.value is None:
            yield Word(frame.x(0) + 6, bar.y, text, font, "left", LIGHT.muted)
            continue
        end, width = frame.x(bar.value), width_of(text, font) + 12
        line = frame.x(target) if target is not None else end
        if bar.value < 0:
            yield Word((line if end - width < line < end else end) - 6, bar.y, text, font, "right")
        else:
            yield Word((line if end < line < end + width else end) + 6, bar.y, text, font)


CHART = ChartKind(compose, _Frame)
