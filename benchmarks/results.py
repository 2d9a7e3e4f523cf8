"""What was measured, kept as JSON so that the report can be written again without measuring again.

In: `Run`s. Out: a file, and from it `Figure`s: median and range of the runs of one contender in one case.
"""

import json
import statistics
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self


@dataclass(frozen=True)
class Run:
    """One run. Sizes in bytes; `compressed` is the search as a web server sends it."""

    case: str
    contender: str
    count: int
    round: int
    wall: float
    cpu: float
    memory: int
    output_bytes: int
    output_files: int
    search: int | None
    compressed: int | None


@dataclass(frozen=True)
class Figure:
    """Median, least and most of some runs."""

    median: float
    least: float
    most: float
    runs: int


@dataclass(frozen=True)
class Alone:
    """What was measured of plainlaw alone: the command, the day, how many processes wanted the machine as it began, and
    a row for each step: what, seconds, seconds of processors, and bytes, None where it was not measured.
    """

    command: str
    day: str
    load: float
    rows: list[tuple[str, float, float | None, int | None]]


@dataclass
class Results:
    """All runs, the machine they ran on, versions of the programs, and who could not take part and why. `alone` are
    measurements without peers, by their titles.
    """

    machine: dict[str, Any] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    alone: dict[str, Alone] = field(default_factory=dict)

    @classmethod
    def read(cls, file: Path) -> Self:
        """What a file holds; nothing when there is none."""
        if not file.exists():
            return cls()
        found = json.loads(file.read_text(encoding="utf-8"))
        alone = {title: Alone(**one) for title, one in found.get("alone", {}).items()}
        return cls(found["machine"], found["versions"], found["absent"], [Run(**run) for run in found["runs"]], alone)

    def write(self, file: Path) -> None:
        """Keep it all in a file."""
        file.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        file.write_text(text + "\n", encoding="utf-8")

    def replace(self, runs: Iterable[Run]) -> None:
        """Take up new runs. Older ones of the same case and size go: only runs in one alternation are compared."""
        new = list(runs)
        measured = {(run.case, run.count) for run in new}
        self.runs = [run for run in self.runs if (run.case, run.count) not in measured] + new

    def on(self, machine: dict[str, Any]) -> None:
        """Say where the next runs are made. What another machine measured goes: it cannot be compared."""
        if {**self.machine, "day": None} != {**machine, "day": None}:
            self.runs, self.absent, self.versions, self.alone = [], {}, {}, {}
        self.machine = machine

    def counts(self, case: str) -> list[int]:
        """The numbers of documents with which a case was measured."""
        return sorted({run.count for run in self.runs if run.case == case})

    def contenders(self, case: str, count: int) -> list[str]:
        """Who was measured in a case, in the order in which they ran."""
        return list(dict.fromkeys(run.contender for run in self.runs if (run.case, run.count) == (case, count)))

    def figure(self, case: str, contender: str, count: int, of: Callable[[Run], float | None]) -> Figure | None:
        """Median and range of one quantity; none when it was not measured."""
        runs = (run for run in self.runs if (run.case, run.contender, run.count) == (case, contender, count))
        values = [value for value in map(of, runs) if value is not None]
        if not values:
            return None
        return Figure(statistics.median(values), min(values), max(values), len(values))
