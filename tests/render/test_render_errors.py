"""What goes wrong is said by name, and what the public reads is never written into."""

import os
import signal
from contextlib import suppress
from pathlib import Path

import pytest
from rendered_trees import DAY, our_site, renderer, small, stock_site

from plainlaw.render.mkdocs import tree_paths
from plainlaw.render.net import RenderError
from plainlaw.render.renderer import NotPlainError, Renderer

MANY = {f"a/p{number:03}/index.md": f"text {number}\n" for number in range(90)}


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_a_page_that_fails_is_named(tmp_path: Path, workers: int) -> None:
    root = small(tmp_path / "portal", MANY)
    for number in (40, 80):
        (root / f"build/portal/a/p{number:03}/index.md").write_bytes(b"\xff\xfe broken")
    with pytest.raises(RenderError, match=r"^a/p040/index\.md could not be rendered: UnicodeDecodeError"):
        our_site(root, tmp_path / "site", workers)


@pytest.mark.parametrize("workers", [1, 2])
def test_an_unsafe_page_is_named(tmp_path: Path, workers: int) -> None:
    root = small(tmp_path / "portal", MANY | {"a/p050/index.md": '<p onclick="x">y</p>\n'})
    with pytest.raises(RenderError, match=r"^a/p050/index\.md was not published: it holds <p onclick"):
        our_site(root, tmp_path / "site", workers)


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_what_mkdocs_warns_about(tmp_path: Path, workers: int) -> None:
    pages = MANY | {
        "a/p010/index.md": "[x](../gone/index.md)\n", "a/p070/index.md": "[y](../p071/index.md#no)\n\n[z](#nor)\n",
        "a/p071/index.md": "## Yes\n\n[ok](../p072/index.md#h)\n", "a/p072/index.md": "## H\n",
    }  # fmt: skip
    root = small(tmp_path / "portal", pages)
    with pytest.raises(RenderError) as caught:
        our_site(root, tmp_path / "site", workers)
    assert str(caught.value).split("; ") == [
        "Doc file 'a/p010/index.md' contains a link '../gone/index.md', but the target 'a/gone/index.md' is not found "
        "among documentation files.",
        "Doc file 'a/p070/index.md' contains a link '../p071/index.md#no', but the doc 'a/p071/index.md' does not "
        "contain an anchor '#no'.",
        "Doc file 'a/p070/index.md' contains a link '#nor', but there is no such anchor on this page.",
    ]


def test_a_worker_that_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = small(tmp_path / "portal", MANY)
    parent, one = os.getpid(), Renderer.one

    def deadly(self: Renderer, path: str, markdown: bytes | None = None) -> tuple[str, bytes]:
        if path == "a/p060/index.md" and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return one(self, path, markdown)

    monkeypatch.setattr(Renderer, "one", deadly)
    with pytest.raises(RenderError, match=r"was killed by signal 9 while it rendered .*a/p060/index\.md"):
        our_site(root, tmp_path / "site", 2)
    with suppress(ChildProcessError):
        assert os.waitpid(-1, os.WNOHANG)[0] == 0  # nobody is left unburied


def test_files_that_are_linked_elsewhere_stay_as_they_are(tmp_path: Path) -> None:
    root = small(tmp_path / "portal", {"a/p/index.md": "new\n", "a/x.css": "p {}"})
    site, public = tmp_path / "site", tmp_path / "public.html"
    (site / "a/p").mkdir(parents=True)
    public.write_text("old")
    os.link(public, site / "a/p/index.html")
    ours = renderer(root)
    ours.render(["a/p/index.md"], site, 1)
    ours.static(site)
    assert public.read_text() == "old"
    assert "new" in (site / "a/p/index.html").read_text("utf-8")
    assert (site / "a/x.css").samefile(root / "build/portal/a/x.css")


def test_portals_with_plugins_of_their_own_are_rendered_by_mkdocs(tmp_path: Path) -> None:
    root = small(tmp_path / "portal", {"a/p/index.md": "text\n"})
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("plugins: []", "plugins: [search]"), "utf-8")
    with pytest.raises(NotPlainError):
        renderer(root)
    ours = our_site(root, tmp_path / "site")
    assert (ours / "search/search_index.json").exists()


@pytest.mark.parametrize("nav", ["", "nav:\n  - a/p/index.md\n  - index.md\n  - Deep:\n      - b.md\n"])
def test_other_trees_and_navigations(tmp_path: Path, nav: str) -> None:
    pages = {
        "a/p/index.md": "# P\n\n[b](../../b.md) [c](../README.md)\n", "b.md": "# B\n\ntext\n", "a/README.md": "# R\n",
        "c/.hidden.md": "x\n", "templates/t.md": "x\n", "d/名 词.md": "# N\n", "d/x.json": "{}", "e/f.html": "<p>x</p>",
    }  # fmt: skip
    root = small(tmp_path / "portal", pages, nav)
    stock, ours = stock_site(root, tmp_path / "stock"), our_site(root, tmp_path / "site", 2)
    for path in stock.rglob("*"):
        if path.is_file():
            assert (ours / path.relative_to(stock)).read_bytes() == path.read_bytes(), path
    assert len(list(ours.rglob("*"))) == len(list(stock.rglob("*")))


def test_the_digest_of_what_all_pages_share(tmp_path: Path) -> None:
    root = small(tmp_path / "portal", {"a/p/index.md": "text\n"})
    before = renderer(root).shared
    assert renderer(root).shared == before
    assert Renderer(root, DAY.replace(year=2030), tree_paths(root)).shared == before
    main = root / "site_config/theme/main.html"
    main.write_text(main.read_text("utf-8") + " ", "utf-8")
    assert renderer(root).shared != before
    main.write_text(main.read_text("utf-8") + "{{ build_date_utc }}", "utf-8")
    dated = renderer(root).shared
    assert Renderer(root, DAY.replace(year=2030), tree_paths(root)).shared != dated
