"""What the ledger keeps of a portal is let in again, with every Python that the program runs on."""

import pickle
from pathlib import Path

import pytest

from plainlaw.build import load
from plainlaw.freshness.changes import compare
from plainlaw.freshness.ground import ground_now
from plainlaw.freshness.kept import NotKeptError, dumps, loads
from plainlaw.freshness.ledger import Ledger
from plainlaw.freshness.program import program
from plainlaw.model.mark import Mark
from plainlaw.model.metric import MetricKind, TimeAggregation
from plainlaw.model.rules import Jump, Rules
from portals import sample_portal


def test_members_of_enumerations_are_kept_by_their_value() -> None:
    for member in (*Mark, *MetricKind, *TimeAggregation):
        content = dumps(member)
        assert b"getattr" not in content
        assert loads(content) is member


def test_rules_are_kept() -> None:
    rules = Rules(at_most="x", minimum="0.5", jump=Jump(times=5, least=30))  # type: ignore[arg-type] # read as decimals
    assert loads(dumps(rules)) == rules


def test_nothing_else_is_let_in() -> None:
    with pytest.raises(NotKeptError):
        loads(pickle.dumps(getattr))


def test_a_second_build_of_the_sample_stands_on_the_first(tmp_path: Path) -> None:
    from datetime import date

    from plainlaw.build import generate

    day = date(2025, 1, 26)
    root = sample_portal(tmp_path / "portal")
    assert not generate(root, day).has_errors
    with Ledger.of(root, program(root), to_keep=False) as ledger:
        now = ground_now(root, day, compare(root, ledger), ledger)
    assert not now.is_new
    assert now.ground is not None
    assert load(root, day).site is not None
