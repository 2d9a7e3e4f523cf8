"""A mistake is said once: what only follows from it is not said, and what has nothing to do with it still is."""

from pathlib import Path

import pytest

from plainlaw.build import load
from sites.bodies import site
from sites.cases import DAY, GOOD, bad_site

LINK = "\n[x](../terms/nowhere.md)\n"


def codes(portal: Path) -> list[tuple[str, str]]:
    return [(problem.kind.code, problem.place.file) for problem in load(portal, DAY).problems if problem.is_error]


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """The good site with one broken link, which is found when a document is resolved: the last step of all."""
    root = bad_site(GOOD, tmp_path)
    about = root / "content/pages/about.md"
    about.write_text(about.read_text(encoding="utf-8") + LINK, encoding="utf-8")
    assert codes(root) == [("broken-link", "content/pages/about.md")]
    return root


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        ("content/terms/mediation.md", "title: 人民调解", "title: 人民: 调解", "broken-yaml"),
        ("content/terms/mediation.md", "office: justice-bureau", "office: nobody", "unknown-reference"),
        ("content/policies/mediation-plan.md", "title:", "titel:", "unknown-field"),
        ("stats/received/2024-Q2.csv", "榆影镇,邻里", "榆影镇,邻里,", "ragged-row"),
        ("stats/received/2024-Q2.csv", "榆影镇,邻里", "无此镇,邻里", "unknown-region"),
        ("stats/received/dataset.yml", "受理:", "受理", "broken-yaml"),
        ("stats/received/dataset.yml", "office: justice-bureau", "office: nobody", "unknown-reference"),
        ("mkdocs.yml", "site_name: ", "site_name: '", "broken-yaml"),
    ],
)
def test_other_findings_are_said_in_the_same_run(portal: Path, path: str, old: str, new: str, code: str) -> None:
    text = (portal / path).read_text(encoding="utf-8")
    assert old in text
    (portal / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert codes(portal) == sorted([(code, path), ("broken-link", "content/pages/about.md")], key=lambda pair: pair[1])


@pytest.mark.parametrize(
    "path",
    [
        "site_config/portal.yml",
        "site_config/organisations.yml",
        "site_config/topics.yml",
        "stats/metrics.yml",
        "stats/dimensions.yml",
        "stats/regions.csv",
    ],
)
@pytest.mark.parametrize("content", [None, b"\xff\xfe", b'"'])
def test_a_dictionary_that_cannot_be_read_is_the_only_finding(portal: Path, path: str, content: bytes | None) -> None:
    if content is None:
        (portal / path).unlink()
    else:
        (portal / path).write_bytes(content)
    assert [file for _, file in codes(portal)] == [path]


def test_an_empty_file_of_settings_is_never_a_success_without_a_site(portal: Path) -> None:
    for path in ("site_config/portal.yml", "stats/received/dataset.yml"):
        kept = (portal / path).read_bytes()
        (portal / path).write_bytes(b"# nothing yet\n")
        assert ("not-a-mapping", path) in codes(portal)
        (portal / path).write_bytes(kept)


def test_a_place_within_itself_is_said_and_ends(portal: Path) -> None:
    table = portal / "stats/regions.csv"
    good = table.read_text(encoding="utf-8")
    for old, new in [
        ("county,,", "county,990177,"),
        ("county,,", "county,990177101,"),
        ("990177,2020", "990177101,2020"),
    ]:
        assert old in good
        table.write_text(good.replace(old, new, 1), encoding="utf-8")
        assert codes(portal) == [("invalid-value", "stats/regions.csv")]


def test_places_that_share_a_name_must_be_named_by_code(portal: Path) -> None:
    table = portal / "stats/regions.csv"
    text = table.read_text(encoding="utf-8").replace("柳汀镇", "榆影镇")
    table.write_text(text, encoding="utf-8")
    problems = [problem for problem in load(portal, DAY).problems if problem.kind.code == "unknown-region"]
    found = [problem for problem in problems if problem.values["value"] == "榆影镇"]
    assert found
    for problem in found:
        hint = problem.values["hint"]
        assert not isinstance(hint, str)
        assert dict(hint.values)["codes"] == "990177101, 990177102"


def test_the_good_site_has_what_these_tests_rely_on() -> None:
    assert len(site().documents) == 10
    assert {entry.section.folder for entry in site().documents} == {
        "bulletins", "campaigns", "guides", "pages", "policies", "practices", "terms",
    }  # fmt: skip
