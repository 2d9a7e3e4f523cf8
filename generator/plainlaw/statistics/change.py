"""The change between two figures: in per cent for counts and indices, in percentage points for rates.

In: two figures of one metric. Out: a `Change` with what must be said of it, or a `Gap` where the two cannot be compared
(plainlaw.statistics.comparison), or the base is zero or negative, of which a change in per cent has no meaning.
"""

from plainlaw.model.figure import Change, Figure, FigureKey, Gap
from plainlaw.model.mark import Mark
from plainlaw.model.site import Site
from plainlaw.statistics.comparison import caveats, refusal
from plainlaw.statistics.series import Series


def change_between(figure: Figure, base: Figure, site: Site) -> Change | Gap:
    """How `figure` differs from `base`. A rate per 100 changes in percentage points, a count in per cent."""
    is_rate = site.metrics[figure.key.metric].is_rate
    if not is_rate and base.value <= 0:
        return Gap(base.key, reason="no-base", mark=Mark.NOT_APPLICABLE)
    why = refusal(figure, base, site)
    if why is not None:
        return Gap(figure.key, reason="not-comparable", mark=Mark.NOT_APPLICABLE, why=why)
    said = caveats(figure, base, site)
    if is_rate:
        return Change(figure, base, figure.value - base.value, in_points=True, caveats=said)
    return Change(figure, base, (figure.value - base.value) / base.value * 100, in_points=False, caveats=said)


def change_on(series: Series, key: FigureKey, against: str) -> Change | Gap:
    """The change of `key` against the same period a year before ("year-before") or the period before ("previous")."""
    earlier = key.period.year_before() if against == "year-before" else key.period.previous()
    figure = series.figure(key)
    base = series.figure(FigureKey(key.metric, key.region, earlier, key.breakdown))
    if isinstance(figure, Gap):
        return figure
    if isinstance(base, Gap):
        return base
    return change_between(figure, base, series.site)
