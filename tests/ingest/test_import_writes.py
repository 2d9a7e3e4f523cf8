"""What is written: the return and what was answered, both or neither; and nothing when the file is refused."""

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from import_portal import DAY, files_of, hand_in, result_of
from msgspec.structs import replace
from trap_cases import CASES, TWO, Case

from plainlaw.build import load
from plainlaw.cli import main
from plainlaw.edit import import_return
from plainlaw.edit.import_return import CannotImportError, take, write
from portals import commit_all

REASONS = "stats/count/revisions.yml"
BLANK = "乡镇,件数\n榆影镇,\n柳汀镇,9\n"


def run(portal: Path, file: Path, *options: str, dataset: str = "count") -> Result:
    arguments = ["import", str(file), "--root", str(portal), "--dataset", dataset, "--as-of", str(DAY), *options]
    return CliRunner().invoke(main, arguments)


def inbox(portal: Path, content: str, name: str = "2024-03.csv") -> Path:
    path = portal.parent / name
    path.write_text(content, encoding="utf-8")
    return path


def test_a_return_is_written_and_the_portal_is_sound_after_it(portal: Path) -> None:
    for name in ("people", "plan", "share", "gains", "several"):  # datasets without a return
        for path in (portal / "stats" / name).iterdir():
            path.unlink()
        (portal / "stats" / name).rmdir()
    file = inbox(portal, "２０２４年3月,\n乡 镇,件数\n榆影鎮,1２\n柳汀镇,\n合计,12\n", "报表.csv")
    done = run(portal, file, "--answer", "blank=unknown", "--lang", "en")
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "Written: stats/count/2024-03.csv")
    assert (portal / "stats/count/2024-03.csv").read_text(encoding="utf-8") == "乡镇,件数\n榆影镇,12\n柳汀镇,[x]\n"
    assert [problem for problem in load(portal, DAY).problems if problem.is_error] == []


def test_an_answer_is_kept_and_not_asked_for_again(portal: Path) -> None:
    assert run(portal, inbox(portal, BLANK)).exit_code == 1
    assert run(portal, inbox(portal, BLANK), "--answer", "blank=unknown").exit_code == 0
    profile = yaml.safe_load((portal / "stats/count/import.yml").read_text(encoding="utf-8"))
    assert profile == {"answers": {"blank": "unknown"}}
    assert run(portal, inbox(portal, BLANK, "2024-04.csv")).exit_code == 0
    assert (portal / "stats/count/2024-04.csv").is_file()


def test_an_answer_about_one_file_holds_for_that_file_only(portal: Path) -> None:
    assert run(portal, inbox(portal, TWO, "a.csv"), "--answer", "period=2024-03").exit_code == 0
    assert run(portal, inbox(portal, TWO, "b.csv")).exit_code == 0, "the same bytes are the same file"
    other = run(portal, inbox(portal, TWO.replace("12", "13"), "a.csv"), "--format", "json")
    assert [question["key"] for question in json.loads(other.output)["questions"]] == ["period"]
    assert list(yaml.safe_load((portal / "stats/count/import.yml").read_text(encoding="utf-8"))) == ["files"]


def test_a_correction_must_be_confirmed(portal: Path) -> None:
    assert run(portal, inbox(portal, TWO)).exit_code == 0
    assert run(portal, inbox(portal, TWO)).exit_code == 0, "the same values are no correction"
    changed = inbox(portal, TWO.replace("12", "13"))
    refused = run(portal, changed, "--lang", "en")
    assert (refused.exit_code, "1 of its rows" in refused.output) == (1, True)
    assert (portal / "stats/count/2024-03.csv").read_text(encoding="utf-8") == TWO
    assert run(portal, changed, "--answer", "replace=correction").exit_code == 0
    assert "13" in (portal / "stats/count/2024-03.csv").read_text(encoding="utf-8")


