"""Where the files that readers download lie in the tree."""

from plainlaw.model.document import Entry
from plainlaw.model.site import Return

FOLDER = "downloads"
METRICS = f"{FOLDER}/metrics"
RELEASES = f"{FOLDER}/releases"
DISCLOSURE = f"{FOLDER}/disclosure"
CATALOGUE = f"{FOLDER}/catalogue.jsonld"


def metric_csv(metric: str) -> str:
    """The figures of one metric: every place and period of its frequency for which there is one."""
    return f"{METRICS}/{metric}.csv"


def return_csv(handed_in: Return) -> str:
    """A return as it was handed in, byte for byte, so that rows can be looked up by their number."""
    return f"{FOLDER}/returns/{handed_in.dataset}/{handed_in.name}.csv"


def release_file(entry: Entry, suffix: str) -> str:
    """A file of the figures that one document shows, in its language."""
    return f"{RELEASES}/{entry.section.folder}/{entry.key}.{entry.lang}{suffix}"


def offers_downloads(entry: Entry) -> bool:
    """Whether documents of this type offer their figures as files."""
    return any(part.generated == "downloads" for part in entry.fields.body_parts)
