"""The last commit of each file, and whether the file was changed since."""

from datetime import date
from pathlib import Path

from plainlaw.problems import Problem
from plainlaw.sources.history import RawCommit, read_history
from portals import commit_all, git, portal_of

NAMES = ("content/terms/调解 term.md", 'content/terms/"quoted".md', "stats/a/2024.csv", "site_config/portal.yml")


def history(root: Path) -> tuple[dict[str, RawCommit], list[Problem]]:
    found: list[Problem] = []
    return dict(read_history(root, found).commits), found


def test_each_file_has_the_commit_that_changed_it_last(tmp_path: Path) -> None:
    root = portal_of(dict.fromkeys((*NAMES, "README.md"), "one\n"), tmp_path)
    commit_all(root, "first")
    (root / NAMES[0]).write_text("two\n")
    commit_all(root, "second")
    first, second = git(root, "rev-parse", "HEAD~1", "HEAD").split()
    commits, found = history(root)
    assert found == []
    assert {name: commit.hash for name, commit in commits.items()} == {
        NAMES[0]: second,
        **dict.fromkeys(NAMES[1:], first),
    }
    assert {commit.day for commit in commits.values()} == {date(2025, 1, 25)}
    assert not any(commit.dirty for commit in commits.values())


def test_what_was_changed_since_is_marked(tmp_path: Path) -> None:
    root = portal_of(dict.fromkeys(NAMES, "one\n"), tmp_path)
    commit_all(root)
    (root / NAMES[0]).write_text("two\n")
    (root / NAMES[2]).write_text("two\n")
    git(root, "add", NAMES[2])
    (root / "content/terms/new.md").write_text("new\n")
    commits, _ = history(root)
    assert {name for name, commit in commits.items() if commit.dirty} == {NAMES[0], NAMES[2]}
    assert "content/terms/new.md" not in commits


def test_a_portal_in_a_folder_of_a_repository_has_paths_of_its_own(tmp_path: Path) -> None:
    portal_of({f"portals/one/{NAMES[0]}": "one\n", NAMES[2]: "other\n"}, tmp_path)
    commit_all(tmp_path)
    commits, found = history(tmp_path / "portals/one")
    assert (set(commits), found) == ({NAMES[0]}, [])


def test_without_a_full_history_there_is_a_warning(tmp_path: Path) -> None:
    root = portal_of({NAMES[0]: "one\n"}, tmp_path / "whole")
    for message in ("first", "second"):
        (root / NAMES[0]).write_text(message)
        commit_all(root, message)
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{root}", "shallow")
    (tmp_path / "none/content").mkdir(parents=True)
    (tmp_path / "bare").mkdir()
    git(tmp_path / "bare", "init", "--quiet")
    for name in ("shallow", "none", "bare"):
        commits, found = history(tmp_path / name)
        assert commits == {}
        assert [problem.kind.code for problem in found] == ["no-history"], name
        assert not found[0].is_error
