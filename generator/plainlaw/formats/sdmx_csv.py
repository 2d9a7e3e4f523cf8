"""SDMX-CSV 2.0: one line an observation, with the codes of SDMX's cross-domain code lists.

A missing observation has an empty OBS_VALUE; OBS_STATUS says why. DECIMALS is how many places the pages show; OBS_VALUE
is exact, or has six places. VINTAGE counts the vintages of revised values from 1: the code list of OBS_STATUS has no
code for them. (https://github.com/sdmx-twg/sdmx-csv)
"""

from collections.abc import Iterator

from plainlaw.delivery.data_format import DataFormat
from plainlaw.delivery.open_table import OpenTable
from plainlaw.delivery.safe_csv import csv_text
from plainlaw.delivery.sdmx import dimension_id, frequency, structure_id, unit_measure
from plainlaw.problems import Message


def _write(table: OpenTable, tag: str) -> bytes:
    own = [dimension_id(name) for name in table.metric.dimensions]
    parts = ["NUMERATOR", "DENOMINATOR"][: len(table.parts)]
    header = ["STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA", "INDICATOR", *own, "TIME_PERIOD",
              "OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE", "DECIMALS", *parts, "VINTAGE",
              *(["COMMENT_DSET"] if table.notice else [])]  # fmt: skip
    numbers = {header.index(name) for name in ("OBS_VALUE", "DECIMALS", "VINTAGE", *parts)}
    return csv_text(header, _cells(table), numbers).encode()


def _cells(table: OpenTable) -> Iterator[tuple[str, ...]]:
    metric, portal = table.metric, table.site.site.portal
    head = ("dataflow", structure_id(portal.url, metric.id), "I")
    notice = (table.notice,) if table.notice else ()
    unit, decimals = unit_measure(metric, portal.default_language), str(metric.decimals)
    periods = {period: (frequency(period), period.sdmx) for period in table.periods}
    for row in table.rows:
        often, when = periods[row.period]
        key = (*head, often, row.region, metric.id, *row.codes, when)
        yield (*key, row.value, row.status, unit, decimals, *row.parts, row.vintage, *notice)


FORMAT = DataFormat(Message.of("SDMX-CSV"), ".sdmx.csv", "application/vnd.sdmx.data+csv", "CSV",
                    "https://github.com/sdmx-twg/sdmx-csv", _write, order=4)  # fmt: skip
