"""The places that a return may name in one year: a region and its parts, by code and by every spelling.

In: the region table, the dataset's region and a year. Out: codes by spelling, and why a spelling is none of them.
"""

from collections import defaultdict

from plainlaw.model.region import Region, RegionTable
from plainlaw.nearest import suggestion
from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.statistics import REGION_NOT_VALID, TOTAL_ROW, UNKNOWN_REGION

# how returns write the row of a total; spaces are taken out first
_TOTALS = frozenset({"合计", "总计", "小计", "累计", "共计", "total", "totals", "subtotal", "sum", "all"})


class Places:
    """The codes that are valid within a region in a year. A name that several places share names none of them."""

    def __init__(self, regions: RegionTable, within: str, year: int) -> None:
        self.regions, self.within, self.year = regions, within, year
        own = regions.get(within, year)
        valid = [*([own] if own else []), *regions.children(within, year)]
        named: dict[str, set[str]] = defaultdict(set)
        for region in valid:
            for word in (region.code, *region.names):
                named[word].add(region.code)
        self.codes = {word: next(iter(codes)) for word, codes in named.items() if len(codes) == 1}
        self.shared = {word: sorted(codes) for word, codes in named.items() if len(codes) > 1}

    def why_not(self, text: str, place: Place, lang: str) -> Problem:
        """Why `text` names no place: several have this name, none has, or it is not valid in this year."""
        parent = self.regions.get(self.within)
        within = parent.name.get(lang) if parent is not None else self.within
        if "".join(text.split()).casefold() in _TOTALS:
            return TOTAL_ROW.at(place, value=text)
        if text in self.shared:
            codes = ", ".join(self.shared[text])
            hint = Message.of("Several places have this name; write the code: {codes}.", codes=codes)
            return UNKNOWN_REGION.at(place, value=text, within=within, hint=hint)
        other = self._at_another_time(text)
        if other is not None:
            now = ", ".join(self._shown(code, lang) for code in other.successors)
            hint = Message.of("Its ground now belongs to: {places}.", places=now) if now else Message("")
            return REGION_NOT_VALID.at(place, value=text, code=other.code, year=str(self.year), hint=hint)
        return UNKNOWN_REGION.at(place, value=text, within=within, hint=suggestion(text, self.codes))

    def _at_another_time(self, text: str) -> Region | None:
        ever = (*self.regions.children(self.within), *filter(None, [self.regions.get(self.within)]))
        return next((region for region in ever if text in (region.code, *region.names)), None)

    def _shown(self, code: str, lang: str) -> str:
        region = self.regions.get(code)
        return f"{region.name.get(lang)} ({code})" if region is not None else code
