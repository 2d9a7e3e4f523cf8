"""A grid of figures as a chart: the data to draw, the words for those who do not see it, and the HTML around it.

In: a `Grid`, a kind of chart and the voice of a page. Out: `ChartData`, and HTML that shows the drawn files by
colour scheme and width, with the figures themselves in a table beside it.
"""

from html import escape

from plainlaw.breakdown import Grid, Row
from plainlaw.charts import file_name
from plainlaw.drawing import Scheme, Width
from plainlaw.grid_table import grid_table
from plainlaw.model.chart import ChartData, ChartPoint, ChartSeries
from plainlaw.model.figure import Figure, Gap
from plainlaw.model.status import StatusMark
from plainlaw.voice import Voice

FOLDER = "assets/charts"
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS: tuple[Width, ...] = ("wide", "narrow")
_PHONE = "(max-width: 479px)"


def chart_data(grid: Grid, kind: str, voice: Voice) -> ChartData:
    """What is to be drawn. Bars of places stand in the order of their size, everything else as it is given."""
    first = grid.metrics[0]
    rows = grid.rows
    if kind == "bars" and grid.by == "region":
        rows = tuple(sorted(rows, key=_size, reverse=True))
    series = tuple(
        ChartSeries(voice.metric_name(metric.id), tuple(_point(row, column, voice) for row in rows))
        for column, metric in enumerate(grid.metrics)
    )
    return ChartData(
        kind=kind,
        title=grid.title(voice),
        description=description(grid, voice),
        lang=voice.locale.tag,
        unit=first.unit.get(voice.locale.tag),
        decimals=max(metric.decimals for metric in grid.metrics),
        series=series,
        from_zero=not first.is_rate,
        no_value=voice.locale.text("no figure"),
    )


def description(grid: Grid, voice: Voice) -> str:
    """The chart in words: for each metric the highest, the lowest and, over time, the last figure."""
    said = [grid.title(voice)]
    for column, metric in enumerate(grid.metrics):
        known = [(row, row.answers[column]) for row in grid.rows]
        figures = [(row, answer) for row, answer in known if isinstance(answer, Figure)]
        if not figures:
            continue
        high = max(figures, key=lambda pair: pair[1].value)
        low = min(figures, key=lambda pair: pair[1].value)
        values = {
            "metric": voice.metric_name(metric.id),
            "high": voice.figure_text(high[1]), "high_at": high[0].label(voice),
            "low": voice.figure_text(low[1]), "low_at": low[0].label(voice),
        }  # fmt: skip
        said.append(voice.locale.text("{metric}: highest {high} ({high_at}), lowest {low} ({low_at})", **values))
        if grid.by == "period":
            last = figures[-1]
            said.append(
                voice.locale.text("last {value} ({at})", value=voice.figure_text(last[1]), at=last[0].label(voice))
            )
    for mark in StatusMark:
        rows = [row.label(voice) for row in grid.rows if any(_has(answer, mark) for answer in row.answers)]
        if rows:
            said.append(voice.text("{status}: {what}", status=mark.word, what=voice.text(", ").join(rows)))
    return voice.locale.text("; ").join(said)


def _has(answer: Figure | Gap, mark: StatusMark) -> bool:
    return isinstance(answer, Figure) and mark in answer.status.marks


def chart_figure(grid: Grid, kind: str, voice: Voice) -> str:
    """The chart for a page: a picture for each colour scheme, a caption, and the figures in a table that opens."""
    data = chart_data(grid, kind, voice)
    alt = escape(data.description)
    pictures = "".join(_picture(data, scheme, alt, voice) for scheme in SCHEMES)
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


def _picture(data: ChartData, scheme: Scheme, alt: str, voice: Voice) -> str:
    narrow = voice.page.to(f"{FOLDER}/{file_name(data, scheme, 'narrow')}")
    wide = voice.page.to(f"{FOLDER}/{file_name(data, scheme, 'wide')}")
    return (
        f'<picture class="chart-{scheme}"><source media="{_PHONE}" srcset="{narrow}">'
        f'<img src="{wide}" alt="{alt}" loading="lazy"></picture>'
    )


def _point(row: Row, column: int, voice: Voice) -> ChartPoint:
    answer = row.answers[column]
    if not isinstance(answer, Figure):
        return ChartPoint(row.label(voice), None)
    return ChartPoint(row.label(voice), float(answer.value), answer.status.is_provisional)


def _size(row: Row) -> float:
    answer = row.answers[0]
    return float(answer.value) if isinstance(answer, Figure) else float("-inf")
