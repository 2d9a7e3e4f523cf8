"""A region with its GB/T 2260 code, and the table of all regions with their periods of validity.

In: regions with `valid_from` and `valid_to` years. Out: `RegionTable`, which answers by code or name in one.
"""

from collections import defaultdict
from functools import cached_property

from msgspec import Struct, field

from plainlaw.model.text import Localised


class Region(Struct, frozen=True):
    """A place with an administrative code.

    `code` has 2, 4, 6 (GB/T 2260) or 9 and more digits (GB/T 10114). It is valid from the beginning of
    `valid_from` to the beginning of `valid_to` (years; 0 and 9999 when open); `successors` are the codes that
    cover the same ground afterwards. `level` is a word such as "county" or "township".
    """

    code: str
    name: Localised
    level: str
    parent: str | None = None
    valid_from: int = 0
    valid_to: int = 9999
    successors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    def __hash__(self) -> int:
        # its name is a mapping, which has no hash; these are enough
        return hash((self.code, self.valid_from))

    def valid_in(self, year: int) -> bool:
        """Whether the code is in use in `year`."""
        return self.valid_from <= year < self.valid_to

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling by which a return may name the place."""
        return (*self.name.root.values(), *self.aliases)


class RegionTable(Struct, frozen=True, dict=True):
    """All regions, by code. A code may have several rows with periods of validity that do not overlap."""

    regions: tuple[Region, ...] = field(default=())

    @cached_property
    def _by_code(self) -> dict[str, tuple[Region, ...]]:
        rows: dict[str, list[Region]] = defaultdict(list)
        for region in self.regions:
            rows[region.code].append(region)
        return {code: tuple(sorted(found, key=lambda region: region.valid_from)) for code, found in rows.items()}

    @cached_property
    def _by_parent(self) -> dict[str | None, tuple[Region, ...]]:
        rows: dict[str | None, list[Region]] = defaultdict(list)
        for region in self.regions:
            rows[region.parent].append(region)
        return {parent: tuple(found) for parent, found in rows.items()}

    @cached_property
    def codes(self) -> frozenset[str]:
        """Every code that was ever valid."""
        return frozenset(self._by_code)

    def get(self, code: str, year: int | None = None) -> Region | None:
        """The region with this code, in `year` when given; else its latest row. None when there is none."""
        rows = self._rows(code)
        if year is not None:
            rows = tuple(region for region in rows if region.valid_in(year))
        return rows[-1] if rows else None

    def children(self, code: str, year: int | None = None) -> tuple[Region, ...]:
        """The regions whose parent is `code`, in table order; only those valid in `year` when given."""
        rows = self._by_parent.get(code, ())
        return tuple(region for region in rows if year is None or region.valid_in(year))

    def named(self, name: str, within: str, year: int | None = None) -> tuple[Region, ...]:
        """The regions called `name` that are `within` itself or its children; several when names repeat.

        Without `year`, a code that bore the name more than once is given once, by its latest such row.
        """
        own = (region for region in self._rows(within) if year is None or region.valid_in(year))
        found: dict[str, Region] = {}
        for region in (*self.children(within, year), *own):
            known = found.get(region.code, region)
            if name in region.names and known.valid_from <= region.valid_from:
                found[region.code] = region
        return tuple(found.values())

    def current(self, code: str, year: int, since: int | None = None) -> tuple[Region, ...]:
        """The regions that cover the ground of `code` in `year`, following successors; empty when unknown.

        Codes have been given out again to other places: `since` is a year in which `code` was in use for the
        place meant (of a return: its own year). Without it, the place that bore the code last is meant.
        """
        found: list[Region] = []
        seen: set[tuple[str, int | None]] = set()
        ahead = [(code, since)]
        while ahead:
            step = ahead.pop(0)
            if step in seen:
                continue
            seen.add(step)
            here = self._begun(*step, year)
            if here is None or here in found:
                continue
            if here.valid_in(year):
                found.append(here)
                continue
            ahead += [(successor, here.valid_to) for successor in here.successors or self._goes_on(here)]
        return tuple(found)

    def joined(self, code: str, after: int, until: int) -> tuple[Region, ...]:
        """The regions that ended in the years after `after`, up to `until`, and became part of `code`."""
        return tuple(
            region
            for region in self.regions
            if code in region.successors and region.code != code and after < region.valid_to <= until
        )

    def ancestors(self, code: str, year: int | None = None) -> tuple[Region, ...]:
        """The region's parents, outermost first; in `year` when given, else by their latest rows."""
        chain: list[Region] = []
        seen = {code}
        region = self.get(code, year)
        # Tables with a mistake may name a place as its own parent.
        while region is not None and region.parent is not None and region.parent not in seen:
            seen.add(region.parent)
            region = self.get(region.parent, year)
            if region is not None:
                chain.insert(0, region)
        return tuple(chain)

    def _rows(self, code: str) -> tuple[Region, ...]:
        return self._by_code.get(code, ())

    def _goes_on(self, region: Region) -> tuple[str, ...]:
        """Its own code, when that stayed in use as this row ended: the place only changed its name."""
        return (region.code,) if self.get(region.code, region.valid_to) else ()

    def _begun(self, code: str, at: int | None, year: int) -> Region | None:
        """The row of `code` in `at`, else the next; without `at`, the last. None when begun after `year`."""
        if at is None:
            ended = [region for region in self._rows(code) if region.valid_to <= year]
            return self.get(code, year) or (ended[-1] if ended else None)
        later = (region for region in self._rows(code) if region.valid_to > at)
        return next((region for region in later if region.valid_from <= year), None)
