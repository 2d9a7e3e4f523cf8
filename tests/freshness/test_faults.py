"""What goes wrong with the ledger, with processes and with files while a portal is built.

The build is right, or it fails by name, and the last good site stays.
"""

import os
import pickle
import shutil
import signal
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random

import pytest

from freshness.many_texts import portal_with_texts
from plainlaw.build import build
from plainlaw.freshness.ground import ChangedMeanwhileError
from plainlaw.freshness.kept import NotKeptError, dumps, loads
from plainlaw.freshness.ledger import FILE
from plainlaw.model.document import Entry
from plainlaw.problems import PlainlawError
from plainlaw.publish import begin_changes, finish_changes
from plainlaw.workers import WorkerError, shared_out

DAY = date(2025, 1, 26)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal that was built once. Not to be changed."""
    portal = portal_with_texts(tmp_path_factory.mktemp("faults") / "portal", 4)
    assert not build(portal, DAY).problems
    return portal


@pytest.fixture
def portal(built: Path, tmp_path: Path) -> Path:
    """A copy of it, ledger and all, in another folder."""
    shutil.copytree(built, tmp_path / "portal", symlinks=True)
    return tmp_path / "portal"


def _site(portal: Path) -> dict[str, bytes]:
    site = portal / "build/site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def _edit(portal: Path, words: str) -> None:
    page = portal / "content/pages/help.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{words}\n", encoding="utf-8")


def test_a_ledger_from_another_folder_is_an_empty_one(portal: Path, built: Path) -> None:
    assert not build(portal, DAY).problems
    assert _site(portal) == _site(built)


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_ledger_does_no_harm(seed: int, portal: Path) -> None:
    build(portal, DAY)
    random, ledger = Random(seed), portal / FILE
    content = bytearray(ledger.read_bytes())
    if seed % 3 == 0:
        content = content[: random.randrange(len(content))]
    for _ in range(200 if seed % 3 == 1 else 3):
        if content:
            content[random.randrange(len(content))] = random.randrange(256)
    ledger.write_bytes(bytes(content))
    _edit(portal, "After the damage.")
    assert not build(portal, DAY).problems
    found = _site(portal)
    shutil.rmtree(portal / "build")
    (portal / "build/portal").mkdir(parents=True)
    build(portal, DAY)
    assert found == _site(portal)


def test_a_ledger_of_another_program_is_an_empty_one(portal: Path) -> None:
    build(portal, DAY)
    with sqlite3.connect(portal / FILE) as connection:
        connection.execute("UPDATE meta SET value = x'00' WHERE name = 'version'")
        connection.execute("UPDATE file SET sha256 = ''")
    connection.close()
    before = _site(portal)
    assert not build(portal, DAY).problems
    assert _site(portal) == before


def test_what_is_no_database_is_thrown_away(portal: Path) -> None:
    (portal / FILE).write_text("a note")
    assert not build(portal, DAY).problems


class _Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (os.system, ("touch /tmp/plainlaw-was-here",))


@pytest.mark.parametrize("value", [_Evil(), print, {"x": eval}], ids=["call", "function", "builtin"])
def test_nothing_but_the_model_comes_out_of_a_ledger(value: object) -> None:
    with pytest.raises(NotKeptError):
        loads(pickle.dumps(value))
    assert not Path("/tmp/plainlaw-was-here").exists()


def test_a_ledger_that_holds_a_program_runs_nothing(portal: Path) -> None:
    build(portal, DAY)
    with sqlite3.connect(portal / FILE) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE name = 'ground'", (pickle.dumps(_Evil()),))
    connection.close()
    _edit(portal, "More.")
    assert not build(portal, DAY).problems
    assert not Path("/tmp/plainlaw-was-here").exists()


def test_documents_come_back_as_they_went(built: Path) -> None:
    with sqlite3.connect(built / FILE) as connection:
        rows = connection.execute("SELECT entry FROM document").fetchall()
    connection.close()
    assert len(rows) > 8
    for (kept,) in rows:
        entry: Entry = loads(kept)
        assert loads(dumps(entry)).__dict__ == entry.__dict__
        assert entry.fields.title


def _killed(share: Sequence[int]) -> Iterator[int]:
    for number in share:
        if number == 31:
            os.kill(os.getpid(), signal.SIGKILL)
        yield number


def test_a_worker_that_is_killed_is_named_with_its_share() -> None:
    with pytest.raises(WorkerError, match="before it had done page 31"):
        list(shared_out(range(40), _killed, lambda number: f"page {number}", workers=2))


def _failing(share: Sequence[int]) -> Iterator[int]:
    for number in share:
        if number == 17:
            raise PlainlawError("page 17 holds a tag that never ends")
        yield number


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_an_error_of_a_worker_is_that_of_the_build(workers: int) -> None:
    with pytest.raises(PlainlawError, match="page 17 holds"):
        list(shared_out(range(64), _failing, str, workers=workers))


@pytest.mark.parametrize("workers", [1, 2, 3, 4])
def test_results_are_the_same_for_any_number_of_workers(workers: int) -> None:
    def double(share: Sequence[int]) -> Iterator[int]:
        return (2 * number for number in share)

    assert list(shared_out(range(101), double, str, workers=workers)) == [2 * number for number in range(101)]


def test_a_build_that_fails_while_rendering_leaves_the_site(portal: Path) -> None:
    build(portal, DAY)
    before = _site(portal)
    _edit(portal, "Not to be seen.")
    theme = portal / "site_config/theme/main.html"
    good = theme.read_text(encoding="utf-8")
    theme.write_text(good.replace("{% endblock %}", "{{ 1 / 0 }}{% endblock %}", 1), encoding="utf-8")
    with pytest.raises(PlainlawError, match="could not be rendered"):
        build(portal, DAY)
    assert _site(portal) == before
    theme.write_text(good, encoding="utf-8")
    assert not build(portal, DAY).problems
    assert "Not to be seen." in (portal / "build/site/pages/help/index.html").read_text(encoding="utf-8")


def test_changes_that_were_cut_off_are_finished_by_the_next_build(tmp_path: Path) -> None:
    site, staging = tmp_path / "site", tmp_path / "staging"
    for folder, names in ((site, ("a.html", "b.html", "old/c.html")), (staging, ("a.html", "new/d.html"))):
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(folder.name)
    assert not finish_changes(staging, site)  # not yet complete
    assert (site / "a.html").read_text() == "site"
    begin_changes(staging, ["old/c.html"])
    (staging / "a.html").replace(site / "a.html")  # here the machine stopped
    assert finish_changes(staging, site)
    found = {path.relative_to(site).as_posix(): path.read_text() for path in site.rglob("*") if path.is_file()}
    assert found == {"a.html": "staging", "b.html": "site", "new/d.html": "staging"}
    assert not staging.exists()
    assert not (site / "old").exists()


def test_a_return_that_changes_while_the_portal_is_built_is_named(portal: Path) -> None:
    build(portal, DAY)
    from plainlaw.freshness.ground import _Reader

    with pytest.raises(ChangedMeanwhileError, match="stats/service/2024-01.csv"):
        _Reader(portal, "stats/service/2024-01.csv", "another digest")()
