"""What is built stays in build/: symbolic links there stop the build before anything is written."""

from pathlib import Path

import pytest
from portals_of_links import DAY, findings, outside, run, unharmed

from plainlaw.build import build
from plainlaw.mkdocs_plugin import PlainlawPlugin
from plainlaw.publish import UnsafePathError
from portals import git

LINKS = (
    "build", "build/portal", "build/.staging", "build/site", "build/.site.old", "build/cache", "build/cache/charts",
    "build/portal/bulletins", "build/portal/index.md", "build/.staging/bulletins", "build/portal/deep/link",
)  # fmt: skip


@pytest.mark.parametrize("link", LINKS)
def test_a_link_below_build_stops_the_build(link: str, portal: Path, tmp_path: Path) -> None:
    place = outside(tmp_path / "outside")
    (portal / link).parent.mkdir(parents=True, exist_ok=True)
    (portal / link).symlink_to(place / "index.html" if link.endswith(".md") else place, not link.endswith(".md"))
    before = sorted(portal.rglob("*"))
    result = run("build", portal)
    assert result.exit_code == 3
    assert result.stderr == f"plainlaw: {link} is a link to another place; delete it, and build again. " \
        "Nothing was written.\n"  # fmt: skip
    assert unharmed(place)
    assert sorted(portal.rglob("*")) == before


def test_a_link_that_leads_nowhere_stops_the_build_too(portal: Path, tmp_path: Path) -> None:
    (portal / "build").mkdir()
    (portal / "build" / ".staging").symlink_to(tmp_path / "not there")
    with pytest.raises(UnsafePathError):
        build(portal, DAY)
    assert not (tmp_path / "not there").exists()


def test_the_folder_of_the_portal_itself_may_be_reached_through_a_link(portal: Path, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(portal, target_is_directory=True)
    assert not build(tmp_path / "way", DAY).problems
    assert (portal / "build/site/index.html").is_file()


def test_stock_mkdocs_stops_as_well(portal: Path, tmp_path: Path) -> None:
    from mkdocs.commands.build import build as stock
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, PluginError

    place = outside(tmp_path / "outside")
    (portal / "build").mkdir(exist_ok=True)
    (portal / "build/portal").symlink_to(place, target_is_directory=True)
    config = load_config(str(portal / "mkdocs.yml"))
    assert any(isinstance(plugin, PlainlawPlugin) for plugin in config.plugins.values())
    with pytest.raises((PluginError, Abort)):
        stock(config)
    assert unharmed(place)


def test_what_was_committed_below_build_is_a_finding(portal: Path) -> None:
    file = portal / "build/cache/charts/0123/x.svg"
    file.parent.mkdir(parents=True)
    file.write_text("<svg/>")
    git(portal, "add", "--force", "build")
    assert findings(portal) == [("build/cache/charts/0123/x.svg", "unexpected-file")]
    git(portal, "rm", "-r", "--cached", "--quiet", "build")
    (portal / "build/portal").mkdir()
    (portal / "build/portal/.gitignore").write_text("*\n!.gitignore\n")
    git(portal, "add", "--force", "build/portal/.gitignore")
    assert findings(portal) == []
