"""A rate that offices report beside protected counts: withheld with them in every byte, or the portal is not built."""

import csv
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from disclosure.protected_portal import DAY, ProtectedPortal, add, protected_portal
from disclosure.test_bytes import everything
from plainlaw.build import build, load
from plainlaw.edit.protect_returns import protect_returns, write
from portals import commit_all

_METRIC = """\
- {id: aid_said, name: {zh-Hans: 上报办结率, en: Closing rate as reported}, kind: index, unit: {zh-Hans: "%", en: "%"},
   definition: {zh-Hans: 各乡镇自行计算的办结率。, en: The closing rate as townships computed it.}, office: office,
   frequency: month, better: higher, decimals: 6, dimensions: [matter], derived_from: {metric: aid_rate}}
"""
_COLUMN = "办结率"


@pytest.fixture
def portal(tmp_path: Path) -> ProtectedPortal:
    """The protected portal, whose returns have a column more."""
    portal = protected_portal(tmp_path)
    add(portal.root / "stats/metrics.yml", _METRIC)
    declared = portal.root / "stats/aid/dataset.yml"
    text = declared.read_text(encoding="utf-8").replace("aid_closed: 办结}", f"aid_closed: 办结, aid_said: {_COLUMN}}}")
    declared.write_text(text, encoding="utf-8")
    for path in (portal.private / "aid").glob("*.csv"):
        rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
        for row in rows:
            row[_COLUMN] = str(rate(row["办结"], row["登记"]))
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return portal


def rate(closed: str, cases: str) -> Decimal:
    return (Decimal(closed) * 100 / Decimal(cases)).quantize(Decimal("0.000001"), ROUND_HALF_UP)


def rates(portal: ProtectedPortal) -> tuple[set[str], set[str]]:
    """Those that are withheld, and those that everybody may see."""
    hidden, shown = set(), set()
    for path in (portal.private / "aid").glob("*.csv"):
        public = csv.DictReader((portal.root / "stats/aid" / path.name).read_text(encoding="utf-8").splitlines())
        for raw, row in zip(csv.DictReader(path.read_text(encoding="utf-8").splitlines()), public, strict=False):
            is_hidden = row[_COLUMN] == "[c]"
            assert is_hidden == ("[c]" in (row["登记"], row["办结"]))
            (hidden if is_hidden else shown).add(raw[_COLUMN])
    return hidden - shown, shown


def found_in(portal: ProtectedPortal, values: set[str]) -> set[str]:
    # downloads leave out noughts at the end, and exact values go on behind the last decimal that is shown
    pattern = re.compile("|".join(re.escape(value.rstrip("0")) for value in values).encode())
    return {name for name, content in everything(portal.root) if pattern.search(content)}


def test_a_reported_rate_of_a_withheld_count_is_in_no_byte(portal: ProtectedPortal) -> None:
    protecting = protect_returns(portal.root, "aid", portal.private, DAY)
    assert protecting.is_safe, protecting.problems
    write(protecting)
    commit_all(portal.root)
    loaded = build(portal.root, DAY)
    assert not loaded.has_errors, [(p.what, p.place) for p in loaded.problems]
    hidden, shown = rates(portal)
    assert len(hidden) > 4
    assert {Path(name).suffix for name in found_in(portal, shown)} >= {".csv", ".json", ".xml"}
    assert found_in(portal, hidden) == set()


def test_a_rate_that_somebody_writes_back_is_not_published(portal: ProtectedPortal) -> None:
    write(protect_returns(portal.root, "aid", portal.private, DAY))
    table = portal.root / "stats/aid/2024-02.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    raw = (portal.private / "aid/2024-02.csv").read_text(encoding="utf-8").splitlines()
    header = lines[0].split(",")
    at, closed, cases = (header.index(name) for name in (_COLUMN, "办结", "登记"))
    # the number of cases is known, that of those closed is not
    number = next(n for n, line in enumerate(lines) if line.split(",")[closed] == "[c]" != line.split(",")[cases])
    cells = lines[number].split(",")
    cells[at] = next(csv.DictReader([raw[0], raw[number]]))[_COLUMN]
    lines[number] = ",".join(cells)
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    problems = load(portal.root, DAY).problems
    errors = [problem for problem in problems if problem.is_error]
    assert {(problem.kind.code, problem.place.line) for problem in errors} == {("exposed-by-rate", number + 1)}
    said = "".join(repr(problem.values) for problem in problems)
    assert cells[at] not in said