def test_a_published_return_stays_and_its_next_vintage_is_written_with_a_reason(portal: Path) -> None:
    assert run(portal, inbox(portal, TWO)).exit_code == 0
    commit_all(portal)
    changed = inbox(portal, TWO.replace("12", "13"))
    before = files_of(portal)
    refused = run(portal, changed, "--format", "json")
    assert [one["code"] for one in json.loads(refused.output)["problems"]] == ["import-without-reason"]
    for half in (("--type", "correction"), ("--reason", "数错了。"), ("--type", "revision", "--reason", " ")):
        assert run(portal, changed, *half).exit_code == 1
    assert files_of(portal) == before
    done = run(portal, changed, "--type", "correction", "--reason", "数错了。", "--lang", "en")
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "Written: stats/count/2024-03.v2.csv")
    assert (portal / "stats/count/2024-03.csv").read_text(encoding="utf-8") == TWO
    assert "13" in (portal / "stats/count/2024-03.v2.csv").read_text(encoding="utf-8")
    entry = {"return": "2024-03.v2", "type": "correction", "reason": {"zh-Hans": "数错了。"}, "date": DAY}
    assert yaml.safe_load((portal / REASONS).read_text(encoding="utf-8")) == [entry]
    assert run(portal, inbox(portal, TWO.replace("12", "13"))).exit_code == 0, "the same values are no revision"


def test_reasons_that_people_wrote_stay_as_they_are(portal: Path) -> None:
    assert run(portal, inbox(portal, TWO)).exit_code == 0
    commit_all(portal)
    mine = "# ours\n- {return: 2023-03.v2, type: revision, reason: {en: x}, date: 2024-01-01}  # kept"
    (portal / REASONS).write_text(mine, encoding="utf-8")
    why = ("--type", "revision", "--reason", "补报。")
    assert run(portal, inbox(portal, TWO.replace("12", "13")), *why).exit_code == 0
    assert (portal / REASONS).read_text(encoding="utf-8").startswith(f"{mine}\n- return: 2024-03.v2\n")
    # a list in one line has no end that an entry could be added to
    commit_all(portal)
    (portal / REASONS).write_text("[]", encoding="utf-8")
    before = files_of(portal)
    assert run(portal, inbox(portal, TWO.replace("12", "14")), *why).exit_code == 2
    assert files_of(portal) == before


def test_no_file_is_approved_in_advance(portal: Path) -> None:
    (portal / "stats/count/2024-03.csv").write_text(TWO, encoding="utf-8")
    answers = 'answers: {replace: correction, period: "2024-03"}\n'
    (portal / "stats/count/import.yml").write_text(answers, encoding="utf-8")
    before = files_of(portal)
    for options in ((), ("--answer", "period=2024-03", "--answer", "replace=correction")):
        done = run(portal, inbox(portal, TWO.replace("12", "13"), "a.csv"), "--format", "json", *options)
        problems = json.loads(done.output)["problems"]
        assert {(one["code"], one["file"]) for one in problems} == {("answer-for-all-files", "stats/count/import.yml")}
    assert files_of(portal) == before


def test_a_return_under_another_spelling_of_its_period_is_that_return(portal: Path) -> None:
    (portal / "stats/count/2024年3月.csv").write_text(TWO, encoding="utf-8")
    assert hand_in(portal, "count", TWO).result.path == "stats/count/2024年3月.csv"


@pytest.mark.parametrize("case", [case for case in CASES if not case.becomes], ids=lambda case: case.trap)
def test_a_file_that_is_refused_or_asked_about_changes_nothing(case: Case, shared_portal: Path) -> None:
    before = files_of(shared_portal)
    result = result_of(shared_portal, case.dataset, case.content, case.answers, case.name)
    write(replace(hand_in(shared_portal, case.dataset, ""), result=result))
    assert files_of(shared_portal) == before


def test_a_dry_run_writes_nothing(portal: Path) -> None:
    before = files_of(portal)
    done = run(portal, inbox(portal, BLANK), "--answer", "blank=unknown", "--dry-run", "--lang", "en")
    assert done.exit_code == 0
    assert done.output.endswith("Nothing was written. It would become stats/count/2024-03.csv.\n")
    assert files_of(portal) == before


def test_both_files_are_written_or_neither(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (portal / "stats/count/2024-03.csv").write_text("乡镇,件数\n榆影镇,1\n", encoding="utf-8")
    before = files_of(portal)
    answers = {"blank": "unknown", "replace": "correction"}
    imported = hand_in(portal, "count", BLANK, answers)
    assert imported.result.content is not None
    replaced = Path.replace

    def fails(self: Path, target: Path) -> Path:
        if target.name == "import.yml":
            raise OSError("no space left")
        return replaced(self, target)

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError, match="no space"):
        write(imported)
    assert files_of(portal) == before


