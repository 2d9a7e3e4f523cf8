"""The voice in which a page speaks: its language, its own address, and how it names and links figures.

In: a page's address and language. Out: words, relative addresses and small pieces of HTML, all escaped.
"""

from html import escape

from msgspec import Struct, field

from plainlaw.locales.locale import Locale
from plainlaw.model.address import Address, Addresses
from plainlaw.model.figure import Caveat, Change, Figure, FigureKey
from plainlaw.model.site import Site
from plainlaw.model.status import Status
from plainlaw.model.target import Target
from plainlaw.problems import Message


class Voice(Struct, frozen=True):
    """How and for which page something is rendered."""

    site: Site
    locale: Locale
    page: Address
    addresses: Addresses
    linked: dict[FigureKey, None] = field(default_factory=dict)
    """The figures that the page links to: each must have a provenance record. Filled while the page is rendered."""

    def figure_text(self, figure: Figure, *, unit: bool = True) -> str:
        """The value with its unit in the page's language."""
        metric = self.site.metrics[figure.key.metric]
        words = metric.unit.get(self.locale.tag) if unit else ""
        return self.locale.figure_text(figure.value, metric.decimals, words)

    def target_text(self, metric: str, target: Target) -> str:
        """What is to be reached, with the decimals that it was set with and the unit of its metric."""
        return self.locale.figure_text(
            target.exact, target.decimals, self.site.metrics[metric].unit.get(self.locale.tag)
        )

    def target_link(self, metric: str, target: Target, text: str) -> str:
        """`text` (plain) as a link to the document that sets the target, on the metric's page, in HTML."""
        href = self.page.to(self.addresses.metric(self.locale.tag, metric), target.anchor)
        return f'<a class="figure" href="{escape(href)}">{escape(text)}</a>'

    def region_name(self, code: str, year: int | None = None) -> str:
        """The name of a region, else its code."""
        region = self.site.regions.get(code, year) or self.site.regions.get(code)
        return region.name.get(self.locale.tag) if region else code

    def metric_name(self, metric: str) -> str:
        """The name of a metric."""
        return self.site.metrics[metric].name.get(self.locale.tag)

    def metric_link(self, metric: str) -> str:
        """The name of a metric as a link to its page, in HTML."""
        href = self.page.to(self.addresses.metric(self.locale.tag, metric))
        return f'<a href="{escape(href)}">{escape(self.metric_name(metric))}</a>'

    def code_name(self, dimension: str, code: str) -> str:
        """The name of a category."""
        found = self.site.dimensions[dimension].code(code)
        return found.name.get(self.locale.tag) if found else code

    def of_what(self, key: FigureKey) -> str:
        """Metric, categories, place and period in words, for titles and records."""
        codes = [self.code_name(dimension, code) for dimension, code in key.breakdown]
        place = self.region_name(key.region, key.period.year)
        return " · ".join([self.metric_name(key.metric), *codes, place, self.locale.period(key.period)])

    def href(self, figure: Figure) -> str:
        """The relative address of a figure's provenance record."""
        return self.page.to(self.addresses.metric(self.locale.tag, figure.key.metric), figure.key.anchor)

    def text(self, message: str | Message, **values: object) -> str:
        """A message in the page's language."""
        return self.locale.text(message, **values)

    def change_words(self, change: Change, decimals: int) -> str:
        """A change in words, with what must be said of it."""
        unit = self.site.metrics[change.figure.key.metric].unit.get(self.locale.tag)
        words = self.locale.change_text(change, decimals, unit).words
        before, now = change.base, change.figure
        if Caveat.SMALL_BASE in change.caveats:
            said = {"before": self._said_in_full(before), "after": self._said_in_full(now)}
            words = self.text("{change} (from {before} to {after})", change=words, **said)
        if Caveat.COVERAGE in change.caveats:
            counts = {name: self.locale.number(len({cell.region for cell in figure.all_cells}))
                      for name, figure in (("before", before), ("after", now))}  # fmt: skip
            words = self.text("{change} (places: {before} before, {after} now)", change=words, **counts)
        return words

    def _said_in_full(self, figure: Figure) -> str:
        """A count as it is; of a rate what it was computed from."""
        if len(figure.parts) != 2:
            return self.figure_text(figure)
        over, under = (self.figure_text(part, unit=False) for part in figure.parts)
        return f"{over}/{under}"

    def status_words(self, status: Status) -> str:
        """How settled a figure is, in words: `provisional, revised`; "" when it is final and as first published."""
        return self.text(", ").join(self.text(mark.word) for mark in status.marks)

    def with_status(self, html: str, status: Status) -> str:
        """A figure in a text with its status after it, in words that are read aloud as well."""
        words = self.status_words(status)
        return self.text("{figure} ({status})", figure=html, status=escape(words)) if words else html

    def link(self, figure: Figure, text: str) -> str:
        """`text` (plain) as a link to the provenance of `figure`, in HTML."""
        for part in (figure, *figure.parts):
            self.linked[part.key] = None
        title = escape(self.of_what(figure.key))
        return f'<a class="figure" href="{escape(self.href(figure))}" title="{title}">{escape(text)}</a>'
