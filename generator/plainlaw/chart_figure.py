"""A grid of figures as a chart: the data to draw, the words for those who do not see it, and the HTML around it.

In: a `Grid`, a kind of chart and the voice of a page. Out: `ChartData`, and HTML that shows the drawn files by
colour scheme and width, with the figures themselves in a table beside it.
"""

from collections.abc import Mapping
from html import escape

from msgspec.structs import replace

from plainlaw.chart_words import description, rank_words
from plainlaw.charts import file_name, size
from plainlaw.drawing import Scheme, Width
from plainlaw.grid import Grid, Row
from plainlaw.grid_table import grid_table
from plainlaw.model.chart import ChartData, ChartPoint, ChartSeries
from plainlaw.model.figure import Figure
from plainlaw.voice import Voice

FOLDER = "assets/charts"
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS: tuple[Width, ...] = ("wide", "narrow")
_PHONE = "(max-width: 479px)"


def chart_data(grid: Grid, kind: str, voice: Voice) -> ChartData:
    """What is to be drawn. Bars and panels of places stand in the order of their size, all else as it is given."""
    first = grid.metrics[0]
    grid = _in_order_of_size(grid) if grid.by == "region" and kind in ("bars", "panels") else grid
    return ChartData(
        kind=kind,
        title=grid.title(voice),
        description=description(grid, voice),
        lang=voice.locale.tag,
        unit=first.unit.get(voice.locale.tag),
        decimals=max(metric.decimals for metric in grid.metrics),
        series=_panels(grid, voice) if grid.periods else _lines(grid, voice),
        from_zero=not first.is_rate,
        no_value=voice.locale.text("no figure"),
        target=_target(grid, voice) if grid.has_targets else None,
        ranks=rank_words(grid, voice) if grid.ranked else (),
    )


def _in_order_of_size(grid: Grid) -> Grid:
    """The same grid, the largest figure of the first column, or of the last period, first."""
    column = -1 if grid.periods else 0

    def size(row: Row) -> float:
        answer = row.answers[column]
        return float(answer.value) if isinstance(answer, Figure) else float("-inf")

    return replace(grid, rows=tuple(sorted(grid.rows, key=size, reverse=True)))


def _lines(grid: Grid, voice: Voice) -> tuple[ChartSeries, ...]:
    """A series for each metric, with a point for each row."""
    return tuple(
        ChartSeries(voice.metric_name(metric.id), tuple(_point(row, column, row.label(voice)) for row in grid.rows))
        for column, metric in enumerate(grid.metrics)
    )


def _panels(grid: Grid, voice: Voice) -> tuple[ChartSeries, ...]:
    """A series for each row, with a point for each period."""
    labels = [voice.locale.period(period) for period in grid.periods]
    return tuple(
        ChartSeries(row.label(voice), tuple(_point(row, column, label) for column, label in enumerate(labels)))
        for row in grid.rows
    )


def _point(row: Row, column: int, label: str) -> ChartPoint:
    answer, pair = row.answers[column], row.bounds[column] if row.bounds else None
    if not isinstance(answer, Figure):
        return ChartPoint(label, None)
    bounds = (float(pair[0].value), float(pair[1].value)) if pair is not None else None
    return ChartPoint(label, float(answer.value), bounds, answer.status.is_provisional)


def _target(grid: Grid, voice: Voice) -> ChartSeries:
    """The target under each label; its value is in its name where it is one."""
    metric = grid.metrics[0].id
    if grid.periods:
        under = [(voice.locale.period(each), aim) for each, aim in zip(grid.periods, grid.period_targets, strict=True)]
    else:
        under = [(row.label(voice), row.target) for row in grid.rows]
    said = {voice.target_text(metric, target) for _, target in under if target is not None}
    name = voice.text("target {target}", target=said.pop()) if len(said) == 1 else voice.text("target")
    points = (ChartPoint(label, float(target.value) if target is not None else None) for label, target in under)
    return ChartSeries(name[:1].upper() + name[1:], tuple(points))


def chart_figure(grid: Grid, kind: str, voice: Voice) -> str:
    """The chart for a page: a picture for each colour scheme, a caption, and the figures in a table that opens."""
    data = chart_data(grid, kind, voice)
    alt = escape(data.description)
    sizes = {width: _size(data, width) for width in WIDTHS}
    pictures = "".join(_picture(data, scheme, alt, sizes, voice) for scheme in SCHEMES)
    # the words that are hidden from sight set this apart from other charts' figures in a list of controls
    label = escape(voice.locale.text("Figures of this chart"))
    what = f'<span class="visually-hidden">: {escape(data.title)}</span>'
    hollow = any(point.is_provisional for series in data.series for point in series.points)
    note = f' <span class="chart-note">{escape(voice.text("Hollow: provisional."))}</span>' if hollow else ""
    return (
        f'<figure class="chart">{pictures}<figcaption>{escape(data.title)}{note}</figcaption></figure>'
        f'<details class="chart-data" data-search-exclude><summary>{label}{what}</summary>'
        f"{grid_table(grid, voice)}</details>"
    )


def _picture(data: ChartData, scheme: Scheme, alt: str, sizes: Mapping[Width, str], voice: Voice) -> str:
    narrow = voice.page.to(f"{FOLDER}/{file_name(data, scheme, 'narrow')}")
    wide = voice.page.to(f"{FOLDER}/{file_name(data, scheme, 'wide')}")
    return (
        f'<picture class="chart-{scheme}"><source media="{_PHONE}" srcset="{narrow}" {sizes["narrow"]}>'
        f'<img src="{wide}" alt="{alt}" {sizes["wide"]} loading="lazy"></picture>'
    )


def _size(data: ChartData, width: Width) -> str:
    """The size of a drawing, so that a browser keeps room for it and the page does not jump when it comes."""
    across, down = size(data, width)
    return f'width="{across}" height="{down}"'
