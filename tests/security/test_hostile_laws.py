"""Words in legal documents stay words in every file that is made of them: pages, XML, PDF, CSV, JSON and feeds."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdf
import pytest

from plainlaw.build import build
from security.hostile_law_portal import CONTROLS, PAYLOAD, SIGN, hostile_law_portal

DAY = date(2024, 8, 1)
RAW = {"script", "style", "textarea", "title"}


class Page(HTMLParser):
    """Notes whatever is markup where it holds the sign, and the content of scripts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.scripts: list[tuple[str, str]] = []
        self.words: list[str] = []
        self._kind: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            said = re.sub(r"[\x00-\x20]", "", value or "").lower()
            leads = name in ("href", "src", "content", "action", "style")
            if (
                SIGN.lower() in name
                or name.startswith("on")
                or (SIGN in (value or "") and leads and name != "content")
                or (leads and said.startswith(("javascript:", "data:text", "vbscript:")))
            ):
                self.wrong.append(f"{tag} {name}={value}")
        if SIGN.lower() in tag:
            self.wrong.append(tag)
        if tag == "script":
            self._kind = dict(attrs).get("type") or "text/javascript"
            self.scripts.append((self._kind, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._kind = None

    def handle_data(self, data: str) -> None:
        if self._kind is not None:
            self.scripts[-1] = (self._kind, self.scripts[-1][1] + data)
        else:
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        if SIGN in data:
            self.wrong.append(f"comment {data[:60]}")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = hostile_law_portal(tmp_path_factory.mktemp("hostile") / "portal")
    loaded = build(root, DAY)
    assert not loaded.has_errors, loaded.problems
    return root / "build/site"


def files(built: Path, end: str) -> Iterator[tuple[str, bytes]]:
    found = [(path.relative_to(built).as_posix(), path.read_bytes()) for path in sorted(built.rglob(f"*{end}"))]
    assert any(SIGN.encode() in content or end in (".pdf", ".xlsx") for _, content in found), end
    yield from found


def test_no_word_is_markup_or_a_script_of_a_page(built: Path) -> None:
    wrong: list[tuple[str, str]] = []
    for name, content in files(built, ".html"):
        page = Page()
        page.feed(content.decode())
        page.close()
        wrong += [(name, each) for each in page.wrong]
        for kind, script in page.scripts:
            if kind.endswith("json"):
                json.loads(script)
            elif SIGN in script:
                wrong.append((name, script[:80]))
    assert wrong == []


def test_no_page_or_file_holds_control_characters(built: Path) -> None:
    for end in (".html", ".xml", ".json", ".csv"):
        for name, content in files(built, end):
            assert not any(sign.encode() in content for sign in CONTROLS), name


def test_templates_and_markdown_of_others_are_words(built: Path) -> None:
    shown = (built / "policies/rules/index.html").read_text("utf-8")
    page = Page()
    page.feed(shown)
    words = "".join(page.words)
    # the document number, the channel and the like are on the page to the letter
    assert PAYLOAD in words
    assert "{{ PWNED }}" in words and "{% PWNED %}" in words


def test_xml_is_well_formed_and_holds_words_alone(built: Path) -> None:
    for name, content in files(built, ".xml"):
        root = ET.fromstring(content)
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert tags.isdisjoint({"script", "img"}), name
        assert not any(SIGN in key for element in root.iter() for key in element.attrib), name


def test_no_cell_is_a_formula(built: Path) -> None:
    for name, content in files(built, ".csv"):
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))):
            assert not any(cell.lstrip().startswith(("=", "+", "@", "\t")) for cell in row), (name, row)


def test_json_says_the_words_as_they_are_and_nothing_else(built: Path) -> None:
    for name, content in files(built, ".json"):
        json.loads(content)
        # whoever takes it for a page finds no script in it
        assert b"\x00" not in content, name


def test_lists_of_redirects_hold_addresses_alone(built: Path) -> None:
    for name in ("_redirects", "redirects.map"):
        assert SIGN not in (built / name).read_text("utf-8")
        assert (built / name).read_text("utf-8").count("\n") >= 1


def test_a_pdf_has_the_words_and_no_action(built: Path) -> None:
    found = [content for _, content in files(built, ".pdf")]
    assert found
    for content in found:
        reader = pypdf.PdfReader(io.BytesIO(content))
        for key in (b"/JavaScript", b"/Launch", b"/OpenAction", b"/EmbeddedFile", b"/URI"):
            assert key not in content
        assert reader.attachments == {}
        assert not any(page.get("/Annots") for page in reader.pages)
        assert SIGN in (reader.metadata.title or "") if reader.metadata else False


def test_calendars_and_feeds_have_no_lines_of_others(built: Path) -> None:
    for path in built.rglob("*.ics"):
        lines = path.read_text("utf-8").replace("\r\n ", "").splitlines()
        assert all(re.match(r"[A-Z-]+[:;]", line) for line in lines if line), path
