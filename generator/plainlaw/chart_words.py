"""A chart in words, for those who do not see it and for search engines: what a look at it would tell.

In: a `Grid` and the voice of a page. Out: one line of text, made from the same figures as the drawing.
"""

from collections.abc import Iterator

from plainlaw.grid import Grid, Row
from plainlaw.locales.number import rounded
from plainlaw.model.figure import Figure
from plainlaw.model.metric import Metric
from plainlaw.model.status import StatusMark
from plainlaw.model.target import Target
from plainlaw.problems import Message
from plainlaw.statistics.comparison import difference_in_kind
from plainlaw.voice import Voice

_Known = tuple[Row, Figure]
"""A row, and the figure that it has in the column that is looked at."""


def description(grid: Grid, voice: Voice) -> str:
    """The highest and the lowest figure of each metric; over time also the last one; and how they stand to targets."""
    said = [grid.title(voice)]
    for column, metric in enumerate(grid.metrics):
        # of several periods, it is the last in which places are compared
        at = len(grid.periods) - 1 if grid.periods else column
        known = [(row, answer) for row in grid.rows if isinstance(answer := row.answers[at], Figure)]
        if known:
            said.append(_extremes(grid, metric, known, voice))
        if known and grid.by == "period":
            said.append(_last(known[-1], voice))
    said += [*_directions(grid, voice), *_against_targets(grid, voice), *_statuses(grid, voice)]
    return voice.locale.text("; ").join(said)


def rank_words(grid: Grid, voice: Voice) -> tuple[str, ...]:
    """The rank of each row; an equals sign before it where several share it, as in tables of sports and statistics."""
    ranks = [row.rank for row in grid.rows]
    return tuple(
        "" if rank is None else ("=" if ranks.count(rank) > 1 else "") + voice.locale.number(rank) for rank in ranks
    )


def figure_with_bounds(row: Row, column: int, figure: Figure, voice: Voice) -> str:
    """A figure with its unit, and with the bounds of an estimate."""
    text, pair = voice.figure_text(figure), row.bounds[column] if row.bounds else None
    if pair is None:
        return text
    low, high = (voice.figure_text(end) for end in pair)
    return voice.text("{value} (between {low} and {high})", value=text, low=low, high=high)


def _extremes(grid: Grid, metric: Metric, known: list[_Known], voice: Voice) -> str:
    high = max(known, key=lambda pair: pair[1].value)
    low = min(known, key=lambda pair: pair[1].value)
    values = {
        "metric": voice.locale.period(grid.periods[-1]) if grid.periods else voice.metric_name(metric.id),
        "high": voice.figure_text(high[1]), "high_at": high[0].label(voice),
        "low": voice.figure_text(low[1]), "low_at": low[0].label(voice),
    }  # fmt: skip
    return voice.locale.text("{metric}: highest {high} ({high_at}), lowest {low} ({low_at})", **values)


def _last(last: _Known, voice: Voice) -> str:
    row, figure = last
    column = row.answers.index(figure)
    value = figure_with_bounds(row, column, figure, voice)
    return voice.locale.text("last {value} ({at})", value=value, at=row.label(voice))


def _statuses(grid: Grid, voice: Voice) -> Iterator[str]:
    """Which rows have provisional figures, and which have revised ones; in small multiples, which periods."""
    parts = [(row.label(voice), row.answers) for row in grid.rows]
    if grid.periods:
        columns = zip(*(row.answers for row in grid.rows), strict=True)
        parts = list(zip(map(voice.locale.period, grid.periods), columns, strict=True))
    shown = [answer for _, answers in parts for answer in answers if isinstance(answer, Figure)]
    for mark in StatusMark:
        if len(parts) > 1 and shown and all(mark in figure.status.marks for figure in shown):
            yield voice.text("{status}: all of them", status=mark.word)
            continue
        named = [
            label
            for label, answers in parts
            if any(isinstance(answer, Figure) and mark in answer.status.marks for answer in answers)
        ]
        if named:
            yield voice.text("{status}: {what}", status=mark.word, what=voice.text(", ").join(named))


def _directions(grid: Grid, voice: Voice) -> list[str]:
    """In how many rows the last period's figure reads higher or lower than the first's, where the two compare."""
    if len(grid.periods) < 2:
        return []
    metric, first = grid.metrics[0], grid.periods[0]
    ends = [(row.answers[0], row.answers[-1]) for row in grid.rows]
    changes = [
        rounded(end.value, metric.decimals) - rounded(start.value, metric.decimals)
        for start, end in ends
        if isinstance(start, Figure) and isinstance(end, Figure) and not difference_in_kind(end, start, voice.site)
    ]
    if not changes:
        return []
    counts = {
        "up": voice.locale.number(sum(change > 0 for change in changes)),
        "down": voice.locale.number(sum(change < 0 for change in changes)),
        "same": voice.locale.number(sum(change == 0 for change in changes)),
    }
    return [voice.text("since {first}: higher in {up}, lower in {down}, the same in {same}",
                       first=voice.locale.period(first), **counts)]  # fmt: skip


def _against_targets(grid: Grid, voice: Voice) -> list[str]:
    """Over time, how the last figure stands to its target; of places, how many reach theirs."""
    metric = grid.metrics[0]
    at = -1 if grid.periods else 0
    pairs = [
        (answer, target)
        for row in grid.rows
        for target in [grid.period_targets[-1] if grid.periods and grid.period_targets else row.target]
        if isinstance(answer := row.answers[at], Figure) and target is not None
    ]
    if not pairs:
        return []
    if grid.by == "period":
        return [_stands(*pairs[-1], metric, voice)]
    said = {voice.target_text(metric.id, target) for _, target in pairs}
    aim = voice.text("target {target}", target=said.pop()) if len(said) == 1 else voice.text("target")
    if metric.better == "neither":
        return [aim]
    lower = metric.better == "lower"
    reached = sum(figure.value <= target.exact if lower else figure.value >= target.exact for figure, target in pairs)
    counts = {"count": voice.locale.number(reached), "all": voice.locale.number(len(pairs))}
    return [voice.text("{aim}: reached by {count} of {all}", aim=aim, **counts)]


def _stands(figure: Figure, target: Target, metric: Metric, voice: Voice) -> str:
    """How a figure stands to its target: by exact values, and so that it is not at odds with the rounded ones."""
    difference = figure.value - target.exact
    reads_the_same = rounded(figure.value, metric.decimals) == rounded(target.exact, metric.decimals)
    values = {"value": voice.figure_text(figure), "target": voice.target_text(metric.id, target)}
    if difference == 0:
        return voice.text("{value} is exactly the target of {target}", **values)
    if difference > 0:
        near = Message.of("{value} is just above the target of {target}")
        far = Message.of("{value} is above the target of {target}")
    else:
        near = Message.of("{value} is just below the target of {target}")
        far = Message.of("{value} is below the target of {target}")
    return voice.text((near if reads_the_same else far).text, **values)
