"""What a metric's page says of figures that are withheld to protect people, and of totals in protected tables.

In: a metric or a cell, and the portal. Out: a sentence with how many are withheld and why, or None where none can be;
whether a cell is a total.
"""

from plainlaw.model.figure import Cell
from plainlaw.model.mark import Mark
from plainlaw.model.metric import Metric
from plainlaw.model.site import Site
from plainlaw.voice import Voice


def protection_words(metric: Metric, voice: Voice) -> str | None:
    """How many figures of the metric, or of the counts that it is computed from, are withheld, out of how many."""
    site = voice.site
    counts = metric.parts or (metric.id,)
    protected = [dataset for dataset in site.datasets_of(metric.id) if dataset.protection is not None]
    rules = [dataset.protection for dataset in protected if dataset.metrics & {*counts} and dataset.protection]
    if not rules:
        return None
    cells = site.cells.of_metrics(counts)
    withheld = sum(block.values.count(Mark.SUPPRESSED) for block in cells.blocks)
    return voice.text(
        "Of {total} reported figures and totals, {count} are withheld and marked {mark}: those above zero and below "
        "{threshold}, in which people could be recognised, and others from which those could be worked out. What is "
        "published is exact.",
        total=voice.locale.number(len(cells)), count=voice.locale.number(withheld), mark=Mark.SUPPRESSED.shown,
        threshold=voice.locale.number(max(rule.threshold for rule in rules)),
    )  # fmt: skip


def is_protected_total(cell: Cell, site: Site) -> bool:
    """Whether a cell is a total that was added up before cells of its table were withheld."""
    dataset = site.datasets.get(cell.path.rpartition("/")[0])
    if dataset is None or dataset.protection is None:
        return False
    is_of_all_categories = len(cell.breakdown) < len(dataset.columns.dimensions)
    return is_of_all_categories or bool(site.regions.children(cell.region, cell.period.last_month.year))
