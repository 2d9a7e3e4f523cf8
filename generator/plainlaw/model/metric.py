"""A metric of the dictionary in stats/, the dimensions it is broken down by, and the dataset that reports it.

Terms follow SDMX and the Statistics Act's implementing rules art. 27, which ask for the meaning, scope and
calculation of each published indicator: a metric without a definition cannot be declared.
"""

from enum import StrEnum
from typing import Any, Literal

from pydantic import Field, model_validator

from plainlaw.model.document import Part
from plainlaw.model.period import Period
from plainlaw.model.rules import Rules
from plainlaw.model.target import Interval, Target
from plainlaw.model.text import Localised

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
"""The length of a period by the word for its frequency."""


class MetricKind(StrEnum):
    """What a metric is: a count of things, a rate between two counts, or an index reported as it is."""

    COUNT = "count"
    RATE = "rate"
    INDEX = "index"


class TimeAggregation(StrEnum):
    """How months become a longer period: flows are summed, stocks are taken at the end, others never."""

    SUM = "sum"
    LAST = "last"
    NONE = "none"


class Break(Part):
    """A break in a series (SDMX OBS_STATUS B): from this period on, something else is counted, or in another way."""

    since: Period
    reason: Localised


class Derivation(Part):
    """What offices computed a reported index from: the value of another metric, or with `against` its change, in per
    cent for a count and in percentage points for a rate.
    """

    metric: str
    against: Literal["year-before", "previous"] | None = None


class Metric(Part):
    """One entry of the metric dictionary.

    A rate is `numerator / denominator × per` and is always computed, never reported; its dimensions are those of its
    numerator or fewer. An index is taken as it is reported and never summed. `decimals` is for display.
    `words` are the ways in which prose names the metric, per language; the bare-figure check looks for them. Figures
    before and after one of its `breaks` are not compared. Its `targets` and the metrics of its
    `interval` have its unit. An index that offices computed of counts says so in `derived_from`, for whoever knows it
    knows something of the counts.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: Localised
    kind: MetricKind
    unit: Localised
    definition: Localised
    office: str
    frequency: Literal["month", "quarter", "half", "year"]
    better: Literal["higher", "lower", "neither"]
    decimals: int = Field(default=0, ge=0, le=6)
    numerator: str | None = None
    denominator: str | None = None
    per: int = Field(default=100, gt=0)
    time_aggregation: TimeAggregation = TimeAggregation.SUM
    dimensions: tuple[str, ...] = ()
    words: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    topics: tuple[str, ...] = ()
    note: Localised | None = None
    rules: Rules | None = None
    breaks: tuple[Break, ...] = ()
    targets: tuple[Target, ...] = ()
    interval: Interval | None = None
    derived_from: Derivation | None = None

    @model_validator(mode="before")
    @classmethod
    def _index_is_taken_as_it_is(cls, values: Any) -> Any:
        if isinstance(values, dict) and values.get("kind") == MetricKind.INDEX:
            values = {"time_aggregation": "none", **values}
            if values["time_aggregation"] == TimeAggregation.SUM:
                raise ValueError("an index is never summed")
        return values

    @model_validator(mode="after")
    def _rate_has_both_counts(self) -> "Metric":
        is_rate = self.kind is MetricKind.RATE
        if is_rate and not (self.numerator and self.denominator):
            raise ValueError("a rate needs numerator and denominator")
        if is_rate and self.rules is not None:
            raise ValueError("a rate has no rules of its own; give them to its counts")
        if not is_rate and (self.numerator or self.denominator):
            raise ValueError("only a rate has numerator and denominator")
        if self.derived_from is not None and self.kind is not MetricKind.INDEX:
            raise ValueError("only an index has derived_from")
        return self

    @model_validator(mode="after")
    def _one_target_a_period(self) -> "Metric":
        if len({target.period for target in self.targets}) < len(self.targets):
            raise ValueError("two targets are set for one period")
        return self

    @property
    def is_rate(self) -> bool:
        """Whether the metric is computed from two others."""
        return self.kind is MetricKind.RATE

    @property
    def parts(self) -> tuple[str, ...]:
        """The numerator and the denominator of a rate; of another metric, nothing."""
        return tuple(name for name in (self.numerator, self.denominator) if name)

    @property
    def ends(self) -> tuple[str, ...]:
        """The metrics between which it lies; of one that is no estimate, nothing."""
        return (self.interval.low, self.interval.high) if self.interval else ()

    @property
    def months(self) -> int:
        """How long the periods are in which it is reported."""
        return MONTHS[self.frequency]


class Code(Part):
    """One value of a dimension (SDMX: an item of a code list)."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_-]*$")
    name: Localised
    aliases: tuple[str, ...] = ()


