"""The canonical CSV file: UTF-8, lines end in a line feed, exact decimals, one row an observation."""

from plainlaw.delivery.data_format import DataFormat
from plainlaw.delivery.open_columns import open_csv
from plainlaw.delivery.open_table import OpenTable
from plainlaw.problems import Message


def _write(table: OpenTable, tag: str) -> bytes:
    return open_csv(table).encode()


FORMAT = DataFormat(Message.of("CSV"), ".csv", "text/csv", "CSV", "https://www.rfc-editor.org/rfc/rfc4180", _write)
