"""Downloads: the figures of each metric as CSV, and every return as it was handed in.

Returns are published byte for byte, so that the row numbers of a provenance record lead to the right line. A portal
with a notice says it in each row of its own CSV files.
"""

import csv
import io
from collections.abc import Iterator
from functools import partial

from plainlaw.artifact import Artifact, Made, Output, Task
from plainlaw.delivery.download import FOLDER, metric_csv, return_csv
from plainlaw.delivery.series_rows import SeriesRow, series_rows
from plainlaw.model.site import Return
from plainlaw.resolve import ResolvedSite

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tasks(site: ResolvedSite, made: Made) -> Iterator[Task]:
    """A CSV for each metric, and each return."""
    for metric in site.site.metrics:
        yield Task(f"download {metric}", site.site.evidence(metric), partial(_metric, site, metric))
    for handed_in in site.site.returns:
        yield Task(f"download {handed_in.path}", (handed_in.digest,), partial(_return, handed_in))
    yield Task("download README", (), partial(_readme, site))


def _metric(site: ResolvedSite, metric: str) -> Iterator[Artifact]:
    yield Artifact(metric_csv(metric), _csv(site, series_rows(site, metric)))


def _return(handed_in: Return) -> Iterator[Artifact]:
    yield Artifact(return_csv(handed_in), handed_in.read())


def _readme(site: ResolvedSite) -> Iterator[Artifact]:
    portal = site.site.portal
    texts = (portal.name, portal.notice, portal.licence)
    lines = [text.get(tag) for tag in portal.tags for text in texts if text is not None]
    yield Artifact(f"{FOLDER}/README.txt", ("\n".join([*lines, portal.url]) + "\n").encode())


def _csv(site: ResolvedSite, rows: Iterator[SeriesRow]) -> bytes:
    portal = site.site.portal
    notice = " ".join(portal.notice.get(tag) for tag in portal.tags) if portal.notice else None
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    head = ["metric", "region", "region_name", "period", "dimensions", "value", "unit", "status"]
    writer.writerow([*head, "notice"] if notice else head)
    for row in rows:
        cells = [
            row.metric,
            row.region,
            row.region_name,
            row.period,
            row.dimensions,
            row.value,
            row.unit,
            row.status,
        ]
        writer.writerow([_harmless(cell) for cell in ([*cells, notice] if notice else cells)])
    return text.getvalue().encode()


def _harmless(cell: str | None) -> str:
    """A text that a spreadsheet would run as a formula is given a leading apostrophe; numbers stay as they are."""
    text = cell or ""
    if not text.startswith(_FORMULA):
        return text
    is_number = text.lstrip("-").replace(".", "", 1).isdigit()
    return text if is_number else f"'{text}"


OUTPUT = Output("downloads", 20, tasks=tasks)
