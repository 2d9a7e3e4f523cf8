"""A law on its page reads exactly as it was written, and every provision has its place there."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.structure.pages import Page
from msgspec.structs import replace
from rendered_trees import renderer, small

from law_data import all_laws, law, law_paths
from plainlaw.law.structure import parse
from plainlaw.locales.locale import locale_of
from plainlaw.page.body import body_markdown
from plainlaw.problems import Problem
from plainlaw.render.fast_markdown import FastMarkdown, fast_markdown
from plainlaw.render.net import unsafe
from plainlaw.render.renderer import Renderer
from plainlaw.resolve.anchors import anchors_of
from plainlaw.resolve.provisions import provisions_of
from plainlaw.voice import Voice
from sites.bodies import good

FILE = "policies/a-law/index.md"
OURS = {"provision-tools", "provision-contents", "provision-note", "headerlink"}
VOID = {"br", "hr", "img", "wbr"}


class Reader(HTMLParser):
    """The words of a page without what the program adds, and the ids and fragments in it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words, self.ids, self.links = "", [], []
        self._left_out = 0
        self.feed(html)
        self.close()

    words: str
    ids: list[str]
    links: list[str]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids += [values["id"]] if "id" in values else []
        self.links += [unquote(values["href"][1:])] if values.get("href", "").startswith("#") else []
        if tag not in VOID and (self._left_out or OURS & set(values.get("class", "").split())):
            self._left_out += 1

    def handle_endtag(self, tag: str) -> None:
        self._left_out -= bool(self._left_out)

    def handle_data(self, data: str) -> None:
        self.words += "" if self._left_out else data


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    return renderer(small(tmp_path_factory.mktemp("laws") / "portal", {FILE: "x\n"}))


@pytest.fixture(scope="module")
def fast(ours: Renderer) -> FastMarkdown:
    found = fast_markdown(ours.config, ours.files, ours._slow.convert)
    assert found is not None
    return found


def policy_of(body: str) -> tuple[str, tuple[str, ...]]:
    """A body as that of a policy document: its Markdown in the tree, and the places that links may lead to."""
    site = good()
    entry = next(one for one in site.site.documents if one.type == "policy" and one.lang == "zh-Hans")
    # several of these laws lie there in parts, which cite what stands in others
    entry = replace(entry, text=body, fields=entry.fields.model_copy(update={"excerpt": True}))
    found: list[Problem] = []
    assert type(entry.fields).legal_text
    document = site.resolve(entry, found)
    assert not found
    voice = Voice(site.site, locale_of(entry.lang), site.addresses.of(entry), site.addresses)
    return body_markdown(document, voice), anchors_of(entry) or ()


def stock(ours: Renderer, markdown: str) -> str:
    """What MkDocs makes of it."""
    file = ours.files.get_file_from_path(FILE)
    assert file is not None
    page = Page(None, file, ours.config)
    page.markdown = markdown
    page.render(ours.config, ours.files)
    return str(page.content)


def written(source: str) -> str:
    """The plain text of a law: its Markdown is headings, bold and italic type, and nothing else."""
    lines = (re.sub(r"^#{1,6} +", "", line).replace("*", "") for line in source.split("\n"))
    return "\n".join(line for line in lines if line.strip())


def read(html: str) -> str:
    """The words of a page, block by block."""
    return "\n".join(line for line in Reader(html).words.split("\n") if line.strip())


@pytest.mark.parametrize("path", law_paths())
def test_a_law_reads_as_it_was_written(path: str, ours: Renderer, fast: FastMarkdown) -> None:
    source = law(path)
    markdown, anchors = policy_of(source)
    html = stock(ours, markdown)
    assert read(html) == written(source)
    assert unsafe(html) == ""
    # every provision has one place, and every link within the page leads to one
    reader = Reader(html)
    assert len(reader.ids) == len(set(reader.ids))
    # headings that only some headers bring about are places that links may lead to as well
    assert set(reader.ids) == set(anchors) - set(policy_of("")[1])
    assert set(reader.links) <= set(reader.ids)
    # no Doubt is raised: a law is no page that must go the slow way
    file = ours.files.get_file_from_path(FILE)
    assert file is not None
    assert fast.certain(file, markdown).html == html


def test_the_laws_have_their_articles_on_their_pages() -> None:
    count = 0
    for source in all_laws():
        markdown, _ = policy_of(source)
        count += markdown.count('<details class="provision-tools"')
    assert count == 3553


_LINES = st.sampled_from(
    ["## 第一章　总则", "### 第一节", "**第一条**　为了……", "第二条　本法", "第二条规定的", "（一）甲；", "1.乙", "",
     "", "正文。", "- 丙", "- （二）丁", "1. 戊", "2. 己", "| a | b |", "> 引文",
     "第三条之一 丙", "# 附则", "**第五条 目的** 丁", "　　第六条　戊",
     "拨打12348。", "12348是热线。", "### 第七条 题", "{{ metric(\"disputes_received\") }}每月公布", "甲 *乙*"]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(source=st.lists(_LINES, min_size=1, max_size=12).map("\n".join))
def test_the_places_are_those_that_links_are_checked_against(ours: Renderer, source: str) -> None:
    markdown, anchors = policy_of(source)
    reader = Reader(stock(ours, markdown))
    names = {name for one in parse(source).walk() for name in (one.eid, one.alias) if name}
    assert (names if parse(source).articles() else set()) <= set(reader.ids) <= set(anchors)
    assert len(reader.ids) == len(set(reader.ids))


def test_prose_around_legal_text_stays_as_it_is() -> None:
    source = (
        "## 简明说明\n\n| 事项 | 期限 |\n|---|---|\n| 受理 | 三日 |\n\n## 正文\n\n第一条 甲。\n\n"
        "## 相关链接\n\n第二条规定的事项。\n"
    )
    markdown, _ = policy_of(source)
    assert markdown.startswith(source[: source.index("第一条")])
    assert markdown.endswith(source[source.index("## 相关链接") :])
    assert 'id="art_1"' in markdown


def test_only_types_that_declare_legal_text_have_any() -> None:
    guide = next(one for one in good().site.documents if one.type == "guide")
    assert provisions_of(replace(guide, text="第一条 甲。\n")) is None
