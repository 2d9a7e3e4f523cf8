"""What people get wrong, one bad site for each kind of finding: the whole report is as expected, and nothing is
published.
"""

import json
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plainlaw.audit.shelf import audit_checks
from plainlaw.build import build, load
from plainlaw.cli import main
from plainlaw.explain import kinds
from plainlaw.model.former import REGISTER_FILE
from plainlaw.problems import Kind, Problem, imports, laws, mistaken_files
from plainlaw.report import say
from plainlaw.sources.settings import SETTINGS
from plainlaw.traps import traps
from sites.cases import DAY, NO_HISTORY, bad_site, expected, good_site, names, report, touched, without_commits

Findings = Callable[[str], tuple[Problem, ...]]


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good site with its history. Not to be changed."""
    return good_site(tmp_path_factory.mktemp("good") / "portal")


@pytest.fixture(scope="session")
def findings(good: Path, tmp_path_factory: pytest.TempPathFactory) -> Findings:
    """What is found in a case, looked up once."""

    @cache
    def of(name: str) -> tuple[Problem, ...]:
        return load(bad_site(good, tmp_path_factory.mktemp("case") / name, name), DAY).problems

    return of


def of_imports() -> list[str]:
    """The codes of findings about a file that is to be imported as a whole."""
    return [value.code for room in (imports, laws) for value in vars(room).values() if isinstance(value, Kind)]


def run(command: str, root: Path, *options: str) -> Result:
    return CliRunner().invoke(main, [command, "--root", str(root), "--as-of", str(DAY), "--quiet", *options])


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_the_good_site_builds_without_a_finding(good: Path, tmp_path: Path) -> None:
    portal = bad_site(good, tmp_path / "portal")
    assert build(portal, DAY).problems == ()
    assert (portal / "build/site/bulletins/2024-q2/index.html").is_file()
    assert (portal / "build/site/en/guides/free-mediation/index.html").is_file()


def test_every_kind_of_finding_has_a_case_and_every_case_a_kind() -> None:
    reports = {name: expected(name) for name in names()}
    # what is found in articles from elsewhere is shown by its own examples: tests/audit
    elsewhere = {kind.code for check in audit_checks().values() for kind in check.kinds}
    # a file is imported before it is part of a portal: its findings have their cases in tests/ingest
    imported = {kind.code for trap in traps().values() for kind in trap.kinds} | set(of_imports())
    # whether a program is installed is a matter of the machine: tests/portal/test_legal_pdf.py
    codes = kinds().keys() - elsewhere - imported - {"pdf-impossible"}
    seen = {code: [name for name, said in reports.items() if f"  {code}\n" in said] for code in codes}
    assert [code for code, cases in seen.items() if not cases] == []
    assert set(reports) == {name for cases in seen.values() for name in cases}


@pytest.mark.parametrize("name", names())
def test_the_report_is_as_expected(name: str, findings: Findings) -> None:
    assert report(findings(name)) == expected(name)


@pytest.mark.parametrize("name", names())
def test_nothing_is_published_when_there_is_an_error(name: str, good: Path, tmp_path: Path, findings: Findings) -> None:
    portal = bad_site(good, tmp_path, name)
    for path in ("build/site/index.html", "build/site/figures/index.html", "build/portal/index.md"):
        (portal / path).parent.mkdir(parents=True, exist_ok=True)
        (portal / path).write_text(f"the last good {path}")
    before = contents(portal / "build")
    if not any(problem.is_error for problem in findings(name)):
        result = run("check", portal)
        assert result.exit_code == 0
    else:
        result = run("build", portal)
        assert result.exit_code == 1
    assert without_commits(result.stderr) == expected(name) + "\n"
    assert result.stdout == ""
    assert contents(portal / "build") == before


def test_warnings_do_not_stop_the_build(good: Path, tmp_path: Path) -> None:
    portal = bad_site(good, tmp_path, "figure-typed")
    (portal / "build/site").mkdir(parents=True)
    (portal / "build/site/of-last-year.html").write_text("old")
    result = run("build", portal)
    assert result.exit_code == 0
    assert result.stderr == expected("figure-typed") + "\n"
    assert (portal / "build/site/en/bulletins/figure-typed/index.html").is_file()
    assert not (portal / "build/site/of-last-year.html").exists()


@pytest.mark.parametrize("name", names())
def test_programs_read_the_same_findings(name: str, findings: Findings) -> None:
    problems = findings(name)
    said = json.loads(say(problems, "json", None))
    assert said["errors"] + said["warnings"] == len(said["problems"]) == len(problems) > 0
    for problem, entry in zip(problems, said["problems"], strict=True):
        assert (entry["code"], entry["file"], entry["line"]) == (
            problem.kind.code,
            problem.place.file,
            problem.place.line,
        )
        assert all(entry[text][lang] for text in ("what", "mend") for lang in ("zh-Hans", "en"))
    annotations = say(problems, "github", "zh-Hans").split("\n")
    assert len(annotations) == len(problems)
    for problem, annotation in zip(problems, annotations, strict=True):
        assert annotation.startswith(f"::{problem.kind.severity} file=")
        assert f"title={problem.kind.code}::" in annotation


def test_the_command_line_says_findings_to_programs_on_standard_output(good: Path, tmp_path: Path) -> None:
    portal = bad_site(good, tmp_path, "row-twice", "link-unsafe")
    as_json = run("check", portal, "--format", "json")
    assert (as_json.exit_code, json.loads(as_json.stdout)["errors"]) == (1, 2)
    as_annotations = run("check", portal, "--format", "github")
    assert (as_annotations.exit_code, as_annotations.stdout.count("\n::error ")) == (1, 1)


@pytest.mark.parametrize("name", names())
def test_no_brace_of_a_message_is_left_unfilled(name: str) -> None:
    # a shortcode has two braces, a value that nobody gave has one
    said = expected(name).replace("{{", "").replace("}}", "").replace("{ }", "")
    assert [line for line in said.splitlines() if "{" in line and "{%" not in line and "括号" not in line] == []


def _together(cases: Iterable[str], findings: Findings) -> list[list[str]]:
    """The cases in groups within which no file is touched twice and none hides the findings of another."""
    groups: list[list[str]] = []
    for name in cases:
        group = next((group for group in groups if all(_fit(name, other, findings) for other in group)), None)
        if group is None:
            groups.append([name])
        else:
            group.append(name)
    return groups


def _fit(name: str, other: str, findings: Findings) -> bool:
    # a register is about the documents of all
    apart = SETTINGS | {REGISTER_FILE}
    if touched(name) & touched(other) or (touched(name) | touched(other)) & apart:
        return False
    if any(_again(one) & _datasets(two) for one, two in ((name, other), (other, name))):
        return False
    pairs = ((findings(name), findings(other)), (findings(other), findings(name)))
    return not any(_hides(problems, others) for problems, others in pairs)


def _datasets(name: str) -> set[str]:
    return {path.rpartition("/")[0] for path in touched(name) if path.startswith("stats/")}


def _again(name: str) -> set[str]:
    """The datasets of which a case hands in returns again: other findings about them then name other files."""
    return {path.rpartition("/")[0] for path in touched(name) if re.search(r"\.v[0-9]+\.csv$", path)}


def _hides(problems: tuple[Problem, ...], others: tuple[Problem, ...]) -> bool:
    """Whether errors of one case make findings of the other doubtful: those about figures, or about one dataset."""
    mistaken = mistaken_files(problems)
    rests = [problem.kind.rests_on for problem in others if problem.kind.rests_on]
    rests += [problem.place.file.rpartition("/")[0] + "/dataset.yml" for problem in others]
    return any(path.startswith(start) for path in mistaken for start in rests)


def test_all_findings_appear_in_one_run(good: Path, tmp_path: Path, findings: Findings) -> None:
    # an empty section takes away what others link to
    groups = _together([name for name in names() if name not in (NO_HISTORY, "folder-empty")], findings)
    assert max(len(group) for group in groups) > 50
    for number, group in enumerate(groups):
        problems = load(bad_site(good, tmp_path / str(number), *group), DAY).problems
        apart = sorted(report((problem,)) for name in group for problem in findings(name))
        assert sorted(report((problem,)) for problem in problems) == apart, group
