"""Stock MkDocs builds and serves the portal through the thin plugin, and shows findings instead of a broken site."""

import re
import shutil
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from programs import MKDOCS, PLAINLAW, Server, differences, files_of, plainlaw, run, serving, wait_until

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


def test_mkdocs_says_the_findings_and_leaves_the_last_good_site(small: Path) -> None:
    assert plainlaw(small, "build").exit_code == 0
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


def _builds_no_more(server: Server, site: Path) -> None:
    """What a build reads and writes must not make the server build again."""
    known = site.stat().st_ino if site.exists() else 0  # MkDocs serves from a folder of its own
    time.sleep(4)
    assert known == (site.stat().st_ino if site.exists() else 0)
    assert server.said().count("Documentation built in") in (0, 2)
    assert server.said().count("Detected file changes") in (0, 1)


@pytest.mark.parametrize("name", SERVERS)
def test_a_server_shows_what_is_saved_and_says_findings(name: str, small: Path) -> None:
    address = "pages/help/"
    with serving(SERVERS[name], small) as server:
        assert "云岭示例县法治公开网" in server.page()
        assert "请到司法所" in server.page(address)

        _write(small, HELP, "请到司法所", "请到综治中心")
        wait_until(lambda: "请到综治中心" in server.page(address), server.said)
        _builds_no_more(server, small / "build" / "site")

        _write(small, HELP, "summary:", "sumary:")
        wait_until(lambda: "unknown-field" in server.said(), server.said)
        assert f"{HELP}:3" in server.said()
        if name == "plainlaw":  # the server of MkDocs itself holds pages back until the mistake is mended
            assert "请到综治中心" in server.page(address)

        _write(small, HELP, "sumary:", "summary:")
        _hand_in_again(small / "stats" / "service")
        wait_until(lambda: "136人次" in server.page("bulletins/2024-03/"), server.said)


def _hand_in_again(dataset: Path) -> None:
    """A correction of the return of March."""
    reason = "- {return: 2024-03.v2, type: correction, reason: {zh-Hans: 漏记一人。}, date: 2024-05-06}\n"
    (dataset / "revisions.yml").write_text(reason, encoding="utf-8")
    first = (dataset / "2024-03.csv").read_text(encoding="utf-8")
    (dataset / "2024-03.v2.csv").write_text(first.replace("云麓镇,90,", "云麓镇,91,"), encoding="utf-8")


def test_a_port_that_is_taken_is_a_failure_in_one_line(small: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run((*PLAINLAW, "serve", "--port", str(taken.getsockname()[1])), small)
    assert done.returncode == 3
    assert re.fullmatch(r"plainlaw: .*in use.*\n", done.stderr)
