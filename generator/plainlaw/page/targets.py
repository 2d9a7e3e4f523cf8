"""The targets of a metric on its own page: what is to be reached, where it stands, and the document that sets it.

In: a metric, and the voice of its page. Out: the `target` mappings of templates/metric.md.j2, the newest first.
"""

from html import escape
from typing import Any

from plainlaw.model.figure import Figure, FigureKey
from plainlaw.model.metric import Metric
from plainlaw.model.target import Target
from plainlaw.resolve import ResolvedSite
from plainlaw.voice import Voice


def targets(site: ResolvedSite, metric: Metric, voice: Voice) -> list[dict[str, Any]]:
    """A row for each target with its figure, its source, and its line in the dictionary."""
    numbered = sorted(enumerate(metric.targets), key=lambda pair: pair[1].period, reverse=True)
    return [_row(site, metric, number, target, voice) for number, target in numbered]


def evidence(site: ResolvedSite, metric: Metric) -> tuple[object, ...]:
    """What the rows follow from beside figures and dictionary: the commit of its file, and which documents exist."""
    if not metric.targets:
        return ()
    documents = site.site.documents
    named = sorted({target.document for target in metric.targets if target.document})
    return _commit(site), [(name, documents.languages(*name.split("/"))) for name in named]


def _row(site: ResolvedSite, metric: Metric, number: int, target: Target, voice: Voice) -> dict[str, Any]:
    place = site.site.target_places.get((metric.id, number))
    figure = site.series.figure(FigureKey(metric.id, site.site.portal.region, target.period))
    return {
        "anchor": target.anchor,
        "period": voice.locale.period(target.period),
        "value": voice.target_text(metric.id, target),
        "each_place": target.each_place,
        "figure_html": _figure(figure, voice) if isinstance(figure, Figure) else None,
        "mark": None if isinstance(figure, Figure) else voice.text(figure.mark.meaning),
        "source": target.source.get(voice.locale.tag),
        "source_href": _href(site, target, voice),
        "file": f"{place.file}:{place.line}" if place is not None else None,
        "commit": _commit(site),
    }


def _figure(figure: Figure, voice: Voice) -> str:
    return voice.with_status(voice.link(figure, voice.figure_text(figure)), figure.status)


def _href(site: ResolvedSite, target: Target, voice: Voice) -> str | None:
    """The address of the document in this language, else in the first that it exists in."""
    if target.document is None:
        return None
    folder, _, key = target.document.partition("/")
    languages = site.site.documents.languages(folder, key)
    tag = voice.locale.tag
    if not languages:
        return None
    lang = tag if tag in languages else languages[0]
    return escape(voice.page.to(voice.addresses.section(lang, folder, key)))


def _commit(site: ResolvedSite) -> str | None:
    commit = site.site.history.of("stats/metrics.yml")
    return commit.hash[:10] + ("+" if commit.dirty else "") if commit is not None else None
