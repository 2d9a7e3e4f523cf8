"""Runs alternate, a cold build finds nothing left, and each edit is another one."""

from pathlib import Path

import pytest
from benchmarks.alternation import Assignment, Bench
from benchmarks.cases import CASES, Site, prepare
from benchmarks.contenders import CONTENDERS
from benchmarks.corpus import RETURN, write_portal
from benchmarks.environments import Environment
from benchmarks.measure import Measurement


def test_runs_alternate_between_contenders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def pretend(command: tuple[str, ...], folder: Path, *rest: object) -> Measurement:
        ran.append(folder.name)
        (folder / CONTENDERS[folder.name].output).mkdir()
        return Measurement(1.0, 2.0, 3, 0)

    monkeypatch.setattr("benchmarks.alternation.measure", pretend)
    bench = Bench(tmp_path, lambda line: None, {name: Environment(("x",), {}) for name in ("hugo", "eleventy")})
    runs = list(bench.measure(Assignment(("cold-pages",), 4, 3)))
    assert ran == ["hugo", "eleventy"] * 3
    assert [(run.contender, run.round) for run in runs[0]] == [(n, r) for r in (1, 2, 3) for n in ("hugo", "eleventy")]


def test_a_contender_that_fails_is_named_and_the_others_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def pretend(command: tuple[str, ...], folder: Path, log: Path, *rest: object) -> Measurement:
        log.write_text("what went wrong")
        (folder / CONTENDERS[folder.name].output).mkdir()
        return Measurement(1.0, 2.0, 3, 1 if folder.name == "hugo" else 0)

    said: list[str] = []
    monkeypatch.setattr("benchmarks.alternation.measure", pretend)
    bench = Bench(tmp_path, said.append, {name: Environment(("x",), {}) for name in ("hugo", "eleventy")})
    runs = list(bench.measure(Assignment(("cold-pages",), 4, 2)))
    assert [run.contender for run in runs[0]] == ["eleventy", "eleventy"]
    assert list(bench.absent) == ["cold-pages, hugo"]
    assert any("what went wrong" in line for line in said)


def test_a_cold_build_finds_only_the_file_that_the_portal_tracks(tmp_path: Path) -> None:
    write_portal(tmp_path / "portal", 4, commit=False)
    for name in ("build/site/a/b.html", "build/portal/c.md", "build/cache/d"):
        (tmp_path / "portal" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "portal" / name).write_text("old")
    prepare(Site(CONTENDERS["plainlaw"], tmp_path / "portal", 4), CASES["cold-pages"], 0)
    left = [file.relative_to(tmp_path / "portal" / "build") for file in (tmp_path / "portal" / "build").rglob("*.*")]
    assert left == [Path("portal/.gitignore")]


@pytest.mark.parametrize("case", ["publish-body", "publish-title", "cell"])
def test_each_edit_is_another_commit_of_one_file(case: str, tmp_path: Path) -> None:
    write_portal(tmp_path / "portal", 40)
    site = Site(CONTENDERS["plainlaw"], tmp_path / "portal", 40)
    seen = {_files(tmp_path)}
    heads = {_head(tmp_path)}
    for _ in range(2):
        before = _files(tmp_path)
        prepare(site, CASES[case], 1)
        assert len(_files(tmp_path) - before) == 1
        seen.add(_files(tmp_path))
        heads.add(_head(tmp_path))
    assert len(seen) == len(heads) == 3


def _files(folder: Path) -> frozenset[tuple[str, bytes]]:
    files = [*(folder / "portal" / "content").rglob("*.md"), folder / "portal" / RETURN]
    return frozenset((str(file), file.read_bytes()) for file in files)


def _head(folder: Path) -> str:
    return (folder / "portal" / ".git" / "refs" / "heads" / "main").read_text()
