"""Where a file is to go: the dataset, everything that its words can mean, and what was handed in before.

In: the model. Out: `Target`, which a pure import asks instead of the disk.
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct

from plainlaw.model.metric import Dataset, Metric
from plainlaw.model.period import Period, PeriodError
from plainlaw.sheet.cell import Row
from plainlaw.sheet.table import Role, Table
from plainlaw.sheet.words import plain
from plainlaw.sources.returns import RawDataset
from plainlaw.validate.dictionaries import Dictionaries
from plainlaw.validate.places import Places


class Target(Struct, frozen=True, dict=True):
    """A dataset with its dictionaries. `raw` has the returns that are there already, of which some are `published`;
    `as_of` is the day of import. `why` says the type and the reason of a later vintage, for readers.
    """

    dataset: Dataset
    known: Dictionaries
    raw: RawDataset
    as_of: date
    published: frozenset[str] = frozenset()
    why: tuple[str, str] = ("", "")

    @cached_property
    def handed_in(self) -> Mapping[Period, str]:
        """The path of the latest return of each period. Returns whose names are no period have none."""
        paths: dict[Period, str] = {}
        superseded = self.raw.superseded
        for one in (one for one in self.raw.returns if one.path not in superseded):
            try:
                paths.setdefault(Period.read(one.period), one.path)
            except PeriodError:
                continue
        return paths

    def content(self, path: str) -> bytes | None:
        """The return at a path, when there is one."""
        return next((one.content for one in self.raw.returns if one.path == path), None)

    def places(self, year: int) -> Places:
        """What places may be called in a year; looked up once, since every row of a file may ask."""
        if year not in self._places:
            self._places[year] = Places(self.known.regions, self.dataset.region, year)
        return self._places[year]

    @cached_property
    def _places(self) -> dict[int, Places]:
        return {}

    @property
    def lang(self) -> str:
        """The language in which the portal's own words are given."""
        return self.known.portal.default_language

    @cached_property
    def wanted(self) -> tuple[str, ...]:
        """The header words that a return must have."""
        columns = self.dataset.columns
        named = [name for name in (columns.region, columns.period, columns.metric, columns.value) if name]
        return (*named, *columns.metrics.values(), *columns.dimensions.values())

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """The declared column of every plain spelling; of a wide return, the metric's own names too."""
        named = {plain(name): name for name in (*self.dataset.columns.ignore, *self.wanted)}
        for metric, header in self.dataset.columns.metrics.items():
            for name in self.known.metrics[metric].name.root.values():
                named.setdefault(plain(name), header)
        return named

    def role_of(self, name: str) -> tuple[Role, str]:
        """What the column of this name holds, and its metric in a wide return."""
        columns = self.dataset.columns
        roles: dict[str | None, Role] = {columns.value: "value", columns.metric: "metric"}
        roles |= {columns.period: "period", columns.region: "region"}
        for word in columns.dimensions.values():
            roles[word] = "dimension"
        for word in columns.ignore:
            roles[word] = "ignore"
        if name in roles:
            return roles[name], ""
        metric = next((metric for metric, header in columns.metrics.items() if header == name), None)
        if metric is not None:
            return "value", metric
        return ("rate", self.rates[name].id) if name in self.rates else ("unknown", "")

    def metric_of(self, row: Row, column: int, table: Table) -> Metric | None:
        """The metric of a value: that of its column, or in a tidy return the one that its row names."""
        name = table.columns[column].metric
        for n in table.at("metric"):
            name = self.dataset.metric_names.get(row[n].text.strip(), "")
        return self.known.metrics.get(name)

    @cached_property
    def rates(self) -> Mapping[str, Metric]:
        """The rates that follow from metrics of this dataset, by each of their names."""
        own = self.dataset.metrics
        rates = [metric for metric in self.known.metrics.values() if metric.is_rate and metric.numerator in own]
        return {
            word: metric
            for metric in rates
            for word in (*metric.name.root.values(), *(w for words in metric.words.values() for w in words))
        }
