"""The small grammar understands little, and what it understands it converts as Python-Markdown does."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from mkdocs.structure.pages import Page
from rendered_trees import renderer, small

from plainlaw.render.conversion import Converted
from plainlaw.render.fast_inline import Doubt
from plainlaw.render.fast_markdown import FastMarkdown, fast_markdown
from plainlaw.render.listening import listening
from plainlaw.render.net import unsafe
from plainlaw.render.renderer import Renderer
from portals import shared_data

FILE = "a/b/index.md"
PLACES = (FILE, "a/c/index.md", "d/index.md", "d/note.md", "a/img.png", "index.md")


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    root = small(tmp_path_factory.mktemp("md") / "portal", dict.fromkeys(PLACES, "x\n"))
    return renderer(root)


@pytest.fixture(scope="module")
def fast(ours: Renderer) -> FastMarkdown:
    found = fast_markdown(ours.config, ours.files, ours._slow.convert)
    assert found is not None, "the grammar was not verified for the installed Python-Markdown"
    return found


def agree(ours: Renderer, fast: FastMarkdown, text: str) -> bool:
    """Whether the grammar understood the text; it must then agree with MkDocs, also in what it warns about."""
    file = ours.files.get_file_from_path(FILE)
    assert file is not None
    with listening() as warnings:
        try:
            mine = fast.certain(file, text)
        except Doubt:
            assert not warnings.said
            return False
        said = warnings.take()
        page = Page(None, file, ours.config)
        page.markdown = text
        page.render(ours.config, ours.files)
        assert said == warnings.take()
    assert page.content is not None
    assert mine.html == page.content
    assert shown(mine.tokens) == [*entries(page.toc)]
    assert mine.title == page._title_from_render
    if mine.sound:
        assert unsafe(mine.html) == ""
    return True


def shown(tokens: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(token["id"], token["name"], token["level"], shown(token["children"])) for token in tokens]


def entries(toc: Any) -> Iterator[tuple[Any, ...]]:
    for entry in toc:
        yield entry.id, entry.title, entry.level, [*entries(entry.children)]


WORDS = ["word", "文字", "，", "。", "12348", "a_b", "_x_", "x_y_", "1.", "-", "+", "#", "!", "|", ">", "<", "&",
    "&amp;",
         "&lt;", "&#39;", "&nosemi", "\\", "\\*", "*", "**", "***", "_", "__", "`", "``", "[", "]", "(", ")", "\u3000",
         "\xa0", "\t", "  ", "  \n", "\n", "“", "\"", "'", "=", "---", "===", ":", ": ", "^", "[^1]", "[^1]: note",
         "[ref]: d/index.md", "[ref]", "<b>", "</b>", "<div>", "</div>", "<br>", "<!-- c -->", "http://x.example",
         "<http://x.example>", "<a@b.example>", "![alt](../img.png)", "\x0b", "\u2028", "*em*", "**strong**",
         "**粗体**", "`code`", "`a|b`", "`<b>`", "[link](../c/index.md)", "[on](../../d/index.md#x)",
         "[u](http://x.example/y_z)",
         "[bad](missing.md)", "[t](../c/index.md \"title\")", "[*e*](../c/index.md)", "[self](#here)", "{#id}", "!!!",
         '<a class="figure" href="../../m/#f-1" title="A · B">46</a>', '<a href="javascript:x">y</a>', "</a>",
         "    "]  # fmt: skip
LINES = ["# One", "## Two", "## Two", "### 三 三", "## With `code`", "## A [l](../c/index.md)", "##Tight",
    "## Closed ##",
         "####### seven", "Setext\n===", "Setext\n---", "- a", "- b", "* c", "+ d", "1. one", "2. two", "3. three",
         "  - in",
         "    - deeper", "    code", "> quote", "term\n: definition", "!!! note", '!!! note "标题"\n    text',
         "    - item",
         '!!! warning ""\n    x', "!!! a b\n    1. x\n    2. y", "| a | b |\n| --- | :-: |\n| 1 | 2 |",
         "| a | b |\n|---|---|", "a | b\n--- | ---\n1 | 2", "| `a|b` | c |\n| --- | --- |\n| x |", "***", "- - -",
         "___", "---", "--",
         "==", "-", "* * *", "_ _ _", "--- x", "- ", "1. ", "1.", ":", ">", "#", "##", "|", "| a |", "!!!", "[a]:",
         "***\ntext",
         "[ref]: ../c/index.md 'T'", "[^1]: a note", "```\ncode\n```", "~~~ py\nx\n~~~", "[TOC]",
         "<div>\n<p>a</p>\n</div>",
         '<header class="h">\n<h1>x &amp; y</h1>\n</header>', '<section class="s"><section>a</section></section>',
         "<ul>\n<li><ul><li>x</li></ul></li>\n</ul>", "<div>\n\n*md*\n\n</div>", "<p>a</p>tail", "<p>a</p>\n<p>b</p>",
         "<figure><img src=\"a.png\"></figure><details><summary>s</summary>x</details>", "<hr>", "<br>", "<p>a & b</p>",
         "<dl class=\"f\">\n<div><dt>a</dt><dd>b</dd></div>\n</dl>", "<p>unclosed", "</p>", "<p title='x'>q</p>",
         "<script>x</script>", "text\n<div>x</div>", "---\ntitle: no\n---", "\u3000　缩进", "1986\\. A year",
         "a  \nb"]  # fmt: skip

words = st.lists(st.sampled_from(WORDS) | st.text("ab*_`[]()<>&\\!# \n", max_size=4), min_size=1, max_size=9)
line = st.builds(lambda parts, space: space.join(parts), words, st.sampled_from(["", " "]))
block = st.sampled_from(LINES) | line | st.builds("- {}\n- {}".format, line, line) | st.builds("## {}".format, line)
cells = st.builds("| {} | {} |\n|---|---|\n| {} | {} |".format, line, line, line, line)
plain = st.sampled_from([entry for entry in LINES if "\n" not in entry]) | st.sampled_from(
    ["text **b** 文*字*", "- [x](../c/index.md)"]
)
between = st.sampled_from(["\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\n  \n"])


@st.composite
def documents(draw: st.DrawFn, of: st.SearchStrategy[str]) -> str:
    """Blocks, one after another."""
    parts = draw(st.lists(of, min_size=1, max_size=6))
    return "".join(part + draw(between) for part in parts)


def slowly(test: Any) -> Any:
    checks = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(max_examples=250, deadline=None, suppress_health_check=checks)(test)


@slowly
@given(text=documents(block | cells))
@example(text="- a\n\n- b\n- c\n\n1. x\n\n2. y\n")
@example(text='!!! note "x"\n    - a\n\n    - b\n\nafter\n')
@example(text="**a*")
@example(text="a**。b**c")
def test_whatever_is_understood_is_converted_alike(ours: Renderer, fast: FastMarkdown, text: str) -> None:
    agree(ours, fast, text)


@slowly
@given(text=documents(plain | cells))
def test_mostly_plain_text(ours: Renderer, fast: FastMarkdown, text: str) -> None:
    agree(ours, fast, text)


@slowly
@given(text=st.lists(st.sampled_from(WORDS), max_size=12).map("".join))
def test_one_paragraph(ours: Renderer, fast: FastMarkdown, text: str) -> None:
    agree(ours, fast, text)


UNDERSTOOD = (
    "Text, **strong** and *em*.\n\n- a\n- b **c**\n", "## 标题\n\n文字“引号”，**粗体**。后面\n", "1. a\n2. b\n",
    "- a\n\n- b\n",
    "| a | b |\n| --- | ---: |\n| x | `y` z |\n".replace("`", ""), '!!! note "提示"\n    text\n\n    - a\n    - b\n',
    "[x](../c/index.md) and [y](http://x.example/)\n",
    '<a class="figure" href="../../m/#f-1" title="A &#x27; B">46</a>\n',
    "<p>a</p>\n\ntext > text &amp; `code` a_b\n", "<figure><p>a</p></figure><details><p>b</p></details>\n",
)  # fmt: skip


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_plain_documents_are_understood(ours: Renderer, fast: FastMarkdown, text: str) -> None:
    assert agree(ours, fast, text)


def test_the_documents_of_the_sample(tree: Path) -> None:
    ours = renderer(tree)
    fast = fast_markdown(ours.config, ours.files, ours._slow.convert)
    assert fast is not None
    for path in filter(ours.is_page, ours.paths):
        file = ours.files.get_file_from_path(path)
        assert file is not None
        text = ours._read(file)[0]
        slow, mine = ours._slow.convert(file, text), fast.convert(file, text)
        assert (mine.html, mine.tokens, mine.title) == (slow.html, slow.tokens, slow.title), path


@pytest.mark.parametrize("name", ["laws-zh", "hostile", "peers"])
def test_real_and_hostile_texts(ours: Renderer, fast: FastMarkdown, name: str) -> None:
    seen = 0
    for path in sorted(shared_data(name).rglob("*")):
        if path.suffix not in (".md", ".txt", ".markdown") or path.stat().st_size > 200_000:
            continue
        text = path.read_text("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
        agree(ours, fast, text)
        for part in text.split("\n")[:400]:
            agree(ours, fast, part)
        seen += 1
        if seen == 60:
            break


def test_a_kept_instance_forgets(ours: Renderer) -> None:
    file = ours.files.get_file_from_path(FILE)
    assert file is not None
    texts = [
        "[a]: ../c/index.md\n\n[a]\n",
        "[a] x[^1]\n\n[^1]: n\n",
        "x[^1]\n",
        "## T\n\n## T\n",
        "## T\n",
        "3. x\n",
        "1. x\n",
    ]
    fresh: list[Converted] = []
    for text in texts:
        page = Page(None, file, ours.config)
        page.markdown = text
        page.render(ours.config, ours.files)
        assert page.content is not None
        fresh.append(Converted(page.content, []))
    assert [ours._slow.convert(file, text).html for text in texts] == [converted.html for converted in fresh]
    assert logging.getLogger("mkdocs").handlers is not None
