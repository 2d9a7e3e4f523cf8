"""Steps 6b and 7: the pages of the tree that are not what the site shows are rendered, and the site is exchanged.

In: an up to date tree and its ledger. Out: build/site. It is exchanged as a whole after a change that concerns every
page, else file by file with a journal (plainlaw.publish).
"""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct

from plainlaw.freshness.changes import Sources
from plainlaw.freshness.files import SHOWN
from plainlaw.freshness.ledger import Ledger
from plainlaw.plain_site import keep_plain, keep_plain_while, render_plain
from plainlaw.publish import begin_changes, exchange, finish_changes
from plainlaw.render.writing import link_file
from plainlaw.workers import meanwhile

Facts = Mapping[str, Mapping[str, Any]]
_THEME = "theme"
"""The source of files of the site that come from no file of the tree."""


class Show(Struct, frozen=True):
    """Where tree, site and staging are, and the day of the build. `finish` ends what is made of the tree meanwhile and
    is not needed to render pages: the index of the search, and charts.
    """

    root: Path
    as_of: date
    tree: Path
    site: Path
    staging: Path
    finish: Callable[[], None]


def look_digest(sources: Sources) -> bytes:
    """Changes with the theme and the configuration of the renderer."""
    return sources.digest(lambda path: path == "mkdocs.yml" or path.startswith("site_config/theme/"))


def show(where: Show, ledger: Ledger, look: bytes, damaged: frozenset[str]) -> frozenset[str] | None:
    """Bring the site up to date with the tree. `look` is a digest of theme and configuration.

    Returns which files of the site changed; None when it was exchanged as a whole.
    """
    shutil.rmtree(where.staging, ignore_errors=True)
    where.staging.mkdir(parents=True)
    ledger.many("UPDATE site SET rendered = '' WHERE source = ?", ((source,) for source in damaged))
    whole = ledger.value("look") != look or _THEME in damaged or not where.site.is_dir()
    pages = [path for (path, _) in ledger.rows(_STALE) if path.endswith(".md")]
    listed = ledger.value("facts") != SHOWN
    if whole or listed or (pages and not render_plain(pages, where.tree, where.staging, where.as_of, ledger)):
        from plainlaw.render.renderer import NotPlainError, Renderer

        paths = [path for (path,) in ledger.rows(_EARLY)]
        try:
            renderer = Renderer(where.root, where.as_of, paths)
        except NotPlainError:
            _show_stock(where, ledger)
            return None
        whole = whole or ledger.value("shared") != renderer.shared
        finish_rest: Callable[[], None] = lambda: None  # noqa: E731
        if whole or listed:
            write = renderer.static if whole else renderer.templates
            finish_rest = meanwhile(partial(write, where.staging, _facts(ledger)))
        renderer.render(paths if whole else pages, where.staging)
        finish_rest()
        if whole:
            keep_plain(renderer.kept(), ledger)
        else:
            keep_plain_while(renderer.heads(), ledger)
        for name, value in (("look", look), ("facts", SHOWN), ("shared", renderer.shared)):
            ledger.set(name, value)
    where.finish()
    if whole:
        _exchange_whole(where, ledger)
        return None
    return _exchange_part(where, ledger)


_EARLY = "SELECT path FROM file WHERE maker NOT LIKE 'index %' AND maker NOT IN ('charts', 'pdf') ORDER BY path"
"""Every file but those of the index, drawn charts and PDF files, which may not be finished."""
_STALE = (
    "SELECT file.path, file.sha256 FROM file LEFT JOIN site ON site.source = file.path"
    " WHERE site.rendered IS NOT file.sha256 ORDER BY file.path"
)
_GONE = "SELECT path FROM site WHERE source != ? AND source NOT IN (SELECT path FROM file)"
_FACTS = "SELECT path, facts FROM file WHERE facts != '' ORDER BY path"


def _facts(ledger: Ledger) -> Facts:
    return {path: dict(_fact(line) for line in lines.split("\n")) for path, lines in ledger.rows(_FACTS)}


def _fact(line: str) -> tuple[str, Any]:
    name, _, value = line.partition(": ")
    return name, json.loads(value)


def _exchange_whole(where: Show, ledger: Ledger) -> None:
    digests = dict(ledger.rows("SELECT path, sha256 FROM file"))
    _link_files(where, digests)
    ledger.many("DELETE FROM site WHERE source != ?", (("",),))
    ledger.many("INSERT INTO site VALUES (?, ?, ?, ?, ?)", _rows(where.staging, digests))
    exchange(where.staging, where.site)


def _exchange_part(where: Show, ledger: Ledger) -> frozenset[str]:
    digests = dict(ledger.rows(_STALE))
    _link_files(where, digests)
    rows = list(_rows(where.staging, digests))
    changed = {row[0] for row in rows}
    gone = {path for (path,) in ledger.rows(_GONE, _THEME)} - changed
    ledger.many("INSERT OR REPLACE INTO site VALUES (?, ?, ?, ?, ?)", rows)
    ledger.many("DELETE FROM site WHERE path = ?", ((path,) for path in gone))
    if changed or gone:
        begin_changes(where.staging, gone)
        finish_changes(where.staging, where.site)
    return frozenset(changed | gone)


def _link_files(where: Show, paths: Iterable[str]) -> None:
    """Put files of the tree that are no pages into the staging folder, where they are not there yet."""
    for path in paths:
        if not path.endswith(".md") and not os.path.lexists(f"{where.staging}/{path}"):
            link_file(where.tree / path, where.staging / path)


def _place(path: str) -> str:
    """Where a file of the tree lies in the site: all its pages are the index of a folder."""
    return f"{path.removesuffix('.md')}.html" if path.endswith(".md") else path


def _rows(staging: Path, digests: Mapping[str, str]) -> Iterator[tuple[str, str, str, int, int]]:
    sources = {_place(path): path for path in digests}
    for here, _, names in os.walk(staging):
        under = os.path.relpath(here, staging).replace(os.sep, "/")
        for name in names:
            path = name if under == "." else f"{under}/{name}"
            state = os.lstat(f"{here}/{name}")
            source = sources.get(path, _THEME)
            yield path, source, digests.get(source, ""), state.st_size, state.st_mtime_ns


def _show_stock(where: Show, ledger: Ledger) -> None:
    from plainlaw.render.stock import render_stock

    where.finish()
    ledger.many("DELETE FROM site WHERE source != ?", (("",),))
    render_stock(where.root, where.staging, where.as_of)
    exchange(where.staging, where.site)
