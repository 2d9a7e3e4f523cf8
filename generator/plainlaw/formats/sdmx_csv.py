"""SDMX-CSV 2.0: one line an observation, with the codes of SDMX's cross-domain code lists.

A missing observation has an empty OBS_VALUE; OBS_STATUS says why. DECIMALS is how many places the pages show; OBS_VALUE
is exact, or has six places. VINTAGE counts the vintages of revised values from 1: the code list of OBS_STATUS has no
code for them. (https://github.com/sdmx-twg/sdmx-csv)
"""

from collections.abc import Iterator

from plainlaw.delivery.data_format import DataFormat
from plainlaw.delivery.open_table import OpenTable
from plainlaw.delivery.safe_csv import Pieces
from plainlaw.delivery.sdmx import dimension_id, frequency, structure_id, unit_measure
from plainlaw.problems import Message


def _write(table: OpenTable, tag: str) -> bytes:
    own = [dimension_id(name) for name in table.metric.dimensions]
    parts = ["NUMERATOR", "DENOMINATOR"][: len(table.parts)]
    header = ["STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA", "INDICATOR", *own, "TIME_PERIOD",
              "OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE", "DECIMALS", *parts, "VINTAGE",
              *(["COMMENT_DSET"] if table.notice else [])]  # fmt: skip
    pieces = Pieces()
    return "".join((pieces.words(*header), "\n", *_lines(table, pieces))).encode()


def _lines(table: OpenTable, pieces: Pieces) -> Iterator[str]:
    """The rows, joined of what is the same in many of them."""
    metric, portal = table.metric, table.site.site.portal
    head = pieces.words("dataflow", structure_id(portal.url, metric.id), "I")
    often = [pieces.words(frequency(period)) for period in table.periods]
    places = {code: pieces.words(code, metric.id) for code in table.regions}
    codes = {kind: pieces.words(*kind, "") if kind else "" for kind in table.kinds}
    when = [pieces.words(period.sdmx) for period in table.periods]
    unit = f"{pieces.words(unit_measure(metric, portal.default_language))},{metric.decimals}"
    status_words = {status: pieces.words(status) for status in {row.status for row in table.rows}}
    notice = "," + pieces.words(table.notice) if table.notice else ""
    for (region, _, kind, value, parts, status, vintage), at in zip(table.rows, table.period_places, strict=True):
        last = ",".join((unit, *parts, vintage)) if parts else f"{unit},{vintage}"
        key = f"{head},{often[at]},{places[region]},{codes[kind]}{when[at]}"
        yield f"{key},{value},{status_words[status]},{last}{notice}\n"


FORMAT = DataFormat(Message.of("SDMX-CSV"), ".sdmx.csv", "application/vnd.sdmx.data+csv", "CSV",
                    "https://github.com/sdmx-twg/sdmx-csv", _write, order=4)  # fmt: skip
