"""An open data format: what one file of the shelf `formats/` holds.

In: an `OpenTable` and a language. Out: the bytes of a file.
"""

from collections.abc import Callable

from msgspec import Struct

from plainlaw.delivery.download import METRICS
from plainlaw.delivery.open_table import OpenTable
from plainlaw.problems import Message


class DataFormat(Struct, frozen=True):
    """A format in which the figures of a metric can be had, or in which another file of theirs is described.

    `label` is what readers see; `suffix` ends the name of the file; `by_language` says whether there is a file for each
    language of the portal; `file_type` is the name in the European Union's list of file types; `standard` is the
    address of the specification. Formats are written in the order of `order`, those that describe others after them.
    `write` is given the tag of the language, "" when there is one file for all; None means that the table does not fit.
    """

    label: Message
    suffix: str
    media_type: str
    file_type: str
    standard: str
    write: Callable[[OpenTable, str], bytes | None]
    by_language: bool = False
    order: int = 0

    def path(self, metric: str, tag: str) -> str:
        """Where the file of a metric lies below the portal's root."""
        return f"{METRICS}/{metric}{f'.{tag}' if self.by_language else ''}{self.suffix}"
