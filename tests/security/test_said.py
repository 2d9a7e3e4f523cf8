"""What is said to terminals and CI: nothing from a file moves the cursor or is taken for a command of the build."""

import json
from pathlib import Path

import pytest
from portals_of_links import run

from plainlaw import cli
from plainlaw.problems import Kind, Message, Place, Problem, printable
from plainlaw.report import formats, say
from portals import portal_of

HOSTILE = "\n::error::x\r\x1b[31m\x9b2J\u202etxt\u2066\u200f\x00##[add-mask]x"
KIND = Kind(code="some-kind", what="{value}", mend="“{value}” {hint}", why="", bad="", good="")


def _problem() -> Problem:
    place = Place(f"content/a{HOSTILE}.md", 1, 2, HOSTILE)
    return KIND.at(place, value=f"::error::first{HOSTILE}", hint=Message.of("({inner})", inner=HOSTILE))


@pytest.mark.parametrize("lang", [None, "en"])
@pytest.mark.parametrize("name", sorted(formats()))
def test_no_format_lets_control_through(name: str, lang: str | None) -> None:
    said = say([_problem()], name, lang)
    assert printable(said.replace("\n", "")) == said.replace("\n", "")
    commands = [line for line in said.splitlines() if line.lstrip().startswith("::") or "##[" in line]
    assert len(commands) == (name == "github")
    if name == "json":
        assert json.loads(said)["problems"][0]["what"]["en"].endswith("##[add-mask]x")


def test_control_is_spelt_out() -> None:
    assert printable("a\x1b[31m\u202e\x85中文") == r"a\x1b[31m\u202e\x85中文"
    assert "\\x0a::error::x\\x0d\\x1b[31m\\x9b2J\\u202etxt" in say([_problem()], "text", "en")


def test_a_hostile_file_name_in_the_report_of_a_portal(tmp_path: Path) -> None:
    portal_of({"content/\x1b[2J\n::error::pwned/x/y.md": ""}, tmp_path)
    result = run("check", tmp_path)
    assert result.exit_code == 1
    assert "\x1b" not in result.stderr
    assert not any(line.lstrip().startswith("::") for line in result.stderr.splitlines())


def _break(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(cli, "moment", fail)


def test_an_unforeseen_failure_is_one_line_without_folders(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, KeyError(f"{portal}/stats/x.csv\n\x1b[31m"))
    result = run("check", portal)
    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("plainlaw: internal failure (KeyError: '…/x.csv")
    assert str(portal.parent) not in result.output
    assert "Traceback" in run("check", portal, PLAINLAW_DEBUG="1").stderr


def test_an_error_of_the_surroundings_names_no_folders(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, PermissionError(13, "Permission denied", f"{portal}/build/site"))
    assert run("check", portal).stderr == "plainlaw: [Errno 13] Permission denied: '…/site'\n"


def test_an_impossible_epoch_is_said_plainly(portal: Path) -> None:
    arguments = ["check", "--root", str(portal), "--quiet"]
    from click.testing import CliRunner

    for epoch in ("9" * 30, "9" * 13):
        result = CliRunner().invoke(cli.main, arguments, env={"SOURCE_DATE_EPOCH": epoch})
        assert (result.exit_code, "SOURCE_DATE_EPOCH" in result.stderr) == (3, True)
