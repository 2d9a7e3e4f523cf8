"""One page for each metric, with the provenance of every figure that any page links to, and the list of metrics."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from html import escape
from typing import Any

from plainlaw.artifact import Artifact, Made, MadeFile, Output, Task, Use
from plainlaw.chart_figure import chart_data, chart_figure
from plainlaw.delivery.about_metric import sources
from plainlaw.delivery.download import METRICS
from plainlaw.delivery.envelope import address
from plainlaw.formats import distributions
from plainlaw.grid import Grid
from plainlaw.grid_table import grid_table
from plainlaw.locales.locale import locale_of
from plainlaw.model.figure import FigureKey, Gap
from plainlaw.model.metric import Metric
from plainlaw.page import targets
from plainlaw.page.card import change_words, document_card, tone
from plainlaw.page.data_files import data_files
from plainlaw.page.dataset_record import dataset_record
from plainlaw.page.head import PageHead, in_all_languages, office_name
from plainlaw.page.metric_grid import by_category, by_place, over_time
from plainlaw.page.protection import protection_words
from plainlaw.page.provenance import Used, records_by_period
from plainlaw.page.releases import next_release, next_release_of
from plainlaw.page.revisions import revisions
from plainlaw.page.template import fill
from plainlaw.problems import Message
from plainlaw.resolve import ResolvedSite
from plainlaw.statistics.change import change_on
from plainlaw.voice import Voice

_REPORTED = {
    "month": Message.of("every month"),
    "quarter": Message.of("every quarter"),
    "half": Message.of("every half-year"),
    "year": Message.of("every year"),
}
_BETTER = {
    "higher": Message.of("higher is better"),
    "lower": Message.of("lower is better"),
    "neither": Message.of("neither way is better"),
}


def tasks(site: ResolvedSite, made: Made) -> Iterator[Task]:
    """Metric pages in every language. They come late, because they answer for the figures of all other pages."""
    files = {file.path: file for file in made.files(METRICS)}
    of_metric: dict[str, list[MadeFile]] = defaultdict(list)
    for path, file in files.items():
        of_metric[path.removeprefix(f"{METRICS}/").partition(".")[0]].append(file)
    for tag in site.site.portal.tags:
        known = files | {file.path: file for file in made.files(address(tag, "series"))}
        page = cache(partial(_Page, site, tag, known))
        for metric in site.site.metrics.values():
            uses = made.uses(tag, metric.id)
            computed = [m.id for m in site.site.metrics.values() if metric.id in (*m.parts, *m.ends)]
            inputs = (
                site.site.evidence(metric.id, *computed, *metric.ends),
                site.site.documents.digest((tag, "metric", metric.id)),
                sorted(uses),
                [(file.path, file.sha256) for file in of_metric[metric.id]],
                known.get(address(tag, "series", f"{metric.id}.json")),
                next_release(metric, site.site),
                targets.evidence(site, metric),
            )
            yield Task(f"metric {tag} {metric.id}", inputs, partial(_made, page, metric.id, computed, uses))


def _made(
    page: Callable[[str], "_Page"], metric: str, computed: list[str], uses: tuple[Use, ...]
) -> Iterator[Artifact]:
    # A rate's page links to the figures of its counts, so these answer for what it says it links to.
    linked = {use.figure: None for use in uses}
    linked |= {key: None for name in (metric, *computed) for key in page(name).own_figures if key.metric == metric}
    used: dict[FigureKey, list[tuple[str, str]]] = defaultdict(list)
    for use in uses:
        if use.title:
            used[use.figure].append((use.title, use.href))
    yield page(metric).artifact(linked, {key: tuple(documents) for key, documents in used.items()})


class _Page:
    """The page of one metric in one language."""

    def __init__(self, site: ResolvedSite, tag: str, made: Mapping[str, MadeFile], metric: str) -> None:
        self.site, self.metric, self.made = site, site.site.metrics[metric], made
        found = distributions(metric, site.site.portal.tags, made)
        self.files = tuple(each for each in found if each.lang in ("", tag))
        address = site.addresses.metric(tag, metric)
        self.voice = Voice(site.site, locale_of(tag), address, site.addresses)
        self.grids = self._grids()
        self.context = self._context()
        self.own_figures = tuple(self.voice.linked)

    def _grids(self) -> list[Grid]:
        region = self.site.site.portal.region
        latest = self.site.series.latest(self.metric.id, region, self.metric.months)
        if latest is None:
            return []
        headline = self.site.series.headline(self.metric.id, region) or latest
        found = [
            over_time(self.site, self.metric, latest, 24),
            over_time(self.site, self.metric, headline, 6),
        ]
        found += [by_place(self.site, self.metric, headline)]
        found += [by_category(self.site, self.metric, headline, name) for name in self.metric.dimensions]
        return [grid for grid in found if grid is not None]

    def artifact(self, keys: dict[FigureKey, None], used: Used) -> Artifact:
        """The page with the records of `keys`."""
        voice = self.voice
        periods = records_by_period(keys, self.site, voice, used)
        text = fill("metric", voice.locale, **self.context, periods=periods)
        charts = (chart_data(self.grids[0], "line", voice),) if self.grids else ()
        return Artifact(voice.page.file, text.encode(), charts=charts)

    def _context(self) -> dict[str, Any]:
        voice, metric, lang = self.voice, self.metric, self.voice.locale.tag
        name = voice.metric_name(metric.id)
        others = in_all_languages(voice, f"metrics/{metric.id}")
        above = (voice.text("Metrics"), voice.addresses.section(lang, "metrics"))
        series = address(lang, "series", f"{metric.id}.json")
        record = dataset_record(self.site, metric, self.files, voice)
        head = PageHead(name, metric.definition.get(lang), "metric", others, [above], dataset=record)
        documents = self.site.site.documents
        newest = documents.group((lang, "metric", metric.id))[:6]
        cards = [document_card(documents.entry(card.path), voice) for card in newest]
        return {
            "page": head.context(voice),
            "heading": name,
            "definition": metric.definition.get(lang),
            "facts": [*_facts(metric, voice), *next_release_of(metric, voice)],
            "banners": [{"tone": "info", "html": f"<p>{escape(metric.note.get(lang))}</p>"}] if metric.note else [],
            "latest": self._latest(),
            "chart_html": chart_figure(self.grids[0], "line", voice) if self.grids else None,
            "table_markdown": "\n\n".join(grid_table(grid, voice) for grid in self.grids[1:]) or None,
            "revisions": revisions(self.site, metric, voice),
            "targets": targets.targets(self.site, metric, voice),
            "downloads": data_files(self.files, self.made.get(series), voice),
            "related": [{"heading": voice.text("Documents that use this metric"), "items": cards}],
        }

    def _latest(self) -> dict[str, Any] | None:
        voice, region = self.voice, self.site.site.portal.region
        period = self.site.series.headline(self.metric.id, region)
        figure = self.site.series.figure(FigureKey(self.metric.id, region, period)) if period is not None else None
        if figure is None or isinstance(figure, Gap):
            return None
        voice.link(figure, "")
        change = change_on(self.site.series, figure.key, "year-before")
        known = not isinstance(change, Gap)
        place, words = voice.region_name(region), voice.locale.period(figure.key.period)
        said_of = voice.text("{place}, {period}", place=place, period=words)
        return {
            "value": voice.figure_text(figure),
            "period": voice.with_status(said_of, figure.status),
            "change": change_words(change, self.metric, voice) if not isinstance(change, Gap) else None,
            "tone": tone(change, self.metric, voice) if known and not isinstance(change, Gap) else "neutral",
            "figure_href": f"#{figure.key.anchor}",
        }


def _facts(metric: Metric, voice: Voice) -> Iterator[dict[str, str]]:
    lang = voice.locale.tag
    if metric.is_rate:
        names = [voice.metric_link(part) for part in metric.parts]
        html = f"{names[0]} ÷ {names[1]} × {voice.locale.number(metric.per)}"
        yield {"label": voice.text("Computed as"), "html": html}
    yield {"label": voice.text("Unit"), "html": escape(metric.unit.get(lang))}
    yield {"label": voice.text("Reported"), "html": escape(voice.text(_REPORTED[metric.frequency]))}
    days = {each.final_after_days for each in voice.site.datasets_of(metric.id)} - {None}
    for number in sorted(filter(None, days)):
        words = voice.text("provisional for {count} days after the end of a period", count=number)
        yield {"label": voice.text("Status"), "html": escape(words)}
    yield {"label": voice.text("Direction"), "html": escape(voice.text(_BETTER[metric.better]))}
    yield {"label": voice.text("Office"), "html": escape(office_name(voice, metric.office))}
    reported_by = sources(voice.site, metric.id, lang)
    if reported_by:
        yield {"label": voice.text("Source of the returns"), "html": "<br>".join(map(escape, reported_by))}
    for dimension in metric.dimensions:
        names = [code.name.get(lang) for code in voice.site.dimensions[dimension].codes]
        yield {
            "label": voice.site.dimensions[dimension].name.get(lang),
            "html": escape(voice.text(", ").join(names)),
        }
    withheld = protection_words(metric, voice)
    if withheld is not None:
        yield {"label": voice.text("Protection of people"), "html": escape(withheld)}


OUTPUT = Output("metrics", 40, tasks=tasks)
