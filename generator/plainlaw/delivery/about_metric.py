"""What every open data format says about the figures of a metric: title, meaning, unit, office, source, licence, dates.

In: a metric and a language. Out: `AboutMetric`, plain words and addresses.
"""

from datetime import date

from msgspec import Struct

from plainlaw.delivery.download import FOLDER
from plainlaw.delivery.envelope import notice
from plainlaw.model.metric import Metric
from plainlaw.model.site import Site
from plainlaw.resolve import ResolvedSite


class AboutMetric(Struct, frozen=True):
    """The metric in one language. `page` is the full address of its page; `sources` say who reports and from what.

    `modified` is the day on which a return behind it last became public; None where there is no history.
    """

    lang: str
    title: str
    definition: str
    note: str | None
    unit: str
    office: str
    contact: str | None
    sources: tuple[str, ...]
    keywords: tuple[str, ...]
    licence: str
    licence_address: str
    notice: str | None
    page: str
    modified: date | None

    @property
    def description(self) -> str:
        """The definition with the portal's notice, which is said wherever the figures are."""
        return f"{self.definition} {self.notice}" if self.notice else self.definition


def about_metric(site: ResolvedSite, metric: Metric, tag: str) -> AboutMetric:
    """What is to be said of a metric in the language `tag`."""
    known, office = site.site, site.site.organisations[metric.office]
    return AboutMetric(
        lang=tag,
        title=metric.name.get(tag),
        definition=metric.definition.get(tag),
        note=metric.note.get(tag) if metric.note else None,
        unit=metric.unit.get(tag),
        office=office.name.get(tag),
        contact=office.contact.get(tag) if office.contact else None,
        sources=sources(known, metric.id, tag),
        keywords=tuple(known.topics[topic].name.get(tag) for topic in metric.topics if topic in known.topics),
        licence=known.portal.licence.get(tag),
        licence_address=licence_address(known),
        notice=notice(known, tag),
        page=known.portal.url + site.addresses.metric(tag, metric.id).path,
        modified=last_change(known, metric.id),
    )


def licence_address(site: Site) -> str:
    """Where the licence stands: the address that portal.yml names, else the text beside the downloads."""
    return site.portal.licence_url or f"{site.portal.url}{FOLDER}/README.txt"


def last_change(site: Site, *metrics: str) -> date | None:
    """The day on which a return behind these metrics last became public."""
    commits = (site.history.of(path) for path, _, _ in site.evidence(*metrics))
    return max((commit.day for commit in commits if commit is not None), default=None)


def sources(site: Site, metric: str, tag: str) -> tuple[str, ...]:
    """Which datasets report a metric or what it is computed from, and from what records, in the language `tag`."""
    return tuple(f"{dataset.name.get(tag)}: {dataset.source.get(tag)}" for dataset in site.datasets_of(metric))
