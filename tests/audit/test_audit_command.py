"""`plainlaw audit`: exit codes, languages, formats and encodings; without a portal around it."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plainlaw.cli import main

ARTICLE = "截至目前，全县累计排查矛盾纠纷200件，成功调处190件，调处率98%。\n"


def audit(path: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["audit", str(path), *options])


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_findings_give_exit_code_1_and_are_said_in_both_languages(article: Path) -> None:
    done = audit(article)
    assert done.exit_code == 1
    assert done.stderr == ""
    for said in ("190件", "数量 / a count", "rate-contradicted", "对不上", "does not follow", "report.txt:1:33"):
        assert said in done.stdout, said


def test_an_article_in_order_gives_exit_code_0(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("截至2024年9月30日，排查矛盾纠纷200件，调处190件，调处率95%。\n", encoding="utf-8")
    done = audit(path, "--lang", "en")
    assert done.exit_code == 0
    assert "190 of 200 = 95.00%: true at 0 decimals" in done.stdout
    assert "Rates: 1. All can be recomputed" in done.stdout


def test_programs_read_figures_rates_and_findings(article: Path) -> None:
    done = audit(article, "--format", "json")
    report = json.loads(done.stdout)
    assert (done.exit_code, report["errors"], report["warnings"]) == (1, 1, 1)
    assert report["rates"]["total"] == report["rates"]["recomputed"] == 1
    assert set(report["rates"]["text"]) == {"zh-Hans", "en"}
    assert [(figure["kind"], figure["value"], figure["unit"]) for figure in report["figures"]] == [
        ("count", "200", "件"),
        ("count", "190", "件"),
        ("rate", "98", "%"),
    ]
    assert report["figures"][2]["recomputed"] == {"part": "190件", "whole": "200件", "agrees": False}
    assert {problem["code"] for problem in report["problems"]} == {"rate-contradicted", "undated-figure"}


def test_annotations_for_merge_requests(article: Path) -> None:
    lines = audit(article, "--format", "github", "--lang", "en").stdout.splitlines()
    assert len(lines) == 2
    assert all(line.startswith(("::error file=", "::warning file=")) for line in lines)


def test_gb18030_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(ARTICLE.encode("gb18030"))
    report = json.loads(audit(path, "--format", "json").stdout)
    assert report["encoding"] == "GB18030"
    assert len(report["figures"]) == 3


@pytest.mark.parametrize(
    "content",
    [
        ARTICLE.encode("utf-16"),
        ARTICLE.replace("全县", "全縣").encode("big5", "replace"),
        b"\xff\xfe\x00\x81",
        b"\x80abc",
    ],
)
def test_other_bytes_are_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    done = audit(path, "--lang", "en")
    assert done.exit_code == 1
    assert "not-utf8" in done.output


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"x" * 2_000_001)
    done = audit(path, "--lang", "en")
    assert done.exit_code == 1
    assert "larger than 2 MB" in done.output


def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    done = audit(path)
    assert done.exit_code == 1
    assert "unexpected-file" in done.output


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert audit(tmp_path / "none.txt").exit_code == 2
    assert audit(tmp_path).exit_code == 2


def test_shortcodes_are_not_executed(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text('{{ figure("x", period="2024") }} {% include "98%" %} {{ 7 * 7 }}%\n', encoding="utf-8")
    report = json.loads(audit(path, "--format", "json").stdout)
    assert (report["figures"], report["problems"]) == ([], [])


@pytest.mark.parametrize("format_", ["text", "json", "github"])
def test_a_hostile_file_name_is_no_command_of_the_build(format_: str, tmp_path: Path) -> None:
    path = tmp_path / "##[add-mask]\x1b[31m.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    said = audit(path, "--format", format_).stdout
    assert "\x1b" not in said
    assert format_ == "github" or "##[" not in said
    if format_ == "json":
        assert json.loads(said)["file"].endswith("##[add-mask]\\x1b[31m.txt")
