"""Shelf: one file an open data format, each with one `DataFormat` called FORMAT.

In: the observations of a metric. Out: the files in which they can be downloaded.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from plainlaw.artifact import MadeFile
from plainlaw.delivery.data_format import DataFormat
from plainlaw.delivery.open_table import OpenTable
from plainlaw.discover import one_on_shelf


@cache
def formats() -> tuple[DataFormat, ...]:
    """Every format, those that describe other files last."""
    return tuple(
        sorted(one_on_shelf(__name__, "FORMAT", DataFormat).values(), key=lambda each: (each.order, each.suffix))
    )


def written(table: OpenTable) -> Iterator[tuple[str, bytes]]:
    """Every file of a metric with its path."""
    files: dict[str, bytes] = {}
    table = replace(table, files=files)
    for each in formats():
        for tag in table.tags if each.by_language else ("",):
            content = each.write(table, tag)
            if content is not None:
                path = each.path(table.metric.id, tag)
                files[path] = content
                yield path, content


class Distribution(Struct, frozen=True):
    """One file in which a metric can be downloaded. `lang` is "" when the file is in every language."""

    format: DataFormat
    lang: str
    file: MadeFile


def distributions(metric: str, tags: tuple[str, ...], files: Mapping[str, MadeFile]) -> tuple[Distribution, ...]:
    """The files of a metric among `files`, which are given by their path."""
    named = ((each, tag, each.path(metric, tag)) for each in formats() for tag in (tags if each.by_language else ("",)))
    return tuple(Distribution(each, tag, files[path]) for each, tag, path in named if path in files)
