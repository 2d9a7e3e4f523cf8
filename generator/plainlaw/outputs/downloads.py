"""Downloads: the figures of each metric in every open data format, and every return as it was handed in.

Returns are published byte for byte, so that the row numbers of a provenance record lead to the right line. The rows of
a metric are made once for all formats, and for its series in the API. A portal with a notice says it in each row of its
own CSV files, and in the notes or the description of every other file.
"""

from collections.abc import Iterator
from functools import partial
from itertools import chain

from plainlaw.artifact import Artifact, Made, Output, Task
from plainlaw.delivery.download import FOLDER, return_csv
from plainlaw.delivery.open_table import OpenTable
from plainlaw.delivery.series import series
from plainlaw.formats import written
from plainlaw.model.site import Return
from plainlaw.resolve import ResolvedSite


def tasks(site: ResolvedSite, made: Made) -> Iterator[Task]:
    """The files of each metric with its series, and each return."""
    for metric in site.site.metrics:
        yield Task(f"download {metric}", site.site.evidence(metric), partial(_metric, site, metric))
    for handed_in in site.site.returns:
        yield Task(f"download {handed_in.path}", (handed_in.digest,), partial(_return, handed_in))
    yield Task("download README", (), partial(_readme, site))


def _metric(site: ResolvedSite, metric: str) -> Iterator[Artifact]:
    table = OpenTable.of(site, metric)
    return (Artifact(path, content) for path, content in chain(written(table), series(table)))


def _return(handed_in: Return) -> Iterator[Artifact]:
    yield Artifact(return_csv(handed_in), handed_in.read())


def _readme(site: ResolvedSite) -> Iterator[Artifact]:
    portal = site.site.portal
    texts = (portal.name, portal.notice, portal.licence)
    lines = [text.get(tag) for tag in portal.tags for text in texts if text is not None]
    lines += [address for address in (portal.licence_url, portal.url) if address]
    yield Artifact(f"{FOLDER}/README.txt", ("\n".join(lines) + "\n").encode())


OUTPUT = Output("downloads", 20, tasks=tasks)
