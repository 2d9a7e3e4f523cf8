"""Numbers typed in the prose of a bulletin beside words that name a metric.

Authority: figures follow from returns (Statistics Act art. 7 and 24: nobody may alter them). Better quiet and right
than loud: only a number in the same clause as the words of a metric is looked at; dates, document numbers and
article numbers never are.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from plainlaw.bare_number import BareNumber, bare_numbers
from plainlaw.check import Check
from plainlaw.locales.locale import Locale, locale_of
from plainlaw.model.figure import Figure, FigureKey, Gap
from plainlaw.model.metric import Metric
from plainlaw.model.period import Period
from plainlaw.problems import Kind, Message, Place, Problem, Severity
from plainlaw.resolve import ResolvedEntry, ResolvedSite
from plainlaw.resolve.body import Text
from plainlaw.shortcodes.change import DECIMALS
from plainlaw.statistics.change import change_on

_AUTHORITY = "Statistics Act (2024) art. 7 and 24; Code of Practice for Statistics (UK), Q2."

# a sentence about other months than the document's own: its numbers cannot be looked up
_ANOTHER_PERIOD = re.compile(
    r"[0-9]{4}年|[0-9一二三四五六七八九十]月|月份|季度|半年|全年|[年月]初|[年月]末|[年月]底|上月|环比|累计|以来|近年"
    r"|\b(?:(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|quarters?|half|months?|previous|since|annual|annually)\b"
)
# what may follow a number that carries no unit
_GOES_ON = re.compile(r"\s*(?:$|[^\w\s]|(?:in|during|over|and|or|from|to|at|on|by|were|was|compared|than|this|for)\b)")

CONTRADICTING_FIGURE = Kind(
    code="contradicting-figure",
    what="“{number}” is typed beside “{words}”, but the returns say {value}.",
    mend="Write {shortcode} instead of the number.",
    why="A typed figure that the data do not bear out would be published under the office's name.",
    authority=_AUTHORITY,
    bad="2,500 disputes were screened",
    good='{{ figure("disputes_screened") }} were screened',
    rests_on="stats/",
)
BARE_FIGURE = Kind(
    code="bare-figure",
    severity=Severity.WARNING,
    what="“{number}” is typed beside “{words}”. It agrees with the returns today, but will not follow them.",
    mend="Write {shortcode} instead of the number.",
    why="When a return is corrected, a typed figure stays as it was, and nobody can follow it to its source.",
    authority=_AUTHORITY,
    bad="2,462 disputes were screened",
    good='{{ figure("disputes_screened") }} were screened',
    rests_on="stats/",
)


def run(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Problem]:
    """The findings about every document that states one period and region for all its figures."""
    period = document.entry.fields.figures_period()
    if period is not None:
        region = document.entry.fields.region or site.site.portal.region
        yield from _Prose(site, document, period, region).findings()


class _Prose:
    """The prose of one bulletin."""

    def __init__(self, site: ResolvedSite, document: ResolvedEntry, period: Period, region: str) -> None:
        self.site, self.document = site, document
        self.period, self.region = period, region
        self.locale: Locale = locale_of(document.entry.lang)

    def findings(self) -> Iterator[Problem]:
        """A finding for each typed number that stands beside a metric's words."""
        lang = self.document.entry.lang
        words = {
            word: metric
            for metric in self.site.site.metrics.values()
            for word in (*metric.words.get(lang, ()), metric.name.get(lang))
        }
        for part in self.document.parts:
            if isinstance(part, Text) and not part.is_code:
                for number in bare_numbers(part.source, words):
                    place = part.place(self.document.entry.path, number.at)
                    yield from self._finding(number, words[number.words], place)

    def _finding(self, number: BareNumber, metric: Metric, place: Place) -> Iterator[Problem]:
        key = self._key(number, metric)
        figure = self.site.series.figure(key) if key is not None else None
        unit = metric.unit.get(self.locale.tag)
        if key is None or figure is None or isinstance(figure, Gap) or not _is_of_unit(number, metric, unit):
            return
        argument = "".join(f', {name}="{value}"' for name, value in self._apart(key))
        if number.is_change:
            change = change_on(self.site.series, key, "year-before")
            if isinstance(change, Gap):
                return
            agrees = _same(number, change.value)
            value = self.locale.change_text(change, DECIMALS, unit).words
            shortcode = f'{{{{ change("{metric.id}"{argument}) }}}}'
        else:
            agrees = _same(number, figure.value) or self._is_another_period(number, key, figure)
            value = self.locale.figure_text(figure.value, metric.decimals, unit)
            shortcode = f'{{{{ figure("{metric.id}"{argument}) }}}}'
        if not agrees and self._names_another_period(number.sentence):
            return
        kind = BARE_FIGURE if agrees else CONTRADICTING_FIGURE
        said: dict[str, str | Message] = {"number": number.text, "words": number.words, "value": value}
        yield kind.at(place, **said, shortcode=shortcode)

    def _key(self, number: BareNumber, metric: Metric) -> FigureKey | None:
        """What the number is of, places and categories in its clause included; None when there are several."""
        site, clause = self.site.site, number.before + number.after
        places = _named_in(clause, {name: r.code for r in site.regions.regions for name in r.names})
        places -= {self.region}
        breakdown: list[tuple[str, str]] = []
        for dimension in metric.dimensions:
            codes = site.dimensions[dimension].codes
            rest = clause.replace(number.words, "")
            named = _named_in(rest, {w: c.id for c in codes for w in (*c.name.root.values(), *c.aliases)})
            breakdown += [(dimension, code) for code in named]
        if len(places) > 1 or len(breakdown) > len({dimension for dimension, _ in breakdown}):
            return None
        region = next(iter(places), self.region)
        return FigureKey(metric.id, region, self.period, tuple(sorted(breakdown)))

    def _apart(self, key: FigureKey) -> list[tuple[str, str]]:
        """The arguments that set a figure apart from the document's own place and total."""
        return [("region", key.region)] * (key.region != self.region) + list(key.breakdown)

    def _is_another_period(self, number: BareNumber, key: FigureKey, figure: Figure) -> bool:
        """Whether the number is the figure of the year before: it stands beside it in many sentences."""
        before = self.site.series.figure(FigureKey(key.metric, key.region, key.period.year_before(), key.breakdown))
        return isinstance(before, Figure) and before.value != figure.value and _same(number, before.value)

    def _names_another_period(self, sentence: str) -> bool:
        own, year = self.locale.period(self.period), self.locale.period(Period.of(self.period.year))
        short = own.replace(year, "").removesuffix(" of ").strip()
        for words in (own, self.locale.period(self.period.year_before()), short):
            sentence = sentence.replace(words, "") if words else sentence
        return _ANOTHER_PERIOD.search(sentence) is not None


def _is_of_unit(number: BareNumber, metric: Metric, unit: str) -> bool:
    """Whether the number can be of the metric: a change in per cent, a level in the metric's own unit or in none."""
    if number.is_change or unit == "%" or number.is_per_cent:
        return number.is_per_cent and (number.is_change or unit == "%")
    after = number.after.lstrip()
    return after.startswith((unit, number.words)) or _GOES_ON.match(number.after) is not None


def _named_in(clause: str, names: dict[str, str]) -> set[str]:
    """What is named in a clause, the longest names first."""
    found: set[str] = set()
    for name in sorted(names, key=len, reverse=True):
        if name in clause:
            found.add(names[name])
            clause = clause.replace(name, "")
    return found


def _same(number: BareNumber, value: Fraction) -> bool:
    """Whether a typed number is `value` at the precision at which it was typed, rounded half up."""
    scale = 10**number.decimals
    magnitude = abs(value) * scale
    rounded = (2 * magnitude.numerator + magnitude.denominator) // (2 * magnitude.denominator)
    right_sign = number.falls is None or value == 0 or (value < 0) == number.falls
    return rounded == abs(number.value) * scale and right_sign


CHECK = Check((CONTRADICTING_FIGURE, BARE_FIGURE), run)
