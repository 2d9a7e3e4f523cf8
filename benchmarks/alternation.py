"""Runs the cases: one run of each contender, then the next round, so that a slow minute of the machine meets all alike.

In: an assignment: which cases, how many documents, how many rounds. Out: runs, and who could not take part and why.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.cases import CASES, Case, Site, prepare
from benchmarks.contenders import CONTENDERS, TOOLS
from benchmarks.environments import Environment, NotInstalledError
from benchmarks.measure import Measurement, measure
from benchmarks.payload import output_size, search_size
from benchmarks.results import Run

Say = Callable[[str], None]


@dataclass(frozen=True)
class Assignment:
    """What to measure."""

    cases: Sequence[str]
    count: int
    rounds: int
    contenders: Sequence[str] = tuple(CONTENDERS)


class FailedError(Exception):
    """A run failed; says which."""


@dataclass
class Bench:
    """The installed programs and the sites under one cache folder."""

    cache: Path
    say: Say
    environments: dict[str, Environment] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)

    def install(self, contenders: Sequence[str]) -> None:
        """Install what the contenders need."""
        for tool in dict.fromkeys(CONTENDERS[name].tool for name in contenders):
            if tool in self.environments or tool in self.absent:
                continue
            self.say(f"Installing {TOOLS[tool].title}")
            try:
                self.environments[tool] = TOOLS[tool].install(self.cache)
            except NotInstalledError as error:
                self.absent[tool] = str(error)
                self.say(f"  {error}")

    @property
    def versions(self) -> dict[str, str]:
        """The versions of what is installed."""
        return {name: version for each in self.environments.values() for name, version in each.versions.items()}

    def measure(self, assignment: Assignment) -> Iterator[list[Run]]:
        """All runs of one case after the other."""
        wanted = {name for case in assignment.cases for name in CASES[case].contenders}
        sites: dict[str, Site] = {}
        for name in assignment.contenders:
            if name in wanted and CONTENDERS[name].tool in self.environments:
                sites[name] = self._site(name, assignment.count)
        for case in assignment.cases:
            taking_part = {name: sites[name] for name in CASES[case].contenders if name in sites}
            self.say(f"{CASES[case].title}, {assignment.count:,} documents")
            yield list(self._case(case, taking_part, assignment.rounds))
        shutil.rmtree(self.cache / "sites", ignore_errors=True)

    def _case(self, name: str, sites: dict[str, Site], rounds: int) -> Iterator[Run]:
        position = list(CASES).index(name)
        for number in range(rounds + 1):
            for contender, site in list(sites.items()):
                try:
                    if number == 0:
                        self._build_first(CASES[name], contender, site)
                        continue
                    prepare(site, CASES[name], position)
                    taken = self._taken(CASES[name], contender, site)
                except FailedError as error:
                    self.absent[f"{name}, {contender}"] = str(error)
                    self.say(f"  {error}")
                    del sites[contender]
                    continue
                self.say(
                    f"  {number} {contender:16}{taken.wall:8.2f} s {taken.cpu:8.2f} s {taken.memory / 1e6:8.0f} MB"
                )
                yield _run(name, contender, site, number, taken)

    def _build_first(self, case: Case, contender: str, site: Site) -> None:
        """What is to be edited must have been built once."""
        if case.kind in ("body", "title", "cell") and not (site.output / "index.html").exists():
            self._execute(contender, site.contender.first or site.contender.command, site)

    def _taken(self, case: Case, contender: str, site: Site) -> Measurement:
        command = ("plainlaw", "--help") if case.kind == "help" else site.contender.command
        os.sync()
        return self._execute(contender, command, site)

    def _execute(self, contender: str, command: Sequence[str], site: Site) -> Measurement:
        log = self.cache / "logs" / f"{contender}.txt"
        log.parent.mkdir(parents=True, exist_ok=True)
        program = self.environments[site.contender.tool].program
        own = {"HUGO_CACHEDIR": str(self.cache / "hugo"), "TMPDIR": str(self._temporary())}
        # as on any machine: Python keeps what it compiled, and so do the peers written in it
        usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        taken = measure((*program, *command[1:]), site.folder, log, usual | own | dict(site.contender.environment))
        if taken.code:
            self.say(log.read_text(encoding="utf-8", errors="replace")[-2000:])
            raise FailedError(f"{' '.join(command)} ended with {taken.code}")
        return taken

    def _site(self, name: str, count: int) -> Site:
        contender = CONTENDERS[name]
        folder = self.cache / "sites" / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        TOOLS[contender.tool].write(folder, count)
        return Site(contender, folder, count)

    def _temporary(self) -> Path:
        folder = self.cache / "temporary"
        folder.mkdir(exist_ok=True)
        return folder


def _run(case: str, contender: str, site: Site, number: int, taken: Measurement) -> Run:
    size, files = output_size(site.output) if CASES[case].kind == "cold" else (0, 0)
    search = search_size(site.output, site.contender.search) if CASES[case].kind == "cold" else None
    return Run(
        case=case,
        contender=contender,
        count=site.count,
        round=number,
        wall=taken.wall,
        cpu=taken.cpu,
        memory=taken.memory,
        output_bytes=size,
        output_files=files,
        search=search[0] if search else None,
        compressed=search[1] if search else None,
    )
