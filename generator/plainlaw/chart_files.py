"""The drawn charts of a portal, taken from a store of earlier drawings where they have been drawn before.

In: the charts that pages show, and a folder for the store (may be deleted at any time). Out: SVG files as artifacts.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from plainlaw.artifact import Artifact
from plainlaw.chart_figure import FOLDER, SCHEMES, WIDTHS
from plainlaw.charts import draw, drawing_key, file_name
from plainlaw.model.chart import ChartData
from plainlaw.problems import PlainlawError

_ELEMENTS = frozenset({"svg", "title", "desc", "g", "path", "line", "rect", "circle", "polyline", "text", "tspan"})


class UnsafeChartError(PlainlawError):
    """A chart was drawn that holds more than shapes and words."""


def chart_files(charts: Iterable[ChartData], store: Path) -> Iterator[Artifact]:
    """Each chart once, light and dark, wide and narrow."""
    distinct = {chart.digest: chart for chart in charts}
    if not distinct:
        return
    folder = store / drawing_key()
    folder.mkdir(parents=True, exist_ok=True)
    for _, chart in sorted(distinct.items()):
        for scheme in SCHEMES:
            for width in WIDTHS:
                name = file_name(chart, scheme, width)
                content = _kept(folder / name)
                if content is None:
                    content = draw(chart, scheme, width).encode()
                    if not is_still(content):
                        raise UnsafeChartError(f"{name} holds more than shapes and words.")
                    _keep(folder / name, content)
                yield Artifact(f"{FOLDER}/{name}", content)


def chart_names(charts: Iterable[ChartData]) -> list[str]:
    """The paths in the tree of the drawings of these charts, each once."""
    distinct = {chart.digest: chart for chart in charts}
    return [
        f"{FOLDER}/{file_name(chart, scheme, width)}"
        for _, chart in sorted(distinct.items())
        for scheme in SCHEMES
        for width in WIDTHS
    ]


def is_still(content: bytes) -> bool:
    """Whether an SVG holds shapes and words only: no script, no foreign content, nothing from elsewhere."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = _refuse_active
    parser.StartDoctypeDeclHandler = parser.ProcessingInstructionHandler = _refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, UnsafeChartError):
        return False
    return True


def _refuse(*_: object) -> NoReturn:
    raise UnsafeChartError


def _refuse_active(element: str, attributes: dict[str, str]) -> None:
    space, _, name = element.rpartition(" ")
    if space != "http://www.w3.org/2000/svg" or name not in _ELEMENTS:
        _refuse()
    for attribute, value in attributes.items():
        own = attribute.rpartition(" ")[2].lower()
        if own.startswith("on") or (own == "href" and not value.startswith("#")):
            _refuse()


def _kept(path: Path) -> bytes | None:
    # a store that was cut off while it was written, or that somebody else wrote, is drawn again
    try:
        digest, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    own = hashlib.sha256(content).hexdigest().encode()
    return content if digest == own and is_still(content) else None


def _keep(path: Path, content: bytes) -> None:
    beside = path.with_suffix(f".{os.getpid()}.tmp")
    beside.write_bytes(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
    beside.replace(path)
