"""Trees to render, and what stock MkDocs makes of them in a process of its own."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from plainlaw.build import generate
from plainlaw.model.day import noon
from plainlaw.render.mkdocs import render, tree_paths
from plainlaw.render.renderer import Renderer
from plainlaw.render.switches import ALL, Switches
from portals import REPOSITORY

DAY = date(2025, 1, 26)
PAGE = (
    "---\ntitle: {title}\ndescription: \"d\"\nlang: \"en\"\ntheme_language: \"en\"\nlayout: \"document\"\n"
    "alternates: [{{\"href\": \"{url}\", \"lang\": \"en\", \"name\": \"English\"}}]\n---\n\n{body}\n"
)  # fmt: skip


def without_plugins(root: Path) -> None:
    """Leave only MkDocs and the theme in the portal's mkdocs.yml: the tree is there, and search is no page."""
    path = root / "mkdocs.yml"
    text = re.sub(r"(?ms)^plugins:.*?(?=^\S(?<!-))", "plugins: []\n", path.read_text("utf-8"))
    path.write_text(text if "plugins: []" in text else text + "\nplugins: []\n", "utf-8")


def with_tree(root: Path) -> Path:
    """The portal, with its tree generated."""
    assert generate(root, DAY).site is not None
    without_plugins(root)
    return root


def small(root: Path, pages: Mapping[str, str], nav: str = "nav:\n  - Home: index.md\n") -> Path:
    """A portal with the theme and mkdocs.yml of the sample, and a tree of these files."""
    theme = REPOSITORY / "site_config" / "theme"
    for source in theme.rglob("*"):
        if source.is_file():
            target = root / "site_config" / "theme" / source.relative_to(theme)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    text = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    text = re.sub(r"(?ms)^nav:\n.*?(?=^\S)", nav, text)
    (root / "mkdocs.yml").write_text(text, "utf-8")
    without_plugins(root)
    for path, content in {"index.md": "# Home\n", **pages}.items():
        target = root / "build" / "portal" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, "utf-8")
    return root


def stock_site(root: Path, into: Path) -> Path:
    """What stock `mkdocs build` writes."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(noon(DAY)), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(into)]
    subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True)
    return into


def our_site(root: Path, into: Path, workers: int = 1, switches: Switches = ALL) -> Path:
    """What we write."""
    render(root, into, DAY, workers=workers, switches=switches)
    return into


def renderer(root: Path, switches: Switches = ALL) -> Renderer:
    """A renderer of the portal."""
    return Renderer(root, DAY, tree_paths(root), switches)


def differences(one: Path, other: Path) -> Iterator[str]:
    """The paths of files that are not the same in both folders, byte for byte."""
    first, second = _files(one), _files(other)
    for path in sorted(first.keys() | second.keys()):
        if path not in first or path not in second or first[path].read_bytes() != second[path].read_bytes():
            yield path


def _files(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
