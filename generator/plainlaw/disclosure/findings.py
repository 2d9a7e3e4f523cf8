"""The findings about the protected datasets of a portal, whose tables are attacked before anything is made of them.

In: the `Ground`, with its returns as they lie in stats/. Out: `Problem`s at cells, which name places and categories but
no value: the log of a build is public, too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from plainlaw.disclosure.audit import Fault, Weakness, audit, is_small
from plainlaw.disclosure.protect import NOTHING, Release, release_of
from plainlaw.disclosure.relations import World
from plainlaw.model.figure import Cell
from plainlaw.model.metric import Dataset
from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.disclosure import (
    EXPOSED_BY_RATE,
    EXPOSED_CELL,
    EXPOSED_REST,
    IMPOSSIBLE_TABLE,
    MISMATCHED_RATE,
    PUBLISHED_BEFORE,
    SMALL_CELL,
)
from plainlaw.validate import Ground
from plainlaw.validate.dictionaries import Dictionaries
from plainlaw.validate.in_words import in_words

_ALONE, _WITH_EARLIER = Message(""), Message.of(" now together with an earlier version of the returns")


def world_of(known: Dictionaries) -> World:
    """What says how figures of the portal add up."""
    return World(known.regions, known.dimensions, known.metrics)


def attack_table(ground: Ground, folder: str) -> Iterator[Problem]:
    """What is wrong with the tables of the dataset in this folder; nothing of one that is not protected."""
    dataset, world = ground.datasets[folder], world_of(ground.known)
    if dataset.protection is None:
        return
    threshold = dataset.protection.threshold
    cells = [cell for cell in ground.observed() if cell.path.rpartition("/")[0] == folder]
    earlier = [release_of(state, world) for state in ground.states.get(folder, ())]
    earlier += _superseded_beside(ground, folder, dataset, world)
    found = audit(cells, threshold, earlier, world, beside(ground.observed(), folder, dataset, world))
    yield from _superseded(ground, folder, threshold, world)
    yield from _lost(found, ground.known)
    yield from (_problem(weakness, threshold, ground.known) for weakness in found if weakness.fault is not Fault.LOST)


def beside(cells: Iterable[Cell], folder: str, dataset: Dataset, world: World) -> Release:
    """What other datasets publish of parts or wholes of the metrics of this one, and rates and changes of them."""
    linked = world.beside(dataset.metrics)
    others = (cell for cell in cells if cell.metric in linked and not cell.path.startswith(f"{folder}/"))
    return release_of(tuple(others), world) if linked else NOTHING


def _superseded_beside(ground: Ground, folder: str, dataset: Dataset, world: World) -> list[Release]:
    """Rates, changes and bounds in superseded returns of other datasets: they are published as well, for download."""
    cells = (cell for one in ground.earlier().values() for cell in one)
    told = beside(cells, folder, dataset, world)
    return [Release({}, frozenset(), told.derived, told.bounds)] if told.derived or told.bounds else []


def _problem(weakness: Weakness, threshold: int, known: Dictionaries) -> Problem:
    cell, fault = weakness.cell, weakness.fault
    place, what = _place(cell), in_words(cell, known)
    if fault is Fault.SMALL:
        return SMALL_CELL.at(place, what=what, threshold=str(threshold))
    if fault is Fault.REST:
        return EXPOSED_REST.at(place, what=what)
    if fault in (Fault.WRONG_TOTAL, Fault.IMPOSSIBLE):
        return IMPOSSIBLE_TABLE.at(place, what=what)
    if fault is Fault.EXPOSED_BY_RATE and weakness.exposed is not None:
        return EXPOSED_BY_RATE.at(place, what=what, count=in_words(weakness.exposed, known))
    if fault is Fault.RATE_IMPOSSIBLE:
        return MISMATCHED_RATE.at(place, what=what)
    return EXPOSED_CELL.at(place, what=what, how=_WITH_EARLIER if fault is Fault.EXPOSED_BY_EARLIER else _ALONE)


def _superseded(ground: Ground, folder: str, threshold: int, world: World) -> Iterator[Problem]:
    """Small cells of returns of which there is a later vintage: they are published as well, for download."""
    for path, cells in ground.earlier().items():
        if path.rpartition("/")[0] == folder:
            for cell in cells:
                if world.is_protected(cell.metric) and is_small(cell, threshold):
                    weakness = Weakness(cell, Fault.SMALL)
                    yield _problem(weakness, threshold, ground.known)


def _lost(found: Iterable[Weakness], known: Dictionaries) -> Iterator[Problem]:
    """One finding a file: nothing can be done about any of its cells."""
    files: dict[str, list[Cell]] = defaultdict(list)
    for weakness in found:
        if weakness.fault is Fault.LOST:
            files[weakness.cell.path].append(weakness.cell)
    for cells in files.values():
        first = min(cells, key=lambda cell: cell.row)
        yield PUBLISHED_BEFORE.at(_place(first), count=str(len(cells)), what=in_words(first, known))


def _place(cell: Cell) -> Place:
    return Place(cell.path, cell.row, cell=cell.column)
