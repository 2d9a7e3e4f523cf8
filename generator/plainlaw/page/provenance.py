"""Provenance records: for each figure that the portal shows, the formula and the cells of the returns behind it.

In: figures and the voice of a metric's page. Out: the `record` mappings of templates/metric.md.j2, grouped by period.
"""

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import groupby
from typing import Any

from plainlaw.delivery.download import return_csv
from plainlaw.model.figure import Figure, FigureKey, Gap, Observation
from plainlaw.model.period import Period
from plainlaw.model.site import Return
from plainlaw.page.protection import is_protected_total
from plainlaw.page.revisions import past_words
from plainlaw.resolve import ResolvedSite
from plainlaw.statistics.reported import total
from plainlaw.voice import Voice

Used = Mapping[FigureKey, tuple[tuple[str, str], ...]]
"""Title and address of each document that uses a figure."""
_FEW = 4
"""Rows at one distance are abbreviated from so many on; fewer are as short in full."""


def records_by_period(keys: Iterable[FigureKey], site: ResolvedSite, voice: Voice, used: Used) -> list[dict[str, Any]]:
    """Groups of records, the newest period first; within one, places by code and categories by name."""
    ordered = sorted(keys, key=lambda key: (-key.period.end, -key.period.months, key.region, key.breakdown))
    files, groups = _Files(voice), list[dict[str, Any]]()
    for period, of_period in groupby(ordered, key=lambda key: key.period):
        records = [record for key in of_period if (record := _record(key, site, files, used)) is not None]
        if records:
            groups.append({"label": voice.locale.period(period), "records": records})
    return groups


def _record(key: FigureKey, site: ResolvedSite, files: "_Files", used: Used) -> dict[str, Any] | None:
    voice, figure = files.voice, site.series.figure(key)
    if isinstance(figure, Gap):
        return None
    codes = [voice.code_name(dimension, code) for dimension, code in key.breakdown]
    return {
        "anchor": key.anchor,
        "title": " · ".join([voice.region_name(key.region, key.period.year), *codes]),
        "value": voice.with_status(voice.figure_text(figure), figure.status),
        "formula_html": formula_html(figure, voice),
        "note": past_words(figure, site.vintages, voice) or None,
        "cells": [files.of(list(cells)) for _, cells in groupby(_in_order(figure), key=lambda cell: cell.path)],
        "used_in": [{"title": title, "href": voice.page.to(href)} for title, href in used.get(key, ())],
    }


def _in_order(figure: Figure) -> list[Observation]:
    return sorted(figure.cells, key=lambda cell: (cell.path, cell.row))


def formula_html(figure: Figure, voice: Voice) -> str:
    """How the value came about: a division of two figures, a sum of cells, or one cell as it was reported."""
    if figure.parts:
        over, under = figure.parts
        metric = voice.site.metrics[figure.key.metric]
        exact = voice.locale.number(figure.value, metric.decimals + 3)
        return voice.text(
            "{numerator} ÷ {denominator} × {per} = {exact}, rounded half up to {value}",
            numerator=f"{escape(voice.metric_name(over.key.metric))} {voice.link(over, voice.figure_text(over))}",
            denominator=f"{escape(voice.metric_name(under.key.metric))} {voice.link(under, voice.figure_text(under))}",
            per=voice.locale.number(figure.per),
            exact=exact,
            value=escape(voice.figure_text(figure)),
        )
    count = len(figure.cells)
    if count == 1:
        if is_protected_total(figure.cells[0], voice.site):
            return escape(voice.text("A total of the table, added up before small figures were withheld from it"))
        return escape(_as_reported(figure, figure.cells[0].period, voice))
    periods, places, categories = (
        voice.locale.number(len(set(different)))
        for different in zip(*((cell.period, cell.region, cell.breakdown) for cell in figure.cells), strict=True)
    )
    said = {"count": voice.locale.number(count), "periods": periods, "places": places, "categories": categories}
    if any(cell.breakdown for cell in figure.cells):
        text = voice.text(
            "Sum of {count} cells (periods: {periods}, places: {places}, categories: {categories})", **said
        )
    else:
        text = voice.text("Sum of {count} cells (periods: {periods}, places: {places})", **said)
    return escape(text)


def _as_reported(figure: Figure, period: Period, voice: Voice) -> str:
    if period == figure.key.period:
        return voice.text("As reported in one cell")
    return voice.text("As reported for {period}, the last of the period", period=voice.locale.period(period))


class _Files:
    """The returns that the records of a page name. What is said of each as a whole is looked up once."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self._known: dict[str, dict[str, Any]] = {}

    def of(self, cells: list[Observation]) -> dict[str, Any]:
        """What is said of cells of one return, in the order of their rows."""
        path = cells[0].path
        if path not in self._known:
            self._known[path] = self._about(path)
        # nearly all are alone in their return
        alone = len(cells) == 1
        rows = str(cells[0].row) if alone else row_ranges(sorted({cell.row for cell in cells}), self.voice)
        subtotal = cells[0].value if alone else total([cell.value for cell in cells])
        decimals = self.voice.site.metrics[cells[0].metric].decimals
        return {**self._known[path], "rows": rows, "subtotal": self.voice.locale.number(subtotal, decimals)}

    def _about(self, path: str) -> dict[str, Any]:
        commit = self.voice.site.history.of(path)
        label = commit.hash[:10] + ("+" if commit.dirty else "") if commit is not None else None
        href = self.voice.page.to(return_csv(return_of(path, self.voice)))
        return {"file": path, "href": href, "commit": label}


def return_of(path: str, voice: Voice) -> Return:
    """The return that lies at `path`."""
    return voice.site.by_path[path]


def row_ranges(rows: list[int], voice: Voice) -> str:
    """Line numbers in words: neighbours as `2–7`, many at one distance as `2, 4, …, 216 (108 rows)`.

    A reader of a spreadsheet can check every one of them, and a figure of a hundred cells still fits a phone.
    """
    said = [_run(run, voice) for run in _runs(rows)]
    return voice.text("; " if any("…" in run for run in said) else ", ").join(said)


def _runs(rows: list[int]) -> Iterator[list[int]]:
    """The rows cut into runs: neighbours, else at least `_FEW` at one distance, else single ones."""
    start = 0
    while start < len(rows):
        step = rows[start + 1] - rows[start] if start + 1 < len(rows) else 0
        end = start + 1
        while end < len(rows) and rows[end] - rows[end - 1] == step:
            end += 1
        length = end - start if step == 1 or end - start >= _FEW else 1
        yield rows[start : start + length]
        start += length


def _run(run: list[int], voice: Voice) -> str:
    if len(run) == 1:
        return str(run[0])
    if run[1] == run[0] + 1:
        return f"{run[0]}–{run[-1]}"
    return voice.text(
        "{first}, {second}, …, {last} ({count} rows)", first=run[0], second=run[1], last=run[-1], count=len(run)
    )
