"""The revisions of a metric, for its page: what each changed, from what to what, why, and where the earlier return is.

In: a metric and the voice of its page. Out: the `revision` mappings of templates/metric.md.j2, the latest first. A
figure stands under its last revision, with its first, its previous and its current value.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from plainlaw.delivery.download import return_csv
from plainlaw.model.figure import Figure, FigureKey, Gap
from plainlaw.model.metric import MONTHS, Metric
from plainlaw.model.period import Period
from plainlaw.model.revision import Revision
from plainlaw.model.site import Return
from plainlaw.resolve import ResolvedSite
from plainlaw.statistics.vintages import Past, Vintages
from plainlaw.voice import Voice

_YEAR = 12


def revisions(site: ResolvedSite, metric: Metric, voice: Voice) -> list[dict[str, Any]]:
    """One entry for the returns that were handed in again on one day for one reason."""
    returns = site.vintages.of_metric(metric.id)
    if not returns:
        return []
    past = [known for key in _keys(site, metric, returns) if (known := _past(site, key)) is not None]
    found: list[dict[str, Any]] = []
    for _, together in groupby(returns, key=lambda handed_in: _why(handed_in).model_dump_json(exclude={"vintage"})):
        own = list(together)
        paths = {handed_in.path for handed_in in own}
        rows = [_row(known, metric, voice) for known in past if known.revised_by[0].path in paths]
        found.append(_about(_why(own[0]), voice) | {"files": [_file(one, voice) for one in own], "rows": rows})
    return found


def _why(handed_in: Return) -> Revision:
    if handed_in.revision is None:  # pragma: no cover - only later vintages are asked
        raise ValueError(f"{handed_in.path} is no later vintage")
    return handed_in.revision


def _past(site: ResolvedSite, key: FigureKey) -> Past | None:
    answer = site.series.figure(key)
    known = site.vintages.past(answer) if isinstance(answer, Figure) else None
    return known if known is not None and known.has_changed else None


def _keys(site: ResolvedSite, metric: Metric, returns: Iterable[Return]) -> list[FigureKey]:
    """The figures to look at: of the portal's place for each length of period, of places within it, of categories."""
    own = site.site.portal.region
    changed = {key for handed_in in returns for key in site.vintages.changed(handed_in)}
    changed = {key for key in changed if key.metric in (metric.id, *metric.parts)}
    lengths = sorted({metric.months, MONTHS[site.site.portal.headline], _YEAR} - set(range(metric.months)))
    periods = {length: _periods(site, metric, length, {key.period for key in changed}) for length in lengths}
    keys = [FigureKey(metric.id, own, period) for length in lengths for period in periods[length]]
    places = sorted({key.region for key in changed} - {own})
    keys += [FigureKey(metric.id, place, period) for period in periods[metric.months] for place in places]
    kinds = sorted({key.breakdown for key in changed if key.metric == metric.id and key.breakdown})
    keys += [FigureKey(metric.id, own, period, kind) for period in periods[metric.months] for kind in kinds]
    return list(dict.fromkeys(keys))


def _periods(site: ResolvedSite, metric: Metric, length: int, changed: set[Period]) -> Iterable[Period]:
    known = site.series.candidates(metric.id, length)
    return [period for period in known if any(period.covers(one) or one.covers(period) for one in changed)]


def _about(revision: Revision, voice: Voice) -> dict[str, str]:
    return {
        "date": voice.locale.date(revision.date),
        "date_iso": revision.date.isoformat(),
        "type": voice.text(revision.called),
        "reason": revision.reason.get(voice.locale.tag),
    }


def _file(handed_in: Return, voice: Voice) -> dict[str, str]:
    vintages = voice.site.vintages_of(handed_in)
    before = vintages[vintages.index(handed_in) - 1]
    return {
        "name": handed_in.path,
        "href": voice.page.to(return_csv(handed_in)),
        "before": before.path,
        "before_href": voice.page.to(return_csv(before)),
    }


def _row(past: Past, metric: Metric, voice: Voice) -> dict[str, str]:
    key = past.current.key
    kinds = [voice.code_name(dimension, code) for dimension, code in key.breakdown]
    place = voice.region_name(key.region, key.period.year)
    return {
        "label": " · ".join([voice.locale.period(key.period), place, *kinds]),
        "first": _said(past.first, voice),
        "previous": _said(past.previous, voice),
        "current_html": voice.link(past.current, voice.figure_text(past.current, unit=False)),
        "change": _change(past, metric, voice),
    }


def _said(answer: Figure | Gap, voice: Voice) -> str:
    return answer.mark.shown if isinstance(answer, Gap) else voice.figure_text(answer, unit=False)


def _change(past: Past, metric: Metric, voice: Voice) -> str:
    """By how much the value moved in its last revision; nothing where there was none before."""
    if isinstance(past.previous, Gap):
        return ""
    change = past.current.value - past.previous.value
    return f"{'+' if change > 0 else ''}{voice.locale.number(change, metric.decimals)}"


def past_words(figure: Figure, vintages: Vintages, voice: Voice) -> str:
    """What a figure was and until when it is provisional, in a sentence or two; "" of a final figure that was never
    another one.
    """
    return " ".join(_past_words(figure, vintages, voice))


def _past_words(figure: Figure, vintages: Vintages, voice: Voice) -> Iterator[str]:
    until = vintages.final_after(figure)
    if until is not None:
        yield voice.text("Provisional: may still be revised until {day}.", day=voice.locale.date(until))
    past = vintages.past(figure)
    if past is None:
        return
    revision = _why(past.revised_by[0])
    yield voice.text(
        "First published: {first}; before {day}: {previous}. {type}: {reason}",
        first=_in_full(past.first, voice), previous=_in_full(past.previous, voice),
        day=voice.locale.date(revision.date), type=voice.text(revision.called),
        reason=revision.reason.get(voice.locale.tag),
    )  # fmt: skip


def _in_full(answer: Figure | Gap, voice: Voice) -> str:
    return answer.mark.shown if isinstance(answer, Gap) else voice.figure_text(answer)
