"""The drawn charts of a portal, taken from a store of earlier drawings where they have been drawn before.

In: the charts that pages show, and a folder for the store (may be deleted at any time). Out: SVG files as artifacts.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from plainlaw.artifact import Artifact
from plainlaw.chart_figure import FOLDER, SCHEMES, WIDTHS
from plainlaw.charts import draw, drawing_key, file_name
from plainlaw.model.chart import ChartData


def chart_files(charts: Iterable[ChartData], store: Path) -> Iterator[Artifact]:
    """Each chart once, light and dark, wide and narrow."""
    distinct = {chart.digest: chart for chart in charts}
    folder = store / drawing_key()
    folder.mkdir(parents=True, exist_ok=True)
    for _, chart in sorted(distinct.items()):
        for scheme in SCHEMES:
            for width in WIDTHS:
                name = file_name(chart, scheme, width)
                kept = folder / name
                if not _is_whole(kept):
                    _keep(kept, draw(chart, scheme, width))
                yield Artifact(f"{FOLDER}/{name}", kept.read_bytes())


def _is_whole(path: Path) -> bool:
    # a store that was cut off while it was written is drawn again
    try:
        content = path.read_bytes()
    except OSError:
        return False
    return content.startswith(b"<svg") and content.rstrip().endswith(b"</svg>")


def _keep(path: Path, text: str) -> None:
    beside = path.with_suffix(f".{os.getpid()}.tmp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
