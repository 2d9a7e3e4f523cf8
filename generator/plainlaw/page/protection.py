"""What a metric's page says of figures that are withheld to protect people.

In: a metric and the voice of its page. Out: a sentence with how many there are and why, or None where none can be.
"""

from plainlaw.model.mark import Mark
from plainlaw.model.metric import Metric
from plainlaw.voice import Voice


def protection_words(metric: Metric, voice: Voice) -> str | None:
    """How many figures of the metric, or of the counts that it is computed from, are withheld, out of how many."""
    site = voice.site
    counts = metric.parts or (metric.id,)
    protected = [dataset for dataset in site.datasets_of(metric.id) if dataset.protection is not None]
    rules = [dataset.protection for dataset in protected if dataset.metrics & {*counts} and dataset.protection]
    if not rules:
        return None
    cells = [cell for cell in site.cells if cell.metric in counts]
    withheld = sum(1 for cell in site.marked_cells if cell.metric in counts and cell.mark is Mark.SUPPRESSED)
    return voice.text(
        "Of {total} reported figures and totals, {count} are withheld and marked {mark}: those above zero and below "
        "{threshold}, in which people could be recognised, and others from which those could be worked out. What is "
        "published is exact.",
        total=voice.locale.number(len(cells)), count=voice.locale.number(withheld), mark=Mark.SUPPRESSED.shown,
        threshold=voice.locale.number(max(rule.threshold for rule in rules)),
    )  # fmt: skip
