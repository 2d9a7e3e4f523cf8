"""Releases that were confirmed for a time, and are announced for another one without a word."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from embargo.waiting_portal import RELEASES
from freshness.clean_builds import from_nothing
from plainlaw.build import build, load
from plainlaw.problems import Problem
from plainlaw.sources.settings import read_settings
from plainlaw.validate.dictionaries import build_dictionaries
from plainlaw.validate.promises import check_promises
from portals import commit_all, git
from sites.cases import DAY, good_site

CODES = ("confirmed-time-changed", "confirmed-release-removed")
_OTHER = RELEASES.replace("mediation-2024-q3", "other").replace("2024-Q3", "2023-Q3").replace("2024-10", "2023-10")


def announced(at: str, *previous: str, state: str = "confirmed", text: str = RELEASES) -> str:
    """The release for another time; `previous` are those for which it was announced before."""
    moved = "".join(f"\n    - {{at: {before}, reason: {{zh-Hans: 补报。, en: Late.}}}}" for before in previous)
    said = text.replace("2024-10-15 09:30", at).replace("state: confirmed", f"state: {state}")
    return said + (f"  previous:{moved}\n" if previous else "")


A, B, C = "2024-10-15 09:30", "2024-10-22 09:30", "2024-11-05 09:30"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return good_site(tmp_path_factory.mktemp("promises") / "portal")


def findings(portal: Path, versions: Sequence[str | bytes], now: str) -> list[tuple[str, str]]:
    """The codes of the findings, each with the time that was promised."""
    file = portal / "stats/releases.yml"
    file.write_text(now, "utf-8")
    found: list[Problem] = []
    known = build_dictionaries(read_settings(portal, found), found)
    file.unlink()
    assert known is not None, found
    before = [version if isinstance(version, bytes) else version.encode() for version in versions]
    check_promises([(f"{number:040x}", content) for number, content in enumerate(before)], known, found)
    return [(problem.kind.code, str(problem.values["before"])) for problem in found]


@pytest.mark.parametrize(
    ("versions", "now", "lost"),
    [
        ([], announced(A), []),
        ([announced(A)], announced(A), []),
        ([announced(A)], announced(B), [A]),
        ([announced(A)], announced(B, A), []),
        ([announced(A), announced(B, A)], announced(C, B), [A]),
        ([announced(A), announced(B, A)], announced(C), [A, B]),
        ([announced(A), announced(B, A)], announced(C, A, B), []),
        # a time of which nothing more is known binds nobody, nor does a day
        ([announced("2024-10", state="provisional")], announced(B), []),
        ([announced(A, state="provisional")], announced(B), []),
        # who takes a promise back has made it
        ([announced(A)], announced("2024-11", state="provisional"), [A]),
        ([announced(A), announced("2024-11", A, state="provisional")], announced(B), [A]),
        # what overwrote it was refused: putting the old time back is enough
        ([announced(A), announced(B)], announced(A), []),
        ([announced(A), announced(B)], announced(B), [A]),
        ([announced(A), announced(B)], announced(C, A), []),
        # neither the order of entries nor what else stands in the file matters
        ([_OTHER + announced(A)], announced(A) + "# 备注\n" + _OTHER, []),
        ([announced(A).replace("\n", "\r\n")], announced(B), [A]),
        ([b"\xef\xbb\xbf" + announced(A).encode()], announced(B), [A]),
        # what cannot be read says nothing
        ([b"\xff\xfe", "- [", "- id: x\n  at: {a: b}\n", "x: y", "- &a [*a]\n", announced(A)], announced(B), [A]),
    ],
)
def test_a_confirmed_time_is_kept_or_stands_under_previous(
    portal: Path, versions: list[str | bytes], now: str, lost: list[str]
) -> None:
    assert findings(portal, versions, now) == [("confirmed-time-changed", before) for before in lost]


def test_a_confirmed_release_is_not_taken_away(portal: Path) -> None:
    both = announced(A) + _OTHER
    assert findings(portal, [both], _OTHER) == [("confirmed-release-removed", A)]
    provisional = announced("2024-10", state="provisional") + _OTHER
    assert findings(portal, [provisional], _OTHER) == []
    # it may have been away for a while
    assert findings(portal, [both, _OTHER], both) == []
    assert findings(portal, [both, _OTHER], announced(B) + _OTHER) == [("confirmed-time-changed", A)]
    # a calendar may be given up as a whole
    assert findings(portal, [both], "") == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from((A, B, C)), min_size=1, max_size=5))
def test_who_always_says_the_old_time_is_never_blamed(portal: Path, times: list[str]) -> None:
    moves = [time for number, time in enumerate(times) if number == 0 or time != times[number - 1]]
    versions = [announced(time, *moves[:number]) for number, time in enumerate(moves)]
    assert findings(portal, versions[:-1], versions[-1]) == []
    forgotten = {time for time in moves[:-1] if time != moves[-1]}
    assert {before for _, before in findings(portal, versions[:-1], announced(moves[-1]))} == forgotten


def test_it_is_found_in_the_history_by_every_build(tmp_path: Path) -> None:
    portal = good_site(tmp_path / "portal")
    file = portal / "stats/releases.yml"

    def said() -> list[str]:
        return [problem.kind.code for problem in build(portal, DAY).problems if problem.kind.code in CODES]

    file.write_text(announced(A), "utf-8")
    commit_all(portal, "Announce the release")
    assert said() == []
    file.write_text(announced(B), "utf-8")
    assert said() == ["confirmed-time-changed"]
    commit_all(portal, "Overwrite the time")
    assert said() == ["confirmed-time-changed"]
    file.write_text(announced(B, A), "utf-8")
    assert said() == []
    commit_all(portal, "Postpone it")
    assert said() == []
    # it is the file of the last build, but was another one in between
    file.write_text(announced(C, A, B), "utf-8")
    commit_all(portal, "Postpone it again")
    file.write_text(announced(B, A), "utf-8")
    commit_all(portal, "Take that back in silence")
    assert said() == ["confirmed-time-changed"]
    afresh = from_nothing(portal, tmp_path / "clean", DAY)
    assert "confirmed-time-changed" in {problem.kind.code for problem in afresh.problems}


def test_without_the_whole_history_only_that_is_said(tmp_path: Path) -> None:
    origin = good_site(tmp_path / "origin")
    for text in (announced(A), announced(B)):
        (origin / "stats/releases.yml").write_text(text, "utf-8")
        commit_all(origin, "Announce")
    git(tmp_path, "clone", "--quiet", "--depth=1", origin.as_uri(), "shallow")
    assert [problem.kind.code for problem in load(tmp_path / "shallow", DAY).problems] == ["no-history"]
