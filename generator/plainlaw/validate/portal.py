"""All raw records of a portal, and their way into the model.

In: `RawPortal`. Out: a `Site`, or None together with findings.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath as Path

from plainlaw.model.site import Commit, History, Return, Site
from plainlaw.problems import Problem, mistaken_files
from plainlaw.sources.content import RawDocument
from plainlaw.sources.history import RawCommit
from plainlaw.sources.returns import RawDataset
from plainlaw.sources.settings import RawSettings
from plainlaw.validate.datasets import build_datasets
from plainlaw.validate.dictionaries import build_dictionaries
from plainlaw.validate.documents import build_entries
from plainlaw.validate.observations import build_observations
from plainlaw.validate.references import check_references
from plainlaw.validate.renderer import build_renderer


@dataclass(frozen=True)
class RawPortal:
    """What step 1 has read."""

    documents: tuple[RawDocument, ...]
    datasets: tuple[RawDataset, ...]
    settings: RawSettings
    history: dict[str, RawCommit]


def validate(raw: RawPortal, as_of: date, found: list[Problem]) -> Site | None:
    """The portal as the model sees it on the day `as_of`.

    Every finding of every part is added to `found`. Documents and returns with errors are left out, so that the others
    can be resolved and checked in the same run; None when there is an error in the settings or dictionaries.
    """
    known = build_dictionaries(raw.settings, found)
    if known is None:
        # Without languages and dictionaries, every document would be reported for what it is not to blame for.
        return None
    datasets = build_datasets(raw.datasets, known, found)
    observations = build_observations(raw.datasets, datasets, known, as_of, found)
    entries = build_entries(raw.documents, known.portal, found)
    check_references(entries, known, found)
    mistaken = mistaken_files(found)
    commits = {path: Commit(commit.hash, commit.day, commit.dirty) for path, commit in raw.history.items()}
    return Site(
        portal=known.portal,
        organisations=known.organisations,
        topics=known.topics,
        regions=known.regions,
        metrics=known.metrics,
        dimensions=known.dimensions,
        datasets=datasets,
        observations=observations,
        returns=_returns(raw.datasets),
        entries=tuple(entry for entry in entries if entry.path not in mistaken),
        history=History(commits),
        renderer=build_renderer(raw.settings.renderer),
        as_of=as_of,
    )


def _returns(datasets: tuple[RawDataset, ...]) -> tuple[Return, ...]:
    return tuple(
        Return(Path(folder.folder).name, file.period, file.path, file.content)
        for folder in datasets
        for file in folder.returns
    )
