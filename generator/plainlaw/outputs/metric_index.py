"""The list of metrics, by the office that answers for them, with the last figure of each."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from plainlaw.artifact import Artifact, Made, Output, Task
from plainlaw.locales.locale import locale_of
from plainlaw.page.card import key_figures
from plainlaw.page.head import PageHead, in_all_languages, office_name
from plainlaw.page.releases import calendar_link
from plainlaw.page.template import fill
from plainlaw.resolve import ResolvedSite
from plainlaw.voice import Voice


def tasks(site: ResolvedSite, made: Made) -> Iterator[Task]:
    """One page for each language."""
    inputs = (site.site.as_of, site.site.evidence(*site.site.metrics))
    for tag in site.site.portal.tags:
        yield Task(f"metric index {tag}", inputs, partial(_page, site, tag))


def _page(site: ResolvedSite, tag: str) -> Iterator[Artifact]:
    address = site.addresses.section(tag, "metrics")
    voice = Voice(site.site, locale_of(tag), address, site.addresses)
    title = voice.text("Metrics")
    description = voice.text("What is counted, how, by whom, and where it stands.")
    head = PageHead(title, description, "index", in_all_languages(voice, "metrics"), updated=site.site.as_of,
                    contents=False)  # fmt: skip
    text = fill("metrics_index", voice.locale, page=head.context(voice), heading=title, description=description,
                groups=_groups(site, voice), calendar=calendar_link(voice))  # fmt: skip
    yield Artifact(address.file, text.encode(), tuple(voice.linked), lang=tag)


def _groups(site: ResolvedSite, voice: Voice) -> list[dict[str, Any]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for metric in site.site.metrics.values():
        cards = key_figures(site.series, voice, site.site.portal.region, (metric.id,))
        last = cards[0] if cards else {"value": None, "period": None, "figure_href": None}
        groups.setdefault(office_name(voice, metric.office), []).append(
            {
                "title": voice.metric_name(metric.id),
                "href": voice.page.to(site.addresses.metric(voice.locale.tag, metric.id)),
                "definition": metric.definition.get(voice.locale.tag),
                "value": last["value"],
                "period": last["period"],
                "figure_href": last["figure_href"],
            }
        )
    return [{"label": office, "items": metrics} for office, metrics in groups.items()]


OUTPUT = Output("metric_index", 20, tasks=tasks)
