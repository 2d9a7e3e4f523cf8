"""The whole portal as the model sees it, once everything in it is valid.

In: validated parts. Out: `Site`, the one argument of every later step.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Literal
from zoneinfo import ZoneInfo

from msgspec import Struct, field
from pydantic import Field

from plainlaw.model.cell_table import CellTable, Run
from plainlaw.model.document import Part
from plainlaw.model.documents import Documents
from plainlaw.model.figure import MarkedCell, Observation
from plainlaw.model.former import Former
from plainlaw.model.metric import Dataset, Dimension, Metric
from plainlaw.model.region import RegionTable
from plainlaw.model.release import Calendar
from plainlaw.model.revision import Revision
from plainlaw.model.text import Localised
from plainlaw.problems import Place


class Organisation(Part):
    """An office, from site_config/organisations.yml."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    name: Localised
    contact: Localised | None = None


class Topic(Part):
    """A topic, from site_config/topics.yml."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    name: Localised


class Help(Part):
    """One place where a citizen gets help: words, and a phone number or a page of the portal."""

    title: Localised
    text: Localised
    phone: str | None = Field(default=None, pattern=r"^[0-9+ -]{3,20}$")
    page: str | None = None


class Language(Part):
    """A language of the portal: its BCP 47 tag, its own name, and the theme's word for it."""

    tag: str = Field(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")
    name: str
    theme: str


class SmallBase(Part):
    """How few a change in per cent, or a rate, may rest on: below `label` the counts are said with it, below `refuse`
    it is not given.
    """

    label: int = Field(default=50, ge=0)
    refuse: int = Field(default=20, ge=0)


class Portal(Part):
    """How this portal is set up, from site_config/portal.yml.

    `notice` is said on every page, in every download and API record; a portal with invented figures must say so there.
    The first language is the default and has no prefix in addresses. `headline` is the length of the period for which
    key figures are shown. `licence_url` is where the licence stands, for programs. `as_of` makes a demonstration portal
    stand still on one day. `private_returns` is the folder, outside that of the portal, where the returns of protected
    datasets lie as they were handed in; only `plainlaw protect` reads them. `genres` are kinds of document of the
    portal's offices beside the fifteen official ones. With `legal_pdf`, each text with articles can be had as PDF.
    `attachment_mb` is the most megabytes that a file of a document may have.
    """

    name: Localised
    description: Localised
    url: str = Field(pattern=r"^https?://[^/]+(/.*)?/$")
    languages: tuple[Language, ...] = Field(min_length=1)
    region: str
    time_zone: str = "Asia/Shanghai"
    notice: Localised | None = None
    licence: Localised
    licence_url: str | None = Field(default=None, pattern=r"^https?://[^\s\"<>]+$")
    key_figures: tuple[str, ...] = ()
    help: tuple[Help, ...] = ()
    headline: Literal["month", "quarter", "half", "year"] = "quarter"
    as_of: date | None = None
    page_size: int = Field(default=20, ge=5, le=200)
    small_base: SmallBase = SmallBase()
    private_returns: str | None = None
    genres: tuple[Localised, ...] = ()
    legal_pdf: bool = False
    attachment_mb: int = Field(default=20, ge=1, le=100)

    @property
    def default_language(self) -> str:
        """The tag of the language without a prefix."""
        return self.languages[0].tag

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of all languages, the default first."""
        return tuple(language.tag for language in self.languages)


class Renderer(Struct, frozen=True):
    """What mkdocs.yml repeats of the portal, because stock MkDocs and Zensical read nothing else.

    `sections` are the files named in its navigation; `places` says where each value stands.
    """

    url: str
    sections: tuple[str, ...]
    notices: Mapping[str, str]
    places: Mapping[str, Place]


class Commit(Struct, frozen=True):
    """A commit of the portal's repository: full hash, and the author's day. `dirty` marks edits on top of it."""

    hash: str
    day: date
    dirty: bool = False


class History(Struct, frozen=True):
    """The last commit of each source file, by path; empty where there is no repository."""

    commits: Mapping[str, Commit] = field(default_factory=dict)

    def of(self, path: str) -> Commit | None:
        """The last commit that changed the file, else None."""
        return self.commits.get(path)


class Return(Struct, frozen=True):
    """One return as handed in: its dataset, period, path, a digest, and the way to its bytes, which are published.

    The first of a period is its `vintage` 1; why there is a later one says its `revision`. Of one period only the
    latest counts, the others are `superseded`.
    """

    dataset: str
    period: str
    path: str
    digest: str
    read: Callable[[], bytes]
    vintage: int = 1
    superseded: bool = False
    revision: Revision | None = None

    @property
    def name(self) -> str:
        """Its file's name without the ending: period, and from the second on the vintage."""
        return self.period if self.vintage == 1 else f"{self.period}.v{self.vintage}"


class Site(Struct, frozen=True, dict=True):
    """Everything that the portal is made of. `as_of` is the day of the build; no step reads the clock.

    `observed` gives the cells that count, `earlier` those of superseded returns by their paths. `calendar` says how
    releases stand at the moment of the build, `next_build` when (UTC) that or another mark changes by itself; None for
    never. `target_places` says where each target stands, by its metric and its number (from 0) there. `former` are the
    addresses at which something stood before.
    """

    portal: Portal
    organisations: Mapping[str, Organisation]
    topics: Mapping[str, Topic]
    regions: RegionTable
    metrics: Mapping[str, Metric]
    dimensions: Mapping[str, Dimension]
    datasets: Mapping[str, Dataset]
    observed: Callable[[], CellTable]
    earlier: Callable[[], Mapping[str, CellTable]]
    returns: tuple[Return, ...]
    documents: Documents
    history: History
    renderer: Renderer
    as_of: date
    calendar: Calendar = Calendar()
    next_build: datetime | None = None
    target_places: Mapping[tuple[str, int], Place] = field(default_factory=dict)
    former: Former = Former()

    @property
    def next_build_in_zone(self) -> str | None:
        """When the portal has to be built again though nobody touches it: ISO 8601 in its own time zone."""
        zone = ZoneInfo(self.portal.time_zone)
        return self.next_build.astimezone(zone).isoformat(timespec="minutes") if self.next_build is not None else None

    @cached_property
    def cells(self) -> CellTable:
        """Every cell of every return that counts; many builds need none of them."""
        return self.observed()

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """The cells that hold a number."""
        return tuple(cell for cell in self.cells if isinstance(cell, Observation))

    @cached_property
    def marked_cells(self) -> tuple[MarkedCell, ...]:
        """The cells that say why they hold none."""
        return tuple(cell for cell in self.cells if isinstance(cell, MarkedCell))

    def evidence(self, *metrics: str) -> tuple[tuple[str, str, str], ...]:
        """What the figures of these metrics rest on: path, digest and commit of each return that may report them, or
        what they are computed from, and why it was handed in. It changes whenever any of them may change.
        """
        datasets = sorted(dataset.id for dataset in self.datasets_of(*metrics))
        return tuple(line for dataset in datasets for line in self._returns_of[dataset])

    def datasets_of(self, *metrics: str) -> tuple[Dataset, ...]:
        """The datasets that may report these metrics, or what they are computed from, in the order of all datasets."""
        wanted = {name for metric in metrics for name in (metric, *self.metrics[metric].parts)}
        found = {dataset for metric in wanted for dataset in self._reporting.get(metric, ())}
        return tuple(dataset for dataset in self.datasets.values() if dataset.id in found)

    @cached_property
    def _reporting(self) -> Mapping[str, tuple[str, ...]]:
        """The datasets that may report each metric."""
        found: dict[str, tuple[str, ...]] = {}
        for dataset in self.datasets.values():
            for metric in dataset.metrics:
                found[metric] = (*found.get(metric, ()), dataset.id)
        return found

    @cached_property
    def _returns_of(self) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
        found: dict[str, list[tuple[str, str, str]]] = {dataset.id: [] for dataset in self.datasets.values()}
        for handed_in in self.returns:
            commit = self.history.of(handed_in.path)
            version = f"{commit.hash}{'+' if commit.dirty else ''}" if commit is not None else ""
            why = repr(handed_in.revision) if handed_in.revision is not None else ""
            found.setdefault(handed_in.dataset, []).append((handed_in.path, handed_in.digest, version + why))
        return {dataset: tuple(lines) for dataset, lines in found.items()}

    def vintages_of(self, handed_in: Return) -> tuple[Return, ...]:
        """All returns of the same dataset and period, the first one first."""
        return self._vintages[handed_in.dataset, handed_in.period]

    @cached_property
    def _vintages(self) -> Mapping[tuple[str, str], tuple[Return, ...]]:
        found: dict[tuple[str, str], tuple[Return, ...]] = {}
        for handed_in in self.returns:
            of = handed_in.dataset, handed_in.period
            found[of] = (*found.get(of, ()), handed_in)
        return found

    def cells_of(self, handed_in: Return) -> CellTable:
        """The cells of one return, superseded or not."""
        if handed_in.superseded:
            return self._earlier.get(handed_in.path, CellTable())
        return self._cells_by_path.get(handed_in.path, CellTable())

    @cached_property
    def _earlier(self) -> Mapping[str, CellTable]:
        return self.earlier()

    @cached_property
    def _cells_by_path(self) -> Mapping[str, CellTable]:
        found: dict[str, list[Run]] = defaultdict(list)
        for run in self.cells.runs:
            found[run[0].path].append(run)
        return {path: CellTable(tuple(runs)) for path, runs in found.items()}

    @cached_property
    def by_path(self) -> Mapping[str, Return]:
        """Returns by their path."""
        return {handed_in.path: handed_in for handed_in in self.returns}
