"""Shelf: one file a kind of chart. Each file holds `CHART: ChartKind`, which composes a picture from data.

In: `ChartData`. Out: SVG that needs no script, no network and no browser to be seen. What the kinds share
lives in plainlaw.drawing, since neighbours on a shelf do not know each other.
"""

import hashlib
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

from plainlaw import drawing
from plainlaw.discover import one_on_shelf
from plainlaw.drawing import ROOMS, ChartKind, Scheme, Width, finish, to_svg
from plainlaw.drawing.words import clean, cleaned
from plainlaw.model import chart
from plainlaw.model.chart import ChartData, ChartError


@cache
def chart_kinds() -> dict[str, ChartKind]:
    """Every kind of chart by its name, the name of its file."""
    return one_on_shelf(__name__, "CHART", ChartKind)


def draw(data: ChartData, scheme: Scheme, width: Width) -> str:
    """The chart as SVG, 680 px (wide) or 320 px (narrow) across, on no background.

    The same data give the same bytes. Raises ChartError for a kind that is not on the shelf.
    """
    plain = cleaned(data)
    return finish(_drawn(plain, width), plain, scheme, clean(f"chart-{data.digest}-{width}-{scheme}"))


def size(data: ChartData, width: Width) -> tuple[int, int]:
    """The width and height of the drawing in pixels, known without drawing it. Raises ChartError as `draw` does."""
    plain = cleaned(data)
    return _kind_of(plain).size(plain, ROOMS[width])


def file_name(data: ChartData, scheme: Scheme, width: Width) -> str:
    """The name of the chart's file, which is that of its content: `<digest>-<width>-<scheme>.svg`."""
    return f"{data.digest}-{width}-{scheme}.svg"


@cache
def drawing_key() -> str:
    """Changes when the drawing itself may: 16 hex digits of our code and of the versions of what draws.

    A cache of charts is keyed by this and by `file_name`.
    """
    sources = [Path(chart.__file__), *sorted(Path(drawing.__file__).parent.glob("*.py"))]
    sources += sorted(Path(__file__).parent.glob("*.py"))
    seen = hashlib.sha256(f"{version('altair')} {version('vl-convert-python')}".encode())
    for source in sources:
        seen.update(source.read_bytes())
    return seen.hexdigest()[:16]


@lru_cache(maxsize=32)
def _drawn(plain: ChartData, width: Width) -> str:
    """The drawing in light colours, kept for a while: the dark chart is the same one in other colours."""
    return to_svg(_kind_of(plain).compose(plain, ROOMS[width]))


def _kind_of(data: ChartData) -> ChartKind:
    kind = chart_kinds().get(data.kind)
    if kind is None:
        raise ChartError(f"no chart kind {data.kind!r}; there are {', '.join(chart_kinds())}")
    return kind
