"""A build after edits is the build from nothing, file for file and finding for finding, whatever the edits were."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from freshness.clean_builds import different, from_nothing, said
from freshness.edits import Edit, edits, make
from freshness.many_texts import portal_with_texts
from plainlaw.build import build
from portals import git

DAY = date(2025, 1, 26)
EXAMPLES = int(os.environ.get("PLAINLAW_EDITS", "6"))
WORKERS = os.environ.get("PLAINLAW_EDIT_WORKERS", "1 2").split()


@pytest.fixture(scope="module", params=WORKERS)
def portal(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal that is built again and again, by so many processes; edits pile up in it."""
    os.environ["PLAINLAW_WORKERS"] = request.param
    request.addfinalizer(lambda: os.environ.pop("PLAINLAW_WORKERS"))
    return portal_with_texts(tmp_path_factory.mktemp("edited") / "portal")


@settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(edits)
def test_a_build_after_edits_is_the_build_from_nothing(portal: Path, made: list[Edit]) -> None:
    for edit in made:
        make(portal, edit)
    loaded = build(portal, DAY)
    clean = portal.with_name("clean")
    afresh = from_nothing(portal, clean, DAY)
    assert said(loaded) == said(afresh)
    if afresh.site is None:
        git(portal, "checkout", "--quiet", "--", ".")
        git(portal, "clean", "--quiet", "--force", "-d", "content", "stats", "site_config")
        return
    for part in ("portal", "site"):
        assert different(portal / "build" / part, clean / "build" / part) == []
