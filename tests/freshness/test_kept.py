"""What the ledger keeps of a portal is let in again, with every Python that the program runs on."""

import pickle
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from plainlaw import build
from plainlaw.freshness.changes import compare
from plainlaw.freshness.ground import ground_now
from plainlaw.freshness.kept import NotKeptError, dumps, loads
from plainlaw.freshness.ledger import Ledger
from plainlaw.freshness.program import program
from plainlaw.model.figure import MarkedCell, Observation
from plainlaw.model.mark import Mark
from plainlaw.model.metric import MetricKind, TimeAggregation
from plainlaw.model.period import Period
from plainlaw.model.rules import Jump, Rules
from portals import commit_all, sample_portal

_DAY = date(2025, 1, 26)


def test_members_of_enumerations_are_kept_by_their_value() -> None:
    for member in (*Mark, *MetricKind, *TimeAggregation):
        content = dumps(member)
        assert b"getattr" not in content
        assert loads(content) is member


def test_cells_are_kept_with_their_exact_values() -> None:
    of = ("received", "990177", Period.read("2024-Q2"), (("dispute_kind", "neighbour"),), "stats/x.csv", 7, "数值")
    cells = (Observation(*of, Fraction(-7, 3)), Observation(*of, Fraction(10**30)), MarkedCell(*of, Mark.LOW))
    assert loads(dumps(cells)) == cells
    assert [type(cell) for cell in loads(dumps(cells))] == [Observation, Observation, MarkedCell]


def test_rules_are_kept() -> None:
    rules = Rules(at_most="x", minimum="0.5", jump=Jump(times=5, least=30))  # type: ignore[arg-type] # read as decimals
    assert loads(dumps(rules)) == rules


def test_nothing_else_is_let_in() -> None:
    with pytest.raises(NotKeptError):
        loads(pickle.dumps(getattr))


def test_a_second_build_of_the_sample_stands_on_the_first(tmp_path: Path) -> None:
    root = sample_portal(tmp_path / "portal")
    assert not build.generate(root, _DAY).has_errors
    with Ledger.of(root, program(root), to_keep=False) as ledger:
        now = ground_now(root, _DAY, compare(root, ledger), ledger)
    assert not now.is_new
    assert now.ground is not None
    assert build.load(root, _DAY).site is not None


def _may_not(_root: Path) -> None:
    raise AssertionError("what the last build kept was thrown away")


def test_no_build_gives_up_what_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = sample_portal(tmp_path / "portal")
    assert not build.generate(root, _DAY).has_errors
    monkeypatch.setattr(build, "discard", _may_not)
    document, handed_in, dictionary = (
        root / path
        for path in ("content/bulletins/2024-q3.md", "stats/legal-education/2024-12.csv", "stats/regions.csv")
    )
    for path, text in (
        (document, document.read_text("utf-8") + "\n\n又一句话。\n"),
        (handed_in, handed_in.read_text("utf-8").replace("云麓镇,15,", "云麓镇,16,", 1)),
        (dictionary, dictionary.read_text("utf-8") + "\n"),
    ):
        assert text != path.read_text("utf-8")
        path.write_text(text, "utf-8")
        commit_all(root)
        assert not build.generate(root, _DAY).has_errors
    # and once more, with nothing edited
    assert not build.generate(root, _DAY).has_errors
