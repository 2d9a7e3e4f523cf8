"""The series of a metric in the delivery API: its figures, and the returns that revised them.

In: an `OpenTable`. Out: a file for each language.
"""

from collections.abc import Iterator
from typing import Any

from plainlaw.delivery.download import return_csv
from plainlaw.delivery.envelope import address, envelope, notice, to_json
from plainlaw.delivery.open_table import OpenTable
from plainlaw.delivery.written_rows import written_rows
from plainlaw.model.revision import Revision
from plainlaw.model.site import Return
from plainlaw.resolve import ResolvedSite


def series(table: OpenTable) -> Iterator[tuple[str, bytes]]:
    """The file of each language, with its path."""
    site, metric = table.site, table.metric
    # the rows are the same in every language, and there may be very many
    observations = written_rows(table.rows, metric.dimensions)
    for tag in site.site.portal.tags:
        path = address(tag, "series", f"{metric.id}.json")
        said = {
            "metric": metric.id,
            "unit": metric.unit.get(tag),
            "notice": notice(site.site, tag),
            "observations": observations,
            "revisions": [
                _revision(site, handed_in, handed_in.revision, tag)
                for handed_in in site.vintages.of_metric(metric.id)
                if handed_in.revision is not None
            ],
        }
        yield path, to_json(envelope(site.site, tag, path, said))


def _revision(site: ResolvedSite, handed_in: Return, revision: Revision, tag: str) -> dict[str, Any]:
    """A later vintage of a return: what it supersedes, of what type, why and when."""
    vintages = site.site.vintages_of(handed_in)
    before = vintages[vintages.index(handed_in) - 1]
    url = site.site.portal.url
    return {
        "dataset": handed_in.dataset,
        "return": handed_in.name,
        "type": revision.type.value,
        "kind": revision.kind.value if revision.kind is not None else None,
        "reason": revision.reason.get(tag),
        "date": revision.date.isoformat(),
        "file": url + return_csv(handed_in),
        "superseded": url + return_csv(before),
    }
