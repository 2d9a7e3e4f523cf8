"""A grid of figures as an HTML table that a phone can scroll and a screen reader can follow.

In: a `Grid` and the voice of a page. Out: HTML without blank lines, so that Markdown passes it through whole. Cells
stand on lines of their own, so that the search does not take two of them for one word.
"""

from collections.abc import Iterator
from html import escape

from plainlaw.chart_words import rank_words
from plainlaw.grid import Grid, Row
from plainlaw.model.figure import Gap
from plainlaw.model.mark import Mark
from plainlaw.model.status import StatusMark
from plainlaw.model.target import Target
from plainlaw.voice import Voice


def grid_table(grid: Grid, voice: Voice, caption: bool = True) -> str:
    """The table with a caption, a header for each column, a total where there is one, and the shorthand explained."""
    title = escape(_title(grid, voice))
    heads = "\n".join(f'<th scope="col" class="number">{escape(head)}</th>' for head in _heads(grid, voice))
    ranks = rank_words(grid, voice) if grid.ranked else ("",) * len(grid.rows)
    body = "\n".join(
        _row(grid, row, rank, escape(row.label(voice)), voice) for row, rank in zip(grid.rows, ranks, strict=True)
    )
    foot = _row(grid, grid.total, "", escape(voice.locale.text("Total")), voice) if grid.total is not None else ""
    foot += _target_row(grid, voice)
    foot = f"<tfoot>{foot}</tfoot>" if foot else ""
    rank = f'<th scope="col" class="number">{escape(voice.text("Rank"))}</th>\n' if grid.ranked else ""
    head = f'<thead><tr><th scope="col">{escape(_by(grid, voice))}</th>\n{rank}{heads}</tr></thead>'
    shown = f"<caption>{title}</caption>" if caption else ""
    marks = _marks(grid)
    note = f'<p class="table-note">{escape(_note(marks, voice))}</p>' if marks else ""
    return (
        f'<div class="scroll" role="group" aria-label="{title}" tabindex="0">'
        f'<table class="figures">{shown}\n{head}\n<tbody>{body}</tbody>{foot}</table></div>{note}'
    )


def _title(grid: Grid, voice: Voice) -> str:
    """The title, with the unit where no column says it."""
    title = grid.title(voice)
    if not grid.periods:
        return title
    return voice.locale.text("{name} ({unit})", name=title, unit=grid.metrics[0].unit.get(voice.locale.tag))


def _heads(grid: Grid, voice: Voice) -> Iterator[str]:
    """The words above each column of figures."""
    if grid.periods:
        yield from (voice.locale.period(period) for period in grid.periods)
        return
    yield from (_head(metric.id, voice) for metric in grid.metrics)
    if grid.has_targets:
        target = voice.text("target")
        unit = grid.metrics[0].unit.get(voice.locale.tag)
        yield voice.locale.text("{name} ({unit})", name=target[:1].upper() + target[1:], unit=unit)


def _head(metric: str, voice: Voice) -> str:
    unit = voice.site.metrics[metric].unit.get(voice.locale.tag)
    return voice.locale.text("{name} ({unit})", name=voice.metric_name(metric), unit=unit)


def _by(grid: Grid, voice: Voice) -> str:
    if grid.by == "region":
        return voice.locale.text("Place")
    if grid.by == "period":
        return voice.locale.text("Period")
    return voice.site.dimensions[grid.by].name.get(voice.locale.tag)


def _row(grid: Grid, row: Row, rank: str, label: str, voice: Voice) -> str:  # noqa: PLR0913 - all that a row says
    found = [_cell(row, column, voice) for column in range(len(row.answers))]
    if grid.has_targets and not grid.periods:
        found.append(_target_cell(grid, row.target, voice))
    cells = "\n".join(f'<td class="number">{cell}</td>' for cell in found)
    ranked = f'<td class="number">{rank}</td>\n' if grid.ranked else ""
    return f'<tr><th scope="row">{label}</th>\n{ranked}{cells}</tr>'


def _target_row(grid: Grid, voice: Voice) -> str:
    """What is to be reached in each period, below the figures of all places."""
    if not grid.periods or not grid.has_targets:
        return ""
    cells = "\n".join(f'<td class="number">{_target_cell(grid, target, voice)}</td>' for target in grid.period_targets)
    target = voice.text("target")
    return f'<tr><th scope="row">{escape(target[:1].upper() + target[1:])}</th>\n{cells}</tr>'


def _target_cell(grid: Grid, target: Target | None, voice: Voice) -> str:
    if target is None:
        return Mark.NOT_APPLICABLE.shown
    metric = grid.metrics[0].id
    return voice.target_link(metric, target, voice.locale.number(target.exact, target.decimals))


def _cell(row: Row, column: int, voice: Voice) -> str:
    answer = row.answers[column]
    if isinstance(answer, Gap):
        return answer.mark.shown
    value = voice.link(answer, voice.figure_text(answer, unit=False))
    marks = answer.status.marks
    if marks:
        wide = " status--wide" if len(marks) > 1 else ""
        value = f'{value}<span class="status{wide}"> {" ".join(mark.shown for mark in marks)}</span>'
    pair = row.bounds[column] if row.bounds else None
    if pair is None:
        return value
    low, high = (voice.link(end, voice.figure_text(end, unit=False)) for end in pair)
    return voice.text("{value} ({low} to {high})", value=value, low=low, high=high)


def _marks(grid: Grid) -> list[Mark | StatusMark]:
    """The marks that stand in the table, in a fixed order."""
    rows = (*grid.rows, grid.total) if grid.total else grid.rows
    shown = {answer.mark for row in rows for answer in row.answers if isinstance(answer, Gap)}
    targets = grid.period_targets if grid.periods else tuple(row.target for row in rows)
    if grid.has_targets and None in targets:
        shown.add(Mark.NOT_APPLICABLE)
    beside = {mark for figure in grid.figures for mark in figure.status.marks}
    return [*(mark for mark in Mark if mark in shown), *(mark for mark in StatusMark if mark in beside)]


def _note(marks: list[Mark | StatusMark], voice: Voice) -> str:
    said = (voice.locale.text("{mark}: {meaning}", mark=mark.shown, meaning=mark.meaning) for mark in marks)
    return voice.locale.text("{words}.", words=voice.locale.text("; ").join(said))
