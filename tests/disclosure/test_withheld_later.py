"""What is withheld of a return that is public already: allowed, and no message says what stood there."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from disclosure.protected_portal import DAY, ProtectedPortal, protected_portal
from plainlaw.build import load
from plainlaw.cli import main
from portals import commit_all

_TABLE = "stats/aid/2024-02.csv"
_PUBLIC = "云麓镇,劳动报酬,902347,[c]"


@pytest.fixture
def portal(tmp_path: Path) -> ProtectedPortal:
    return protected_portal(tmp_path)


def replace_in(portal: ProtectedPortal, old: str, new: str) -> None:
    file = portal.root / _TABLE
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_published_cell_may_be_withheld_and_its_value_is_not_repeated(portal: ProtectedPortal) -> None:
    replace_in(portal, _PUBLIC, "云麓镇,劳动报酬,[c],[c]")
    problems = load(portal.root, DAY).problems
    assert [problem.kind.code for problem in problems] == ["published-before"]
    assert "902347" not in "".join(repr(problem.values) for problem in problems)


def test_changes_do_not_say_what_stood_in_a_cell_that_is_withheld(portal: ProtectedPortal) -> None:
    replace_in(portal, _PUBLIC, "云麓镇,劳动报酬,[c],[c]")
    commit_all(portal.root)
    for form in ("text", "json"):
        result = CliRunner().invoke(
            main, ["changes", "--root", str(portal.root), "--as-of", str(DAY), "--since", "HEAD~1", "--format", form]
        )
        assert result.exit_code == 0, result.output
        assert "aid_cases" in result.output
        assert "902347" not in result.output.replace(",", "")


def test_a_withheld_cell_is_not_said_by_the_finding_that_it_was_filled_in(portal: ProtectedPortal) -> None:
    file = portal.root / "stats/aid/2024-02.csv"
    raw = (portal.private / "aid/2024-02.csv").read_text(encoding="utf-8").splitlines()
    lines = file.read_text(encoding="utf-8").splitlines()
    # everything back as it was: nothing is withheld any more, and nothing is to be worked out
    lines[1 : len(raw)] = [line.rpartition(",")[0] for line in raw[1:]]
    file.write_text("\n".join(line for line in lines if "[c]" not in line) + "\n", encoding="utf-8")
    problems = load(portal.root, DAY).problems
    said = "".join(repr(problem.values) for problem in problems)
    assert problems
    assert not [value for value in portal.withheld() if str(value) in said]


def test_a_small_cell_of_a_superseded_return_is_found_and_may_be_withheld_there(portal: ProtectedPortal) -> None:
    file = portal.root / _TABLE
    later = file.with_name("2024-02.v2.csv")
    later.write_bytes(file.read_bytes())
    later.with_name("revisions.yml").write_text(
        "- return: 2024-02.v2\n  type: revision\n  reason: {zh-Hans: 补报。, en: More.}\n  date: 2024-07-20\n", "utf-8"
    )
    # what is too small in the first vintage is large enough in the second
    replace_in(portal, _PUBLIC, "云麓镇,劳动报酬,77,[c]")
    commit_all(portal.root)
    problems = load(portal.root, DAY).problems
    small = [problem for problem in problems if problem.kind.code == "small-cell"]
    assert [(problem.place.file, problem.place.line) for problem in small] == [(_TABLE, 2)]
    replace_in(portal, "云麓镇,劳动报酬,77,[c]", "云麓镇,劳动报酬,[c],[c]")
    codes = {problem.kind.code for problem in load(portal.root, DAY).problems}
    assert not codes & {"small-cell", "published-value-changed"}
