"""Laws of a collection become policy documents that pass the checks; what is there is not overwritten unasked."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from programs import files_of, plainlaw

from plainlaw.build import load
from portals import REPOSITORY, sample_portal, shared_data

OWN = REPOSITORY / "tests/law_collections/information-block"
DAY = date(2025, 1, 26)
SAID = ("--office", "justice-bureau", "--lang", "en")


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    return sample_portal(tmp_path / "portal")


def test_all_laws_are_imported_and_pass_the_checks(portal: Path) -> None:
    laws = shared_data("laws-zh")
    before = {problem.kind.code for problem in load(portal, DAY).problems}
    done = plainlaw(portal, "import-law", str(laws), *SAID, "--source", "Laws", "--format", "json")
    assert done.exit_code == 0, done.output
    report = json.loads(done.output)
    assert [each["outcome"]["en"] for each in report["files"]] == ["written"] * 44
    assert len({each["target"] for each in report["files"]}) == 44
    assert report["not_read"] == ["LICENSE", "civil-and-commercial/trademark-law/versions.json"]
    loaded = load(portal, DAY)
    assert not loaded.has_errors
    assert {problem.kind.code for problem in loaded.problems} <= before | {"numbering-gap"}
    assert loaded.site is not None
    entry = loaded.site.site.documents.get("policies", "administrative-licensing-law", "zh-Hans")
    assert entry is not None and entry.title == "中华人民共和国行政许可法"
    assert entry.fields.model_dump()["in_force_from"] == date(2004, 7, 1)
    part = loaded.site.site.documents.get("policies", "civil-code-02-property-rights", "zh-Hans")
    assert part is not None and part.title == "中华人民共和国民法典　第二编　物权"
    # a part of a law is an excerpt of it, a whole one is none
    assert part.fields.is_excerpt() and not entry.fields.is_excerpt()
    again = plainlaw(portal, "import-law", str(laws), *SAID, "--source", "Laws")
    assert again.exit_code == 0 and again.output.count("there already, word for word") == 44


def test_the_other_convention(portal: Path) -> None:
    done = plainlaw(portal, "import-law", str(OWN), *SAID, "--topic", "mediation")
    assert done.exit_code == 0
    assert "left out of line 5: “<!-- INFO END -->”" in done.output
    assert "not known, and left out: genre" in done.output
    # the sample cites articles that this collection lacks: the gap is a finding until somebody says that it is meant
    assert {one.kind.code for one in load(portal, DAY).problems if one.is_error} == {"article-not-there"}
    target = portal / "content/policies/people-s-mediation-law.md"
    target.write_text(
        target.read_text(encoding="utf-8").replace("title:", "excerpt: true\ntitle:", 1), encoding="utf-8"
    )
    assert not load(portal, DAY).has_errors


def test_nothing_is_overwritten_unasked(portal: Path) -> None:
    plainlaw(portal, "import-law", str(OWN), *SAID)
    target = portal / "content/policies/people-s-mediation-law.md"
    mended = target.read_text(encoding="utf-8").replace("title:", "topics: [mediation]\ntitle:")
    target.write_text(mended, encoding="utf-8")
    done = plainlaw(portal, "import-law", str(OWN), *SAID)
    assert done.exit_code == 1 and "law-there-already" in done.output
    assert target.read_text(encoding="utf-8") == mended
    assert plainlaw(portal, "import-law", str(OWN), *SAID, "--replace").exit_code == 0
    assert "mediation]" not in target.read_text(encoding="utf-8")


def test_a_refused_file_changes_nothing_and_stops_no_other(portal: Path, tmp_path: Path) -> None:
    folder = tmp_path / "laws"
    shutil.copytree(OWN, folder)
    (folder / "统计法.md").write_text("# 统计法\n\n第一条 甲\n", encoding="utf-8")
    (folder / "broken.md").write_text("# 法\n\n<table>\n", encoding="utf-8")
    (folder / "gbk.md").write_bytes("# 法\n\n第一条 甲\n".encode("gbk"))
    (folder / "PEOPLE-S-MEDIATION-LAW.md").write_text("# 法\n\n第一条 甲\n", encoding="utf-8")
    before = files_of(portal / "content")
    done = plainlaw(portal, "import-law", str(folder), *SAID)
    assert done.exit_code == 1
    for code in ("law-without-key", "law-markup", "not-utf8", "law-key-twice"):
        assert f"  {code}\n" in done.output, code
    new = files_of(portal / "content").keys() - before.keys()
    assert new == {"policies/people-s-mediation-law.md"}
    named = ("--key", "统计法.md=statistics-law", "--key", "PEOPLE-S-MEDIATION-LAW.md=another")
    plainlaw(portal, "import-law", str(folder), *SAID, *named, "--replace")
    assert {"policies/statistics-law.md", "policies/another.md"} <= files_of(portal / "content").keys()


@pytest.mark.parametrize("said", [("--office", "nobody"), (*SAID, "--topic", "nothing"), (*SAID, "--key", "x.md=y")])
def test_a_slip_in_what_is_said_is_refused(portal: Path, said: tuple[str, ...]) -> None:
    before = files_of(portal / "content")
    assert plainlaw(portal, "import-law", str(OWN), *said).exit_code == 2
    assert files_of(portal / "content") == before


def test_a_dry_run_writes_nothing(portal: Path) -> None:
    before = files_of(portal / "content")
    done = plainlaw(portal, "import-law", str(OWN), *SAID, "--dry-run")
    assert done.exit_code == 0 and "can be written" in done.output
    assert files_of(portal / "content") == before


def test_links_are_not_followed(portal: Path, tmp_path: Path) -> None:
    folder = tmp_path / "laws"
    folder.mkdir()
    (folder / "law.md").symlink_to(OWN / "people-s-mediation-law.md")
    done = plainlaw(portal, "import-law", str(folder), *SAID)
    assert done.exit_code == 1 and "unexpected-file" in done.output
    away = tmp_path / "away"
    (portal / "content/policies").rename(away)
    (portal / "content/policies").symlink_to(away)
    assert plainlaw(portal, "import-law", str(OWN), *SAID).exit_code == 2


def test_mistakes_in_options_are_said_in_both_languages_or_the_one_asked_for(portal: Path) -> None:
    both = plainlaw(portal, "import-law", str(OWN), "--office", "justice-buro")
    assert both.exit_code == 2
    assert "site_config/organisations.yml 中没有“justice-buro”" in both.output
    assert "“justice-buro” is not in site_config/organisations.yml" in both.output
    one = plainlaw(portal, "import-law", str(OWN), *SAID, "--key", "nowhere.md=rules")
    assert "--key names nowhere.md" in one.output and "不在这个文件夹里" not in one.output
    assert (
        "请这样写：--key 统计法.md=statistics-law"
        in plainlaw(portal, "import-law", str(OWN), "--office", "justice-bureau", "--key", "rules").output
    )
