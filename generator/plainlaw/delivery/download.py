"""Where the files that readers download lie in the tree."""

from plainlaw.model.site import Return

FOLDER = "downloads"
METRICS = f"{FOLDER}/metrics"
CATALOGUE = f"{FOLDER}/catalogue.jsonld"


def metric_csv(metric: str) -> str:
    """The figures of one metric: every place and period of its frequency for which there is one."""
    return f"{METRICS}/{metric}.csv"


def return_csv(handed_in: Return) -> str:
    """A return as it was handed in, byte for byte, so that rows can be looked up by their number."""
    return f"{FOLDER}/returns/{handed_in.dataset}/{handed_in.period}.csv"
