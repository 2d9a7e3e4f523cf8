"""The last net: whatever deceives the checks, no page that could act is published."""

import shutil
from pathlib import Path

import pytest
from portals_of_links import DAY

from plainlaw.build import build
from plainlaw.render import mkdocs
from plainlaw.render.net import RenderError, unsafe

SOUND = (
    "<p>1 &lt; 2 > 1 &amp; more</p>", '<td style="text-align: right;">1</td>', '<a href="../x/#y" title="a">z</a>',
    '<a href="https://example.org/">x</a><a href="mailto:a@b.example">m</a><a href="tel:12348">t</a>',
    '<img alt="x" src="../assets/charts/a.svg" />', '<source srcset="a.svg 1x, b.svg 2x" media="(x)">',
    '<input id="hero-q" name="q" type="search" autocomplete="off" placeholder="法律">', "<hr />", "<br>",
    '<form class="search__form" role="search" method="get">', '<form class="hero__search" action="search/">',
    '<svg viewBox="0 0 1 1" role="img"><polyline fill="none" points="0,0 1,1"/></svg>',
    '<a href="//example.org/">x</a>',
)  # fmt: skip
UNSAFE = (
    "<script>", "<SCRIPT src=x>", "<iframe>", "<object>", "<embed>", "<style>", "<base href='/'>", "<meta>", "<link>",
    '<base href="/">', '<meta http-equiv="refresh" content="0">', '<link rel="stylesheet" href="x">', "<math>",
    "<template>", "<noscript>", "<textarea>", "<title>", "<select>", "<video>", "<foreignObject>", "<animate>", "<use>",
    '<p onclick="x">', '<p ONCLICK="x">', '<p style="position: fixed">', '<td style="text-align: left; top: 0">',
    '<p srcdoc="x">', '<a ping="x">', '<a target="x">', '<p data-md-component="x">', '<a href="javascript:x">',
    '<a href=" java&#10;script:x">', '<a href="&#1;javascript&colon;x">', '<a href="data:text/html,x">',
    '<a href="vbscript:x">', '<img src="https://example.org/x.png">', '<img src="//example.org/x.png">',
    '<img src="\\\\example.org/x">', '<img src="/&#9;/example.org/x">', '<img src="data:image/svg+xml,x">',
    '<source srcset="a.png 1x, https://example.org/x 2x">', '<form action="x">', '<form class="other">',
    '<input type="password">', '<input id="hero-q" formaction="x">', '<button formaction="x">',
    '<button type="button">',
    "<!-- x -->", "<!DOCTYPE x>", "<?x?>", "<![CDATA[x]]>", "<p title='x'>", '<p title="a>b">', '<p title="a', "a < b",
    '<p/onclick="x">', "<p title=x>", '<a href="x"onclick="y">',
)  # fmt: skip


@pytest.mark.parametrize("html", SOUND)
def test_what_the_portal_is_made_of_passes(html: str) -> None:
    assert unsafe(html) == ""


@pytest.mark.parametrize("html", UNSAFE)
def test_what_could_act_is_named(html: str) -> None:
    assert unsafe(f"<p>before</p>{html}<p>after</p>").startswith("it holds ")


def test_the_page_is_named_and_the_last_site_stays(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(portal, DAY)
    page = portal / "build/portal/pages/about/index.md"
    page = page if page.is_file() else next((portal / "build/portal/pages").rglob("*.md"))
    before = (portal / "build/site/index.html").read_bytes()
    page.write_text(page.read_text() + '\n\n<div onmouseover="alert(1)">x</div>\n')
    with pytest.raises(RenderError) as caught:
        mkdocs.render(portal, portal / "build/.staging", DAY)
    said = str(caught.value)
    assert page.relative_to(portal / "build/portal").as_posix() in said
    assert '<div onmouseover="alert(1)">' in said
    assert (portal / "build/site/index.html").read_bytes() == before


def test_the_net_changes_no_byte(portal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(portal, DAY)
    monkeypatch.setattr("plainlaw.render.renderer.unsafe", lambda html: "")
    mkdocs.render(portal, tmp_path / "without", DAY)
    for path in sorted((tmp_path / "without").rglob("*.html")):
        assert path.read_bytes() == (portal / "build/site" / path.relative_to(tmp_path / "without")).read_bytes()
    shutil.rmtree(tmp_path / "without")
