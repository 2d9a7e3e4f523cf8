"""Only ordinary files of the portal are read: links, folders, pipes and very large files are findings."""

import os
from pathlib import Path

import pytest
from portals_of_links import findings, outside, report, run

from plainlaw.clock import build_day
from plainlaw.edit.new_document import CannotWriteError, new_document
from plainlaw.sources.files import LARGEST, LARGEST_RETURN

LINKS = (
    "content/pages/leak.md", "content/pages/leak.bin", "content/linked", "content/pages/.hidden.md",
    "stats/leak.csv", "stats/received/2024-Q3.csv", "stats/linked", "stats/received/notes.txt",
    "site_config/theme/assets/leak.txt", "site_config/theme/linked", "site_config/leak.yml",
)  # fmt: skip
REPLACED = (
    "content", "content/pages", "stats", "stats/metrics.yml", "stats/regions.csv", "stats/received",
    "stats/received/dataset.yml", "site_config", "site_config/portal.yml", "site_config/topics.yml", "mkdocs.yml",
)  # fmt: skip


@pytest.mark.parametrize("link", LINKS)
def test_a_link_is_a_finding_and_nothing_behind_it_is_read(link: str, portal: Path, tmp_path: Path) -> None:
    place = outside(tmp_path / "outside")
    (portal / link).parent.mkdir(parents=True, exist_ok=True)
    (portal / link).symlink_to(place if link.endswith("linked") else place / "secret.md")
    assert findings(portal) == [(link, "unexpected-file")]
    said = report(portal)
    assert "it is a link to another place" in said
    assert "SECRET" not in said
    assert run("build", portal).exit_code == 1
    assert not (portal / "build/site").exists()


@pytest.mark.parametrize("path", REPLACED)
def test_a_link_to_a_sound_file_elsewhere_is_refused_too(path: str, portal: Path, tmp_path: Path) -> None:
    (portal / path).rename(tmp_path / "moved")
    (portal / path).symlink_to(tmp_path / "moved")
    found = findings(portal)
    assert (path, "unexpected-file") in found
    assert run("check", portal).exit_code == 1


@pytest.mark.parametrize("path", ["content/pages/zero.md", "stats/received/2024-Q3.csv", "site_config/portal.yml"])
def test_a_device_behind_a_link_is_never_read(path: str, portal: Path) -> None:
    (portal / path).unlink(missing_ok=True)
    (portal / path).symlink_to("/dev/zero")
    assert (path, "unexpected-file") in findings(portal)


def test_the_day_and_new_documents_do_not_read_through_links_either(portal: Path, tmp_path: Path) -> None:
    (portal / "content/pages").rename(tmp_path / "pages")
    (portal / "content/pages").symlink_to(tmp_path / "pages")
    with pytest.raises(CannotWriteError, match="content/pages is a link"):
        new_document(portal, "page", "leak", None)
    (portal / "site_config/portal.yml").unlink()
    (portal / "site_config/portal.yml").symlink_to("/dev/zero")
    assert build_day(portal, None, {"SOURCE_DATE_EPOCH": "0"}).year == 1970


@pytest.mark.parametrize("path", ["content/pages/pipe.md", "stats/received/2024-Q3.csv", "site_config/theme/pipe.css"])
def test_a_pipe_is_never_waited_for(path: str, portal: Path) -> None:
    (portal / path).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(portal / path)
    assert findings(portal) == [(path, "unexpected-file")]


@pytest.mark.parametrize("path", ["stats/received/2024-Q3.csv", "stats/metrics.yml", "mkdocs.yml"])
def test_a_folder_in_the_place_of_a_file_is_a_finding(path: str, portal: Path) -> None:
    (portal / path).unlink(missing_ok=True)
    (portal / path).mkdir()
    assert (path, "unexpected-file") in findings(portal)
    assert "it is a folder, not a file" in report(portal)


@pytest.mark.parametrize(
    ("path", "largest"), [("content/pages/long.md", LARGEST), ("stats/received/2024-Q3.csv", LARGEST_RETURN)]
)
def test_a_very_large_file_is_a_finding(path: str, largest: int, portal: Path) -> None:
    with (portal / path).open("wb") as file:
        file.truncate(largest + 1)
    assert findings(portal) == [(path, "unexpected-file")]
    assert f"it is larger than {largest // 1_000_000} MB" in report(portal)


def test_notes_of_editors_that_lead_nowhere_are_passed_over(portal: Path) -> None:
    (portal / "content/pages/.#about.md").symlink_to("somebody@somewhere.4711:1700000000")
    assert findings(portal) == []
