"""Pages made from what was kept, without MkDocs: the same bytes as those of stock MkDocs, or nothing."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs import utils
from msgspec.structs import replace
from rendered_trees import DAY, PAGE, renderer, small

from plainlaw.render.addresses import link_from, relative_url, steps_of
from plainlaw.render.fast_inline import Doubt
from plainlaw.render.kept_shell import merged
from plainlaw.render.mkdocs import tree_paths
from plainlaw.render.plain_pages import Kept, PlainPages
from plainlaw.render.renderer import Renderer
from plainlaw.render.slot import Untraceable


def kept_of(ours: Renderer, into: Path, workers: int = 1) -> Kept:
    """What is kept when all pages were rendered."""
    ours.render(list(filter(ours.is_page, tree_paths(ours.root))), into, workers)
    kept = ours.kept()
    assert kept is not None
    return kept


def plain(root: Path, kept: Kept) -> PlainPages:
    """The pages of a tree by what was kept."""
    tree = root / "build/portal"
    return PlainPages(tree, kept.look, kept.shells.get, lambda path: (tree / path).is_file())


@pytest.mark.parametrize("workers", [1, 2])
def test_the_sample(tree: Path, stock: Path, tmp_path: Path, workers: int) -> None:
    ours = renderer(tree)
    pages = plain(tree, kept_of(ours, tmp_path, workers))
    made, left = 0, 0
    for path in filter(ours.is_page, tree_paths(tree)):
        try:
            place, html = pages.page(path)
        except (Doubt, Untraceable):
            left += 1
            continue
        made += 1
        assert html == (stock / place).read_bytes(), path
    assert made > left


def many(root: Path) -> Path:
    """A tree of many plain pages."""
    text = {
        f"a/p{n}/index.md": PAGE.format(title=f'"T{n}"', url=f"a/p{n}/", body=f"## H{n}\n\ntext") for n in range(70)
    }
    return small(root, text)


def test_only_what_is_certainly_understood_is_made(tmp_path: Path) -> None:
    root = many(tmp_path / "portal")
    kept = kept_of(renderer(root), tmp_path / "site")
    tree, pages = root / "build/portal", plain(root, kept)
    good = (tree / "a/p3/index.md").read_text("utf-8")
    assert pages.render(["a/p3/index.md"], tmp_path / "into", DAY)
    assert (tmp_path / "into/a/p3/index.html").read_bytes() == (tmp_path / "site/a/p3/index.html").read_bytes()
    for other in (
        good + "\n[x](../none/index.md)\n", good + "\n```\nx\n```\n", 
        good.replace('title: "T3"', 'title: "T3"\ntemplate: "x"'),
        good.replace("---", "----", 1), good + "\n[x](../p4/index.md#h4)\n", good + "\n## One\n\n### Two\n",
        good.replace('lang: "en"', 'lang: "en"\nlayout_of: ["x"]'),
    ):  # fmt: skip
        (tree / "a/p3/index.md").write_text(other, "utf-8")
        assert not plain(root, kept).render(["a/p5/index.md", "a/p3/index.md"], tmp_path / "nothing", DAY)
        assert not (tmp_path / "nothing").exists()
    # pages of the navigation, and what is not there
    assert not pages.render(["index.md"], tmp_path / "nothing", DAY)
    assert not pages.render(["a/none/index.md"], tmp_path / "nothing", DAY)


def test_a_theme_that_shows_the_day_keeps_it(tmp_path: Path) -> None:
    root = many(tmp_path / "portal")
    main = root / "site_config/theme/main.html"
    main.write_text(main.read_text("utf-8") + "{# build_date_utc #}", "utf-8")
    kept = kept_of(renderer(root), tmp_path / "site")
    assert json.loads(kept.look)["day"] == DAY.isoformat()
    assert plain(root, kept).render(["a/p3/index.md"], tmp_path / "into", DAY)
    assert not plain(root, kept).render(["a/p3/index.md"], tmp_path / "nothing", DAY.replace(day=1))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("nav:\n  - Home: index.md\n", ""),
        ("site_name: ", "site_name: !ENV [NOBODY_HAS_SET_THIS, A] # "),
        ("site_config/theme", "elsewhere"),
        ("slugify_unicode", "slugify"),
        ("docs_dir:", "use_directory_urls: false\ndocs_dir:"),
    ],
)
def test_nothing_is_kept_of_what_no_build_looks_at(tmp_path: Path, old: str, new: str) -> None:
    root = many(tmp_path / "portal")
    shutil.copytree(root / "site_config/theme", root / "elsewhere")
    path = root / "mkdocs.yml"
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    ours = renderer(root)
    ours.render(list(filter(ours.is_page, tree_paths(root))), tmp_path / "site", 1)
    assert ours.kept() is None


def test_nothing_is_kept_when_pages_show_other_pages(tmp_path: Path) -> None:
    root = many(tmp_path / "portal")
    main = root / "site_config/theme/main.html"
    main.write_text(
        main.read_text("utf-8").replace("{% block content %}", "{% block content %}{{ pages | length }}"), "utf-8"
    )
    ours = renderer(root)
    ours.render(list(filter(ours.is_page, tree_paths(root))), tmp_path / "site", 1)
    assert ours.kept() is None


def test_what_stands_in_the_navigation_is_known(tmp_path: Path) -> None:
    root = many(tmp_path / "portal")
    before = renderer(root).heads()
    (root / "build/portal/index.md").write_text("# Home\n\nOther words.\n", "utf-8")
    assert renderer(root).heads() == before
    (root / "build/portal/index.md").write_text('---\ndescription: "x"\n---\n# Home\n', "utf-8")
    assert renderer(root).heads() != before


def test_what_two_processes_keep_is_put_together_once() -> None:
    assert merged({"a": "[1, 2]"}, {"a": "[2, 3]", "b": "[4]"}) == {"a": "[1, 2, 3]", "b": "[4]"}


def test_a_kept_way_that_is_not_known_is_no_page(tmp_path: Path) -> None:
    root = many(tmp_path / "portal")
    kept = kept_of(renderer(root), tmp_path / "site")
    assert not plain(root, replace(kept, shells={})).render(["a/p3/index.md"], tmp_path / "nothing", DAY)
    empty = dict.fromkeys(kept.shells, "[]")
    assert not plain(root, replace(kept, shells=empty)).render(["a/p3/index.md"], tmp_path / "nothing", DAY)


addresses = st.one_of(
    st.text("ab/._-~%", max_size=12), st.text("ab/.", max_size=9),
    st.sampled_from(["", ".", "..", "#x", "/x/y", "//x", "https://example.org/a", "mailto:a@b", "a?b", "a\\b",
                     "../a/"]),
)  # fmt: skip


@given(addresses, addresses)
def test_addresses_are_those_of_mkdocs(address: str, page: str) -> None:
    class Of:
        url = page

    assert relative_url(address, page) == utils.get_relative_url(address, page)
    assert link_from(address, Of, "base") == utils.normalize_url(address, Of, "base")  # type: ignore[arg-type]
    path, level = utils._get_norm_url(address)
    assert steps_of(address) == (None if level == -1 else utils._norm_parts(path))
