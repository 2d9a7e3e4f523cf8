"""START HERE: a portal is built in seven steps, read → validate → resolve → check → render → publish.

In: the folder of a portal and the day of the build. Out: build/portal (the generated tree) and build/site, or
findings and nothing written.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plainlaw.artifact import Artifact
from plainlaw.chart_files import chart_files
from plainlaw.checks import run_checks
from plainlaw.outputs import produce
from plainlaw.problems import Place, Problem
from plainlaw.publish import exchange, refuse_links, write_tree
from plainlaw.render.mkdocs import render
from plainlaw.resolve import ResolvedSite, resolve
from plainlaw.search import search_files
from plainlaw.sources.portal import read_sources
from plainlaw.validate import RawPortal, validate

BUILT = "build"
TREE, SITE, STAGING, CHARTS = "build/portal", "build/site", "build/.staging", "build/cache/charts"
SEARCH = "build/cache/search"

Tell = Callable[[str], None]
"""Told the name of each step as it begins."""


@dataclass(frozen=True)
class Loaded:
    """A portal that was read, and every finding about it. `site` is None when there is an error."""

    site: ResolvedSite | None
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        """Whether anything stops the build."""
        return any(problem.is_error for problem in self.problems)


def load(root: Path, as_of: date, tell: Tell = lambda step: None) -> Loaded:
    """Everything but the writing: read, validate, resolve, check."""
    found: list[Problem] = []
    tell("read")
    raw = RawPortal(*read_sources(root, found))
    tell("validate")
    model = validate(raw, as_of, found)
    site = None
    if model is not None:
        tell("resolve")
        site = resolve(model, found)
        tell("check")
        run_checks(site, found)
    problems = tuple(sorted(set_aside_repeats(found), key=lambda problem: (problem.place, problem.kind.code)))
    loaded = Loaded(site, problems)
    return Loaded(None, problems) if loaded.has_errors else loaded


def set_aside_repeats(found: list[Problem]) -> list[Problem]:
    """One finding of a kind at a place is enough."""
    seen: dict[tuple[Place, str, str], Problem] = {}
    for problem in found:
        seen.setdefault((problem.place, problem.kind.code, repr(sorted(problem.values.items(), key=str))), problem)
    return list(seen.values())


def generate(root: Path, site: ResolvedSite, tell: Tell = lambda step: None) -> tuple[Artifact, ...]:
    """Write the generated tree. Nothing is written when an output fails, or when build/ leads out of the portal."""
    refuse_links(root, BUILT)
    tell("pages")
    artifacts = produce(site)
    tell("charts")
    charts = tuple(chart_files((chart for artifact in artifacts for chart in artifact.charts), root / CHARTS))
    tell("search")
    search = tuple(search_files(site, root / SEARCH))
    write_tree((*artifacts, *charts, *search), root / TREE)
    return (*artifacts, *charts, *search)


def build(root: Path, as_of: date, tell: Tell = lambda step: None) -> Loaded:
    """Build the whole portal; the site is exchanged only when everything went well."""
    loaded = load(root, as_of, tell)
    if loaded.site is None:
        return loaded
    generate(root, loaded.site, tell)
    tell("render")
    render(root, root / STAGING, as_of)
    tell("publish")
    exchange(root / STAGING, root / SITE)
    return loaded
