"""All sources of a portal, read once.

In: the portal's folder. Out: documents, datasets, settings and history as raw records, or findings.
"""

from pathlib import Path

from plainlaw.problems import Problem
from plainlaw.sources.content import RawDocument, read_content
from plainlaw.sources.history import RawCommit, read_history
from plainlaw.sources.returns import RawDataset, read_datasets
from plainlaw.sources.settings import RawSettings, read_settings

Sources = tuple[tuple[RawDocument, ...], tuple[RawDataset, ...], RawSettings, dict[str, RawCommit]]


def read_sources(root: Path, found: list[Problem]) -> Sources:
    """Everything that stands in the portal's folder: documents, datasets, settings, history."""
    settings = read_settings(root, found)
    return (
        tuple(read_content(root, found)),
        tuple(read_datasets(root, found)),
        settings,
        read_history(root, found),
    )
