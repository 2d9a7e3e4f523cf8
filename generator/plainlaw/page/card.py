"""A document, a region or a figure as it stands in a list: the small mappings that templates show as cards.

In: the thing and the voice of the page that lists it. Out: the `item` and `figure` mappings of templates/_macros.md.j2.
"""

from typing import Any

from plainlaw.model.document import Entry
from plainlaw.model.figure import Change, FigureKey, Gap
from plainlaw.model.metric import Metric
from plainlaw.page.head import kind_of, office_name
from plainlaw.statistics.change import change_on
from plainlaw.statistics.series import Series
from plainlaw.voice import Voice

CHANGE_DECIMALS = 1


def document_card(entry: Entry, voice: Voice, *, with_kind: bool = True) -> dict[str, Any]:
    """A document in a list."""
    fields = entry.fields
    topics = [voice.site.topics[topic].name.get(voice.locale.tag) for topic in fields.topics]
    return {
        "title": entry.title,
        "href": voice.page.to(voice.addresses.of(entry)),
        "summary": fields.summary,
        "date": voice.locale.date(fields.published),
        "date_iso": fields.published.isoformat(),
        "office": office_name(voice, fields.office),
        "kind": kind_of(entry, voice) if with_kind else None,
        "badges": topics,
    }


def figure_card(series: Series, key: FigureKey, voice: Voice) -> dict[str, Any] | None:
    """A figure in large type with its change on the year before; None when there is no figure."""
    figure = series.figure(key)
    if isinstance(figure, Gap):
        return None
    metric = voice.site.metrics[key.metric]
    change = change_on(series, key, "year-before")
    voice.link(figure, "")
    return {
        "name": voice.metric_name(metric.id),
        "href": voice.page.to(voice.addresses.metric(voice.locale.tag, metric.id)),
        "value": voice.figure_text(figure),
        "period": voice.with_status(voice.locale.period(key.period), figure.status),
        "change": None if isinstance(change, Gap) else change_words(change, metric, voice),
        "tone": "neutral" if isinstance(change, Gap) else tone(change, metric, voice),
        "sparkline": sparkline(series, key),
        "figure_href": voice.href(figure),
    }


def key_figures(series: Series, voice: Voice, region: str, metrics: tuple[str, ...]) -> list[dict[str, Any]]:
    """A card for each metric: its last figure for the portal's headline period, else for its own frequency."""
    cards: list[dict[str, Any]] = []
    for metric in metrics:
        period = series.headline(metric, region)
        card = figure_card(series, FigureKey(metric, region, period), voice) if period is not None else None
        if card is not None:
            cards.append(card)
    return cards


def change_words(change: Change, metric: Metric, voice: Voice) -> str:
    """The change on the year before in words."""
    return voice.text("{change} on a year earlier", change=voice.change_words(change, CHANGE_DECIMALS))


def tone(change: Change, metric: Metric, voice: Voice) -> str:
    """Whether the change is "good", "bad" or "neutral", by the direction that is better for the metric."""
    direction = voice.locale.change_text(change, CHANGE_DECIMALS).direction
    if direction == "unchanged" or metric.better == "neither":
        return "neutral"
    return "good" if (direction == "up") == (metric.better == "higher") else "bad"


def sparkline(series: Series, key: FigureKey, count: int = 12) -> str | None:
    """The last values of the same length as a small line without words; decoration beside a figure in words."""
    points: list[float] = []
    period = key.period
    for _ in range(count):
        value = series.value(FigureKey(key.metric, key.region, period, key.breakdown))
        if value is None:
            break
        points.insert(0, float(value))
        period = period.previous()
    if len(points) < 3:
        return None
    low, high = min(points), max(points)
    spread = (high - low) or 1.0
    step = 120 / (len(points) - 1)
    path = " ".join(f"{index * step:.1f},{29 - 26 * (value - low) / spread:.1f}" for index, value in enumerate(points))
    return (
        '<svg viewBox="0 0 120 32" preserveAspectRatio="none" role="presentation"><polyline fill="none" '
        f'stroke="currentColor" stroke-width="2" vector-effect="non-scaling-stroke" points="{path}"/></svg>'
    )
