"""The CSV file for spreadsheets: CRLF, and a byte order mark, without which Excel reads UTF-8 as another encoding."""

from plainlaw.delivery.data_format import DataFormat
from plainlaw.delivery.download import metric_csv
from plainlaw.delivery.open_columns import open_csv
from plainlaw.delivery.open_table import OpenTable
from plainlaw.problems import Message


def _write(table: OpenTable, tag: str) -> bytes:
    text = table.files[metric_csv(table.metric.id)].decode()
    if text.count("\n") == len(table.rows) + 1:
        return text.replace("\n", "\r\n").encode("utf-8-sig")
    # a cell holds a line end of its own, which is to stay as it is
    return open_csv(table, "\r\n").encode("utf-8-sig")


FORMAT = DataFormat(
    Message.of("CSV for Excel"),
    ".excel.csv",
    "text/csv",
    "CSV",
    "https://www.rfc-editor.org/rfc/rfc4180",
    _write,
    order=1,
)
