"""What is begun before it is needed: looking at the last build, and a process that is made ready."""

import os
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from freshness.many_texts import portal_with_texts
from plainlaw.build import build
from plainlaw.folders import SITE, STAGING, TREE
from plainlaw.freshness.ledger import FILE
from plainlaw.looking import Room, begin_looking
from plainlaw.workers import WorkerError, end_all, in_readiness

DAY = date(2025, 1, 26)
PAGE = f"{SITE}/pages/help/index.html"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal that was built once; each test leaves it built."""
    portal = portal_with_texts(tmp_path_factory.mktemp("looking") / "portal", 4)
    assert not build(portal, DAY, searchable=False).problems
    return portal


def _built_with_a_look(portal: Path) -> None:
    looking = begin_looking(portal)
    assert looking is not None
    assert not build(portal, DAY, searchable=False, looking=looking).problems


def test_what_was_damaged_is_seen_before_the_program_is_loaded(portal: Path) -> None:
    page = portal / PAGE
    sound = page.read_bytes()
    page.write_bytes(b"damaged")
    _built_with_a_look(portal)
    assert page.read_bytes() == sound


def test_a_ledger_that_is_not_as_it_was_sealed_is_not_gone_by(portal: Path) -> None:
    page = portal / PAGE
    sound = page.read_bytes()
    with sqlite3.connect(portal / FILE) as connection:
        connection.execute("UPDATE document SET entry = x'00'")
    connection.close()
    page.unlink()
    _built_with_a_look(portal)
    assert page.read_bytes() == sound


def test_a_file_that_is_no_ledger_is_not_gone_by(portal: Path) -> None:
    sound = (portal / PAGE).read_bytes()
    (portal / FILE).write_bytes(b"no ledger")
    _built_with_a_look(portal)
    assert (portal / PAGE).read_bytes() == sound


def test_nobody_looks_where_nothing_was_built_or_a_build_was_stopped(portal: Path, tmp_path: Path) -> None:
    assert begin_looking(tmp_path) is None
    (portal / STAGING).mkdir()
    assert begin_looking(portal) is None
    (portal / STAGING).rmdir()


def test_damage_that_is_seen_at_the_end_is_mended_with_all_that_was_edited(portal: Path) -> None:
    page, text = portal / PAGE, portal / "content/pages/help.md"
    made, before = portal / TREE / "pages/help/index.md", text.read_text("utf-8")
    list_ = portal / TREE / "api/v1/en/pages/index.json"
    sound = list_.read_bytes()
    list_.write_bytes(b"damaged")
    made.unlink()
    text.write_text(f"{before}\nOne sentence more.\n", "utf-8")
    _built_with_a_look(portal)
    assert "One sentence more." in page.read_text("utf-8") and made.exists()
    assert list_.read_bytes() == sound
    text.write_text(before, "utf-8")
    _built_with_a_look(portal)
    assert "One sentence more." not in page.read_text("utf-8")


def test_what_was_seen_of_another_ledger_is_not_gone_by(portal: Path) -> None:
    looking = begin_looking(portal)
    assert looking is not None
    text = portal / "content/pages/help.md"
    before = text.read_text("utf-8")
    text.write_text(f"{before}\nWritten in between.\n", "utf-8")
    assert not build(portal, DAY, searchable=False).problems
    text.write_text(f"{before}\nWritten after that.\n", "utf-8")
    assert not build(portal, DAY, searchable=False, looking=looking).problems
    assert "Written after that." in (portal / PAGE).read_text("utf-8")
    text.write_text(before, "utf-8")
    assert not build(portal, DAY, searchable=False).problems


def test_what_does_not_fit_into_shared_memory_is_said_all_the_same() -> None:
    room = Room(20)
    said = [room.put(value) for value in ("a", "b" * 500, "c")]
    assert [room.get(one) for one in said] == ["a", "b" * 500, "c"]
    assert isinstance(said[1], bytes) and not isinstance(said[2], bytes)


def _open_files() -> set[Path]:
    return set(Path("/proc/self/fd").iterdir())


def test_a_process_that_is_ready_does_what_it_is_given() -> None:
    prepared: list[int] = []
    give = in_readiness(lambda: prepared.append(os.getpid()), lambda item: (item, len(prepared), os.getpid()))
    item, count, process = give("a" * 200_000)()
    assert (item, count) == ("a" * 200_000, 1)
    assert process != os.getpid() and not prepared


def test_a_process_that_ends_before_it_is_given_anything_is_named() -> None:
    give = in_readiness(lambda: os._exit(3), str)
    with pytest.raises(WorkerError, match="was ended"):
        give("x" * 200_000)()


def test_a_process_that_is_never_given_anything_is_ended_with_its_pipe() -> None:
    before = _open_files()
    in_readiness(lambda: None, str)
    assert _open_files() > before
    end_all()
    assert _open_files() == before
