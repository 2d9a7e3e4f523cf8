"""The identifiers by which SDMX files name things: agency, structure, dimensions.

In: the portal and a metric. Out: identifiers of SDMX's own alphabet (letters, digits, `_`, `-`).
"""

import re
from urllib.parse import urlsplit

from plainlaw.model.metric import Metric
from plainlaw.model.period import Period, PeriodKind

VERSION = "1.0"
_FREQUENCIES = {PeriodKind.MONTH: "M", PeriodKind.QUARTER: "Q", PeriodKind.HALF: "S", PeriodKind.YEAR: "A"}
_OTHER = "_O"
_PER_CENT = "PT"
_TAKEN = frozenset({
    "STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA", "INDICATOR", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS",
    "UNIT_MEASURE", "DECIMALS", "NUMERATOR", "DENOMINATOR", "VINTAGE", "COMMENT_DSET",
})  # fmt: skip


def agency(url: str) -> str:
    """The maintenance agency: the portal's host from its last part to its first, such as `EXAMPLE.PLAINLAW`."""
    parts = (urlsplit(url).hostname or "").upper().split(".")
    words = (re.sub(r"[^A-Z0-9_-]", "_", part) for part in reversed(parts))
    return ".".join(word if word[:1].isalpha() else f"X{word}" for word in words)


def dataflow(metric: str) -> str:
    """The identifier of a metric's dataflow."""
    return f"DF_{metric.upper()}"


def structure_id(url: str, metric: str) -> str:
    """What the column STRUCTURE_ID says: agency, identifier and version of the dataflow."""
    return f"{agency(url)}:{dataflow(metric)}({VERSION})"


def dimension_id(name: str) -> str:
    """The identifier of one of the portal's own dimensions."""
    said = name.upper()
    return f"{said}_" if said in _TAKEN else said


def frequency(period: Period) -> str:
    """The code of CL_FREQ; a run of months that is no month, quarter, half-year or year is “other”."""
    return _FREQUENCIES.get(period.kind, _OTHER)


def unit_measure(metric: Metric, tag: str) -> str:
    """`PT` for per cent, as in CL_UNIT_MEASURE; any other unit in the words of the language `tag`."""
    unit = metric.unit.get(tag)
    return _PER_CENT if unit == "%" else unit
