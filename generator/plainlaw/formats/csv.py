"""The canonical CSV file: UTF-8, lines end in a line feed, exact decimals, one row an observation."""

from plainlaw.delivery.data_format import DataFormat
from plainlaw.delivery.open_columns import open_cells, open_columns
from plainlaw.delivery.open_table import OpenTable
from plainlaw.delivery.safe_csv import csv_text
from plainlaw.problems import Message


def _write(table: OpenTable, tag: str) -> bytes:
    columns = open_columns(table)
    numbers = {place for place, column in enumerate(columns) if column.role == "number"}
    return csv_text([column.name for column in columns], open_cells(table), numbers).encode()


FORMAT = DataFormat(Message.of("CSV"), ".csv", "text/csv", "CSV", "https://www.rfc-editor.org/rfc/rfc4180", _write)
