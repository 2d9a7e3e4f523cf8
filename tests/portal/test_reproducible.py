"""The same sources give the same bytes, wherever, whenever and in whatever language the machine is set up."""

from pathlib import Path

import pytest
from programs import PLAINLAW, differences, run_together
from small_portal import small_portal

from portals import commit_all, sample_portal

PLACES = {
    "here": {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C", "CI": "true"},
    "somewhere else/门户": {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "20250126", "LC_ALL": "C.UTF-8"},
}


ZONES = {"east": "Pacific/Kiritimati", "west": "America/Los_Angeles"}


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two clean copies of the sample, built side by side by the command line."""
    folder = tmp_path_factory.mktemp("reproducible")
    portals = [sample_portal(folder / name) for name in PLACES]
    run_together((*PLAINLAW, "build"), dict(zip(portals, PLACES.values(), strict=True)))
    return portals


@pytest.mark.parametrize("part", ["portal", "site"])
def test_two_builds_are_the_same_byte_for_byte(part: str, builds: list[Path]) -> None:
    first, second = (portal / "build" / part for portal in builds)
    assert len(list(first.rglob("*"))) > 1000
    found = differences(first, second)
    assert not found, f"{len(found)} files differ: {found[:40]}"


def test_the_command_line_and_the_library_build_the_same(builds: list[Path], built: Path) -> None:
    found = differences(builds[0] / "build" / "site", built)
    assert not found, f"{len(found)} files differ: {found[:40]}"


def test_a_build_leaves_nothing_but_the_tree_the_site_and_the_drawings(builds: list[Path]) -> None:
    for portal in builds:
        assert sorted(path.name for path in (portal / "build").iterdir()) == ["cache", "portal", "site"]
        left = {path.name for path in portal.iterdir()}
        assert left == {".git", ".gitignore", "build", "content", "mkdocs.yml", "site_config", "stats"}


def test_nothing_in_the_site_names_the_folder_it_was_built_in(builds: list[Path]) -> None:
    needle = str(builds[0].parent).encode()
    made = [path for part in ("portal", "site") for path in (builds[0] / "build" / part).rglob("*") if path.is_file()]
    assert len(made) > 20
    assert not [path for path in made if needle in path.read_bytes()]


def test_the_day_is_that_of_the_portal_and_not_of_the_machine(tmp_path: Path) -> None:
    # 2025-01-31 17:00 UTC is already February in Shanghai, still January in Los Angeles
    zones = {small_portal(tmp_path / name): zone for name, zone in ZONES.items()}
    for portal in zones:
        settings = portal / "site_config" / "portal.yml"
        settings.write_text(settings.read_text("utf-8").replace("as_of: 2025-01-26\n", ""), encoding="utf-8")
        commit_all(portal, "No day")
    settled = {portal: {"TZ": zone, "SOURCE_DATE_EPOCH": "1738342800"} for portal, zone in zones.items()}
    run_together((*PLAINLAW, "build"), settled)
    sites = [portal / "build" / "site" for portal in zones]
    assert not differences(*sites)
    assert '"as_of": "2025-02-01"' in (sites[0] / "api" / "v1" / "manifest.json").read_text(encoding="utf-8")
