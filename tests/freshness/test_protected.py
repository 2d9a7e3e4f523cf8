"""A build after a protected table changed is the build from nothing, and an edited page pays nothing for protection."""

import subprocess
import sys
from pathlib import Path

from disclosure.protected_portal import DAY, add, protected_portal, raw_return
from freshness.clean_builds import different, from_nothing, said
from plainlaw.build import build
from plainlaw.edit.protect_returns import protect_returns, write
from portals import commit_all

_BUILD = """
import sys
from datetime import date
from pathlib import Path
from plainlaw.build import build
assert not build(Path(sys.argv[1]), date(2025, 1, 26)).has_errors
print(sorted({name.partition(".")[0] for name in sys.modules} & {"scipy", "pandas", "numpy"}))
"""


def assert_as_from_nothing(portal: Path) -> None:
    loaded = build(portal, DAY)
    clean = portal.with_name("clean")
    assert said(loaded) == said(from_nothing(portal, clean, DAY))
    for part in ("portal", "site"):
        assert different(portal / "build" / part, clean / "build" / part) == []


def test_changed_tables_change_what_rests_on_them(tmp_path: Path) -> None:
    portal = protected_portal(tmp_path)
    assert_as_from_nothing(portal.root)
    # a new month comes in, and one is revised
    (portal.private / "aid/2024-03.csv").write_text(raw_return("2024-01"), encoding="utf-8")
    revised = raw_return("2024-02").replace("710009", "720007")
    (portal.private / "aid/2024-02.v2.csv").write_text(revised, encoding="utf-8")
    (portal.root / "stats/aid/revisions.yml").write_text(
        "- return: 2024-02.v2\n  type: correction\n  reason: {zh-Hans: 更正。, en: Error.}\n  date: 2024-07-20\n",
        encoding="utf-8",
    )
    tables = protect_returns(portal.root, "aid", portal.private, DAY)
    assert tables.is_safe
    assert set(tables.changed) == {"stats/aid/2024-02.v2.csv", "stats/aid/2024-03.csv"}
    write(tables)
    assert_as_from_nothing(portal.root)
    commit_all(portal.root)
    assert_as_from_nothing(portal.root)


def test_an_edited_page_pays_nothing(tmp_path: Path) -> None:
    portal = protected_portal(tmp_path).root
    assert not build(portal, DAY).has_errors
    add(portal / "content/pages/help.en.md", "\nOpen all day.\n")
    done = subprocess.run([sys.executable, "-c", _BUILD, str(portal)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
