"""Stock MkDocs builds and serves the portal through the thin plugin, and shows findings instead of a broken site."""

import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from programs import MKDOCS, PLAINLAW, differences, files_of, run, serving, wait_until

Command = Callable[[int], tuple[str, ...]]
SERVERS: dict[str, Command] = {
    "mkdocs": lambda port: (*MKDOCS, "serve", "--dev-addr", f"127.0.0.1:{port}"),
    "plainlaw": lambda port: (*PLAINLAW, "serve", "--port", str(port)),
}
HELP = "content/pages/help.md"


def _write(portal: Path, path: str, old: str, new: str) -> None:
    text = (portal / path).read_text(encoding="utf-8")
    assert old in text
    (portal / path).write_text(text.replace(old, new), encoding="utf-8")


def test_mkdocs_builds_the_same_site(sample: Path, built: Path, tmp_path: Path) -> None:
    portal = tmp_path / "portal"
    shutil.copytree(
        sample, portal, ignore=lambda folder, names: {"site", "portal"} if Path(folder).name == "build" else set()
    )
    (portal / "build" / "portal").mkdir()
    done = run((*MKDOCS, "build", "--strict"), portal)
    assert done.returncode == 0, done.stderr
    found = differences(portal / "build" / "site", built)
    assert not found, f"{len(found)} files differ: {found[:40]}"
    assert not differences(portal / "build" / "portal", sample / "build" / "portal")


def test_mkdocs_builds_a_portal_that_was_never_built(small: Path) -> None:
    shutil.rmtree(small / "build" / "portal")
    (small / "build" / "portal").mkdir()
    assert run((*MKDOCS, "build", "--strict"), small).returncode == 0
    site = files_of(small / "build" / "site")
    assert run((*PLAINLAW, "build"), small).returncode == 0
    assert files_of(small / "build" / "site") == site


def test_mkdocs_says_the_findings_and_leaves_the_last_good_site(small: Path) -> None:
    assert run((*MKDOCS, "build", "--strict"), small).returncode == 0
    site, tree = files_of(small / "build" / "site"), files_of(small / "build" / "portal")
    _write(small, HELP, "summary:", "sumary:")
    _write(small, "content/bulletins/2024-03.md", 'figure("visits")', 'figure("visit")')
    done = run((*MKDOCS, "build", "--strict"), small)
    assert done.returncode == 1
    for said in (
        f"{HELP}:3",
        "unknown-field",
        "summary",
        "content/bulletins/2024-03.md:13",
        "unknown-metric",
        "visits",
    ):
        assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert files_of(small / "build" / "site") == site
    assert files_of(small / "build" / "portal") == tree


@pytest.mark.parametrize("name", SERVERS)
def test_a_server_shows_what_is_saved_and_says_findings(name: str, small: Path) -> None:
    address = "pages/help/"
    with serving(SERVERS[name], small) as server:
        assert "云岭示例县法治公开网" in server.page()
        assert "请到司法所" in server.page(address)

        _write(small, HELP, "请到司法所", "请到综治中心")
        wait_until(lambda: "请到综治中心" in server.page(address), server.said)

        _write(small, HELP, "summary:", "sumary:")
        wait_until(lambda: "unknown-field" in server.said(), server.said)
        assert f"{HELP}:3" in server.said()
        if name == "plainlaw":  # the server of MkDocs itself holds pages back until the mistake is mended
            assert "请到综治中心" in server.page(address)

        _write(small, HELP, "sumary:", "summary:")
        _write(small, "stats/service/2024-03.csv", "云麓镇,90,", "云麓镇,91,")
        wait_until(lambda: "136人次" in server.page("bulletins/2024-03/"), server.said)


def test_mkdocs_does_not_build_for_ever(small: Path) -> None:
    with serving(SERVERS["mkdocs"], small) as server:
        _write(small, HELP, "请到司法所", "请到综治中心")
        wait_until(lambda: server.said().count("Reloading browsers") == 1, server.said)
        time.sleep(4)
        assert len(re.findall(r"Documentation built in", server.said())) == 2
        assert server.said().count("Detected file changes") == 1


def test_plainlaw_serve_does_not_build_for_ever(small: Path) -> None:
    site = small / "build" / "site"
    with serving(SERVERS["plainlaw"], small) as server:
        first = site.stat().st_ino
        _write(small, HELP, "请到司法所", "请到综治中心")
        wait_until(lambda: "请到综治中心" in server.page("pages/help/"), server.said)
        second = site.stat()
        assert second.st_ino != first
        time.sleep(4)
        assert (site.stat().st_ino, site.stat().st_ctime_ns) == (second.st_ino, second.st_ctime_ns)


def test_a_port_that_is_taken_is_a_failure_in_one_line(small: Path) -> None:
    with serving(SERVERS["plainlaw"], small) as server:
        port = server.address.rstrip("/").rpartition(":")[2]
        done = run((*PLAINLAW, "serve", "--port", port), small)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("plainlaw: ")
