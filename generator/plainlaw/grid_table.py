"""A grid of figures as an HTML table that a phone can scroll and a screen reader can follow.

In: a `Grid` and the voice of a page. Out: HTML without blank lines, so that Markdown passes it through whole. Cells
stand on lines of their own, so that the search does not take two of them for one word.
"""

from html import escape

from plainlaw.breakdown import Grid, Row
from plainlaw.model.figure import Figure, Gap
from plainlaw.model.mark import Mark
from plainlaw.model.status import StatusMark
from plainlaw.voice import Voice


def grid_table(grid: Grid, voice: Voice, caption: bool = True) -> str:
    """The table with a caption, a header for each metric, a total where there is one, and the shorthand explained."""
    title = escape(grid.title(voice))
    heads = "\n".join(
        f'<th scope="col" class="number">{escape(_head(metric.id, voice))}</th>' for metric in grid.metrics
    )
    body = "\n".join(_row(row, escape(row.label(voice)), voice) for row in grid.rows)
    foot = ""
    if grid.total is not None:
        foot = f"<tfoot>{_row(grid.total, escape(voice.locale.text('Total')), voice)}</tfoot>"
    head = f'<thead><tr><th scope="col">{escape(_by(grid, voice))}</th>\n{heads}</tr></thead>'
    shown = f"<caption>{title}</caption>" if caption else ""
    marks = _marks(grid)
    note = f'<p class="table-note">{escape(_note(marks, voice))}</p>' if marks else ""
    return (
        f'<div class="scroll" role="group" aria-label="{title}" tabindex="0">'
        f'<table class="figures">{shown}\n{head}\n<tbody>{body}</tbody>{foot}</table></div>{note}'
    )


def _head(metric: str, voice: Voice) -> str:
    unit = voice.site.metrics[metric].unit.get(voice.locale.tag)
    return voice.locale.text("{name} ({unit})", name=voice.metric_name(metric), unit=unit)


def _by(grid: Grid, voice: Voice) -> str:
    if grid.by == "region":
        return voice.locale.text("Place")
    if grid.by == "period":
        return voice.locale.text("Period")
    return voice.site.dimensions[grid.by].name.get(voice.locale.tag)


def _row(row: Row, label: str, voice: Voice) -> str:
    cells = "\n".join(f'<td class="number">{_cell(answer, voice)}</td>' for answer in row.answers)
    return f'<tr><th scope="row">{label}</th>\n{cells}</tr>'


def _cell(answer: Figure | Gap, voice: Voice) -> str:
    if isinstance(answer, Gap):
        return answer.mark.shown
    value = voice.link(answer, voice.figure_text(answer, unit=False))
    marks = answer.status.marks
    if not marks:
        return value
    wide = " status--wide" if len(marks) > 1 else ""
    return f'{value}<span class="status{wide}"> {" ".join(mark.shown for mark in marks)}</span>'


def _marks(grid: Grid) -> list[Mark | StatusMark]:
    """The marks that stand in the table, in a fixed order."""
    rows = (*grid.rows, grid.total) if grid.total else grid.rows
    shown = {answer.mark for row in rows for answer in row.answers if isinstance(answer, Gap)}
    beside = {mark for figure in grid.figures for mark in figure.status.marks}
    return [*(mark for mark in Mark if mark in shown), *(mark for mark in StatusMark if mark in beside)]


def _note(marks: list[Mark | StatusMark], voice: Voice) -> str:
    said = (voice.locale.text("{mark}: {meaning}", mark=mark.shown, meaning=mark.meaning) for mark in marks)
    return voice.locale.text("{words}.", words=voice.locale.text("; ").join(said))
