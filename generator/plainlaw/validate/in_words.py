"""What a cell is of, in words, for findings."""

from plainlaw.model.figure import Cell
from plainlaw.validate.dictionaries import Dictionaries


def in_words(seen: Cell, known: Dictionaries) -> str:
    """Metric, place, categories and period of a cell."""
    lang = known.portal.default_language
    region = known.regions.get(seen.region)
    place = region.name.get(lang) if region is not None else seen.region
    codes = [known.dimensions[dimension].code(code) for dimension, code in seen.breakdown]
    kinds = [code.name.get(lang) for code in codes if code is not None]
    return " · ".join((known.metrics[seen.metric].name.get(lang), place, *kinds, str(seen.period)))
