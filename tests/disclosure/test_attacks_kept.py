"""Tables that did not change are not attacked again, and what is found is what an attack finds."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from disclosure.protected_portal import DAY, ProtectedPortal, protected_portal
from freshness.clean_builds import from_nothing, said
from plainlaw.build import generate
from plainlaw.disclosure import findings
from plainlaw.problems import Problem
from plainlaw.validate import Ground
from portals import commit_all

Attacked = list[str]
_TABLE, _OTHER, _METRICS = "stats/aid/2024-02.csv", "stats/service/2024-03.csv", "stats/metrics.yml"


@pytest.fixture
def portal(tmp_path: Path) -> ProtectedPortal:
    return protected_portal(tmp_path)


@pytest.fixture
def attacked(monkeypatch: pytest.MonkeyPatch) -> Attacked:
    """The folders whose tables are attacked, one after the other."""
    folders: Attacked = []
    attack: Callable[[Ground, str], Iterator[Problem]] = findings.attack_table

    def noted(ground: Ground, folder: str) -> Iterator[Problem]:
        folders.append(folder)
        return attack(ground, folder)

    monkeypatch.setattr(findings, "attack_table", noted)
    return folders


def edit(portal: ProtectedPortal, path: str, old: str, new: str) -> None:
    file = portal.root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def codes(portal: ProtectedPortal, day: date = DAY) -> list[str]:
    return [problem.kind.code for problem in generate(portal.root, day).problems]


def test_only_what_changed_is_attacked(portal: ProtectedPortal, attacked: Attacked) -> None:
    assert codes(portal) == []
    assert attacked == ["stats/aid"]
    # a return of another dataset that has nothing to do with it; nothing; another year, which begins anew
    edit(portal, _OTHER, ",30,30", ",31,31")
    commit_all(portal.root)
    codes(portal)
    codes(portal)
    assert codes(portal, DAY + timedelta(days=400)) == []
    assert attacked == ["stats/aid"]
    # a note in settings that is no rule of statistics
    edit(portal, "site_config/portal.yml", "\n", "\n# a remark\n")
    codes(portal)
    assert attacked == ["stats/aid"]


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        (_TABLE, "云麓镇,劳动报酬,902347,[c]", "云麓镇,劳动报酬,902347,7", "small-cell"),
        ("stats/aid/dataset.yml", "threshold: 100000", "threshold: 1000000", "small-cell"),
        # a rate that is reported elsewhere, of a metric that was none of its counts before
        (_METRICS, "", "", "exposed-by-rate"),
    ],
)
def test_a_change_is_attacked_as_if_nothing_was_known(
    portal: ProtectedPortal, attacked: Attacked, tmp_path: Path, path: str, old: str, new: str, code: str
) -> None:
    assert codes(portal) == []
    if code == "exposed-by-rate":
        share_closing_rate(portal)
    else:
        edit(portal, path, old, new)
    known = generate(portal.root, DAY)
    assert attacked == ["stats/aid", "stats/aid"]
    assert code in {problem.kind.code for problem in known.problems}
    assert said(known) == said(from_nothing(portal.root, tmp_path / "clean", DAY))


def share_closing_rate(portal: ProtectedPortal) -> None:
    """An index of the other dataset turns out to be the closing rate."""
    rate = (
        '- {id: said_rate, name: {zh-Hans: 报送办结率, en: Said}, kind: index, unit: {zh-Hans: "%", en: "%"},\n'
        "   definition: {zh-Hans: 报送。, en: Said.}, office: office, frequency: month, better: higher, decimals: 6,\n"
        "   dimensions: [matter], derived_from: {metric: aid_rate}}\n"
    )
    file = portal.root / _METRICS
    file.write_text(file.read_text("utf-8").rstrip("\n") + "\n" + rate, "utf-8")
    dataset = (portal.root / "stats/aid/dataset.yml").read_text("utf-8")
    dataset = re.sub(r"metrics: \{.*?\}, ignore: \[说明\]", "metrics: {said_rate: 率}", dataset)
    dataset = dataset.replace("id: aid", "id: rates").replace("protection: {threshold: 100000}\n", "")
    (portal.root / "stats/rates").mkdir()
    (portal.root / "stats/rates/dataset.yml").write_text(dataset, "utf-8")
    raw = (portal.private / "aid/2024-02.csv").read_text("utf-8").splitlines()[1:4]
    rows = [line.split(",") for line in raw]
    lines = [f"{place},{matter},{100 * int(over) / int(under):.6f}" for place, matter, under, over, _ in rows]
    (portal.root / "stats/rates/2024-02.csv").write_text("\n".join(["地区,事项,率", *lines]) + "\n", "utf-8")


def test_what_is_known_of_another_content_is_not_believed(portal: ProtectedPortal, attacked: Attacked) -> None:
    edit(portal, _TABLE, "云麓镇,劳动报酬,902347,[c]", "云麓镇,劳动报酬,[c],[c]")
    assert codes(portal) == ["published-before"]
    assert codes(portal) == ["published-before"]
    assert attacked == ["stats/aid"]
    edit(portal, _TABLE, "云麓镇,劳动报酬,[c],[c]", "云麓镇,劳动报酬,902347,[c]")
    assert codes(portal) == []
    # what is committed and taken back stays known
    edit(portal, _TABLE, "云麓镇,劳动报酬,902347,[c]", "云麓镇,劳动报酬,902347,802079")
    commit_all(portal.root, "A mistake")
    edit(portal, _TABLE, "云麓镇,劳动报酬,902347,802079", "云麓镇,劳动报酬,902347,[c]")
    commit_all(portal.root, "Taken back")
    assert "published-before" in codes(portal)
    assert len(attacked) == 3
