"""Whether two figures can be compared: a change between things that differ is refused, or says how they differ.

In: two figures of one metric, and the portal. Out: why not, as a message; or caveats that go with the change.
Comparability is a dimension of quality in official statistics (European Statistics Code of Practice, principle 14);
small bases: a per cent of a handful says more than there is to say.
"""

from fractions import Fraction

from plainlaw.model.figure import Caveat, Figure
from plainlaw.model.metric import MetricKind
from plainlaw.model.site import Site
from plainlaw.problems import Message


def refusal(figure: Figure, base: Figure, site: Site) -> Message | None:
    """Why no change between the two can be given; None when it can."""
    unlike = difference_in_kind(figure, base, site)
    if unlike is not None:
        return unlike
    least = _least(figure, base, site)
    if least is not None and least < site.portal.small_base.refuse:
        return Message.of("it would rest on {count} only; give both figures instead", count=str(int(least)))
    return None


def difference_in_kind(figure: Figure, base: Figure, site: Site) -> Message | None:
    """Why not even the larger of the two can be told: they are of other lengths, definitions or boundaries."""
    if figure.key.period.months != base.key.period.months:
        return Message.of("the periods are not of the same length")
    since, until = base.key.period.end, figure.key.period.end
    metric = site.metrics[figure.key.metric]
    parts = [metric, *(site.metrics[name] for name in metric.parts)]
    for part in parts:
        for change in part.breaks:
            # a period that begins before the change and ends after it is of both definitions
            if since <= change.since.start < until or base.key.period.start < change.since.start < since:
                return Message.of(
                    "the definition changed in {period} ({reason})", period=str(change.since),
                    reason=change.reason.get(site.portal.default_language),
                )  # fmt: skip
    joined = site.regions.joined(figure.key.region, base.key.period.end_year, figure.key.period.end_year)
    if joined:
        names = ", ".join(region.name.get(site.portal.default_language) for region in joined)
        return Message.of("the place has other boundaries now: {places} became part of it", places=names)
    return None


def caveats(figure: Figure, base: Figure, site: Site) -> tuple[Caveat, ...]:
    """What must be said with their change."""
    found: list[Caveat] = []
    least = _least(figure, base, site)
    if least is not None and least < site.portal.small_base.label:
        found.append(Caveat.SMALL_BASE)
    before, now = places(base, figure, site), places(figure, figure, site)
    if min(len(before), len(now)) > 1 and before != now:
        found.append(Caveat.COVERAGE)
    return tuple(found)


def places(of: Figure, later: Figure, site: Site) -> frozenset[str]:
    """The places that a figure adds up, by their codes in the year of the later figure."""
    year, own = later.key.period.end_year, of.key.period.end_year
    codes = {cell.region for cell in of.all_cells}
    return frozenset(region.code for code in codes for region in site.regions.current(code, year, own))


def _least(figure: Figure, base: Figure, site: Site) -> Fraction | None:
    """How many things their change rests on: those of the earlier count, or of the smaller denominator. None where what
    is measured is no number of things.
    """
    of = (figure.parts[1], base.parts[1]) if figure.parts and base.parts else (base,)
    counted = site.metrics[of[0].key.metric]
    return min(part.value for part in of) if counted.kind is MetricKind.COUNT and counted.decimals == 0 else None
