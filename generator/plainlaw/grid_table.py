"""A grid of figures as an HTML table that a phone can scroll and a screen reader can follow.

In: a `Grid` and the voice of a page. Out: HTML without blank lines, so that Markdown passes it through whole. Cells
stand on lines of their own, so that the search does not take two of them for one word.
"""

from html import escape

from plainlaw.breakdown import Grid, Row
from plainlaw.model.figure import Figure, Gap
from plainlaw.voice import Voice

NOT_AVAILABLE = "[x]"
"""Shorthand for “not available” in official statistics (UK Analysis Function, symbols in tables)."""


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
    note = f'<p class="table-note">{escape(_note(voice))}</p>' if _has_gap(grid) else ""
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
        return NOT_AVAILABLE
    return voice.link(answer, voice.figure_text(answer, unit=False))


def _has_gap(grid: Grid) -> bool:
    return any(isinstance(answer, Gap) for row in grid.rows for answer in row.answers)


def _note(voice: Voice) -> str:
    return voice.locale.text("{mark}: no figure is available.", mark=NOT_AVAILABLE)
