"""Attacks on protected tables, each made once for what it was made on: what did not change is as safe as it was.

In: the `Ground`, and what earlier attacks found. Out: the findings of each protected dataset after the digest of all
that an attack on it looks at. Without a change, what solves linear programs is not even loaded.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from msgspec import Struct, field

from plainlaw.disclosure.relations import World
from plainlaw.model.cell_table import CellTable
from plainlaw.model.metric import Dataset
from plainlaw.problems import Problem, mistaken_files
from plainlaw.validate import Ground

Attacked = Mapping[str, tuple[bytes, tuple[Problem, ...]]]
"""By the folder of the dataset: the digest of what was attacked, and what was found."""


class Attacks(Struct):
    """The attacks that earlier builds made (`before`), and those that count in this one."""

    before: Attacked = field(default_factory=dict)
    now: dict[str, tuple[bytes, tuple[Problem, ...]]] = field(default_factory=dict)

    def on(self, ground: Ground, found: Iterable[Problem]) -> Iterator[Problem]:
        """What is wrong with the tables of each protected dataset. One that could not be read is not attacked."""
        mistaken = {path.rpartition("/")[0] for path in mistaken_files(found)}
        for folder, dataset in ground.datasets.items():
            if dataset.protection is not None and folder not in mistaken:
                digest = _digest(ground, folder, dataset)
                known = self.before.get(folder)
                problems = known[1] if known is not None and known[0] == digest else _attack(ground, folder)
                self.now[folder] = digest, problems
                yield from problems


def _attack(ground: Ground, folder: str) -> tuple[Problem, ...]:
    # imported here: it loads SciPy, which nobody need wait for whose tables are as they were
    from plainlaw.disclosure.findings import attack_table

    return tuple(attack_table(ground, folder))


def _digest(ground: Ground, folder: str, dataset: Dataset) -> bytes:
    """Changes with whatever an attack looks at: the rules, the dataset as it is and was, and what others say of it."""
    known = ground.known
    rules = (dataset, known.metrics, known.dimensions, known.regions.regions, ground.states.get(folder, ()))
    linked = World(known.regions, known.dimensions, known.metrics).beside(dataset.metrics)
    seen = sha256(repr(rules).encode())
    for table in (ground.observed(), *ground.earlier().values()):
        for line in _said(table, folder, linked):
            seen.update(line.encode())
        seen.update(b"\n\n")
    return seen.digest()


def _said(table: CellTable, folder: str, linked: frozenset[str]) -> Iterator[str]:
    for run in table.runs:
        own = [block for block in run if block.metric in linked or block.path.startswith(f"{folder}/")]
        if own:
            yield f"{own}\n"
