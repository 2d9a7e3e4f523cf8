"""Not one byte of what is built tells a value that is withheld: pages, charts, downloads, API and search index."""

import gzip
import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from disclosure.protected_portal import DAY, ProtectedPortal, add, protected_portal
from plainlaw.build import build, load
from plainlaw.model.figure import Gap
from plainlaw.statistics.change import change_on
from plainlaw.statistics.series import Series


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> ProtectedPortal:
    """The portal, built with its search index."""
    portal = protected_portal(tmp_path_factory.mktemp("protected"))
    loaded = build(portal.root, DAY)
    assert not loaded.problems, [(p.what, p.place) for p in loaded.problems]
    return portal


def contents(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """A file, and what is packed in it."""
    yield name, content
    if content[:2] == b"\x1f\x8b":
        yield from contents(f"{name} unpacked", gzip.decompress(content))
    elif content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for inner in packed.namelist():
                yield from contents(f"{name}/{inner}", packed.read(inner))
    elif content[:1] == b"\x78":
        try:
            yield f"{name} unpacked", zlib.decompress(content)
        except zlib.error:
            return


def everything(root: Path) -> Iterator[tuple[str, bytes]]:
    for part in ("site", "portal", "cache"):
        for path in sorted((root / "build" / part).rglob("*")):
            if path.is_file():
                yield from contents(path.relative_to(root).as_posix(), path.read_bytes())


def spellings(value: int) -> tuple[str, ...]:
    """How a number may be written."""
    return str(value), f"{value:,}", f"{value:_}", f"{value:,}".replace(",", " "), f"{value:,}".replace(",", "\u00a0")


def leaks(root: Path, values: set[int]) -> list[str]:
    words = "|".join(re.escape(word) for value in sorted(values) for word in spellings(value))
    pattern = re.compile(rf"(?<![0-9a-zA-Z.]){'(?:' + words + ')'}(?![0-9a-zA-Z])".encode())
    return [f"{name}: {found[0]!r}" for name, content in everything(root) if (found := pattern.search(content))]


def test_there_is_something_to_be_found(portal: ProtectedPortal) -> None:
    assert len(portal.withheld()) > 8
    found = leaks(portal.root, portal.published())
    for kind in (".html", ".svg", ".csv", ".json", ".xlsx/"):
        assert any(kind in name for name in found), kind


def test_no_withheld_value_is_in_any_byte(portal: ProtectedPortal) -> None:
    assert leaks(portal.root, portal.withheld()) == []


def test_nobody_can_check_a_guess_by_its_digest(portal: ProtectedPortal) -> None:
    digests = [
        hash(raw).hexdigest().encode() for raw in portal.raw() for hash in (hashlib.sha256, hashlib.sha1, hashlib.md5)
    ]
    digests += [hashlib.sha1(f"blob {len(raw)}\0".encode() + raw).hexdigest().encode() for raw in portal.raw()]
    assert not [name for name, content in everything(portal.root) for digest in digests if digest in content]


def test_remarks_stay_private(portal: ProtectedPortal) -> None:
    assert not [name for name, content in everything(portal.root) if "一位当事人".encode() in content]


def test_a_rate_of_a_withheld_count_is_withheld(portal: ProtectedPortal) -> None:
    series = {
        metric: json.loads((portal.root / f"build/site/api/v1/en/series/{metric}.json").read_bytes())["data"][
            "observations"
        ]
        for metric in ("aid_cases", "aid_closed", "aid_rate")
    }
    keys = {
        metric: {repr((o["region"], o["period"], o["dimensions"])) for o in found} for metric, found in series.items()
    }
    assert keys["aid_rate"] == keys["aid_cases"] & keys["aid_closed"]
    assert 0 < len(keys["aid_rate"]) < len(keys["aid_cases"] | keys["aid_closed"])


def test_a_change_of_a_withheld_count_is_withheld(portal: ProtectedPortal) -> None:
    """Of this month to the month before: the two are compared only when both may be seen."""
    loaded = load(portal.root, DAY)
    assert loaded.site is not None
    series = Series(loaded.site.site)
    changes = {}
    for cell in loaded.site.site.cells:
        if cell.metric in ("aid_cases", "aid_closed") and str(cell.period) == "2024-02":
            is_hidden = any(isinstance(series.figure(key), Gap)
                            for key in (cell.key, replace(cell.key, period=cell.period.previous())))  # fmt: skip
            changes[cell.key] = (is_hidden, isinstance(change_on(series, cell.key, "previous"), Gap))
    assert {is_hidden for is_hidden, _ in changes.values()} == {True, False}
    assert all(is_hidden == is_gap for is_hidden, is_gap in changes.values())


def test_totals_are_known_where_parts_are_not(portal: ProtectedPortal) -> None:
    public = (portal.root / "stats/aid/2024-01.csv").read_text(encoding="utf-8")
    assert "[c]" in public
    total = next(line for line in public.splitlines() if line.startswith("云岭示例县,合计,"))
    assert total.split(",")[2].isdigit()


def test_the_page_says_that_figures_are_withheld_and_what_totals_are(portal: ProtectedPortal) -> None:
    page = (portal.root / "build/site/en/metrics/aid_cases/index.html").read_text(encoding="utf-8")
    assert re.search(r"Of 40 reported figures and totals, \d+ are withheld and marked \[c\]", page)
    assert "A total of the table, added up before small figures were withheld from it" in page


def test_a_table_that_somebody_mended_by_hand_is_not_published(portal: ProtectedPortal, tmp_path: Path) -> None:
    other = protected_portal(tmp_path)
    before = (other.root / "stats/aid/2024-02.csv").read_text(encoding="utf-8").splitlines()
    raw = (other.private / "aid/2024-02.csv").read_text(encoding="utf-8").splitlines()
    # every withheld cell of a column but one is written back
    at = [n for n, line in enumerate(before) if line.split(",")[2] == "[c]" and n < len(raw)]
    for n in at[1:]:
        cells = before[n].split(",")
        cells[2] = raw[n].split(",")[2]
        before[n] = ",".join(cells)
    (other.root / "stats/aid/2024-02.csv").write_text("\n".join(before) + "\n", encoding="utf-8")
    loaded = build(other.root, DAY)
    assert loaded.has_errors
    assert {problem.kind.code for problem in loaded.problems} >= {"small-cell"}
    assert not (other.root / "build/site/index.html").exists()
    said = "".join(repr(problem.values) for problem in loaded.problems)
    assert not [value for value in other.withheld() if str(value) in said]


def test_protecting_again_changes_nothing(portal: ProtectedPortal) -> None:
    from plainlaw.edit.protect_returns import protect_returns

    again = protect_returns(portal.root, "aid", portal.private, DAY)
    assert again.is_safe
    assert again.changed == ()


def test_private_returns_within_the_portal_are_refused(portal: ProtectedPortal, tmp_path: Path) -> None:
    from plainlaw.edit.protect_returns import CannotProtectError, protect_returns

    other = protected_portal(tmp_path)
    (other.root / "raw/aid").mkdir(parents=True)
    add(other.root / "site_config/portal.yml", "private_returns: raw\n")
    with pytest.raises(CannotProtectError):
        protect_returns(other.root, "aid", None, DAY)
