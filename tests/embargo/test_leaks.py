"""Before its minute, nothing of a release is in any byte of what is published; from the minute on, all of it is."""

import gzip
import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from embargo.waiting_portal import AFTER, BEFORE, MINUTE, NUMBERS, WORDS, ZONE, hand_in, portal_without
from freshness.clean_builds import different
from plainlaw.build import build
from plainlaw.model.moment import Moment
from plainlaw.report import say
from portals import git

PARTS = ("portal", "site")


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal that is built again and again at several times."""
    root = portal_without(tmp_path_factory.mktemp("waiting") / "portal")
    hand_in(root)
    return root


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same portal to which nothing was handed in, built before the minute."""
    root = portal_without(tmp_path_factory.mktemp("without") / "portal")
    publish(root, BEFORE)
    return root


def contents(root: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of what is published, and whatever is packed in it."""
    for part in PARTS:
        for path in sorted((root / "build" / part).rglob("*")):
            if path.is_file():
                name, content = path.relative_to(root).as_posix(), path.read_bytes()
                yield name, name.encode() + b"\n" + content
                yield from ((f"{name} ({n})", packed) for n, packed in enumerate(unpacked(content)))


def unpacked(content: bytes) -> Iterator[bytes]:
    if content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from map(archive.read, archive.namelist())
    if content.startswith(b"BEGIN:VCALENDAR"):
        yield content.replace(b"\r\n ", b"")


def secrets(root: Path) -> dict[str, bytes]:
    """What must not be seen: values plain and with separators, words, and the digests and commits of the files."""
    found = {number: number.encode() for number in NUMBERS}
    found |= {f"{number} grouped": f"{number[:-3]},{number[-3:]}".encode() for number in NUMBERS}
    found |= {f"{number} settled": str(int(number) - 7).encode() for number in NUMBERS}
    found |= {word: word.encode() for word in WORDS}
    total = sum(map(int, NUMBERS))
    found |= {"total": str(total).encode(), "total grouped": f"{total:,}".encode()}
    found["commit"] = git(root, "rev-parse", "HEAD").strip()[:10].encode()
    found["file"] = b"2024-Q3.csv"
    found["bulletin"] = b"bulletins/2024-q3"
    return found


def seen(root: Path) -> set[str]:
    wanted = secrets(root)
    return {name for _, content in contents(root) for name, secret in wanted.items() if secret in content}


def publish(root: Path, when: date) -> set[str]:
    """Build; the codes of what was found, none of it an error."""
    loaded = build(root, when)
    assert not loaded.has_errors, loaded.problems
    if Moment.of(when).instant(ZONE) < MINUTE:
        said = say(loaded.problems, "json", None) if loaded.problems else ""
        assert [number for number in NUMBERS if number in said] == []
    return {problem.kind.code for problem in loaded.problems}


def test_before_the_minute_nothing_is_there_and_from_it_on_everything_is(portal: Path) -> None:
    publish(portal, BEFORE)
    assert seen(portal) == set()
    publish(portal, MINUTE)
    assert {"file", "bulletin", "total grouped", *NUMBERS, *WORDS} <= seen(portal)
    assert (portal / "build/site/en/bulletins/2024-q3/index.html").is_file()


def test_an_earlier_time_takes_everything_back(portal: Path) -> None:
    publish(portal, AFTER)
    assert seen(portal) != set()
    publish(portal, BEFORE)
    assert seen(portal) == set()


def test_a_day_means_its_beginning(portal: Path) -> None:
    publish(portal, MINUTE.date())
    assert seen(portal) == set()


def test_that_a_return_is_in_already_changes_no_byte(portal: Path, without: Path) -> None:
    publish(portal, BEFORE)
    for part in PARTS:
        assert different(portal / "build" / part, without / "build" / part) == []


def test_handing_in_and_building_again_changes_no_byte(without: Path, tmp_path: Path) -> None:
    root = portal_without(tmp_path / "portal")
    publish(root, BEFORE)
    hand_in(root)
    publish(root, BEFORE)
    for part in PARTS:
        assert different(root / "build" / part, without / "build" / part) == []


def test_a_cancelled_release_never_comes_out(portal: Path) -> None:
    file = portal / "stats/releases.yml"
    announced = file.read_text("utf-8")
    said = announced.replace("state: confirmed", "state: cancelled\n  cancelled_on: 2024-10-01\n  reason: {en: No.}")
    file.write_text(said, "utf-8")
    try:
        publish(portal, AFTER)
        assert seen(portal) == set()
        file.write_text(announced.replace("state: confirmed", "state: provisional"), "utf-8")
        assert "release-not-confirmed" in publish(portal, AFTER)
        assert seen(portal) == set()
    finally:
        file.write_text(announced, "utf-8")