@pytest.mark.parametrize("old", [None, "乡镇,件数\n榆影镇,1\n"])
@pytest.mark.parametrize("name", ["2024-03.csv", "import.yml"])
def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(name: str, old: str | None, portal: Path) -> None:
    if old is not None:
        (portal / "stats/count/2024-03.csv").write_text(old, encoding="utf-8")
        (portal / "stats/count/import.yml").write_text("answers: {dash: unknown}\n", encoding="utf-8")
    imported = hand_in(portal, "count", BLANK)
    meanwhile = {"2024-03.csv": "乡镇,件数\n榆影镇,5\n", "import.yml": "answers: {dash: refuse}\n"}
    (portal / "stats/count" / name).write_text(meanwhile[name], encoding="utf-8")
    before = files_of(portal)
    imported = imported.answered({"blank": "unknown", "replace": "correction"})
    assert imported.result.content is not None
    with pytest.raises(CannotImportError, match=name):
        write(imported)
    assert files_of(portal) == before


@pytest.mark.parametrize("name", ["2024-03.csv", "import.yml"])
def test_nothing_is_written_through_a_link(name: str, portal: Path) -> None:
    outside = portal.parent / "outside"
    outside.write_text("answers: {}\n", encoding="utf-8")
    imported = hand_in(portal, "count", BLANK, {"blank": "unknown"})
    (portal / "stats/count" / name).symlink_to(outside)
    with pytest.raises(CannotImportError):
        write(imported)
    assert outside.read_text(encoding="utf-8") == "answers: {}\n"
    assert not (portal / "stats/count/2024-03.csv").is_file() or name == "2024-03.csv"


def test_a_dataset_behind_a_link_is_refused(portal: Path) -> None:
    (portal / "stats/count").rename(portal.parent / "elsewhere")
    (portal / "stats/count").symlink_to(portal.parent / "elsewhere", target_is_directory=True)
    with pytest.raises(CannotImportError):
        take(portal, inbox(portal, TWO), "count", {}, DAY)


def test_an_unknown_dataset_is_wrong_usage_with_the_nearest_name(portal: Path) -> None:
    done = run(portal, inbox(portal, TWO), dataset="cuont")
    assert done.exit_code == 2
    assert "count" in done.output


def test_an_answer_without_a_key_is_wrong_usage(portal: Path) -> None:
    assert run(portal, inbox(portal, TWO), "--answer", "unknown").exit_code == 2


def test_a_broken_profile_is_a_finding_at_its_line(portal: Path) -> None:
    (portal / "stats/count/import.yml").write_text("answers: {}\nanswer: {blank: unknown}\n", encoding="utf-8")
    done = run(portal, inbox(portal, TWO), "--format", "json")
    (problem,) = json.loads(done.output)["problems"]
    assert (problem["code"], problem["file"], problem["line"]) == ("unknown-field", "stats/count/import.yml", 2)


def test_what_is_wrong_elsewhere_in_the_dataset_does_not_matter(portal: Path) -> None:
    (portal / "stats/count/2024-01.csv").write_text("乡镇,件数\n榆影镇,x\n", encoding="utf-8")
    (portal / "stats/count/notes.txt").write_text("x", encoding="utf-8")
    assert run(portal, inbox(portal, TWO)).exit_code == 0


def test_what_is_wrong_in_the_dictionaries_stops_an_import(portal: Path) -> None:
    with (portal / "stats/metrics.yml").open("a", encoding="utf-8") as file:
        file.write("- id: x\n")
    done = run(portal, inbox(portal, TWO), "--format", "json")
    assert done.exit_code == 1
    assert {problem["file"] for problem in json.loads(done.output)["problems"]} == {"stats/metrics.yml"}


def test_questions_are_asked_at_a_terminal(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plainlaw.cli._is_terminal", lambda: True)
    arguments = ["import", str(inbox(portal, BLANK, "a.csv")), "--root", str(portal), "--dataset", "count", "--as-of"]
    done = CliRunner().invoke(main, [*arguments, str(DAY), "--lang", "en"], input="2024-03\n\n")
    assert done.exit_code == 0, done.output
    assert "Written: stats/count/2024-03.csv" in done.output
    profile = yaml.safe_load((portal / "stats/count/import.yml").read_text(encoding="utf-8"))
    assert profile["answers"] == {"blank": "unknown"}


def test_a_very_large_file_is_refused_unread(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_return, "LARGEST_RETURN", 10)
    result = take(portal, inbox(portal, TWO), "count", {}, DAY).result
    assert [problem.kind.code for problem in result.problems] == ["unexpected-file"]
