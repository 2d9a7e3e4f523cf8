"""All raw records of a portal, and their way into the model.

In: `RawPortal`. Out: the `Ground`, which is everything but the documents, and a `Site` on that ground; or findings.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from pathlib import PurePosixPath as Path

from msgspec import Struct, field
from msgspec.structs import replace

from plainlaw.model.cell_table import CellTable
from plainlaw.model.documents import Documents
from plainlaw.model.figure import Cell
from plainlaw.model.metric import Dataset
from plainlaw.model.release import Calendar
from plainlaw.model.revision import Revision
from plainlaw.model.site import Commit, History, Renderer, Return, Site
from plainlaw.problems import Problem
from plainlaw.sources.history import RawCommit
from plainlaw.sources.returns import RawDataset, RawReturn
from plainlaw.sources.settings import RawSettings
from plainlaw.validate.datasets import build_datasets
from plainlaw.validate.dictionaries import Dictionaries, build_dictionaries
from plainlaw.validate.observations import (
    ReadReturn,
    build_observations,
    read_returns,
    read_states,
    superseded_cells,
)
from plainlaw.validate.releases import check_releases
from plainlaw.validate.renderer import build_renderer
from plainlaw.validate.vintages import build_revisions


class Ground(Struct, frozen=True):
    """What documents stand on: settings, dictionaries and returns. `observed` gives every cell that counts, `earlier`
    those of superseded returns by path.

    `read` is what each return says, for the next build; None when no return was looked at. `calendar` says how the
    releases stand. `states` is what the returns of a protected dataset said together at earlier times, by its folder.
    """

    known: Dictionaries
    datasets: Mapping[str, Dataset]
    renderer: Renderer
    returns: tuple[Return, ...]
    observed: Callable[[], CellTable]
    earlier: Callable[[], Mapping[str, CellTable]]
    read: Mapping[str, ReadReturn] | None = None
    calendar: Calendar = Calendar()
    states: Mapping[str, tuple[tuple[Cell, ...], ...]] = field(default_factory=dict)


def build_ground(
    settings: RawSettings, datasets: tuple[RawDataset, ...], as_of: date, found: list[Problem]
) -> Ground | None:
    """Settings, dictionaries and returns; None when there is an error in the settings or dictionaries.

    Without languages and dictionaries, every document would be reported for what it is not to blame for. Returns with
    errors are left out, so that documents can be resolved and checked in the same run.
    """
    known = build_dictionaries(settings, found)
    if known is None:
        return None
    sound = build_datasets(datasets, known, found)
    check_releases(known, sound, {Path(folder.folder).name for folder in datasets}, settings.releases, found)
    read = read_returns(datasets, sound, known, {})
    renderer = build_renderer(settings.renderer)
    return _with_read(Ground(known, sound, renderer, (), CellTable, dict, read), datasets, {}, as_of, found)


def with_returns(
    ground: Ground, datasets: tuple[RawDataset, ...], kept: Mapping[str, ReadReturn], as_of: date, found: list[Problem]
) -> Ground:
    """The same settings and dictionaries with other returns; `kept` is what those say that were not read again."""
    read = read_returns(datasets, ground.datasets, ground.known, kept)
    before = {handed_in.path: handed_in for handed_in in ground.returns}
    return _with_read(replace(ground, read=read), datasets, before, as_of, found)


def _with_read(
    ground: Ground, datasets: tuple[RawDataset, ...], before: Mapping[str, Return], as_of: date, found: list[Problem]
) -> Ground:
    """The ground with what was read of its returns; `before` are those of the last build."""
    read = ground.read or {}
    observations = build_observations(datasets, read, ground.known, as_of, found)
    earlier = superseded_cells(datasets, read)
    revisions: dict[str, Revision] = {}
    for folder in datasets:
        revisions |= build_revisions(folder, as_of, found)
    returns = tuple(_returns(datasets, before, revisions))
    states = read_states(datasets, ground.datasets, ground.known, read)
    return replace(ground, returns=returns, observed=lambda: observations, earlier=lambda: earlier, states=states)


class _Commits(Mapping[str, Commit]):
    """Commits as the model knows them, each made when it is asked for."""

    def __init__(self, raw: Mapping[str, RawCommit]) -> None:
        self._raw = raw

    def __getitem__(self, path: str) -> Commit:
        commit = self._raw[path]
        return Commit(commit.hash, commit.day, commit.dirty)

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)


def build_site(ground: Ground, documents: Documents, history: Mapping[str, RawCommit], as_of: date) -> Site:
    """The portal as the model sees it on the day `as_of`."""
    known = ground.known
    return Site(
        portal=known.portal,
        organisations=known.organisations,
        topics=known.topics,
        regions=known.regions,
        metrics=known.metrics,
        dimensions=known.dimensions,
        datasets=ground.datasets,
        observed=ground.observed,
        earlier=ground.earlier,
        returns=ground.returns,
        documents=documents,
        history=History(_Commits(history)),
        renderer=ground.renderer,
        as_of=as_of,
        calendar=ground.calendar,
        target_places=known.targets,
    )


def _returns(
    datasets: tuple[RawDataset, ...], kept: Mapping[str, Return], revisions: Mapping[str, Revision]
) -> Iterator[Return]:
    for folder in datasets:
        superseded = folder.superseded
        for file in folder.returns:
            own = kept[file.path] if file.content is None else _return(Path(folder.folder).name, file, file.content)
            yield replace(own, superseded=file.path in superseded, revision=revisions.get(file.path))


def _return(dataset: str, file: RawReturn, content: bytes) -> Return:
    digest = sha256(content).hexdigest()
    return Return(dataset, file.period, file.path, digest, _reading(content), file.vintage)


def _reading(content: bytes) -> Callable[[], bytes]:
    return lambda: content