class Dimension(Part):
    """What a metric can be broken down by besides place and time, with its closed list of codes."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: Localised
    codes: tuple[Code, ...] = Field(min_length=1)

    def code(self, key: str) -> Code | None:
        """The code with this id, else None."""
        return next((code for code in self.codes if code.id == key), None)


class Columns(Part):
    """What the columns of a return mean, by the words of its header row.

    Tidy: `metric` and `value` name columns. Wide: `metrics` maps each metric id to its column. `dimensions` maps
    each dimension id to its column. `period` is a column when one file holds several periods, else the file
    name is the period. `ignore` lists columns that are read past.
    """

    region: str | None = None
    period: str | None = None
    metric: str | None = None
    value: str | None = None
    metrics: dict[str, str] = Field(default_factory=dict)
    dimensions: dict[str, str] = Field(default_factory=dict)
    ignore: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _each_column_has_one_meaning(self) -> "Columns":
        named = [name for name in (self.region, self.period, self.metric, self.value) if name]
        named += [*self.metrics.values(), *self.dimensions.values(), *self.ignore]
        if len(set(named)) < len(named):
            raise ValueError("one column is named twice")
        return self


class Protection(Part):
    """How the counts of a dataset are protected: those above zero and below `threshold` are withheld (minimum frequency
    rule). What lies in stats/ are tables that may be public, with their totals; plainlaw.disclosure attacks them.
    """

    threshold: int = Field(ge=2, le=1_000_000)


class Dataset(Part):
    """A family of returns that one office hands in: stats/<id>/dataset.yml and stats/<id>/<period>.csv.

    `metric_names` maps the words of a tidy return's metric column to metric ids. `region` is the code of the
    place that all rows are about when there is no region column, and the parent in which names are looked up. A return
    is due `due_days` days after the last day of its period; without it, nothing is ever late. Values are provisional
    for `final_after_days` days after the last day of their period; without it, they are final at once. `control_totals`
    are the words for all places, or all categories, of rows that add up others: they are compared with their parts, and
    with `protection`, under which parts may be withheld, they are figures of their own.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    name: Localised
    office: str
    layout: Literal["tidy", "wide"]
    frequency: Literal["month", "quarter", "half", "year"]
    region: str
    columns: Columns
    metric_names: dict[str, str] = Field(default_factory=dict)
    source: Localised
    note: Localised | None = None
    due_days: int | None = Field(default=None, ge=0, le=731)
    final_after_days: int | None = Field(default=None, ge=1, le=3660)
    control_totals: tuple[str, ...] = ()
    protection: Protection | None = None

    @property
    def metrics(self) -> frozenset[str]:
        """The metrics that its returns report."""
        return frozenset((*self.columns.metrics, *self.metric_names.values()))

    @property
    def months(self) -> int:
        """How long the period of a return is."""
        return MONTHS[self.frequency]

    @model_validator(mode="after")
    def _columns_fit_layout(self) -> "Dataset":
        tidy = self.columns.value is not None and (self.columns.metric is not None)
        wide = bool(self.columns.metrics)
        if (self.layout == "tidy" and not tidy) or (self.layout == "wide" and not wide):
            raise ValueError("tidy needs columns.metric and columns.value; wide needs columns.metrics")
        if self.protection is not None and self.columns.dimensions and not self.control_totals:
            raise ValueError("protection of categories needs control_totals: the word for all of them")
        return self
