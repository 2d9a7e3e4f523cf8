"""PDF files of legal texts: tagged, in their language, the same bytes twice, made again only when the text is another.

What PDF/UA-1 asks of tags and metadata is looked at with a library that has not written them. A full validator
(veraPDF) is in no package registry, so order of reading and contrast are not validated by a program.
"""

import shutil
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from plainlaw import law_pdf, pdf_files
from plainlaw.build import build

DAY = date(2025, 1, 26)
PATH = "downloads/policies/rules/2024-02-01.zh-Hans.pdf"
_RULES = """\
---
title: 示例办法
summary: 概述。
published: 2024-01-10
office: office
issuers: [office]
date_made: 2024-01-05
in_force_from: 2024-02-01
---

## 第一章　总则

**第一条**　为了甲，制定本办法。

**第二条**　下列事项：

（一）乙；

（二）丙。
"""


@pytest.fixture
def portal(small: Path) -> Path:
    """A portal that wants PDF files, with one legal text."""
    settings = small / "site_config/portal.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "legal_pdf: true\n", encoding="utf-8")
    (small / "content/policies").mkdir()
    (small / "content/policies/rules.md").write_text(_RULES, encoding="utf-8")
    return small


def _tags(element: Any) -> list[str]:
    element = element.get_object()
    if isinstance(element, list):
        return [tag for each in element for tag in _tags(each)]
    if not hasattr(element, "get"):
        return []
    own = [str(element["/S"])] if "/S" in element else []
    return own + (_tags(element["/K"]) if "/K" in element else [])


def test_tags_language_title_and_words(portal: Path) -> None:
    assert not build(portal, DAY).has_errors
    reader = pypdf.PdfReader(portal / "build/site" / PATH)
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "zh-Hans"
    assert reader.metadata is not None and reader.metadata.title == "示例办法"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_object().get_data()
    tags = _tags(root["/StructTreeRoot"])
    counted = {tag: tags.count(tag) for tag in ("/H1", "/H2", "/H3", "/L", "/LI")}
    assert counted == {"/H1": 1, "/H2": 1, "/H3": 2, "/L": 1, "/LI": 2}
    # every character drawn belongs to a tag or is marked as an ornament, and every typeface is in the file
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index] # a dictionary by the standard
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            assert any(name.startswith("/FontFile") for name in descendant["/FontDescriptor"])
    said = "".join("".join(page.extract_text().split()) for page in reader.pages)
    for words in ("示例办法", "第一章总则", "第一条为了甲，制定本办法。", "（一）乙；（二）丙。", "本站为演示"):
        assert words in said, words
    html = (portal / "build/site/policies/rules/index.html").read_text(encoding="utf-8")
    assert f'href="../../{PATH}"' in html and "application/pdf" in html


def test_page_xml_and_pdf_of_an_excerpt_say_that_it_is_one_each_of_its_own_text(portal: Path) -> None:
    words = "这里只是节录"
    rules = portal / "content/policies/rules.md"
    rules.write_text(_RULES.replace("in_force_from", "excerpt: true\nin_force_from"), encoding="utf-8")
    later = portal / "content/policies/rules/2024-06-01.md"
    later.parent.mkdir()
    later.write_text("---\ndate: 2024-06-01\n---\n\n**第一条**　为了甲。\n", encoding="utf-8")
    assert not build(portal, DAY).has_errors
    site = portal / "build/site"
    assert said_in_all(site, "2024-02-01", words) == [True, True, True]
    assert said_in_all(site, "2024-06-01", words) == [False, False, False]
    rules.write_text(_RULES, encoding="utf-8")
    assert not build(portal, DAY).has_errors
    assert said_in_all(site, "2024-02-01", words) == [False, False, False]


def said_in_all(site: Path, day: str, words: str) -> list[bool]:
    """Whether page, XML and PDF of a text say these words."""
    file = site / f"downloads/policies/rules/{day}.zh-Hans"
    pdf = "".join(page.extract_text() for page in pypdf.PdfReader(file.with_name(f"{file.name}.pdf")).pages)
    page = (site / f"policies/rules/{day}/index.html").read_text(encoding="utf-8")
    return [words in page, words in file.with_name(f"{file.name}.xml").read_text(encoding="utf-8"),
            words in "".join(pdf.split())]  # fmt: skip


def test_the_same_bytes_twice_and_from_the_store(portal: Path) -> None:
    build(portal, DAY)
    first = (portal / "build/site" / PATH).read_bytes()
    shutil.rmtree(portal / "build/cache")
    build(portal, DAY)
    assert (portal / "build/site" / PATH).read_bytes() == first


def test_only_another_text_makes_another_file(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(portal, DAY)
    before = (portal / "build/site" / PATH).read_bytes()

    def refuse(xml: bytes, lang: str) -> bytes:
        raise AssertionError("made again")

    monkeypatch.setattr(pdf_files, "pdf_of", refuse)
    document = portal / "content/policies/rules.md"
    document.write_text(_RULES.replace("概述。", "另一句概述。"), encoding="utf-8")
    build(portal, DAY)
    # a damaged file comes from the store
    (portal / "build/portal" / PATH).write_bytes(b"somebody else wrote this")
    build(portal, DAY)
    assert (portal / "build/site" / PATH).read_bytes() == before
    monkeypatch.undo()
    document.write_text(_RULES.replace("乙；", "丁；"), encoding="utf-8")
    build(portal, DAY)
    assert (portal / "build/site" / PATH).read_bytes() != before


def test_a_file_goes_with_its_text_or_the_wish(portal: Path) -> None:
    build(portal, DAY)
    (portal / "content/policies/rules.md").write_text(_RULES.replace("2024-02-01", "2024-03-01"), encoding="utf-8")
    build(portal, DAY)
    assert sorted(path.name for path in (portal / "build/site/downloads/policies/rules").glob("*.pdf")) == [
        "2024-03-01.zh-Hans.pdf"
    ]
    settings = portal / "site_config/portal.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("legal_pdf: true", "legal_pdf: false"))
    build(portal, DAY)
    assert not list((portal / "build/site").rglob("*.pdf"))
    assert ".pdf" not in (portal / "build/site/policies/rules/index.html").read_text(encoding="utf-8")


def test_a_wish_that_cannot_be_met_is_a_finding(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_files, "can_make_pdf", lambda: False)
    loaded = build(portal, DAY)
    assert [(problem.kind.code, problem.place.file) for problem in loaded.problems] == [
        ("pdf-impossible", "site_config/portal.yml")
    ]
    assert not (portal / "build/site").exists()


def test_words_of_editors_stay_words() -> None:
    xml = (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body><article eId="a&quot;b">'
        "<num>&lt;b&gt;</num><content><p>&lt;img src=x&gt;</p></content></article></body></act></akomaNtoso>"
    )
    html = law_pdf.html_of(xml.encode(), 'zh"')
    assert "<img" not in html and "<b>" not in html and 'lang="zh&quot;"' in html and 'id="a&quot;b"' in html


def test_nothing_is_fetched_for_a_pdf_whatever_its_text_asks_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    html = f'<!doctype html><html lang="zh"><head><link rel="attachment" href="{secret.as_uri()}"></head><body>A</body>'
    monkeypatch.setattr(law_pdf, "html_of", lambda xml, lang: html)
    made = law_pdf.pdf_of(b"<akomaNtoso/>", "zh")
    assert pypdf.PdfReader(BytesIO(made)).attachments == {}
