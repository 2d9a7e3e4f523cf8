"""The oracle: every file that we write is, byte for byte, the one that stock `mkdocs build` writes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import fields, replace
from rendered_trees import differences, our_site, renderer, stock_site, with_tree

from plainlaw.render.mkdocs import tree_paths
from plainlaw.render.switches import ALL, Switches
from portals import REPOSITORY

COUNT = int(os.environ.get("PLAINLAW_ORACLE", "60"))
EACH_OFF = [replace(ALL, **{field.name: False}) for field in fields(Switches)]


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_the_sample(tree: Path, stock: Path, tmp_path: Path, workers: int) -> None:
    assert list(differences(stock, our_site(tree, tmp_path / "site", workers))) == []


@pytest.mark.parametrize("switches", [Switches.none(), *EACH_OFF], ids=["none", *(f.name for f in fields(Switches))])
def test_the_sample_with_accelerations_off(tree: Path, stock: Path, tmp_path: Path, switches: Switches) -> None:
    assert list(differences(stock, our_site(tree, tmp_path / "site", 2, switches))) == []


def test_a_corpus(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.corpus", str(tmp_path / "portal"), str(COUNT)]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)
    root = with_tree(tmp_path / "portal")
    stock = stock_site(root, tmp_path / "stock")
    for workers in (1, 2, 4):
        ours = our_site(root, tmp_path / f"site{workers}", workers)
        assert list(differences(stock, ours)) == []


def test_pages_one_by_one(tree: Path, stock: Path) -> None:
    ours = renderer(tree)
    for path in list(filter(ours.is_page, tree_paths(tree)))[::20]:
        place, html = ours.page(path)
        assert (stock / place).read_bytes() == html
        source = (tree / "build/portal" / path).read_bytes()
        assert ours.page(path, source) == (place, html)


def test_the_accelerations_are_used(tree: Path, tmp_path: Path) -> None:
    ours = renderer(tree)
    pages = list(filter(ours.is_page, tree_paths(tree)))
    ours.render(pages, tmp_path, workers=1)
    used = ours.used()
    assert used["shells given up"] == ""
    assert used["shells"] > 0.9 * len(pages)
    assert used["doubted"] < 0.05 * len(pages)


def test_the_site_map_from_facts(tree: Path, stock: Path, tmp_path: Path) -> None:
    ours = renderer(tree)
    facts = {path: ours.meta(path) for path in tree_paths(tree) if ours.is_page(path)}
    ours.static(tmp_path, facts)
    for name in ("sitemap.xml", "sitemap.xml.gz", "404.html"):
        assert (tmp_path / name).read_bytes() == (stock / name).read_bytes()
