"""The command line: what it does, says and returns. Exit codes: 0 fine, 1 errors found, 2 wrong usage, 3 failure."""

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from programs import PLAINLAW, environment, files_of, plainlaw, run

HELP, BULLETIN = "content/pages/help.md", "content/bulletins/2024-03.md"
HAN = re.compile(r"[\u4e00-\u9fff]")


def _break(portal: Path) -> None:
    """Two mistakes: the name of a field, and the id of a metric in a sentence."""
    for name, right, wrong in ((HELP, "summary:", "sumary:"), (BULLETIN, 'figure("visits")', 'figure("visit")')):
        path = portal / name
        path.write_text(path.read_text(encoding="utf-8").replace(right, wrong), encoding="utf-8")


def test_build_publishes_and_says_where(small: Path) -> None:
    done = run((*PLAINLAW, "build"), small)
    assert (done.returncode, done.stdout, done.stderr) == (0, "build/site/index.html\n", "")
    assert (small / "build" / "site" / "index.html").is_file()


def test_build_works_from_another_folder_and_on_another_day(small: Path) -> None:
    done = plainlaw(small, "build", "--as-of", "2024-12-20")
    assert done.exit_code == 0, done.stderr
    assert done.stdout == f"{small / 'build' / 'site' / 'index.html'}\n"
    manifest = json.loads((small / "build" / "site" / "api" / "v1" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["as_of"] == "2024-12-20"


def test_check_writes_nothing(small: Path) -> None:
    before = {path for path in small.rglob("*") if ".git" not in path.parts}
    done = plainlaw(small, "check")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    assert {path for path in small.rglob("*") if ".git" not in path.parts} == before


def test_warnings_do_not_stop_a_build(small: Path) -> None:
    shutil.rmtree(small / ".git")
    done = plainlaw(small, "build")
    assert done.exit_code == 0
    assert "no-history" in done.stderr
    assert (small / "build" / "site" / "index.html").is_file()


def test_errors_are_said_in_both_languages_and_nothing_is_published(small: Path) -> None:
    assert plainlaw(small, "build").exit_code == 0
    before = {part: files_of(small / "build" / part) for part in ("portal", "site")}
    _break(small)
    assert run((*PLAINLAW, "build"), small).returncode == 1
    for command in ("build", "check"):
        done = plainlaw(small, command)
        assert done.exit_code == 1
        assert done.stdout == ""
        for said in (f"{HELP}:3:1", "unknown-field", "“summary”", "错误 / error", f"{BULLETIN}:13:1", "2 errors"):
            assert said in done.stderr, done.stderr
    assert {part: files_of(small / "build" / part) for part in ("portal", "site")} == before


@pytest.mark.parametrize(("lang", "speaks_chinese"), [("en", False), ("zh-Hans", True)])
def test_findings_are_said_in_the_language_that_was_asked_for(lang: str, speaks_chinese: bool, small: Path) -> None:
    _break(small)
    done = plainlaw(small, "check", "--lang", lang)
    assert done.exit_code == 1
    assert bool(HAN.search(done.stderr)) == speaks_chinese
    assert ("Did you mean" in done.stderr) == (not speaks_chinese)


def test_findings_for_programs(small: Path) -> None:
    assert json.loads(plainlaw(small, "check", "--format", "json").stdout) == {
        "errors": 0, "warnings": 0, "problems": [],
    }  # fmt: skip
    _break(small)
    for command in ("check", "build"):
        done = plainlaw(small, command, "--format", "json")
        assert done.exit_code == 1
        assert done.stderr == ""
        report = json.loads(done.stdout)
        assert (report["errors"], report["warnings"]) == (2, 0)
        found = {problem["code"]: problem for problem in report["problems"]}
        assert set(found) == {"unknown-field", "unknown-metric"}
        assert (found["unknown-field"]["file"], found["unknown-field"]["line"]) == (HELP, 3)
        assert found["unknown-field"]["severity"] == "error"
        assert set(found["unknown-field"]["what"]) == {"zh-Hans", "en"}


def test_findings_for_merge_requests(small: Path) -> None:
    _break(small)
    done = plainlaw(small, "check", "--format", "github", "--lang", "en")
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert len(lines) == 2
    for line in lines:
        assert re.match(r"::error file=content/[a-z0-9/.-]+,line=\d+(,col=\d+)?,title=[a-z-]+::.", line), line


@pytest.mark.parametrize(
    "arguments",
    [("publish",), ("build", "--fast"), ("check", "--format", "xml"), ("build", "--root", "nowhere"), ("new", "page"),
     ("check", "--lang", "fr"), ("build", "--as-of", "tomorrow"), ("new", "gude", "x"), ("new", "guide", "An Address"),
     ("new", "page", "help"), ("new", "page", "x", "--language", "fr"), ("explain", "no-such-code")],
)  # fmt: skip
def test_wrong_usage(arguments: tuple[str, ...], small: Path) -> None:
    before = files_of(small / "content")
    done = run((*PLAINLAW, *arguments), small)
    assert done.returncode == 2
    assert done.stderr.startswith("Usage: ")
    assert "Traceback" not in done.stderr
    assert files_of(small / "content") == before


def test_a_near_word_is_suggested(small: Path) -> None:
    assert "Did you mean guide?" in run((*PLAINLAW, "new", "gude", "x"), small).stderr
    assert "Did you mean unknown-field?" in run((*PLAINLAW, "explain", "unknown-fild"), small).stderr


def test_surroundings_that_fail(small: Path) -> None:
    (small / "build" / "portal").rmdir()
    (small / "build").rmdir()
    (small / "build").write_text("a file where a folder should be")
    done = plainlaw(small, "build")
    assert done.exit_code == 3
    assert re.fullmatch(r"plainlaw: [^\n]+\n", done.stderr), done.stderr


def test_a_theme_that_is_broken_leaves_the_last_good_site(small: Path) -> None:
    assert plainlaw(small, "build").exit_code == 0
    site = files_of(small / "build" / "site")
    (small / "site_config" / "theme" / "main.html").write_text("{% extends 'base.html' %}{% block", encoding="utf-8")
    done = run((*PLAINLAW, "build"), small)
    assert done.returncode == 3
    assert done.stderr.rstrip().splitlines()[-1].startswith("plainlaw: ")
    assert files_of(small / "build" / "site") == site


def test_a_link_that_the_renderer_cannot_follow_stops_the_build(small: Path) -> None:
    path = small / HELP
    path.write_text(path.read_text(encoding="utf-8") + "\n[x](#no-such-heading)\n", encoding="utf-8")
    done = plainlaw(small, "build")
    assert done.exit_code in (1, 3)
    assert "no-such-heading" in done.stderr
    assert not (small / "build" / "site").exists()


def _on_a_terminal(arguments: tuple[str, ...], portal: Path, **more: str) -> str:
    """Everything that a command writes to a terminal as its error stream."""
    ours, theirs = pty.openpty()
    command = [*PLAINLAW, *arguments]
    process = subprocess.Popen(command, cwd=portal, env=environment(**more), stderr=theirs, stdout=subprocess.DEVNULL)
    os.close(theirs)
    said = b""
    while True:
        try:
            chunk = os.read(ours, 4096)
        except OSError:
            break
        if not chunk:
            break
        said += chunk
    os.close(ours)
    assert process.wait(timeout=60) == 0
    return said.decode("utf-8")


def test_people_see_progress(small: Path) -> None:
    said = _on_a_terminal(("check",), small)
    for step in ("read", "check"):
        assert step in said
    assert said.rindex("100%") > said.rindex("50%") > said.index("0%")


def test_progress_is_quiet_in_ci_in_a_pipe_and_when_told(small: Path) -> None:
    assert _on_a_terminal(("check",), small, CI="true") == ""
    assert _on_a_terminal(("check", "--quiet"), small) == ""


def test_help_is_quick(tmp_path: Path) -> None:
    command = (sys.executable, "-X", "importtime", "-m", "plainlaw.cli", "--help")
    done = run(command, tmp_path)
    assert done.returncode == 0
    for name in ("build", "check", "serve", "new", "explain"):
        assert re.search(rf"^  {name} ", done.stdout, re.MULTILINE)
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines() if "|" in line}
    assert "click" in imported
    assert not imported & {"pandas", "numpy", "mkdocs", "material", "pydantic", "babel", "altair", "jinja2", "yaml"}


def test_the_version_is_that_of_the_package(tmp_path: Path) -> None:
    from importlib.metadata import version

    assert version("plainlaw") in run((*PLAINLAW, "--version"), tmp_path).stdout
