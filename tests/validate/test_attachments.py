"""What can be attached to a document, and what is said of everything else."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from plainlaw.build import load
from plainlaw.problems import Problem
from plainlaw.report import say
from portals import commit_all
from sites.cases import good_site

_FOLDER = "content/policies/mediation-plan"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text"


def container(names: Mapping[str, str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name, text in names.items():
            file.writestr(name, text)
    return content.getvalue()


_WORD = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}
GOOD = {
    "a.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "a.docx": container(_WORD),
    "a.xlsx": container({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}),
    "a.odt": container({"mimetype": _OPEN_DOCUMENT, "content.xml": "<content/>"}),
    "a.ofd": container({"OFD.xml": "<OFD/>"}),
    "a.png": b"\x89PNG\r\n\x1a\n....",
    "a.jpg": b"\xff\xd8\xff\xe0....",
    "a.csv": "\ufeff材料,份数\r\n申请表,1\r\n".encode(),
    "a.txt": b"5 < 6 and 7 > 6\n",
    "annex-1-2024.txt": b"",
}
BAD = {
    "a.svg": (b"<svg/>", "attachment-kind"),
    "a.html": (b"<html/>", "attachment-kind"),
    "a.docm": (GOOD["a.docx"], "attachment-kind"),
    "a.doc": (b"\xd0\xcf\x11\xe0", "attachment-kind"),
    "a": (b"", "attachment-name"),
    "A.pdf": (GOOD["a.pdf"], "attachment-name"),
    "附件.pdf": (GOOD["a.pdf"], "attachment-name"),
    "a b.pdf": (GOOD["a.pdf"], "attachment-name"),
    "a.pdf.exe": (GOOD["a.pdf"], "attachment-name"),
    "nul.pdf": (GOOD["a.pdf"], "attachment-name"),
    "b.pdf": (b"<html>", "attachment-content"),
    "c.pdf": (b"", "attachment-content"),
    "b.docx": (GOOD["a.xlsx"], "attachment-content"),
    "c.docx": (b"PK\x03\x04 and no more", "attachment-content"),
    "d.docx": (b"\xd0\xcf\x11\xe0 protected by a password", "attachment-content"),
    "e.docx": (container({**_WORD, "word/vbaProject.bin": "x"}), "attachment-macros"),
    "b.xlsx": (container({"xl/workbook.xml": "", "xl/macrosheets/sheet1.xml": ""}), "attachment-macros"),
    "b.odt": (container({"mimetype": _OPEN_DOCUMENT, "content.xml": "", "Basic/script.xml": ""}), "attachment-macros"),
    "c.odt": (container({"content.xml": "", "mimetype": _OPEN_DOCUMENT}), "attachment-content"),
    "d.odt": (container({"mimetype": f"{_OPEN_DOCUMENT}-template", "content.xml": ""}), "attachment-content"),
    "b.png": (b"<svg/>", "attachment-content"),
    "b.csv": ("材料,份数\n".encode("gb18030"), "attachment-content"),
    "c.csv": (b"a,b\n\x00,1\n", "attachment-content"),
    "b.txt": (b"\n <!DOCTYPE html><script>1</script>", "attachment-content"),
    "large.txt": (b"x" * 2_000_001, "attachment-too-large"),
}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    portal = good_site(tmp_path_factory.mktemp("attachments") / "portal")
    settings = portal / "site_config/portal.yml"
    settings.write_text(settings.read_text("utf-8") + "attachment_mb: 2\n", "utf-8")
    (portal / _FOLDER).mkdir()
    commit_all(portal, "A document for files")
    return portal


@pytest.fixture
def document(good: Path) -> Path:
    return good / f"{_FOLDER}.md"


def named(portal: Path, names: list[str], titles: str = "附件") -> list[Problem]:
    """The findings when the header names these files."""
    document = portal / f"{_FOLDER}.md"
    text = document.read_text("utf-8")
    lines = "".join(f"  - file: '{name}'\n    title: {titles}\n" for name in names)
    document.write_text(text.replace("---\n", f"---\nattachments:\n{lines}", 1), "utf-8")
    try:
        return list(load(portal, date(2024, 8, 1)).problems)
    finally:
        document.write_text(text, "utf-8")
        for path in (portal / _FOLDER).iterdir():
            path.unlink()


def put(portal: Path, name: str, content: bytes) -> None:
    (portal / _FOLDER / name).write_bytes(content)


def test_every_kind_of_good_file_is_taken(good: Path) -> None:
    for name, content in GOOD.items():
        put(good, name, content)
    assert [problem for problem in named(good, list(GOOD)) if problem.is_error] == []


def test_every_bad_file_is_refused_at_its_line_in_both_languages(good: Path) -> None:
    for name, (content, _) in BAD.items():
        put(good, name, content)
    found = [problem for problem in named(good, list(BAD)) if problem.kind.code.startswith("attachment")]
    errors = {problem.place.line: problem for problem in found if problem.is_error}
    lines = [3 + 2 * number for number in range(len(BAD))]
    assert [errors[line].kind.code if line in errors else "" for line in lines] == [code for _, code in BAD.values()]
    assert all(problem.place.file == f"{_FOLDER}.md" for problem in errors.values())
    said = say(tuple(errors.values()), "text", None)
    assert "{" not in said


@pytest.mark.parametrize(
    "name", ["../../../../etc/passwd", "..", "/etc/passwd.txt", "sub/a.pdf", "a\\b.pdf", "-.pdf", ".pdf", "a..pdf"]
)
def test_a_name_with_path_parts_is_refused_before_anything_is_looked_at(good: Path, name: str) -> None:
    assert [problem.kind.code for problem in named(good, [name]) if problem.is_error] == ["attachment-name"]


def test_control_characters_of_a_name_are_refused_and_never_said(good: Path) -> None:
    document = good / f"{_FOLDER}.md"
    text = document.read_text("utf-8")
    line = 'attachments:\n  - {file: "a\\u202Efdp.txt\\n.pdf", title: 附件}\n'
    document.write_text(text.replace("---\n", f"---\n{line}", 1), "utf-8")
    found = [problem for problem in load(good, date(2024, 8, 1)).problems if problem.is_error]
    document.write_text(text, "utf-8")
    assert len(found) == 1
    assert "\u202e" not in say(tuple(found), "text", None)


def test_a_missing_file_has_the_nearest_name_suggested(good: Path) -> None:
    put(good, "form.pdf", GOOD["a.pdf"])
    found = {problem.kind.code: problem for problem in named(good, ["from.pdf"])}
    assert "form.pdf" in say((found["attachment-missing"],), "text", None)
    # a document with an error may have meant it
    assert "attachment-unnamed" not in found


def test_a_file_that_no_header_names_is_a_warning(good: Path) -> None:
    put(good, "form.pdf", GOOD["a.pdf"])
    put(good, "a.pdf", GOOD["a.pdf"])
    found = [problem for problem in named(good, ["a.pdf"]) if problem.kind.code == "attachment-unnamed"]
    assert [(problem.place.file, problem.is_error) for problem in found] == [(f"{_FOLDER}/form.pdf", False)]


def test_a_file_named_twice_is_said(good: Path) -> None:
    put(good, "a.pdf", GOOD["a.pdf"])
    assert [problem.kind.code for problem in named(good, ["a.pdf", "a.pdf"]) if problem.is_error] == [
        "attachment-twice"
    ]


def test_no_link_is_followed(good: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.pdf").write_bytes(GOOD["a.pdf"])
    (good / _FOLDER / "a.pdf").symlink_to(tmp_path / "secret.pdf")
    found = [problem for problem in named(good, ["a.pdf"]) if problem.is_error]
    assert {(problem.place.file, problem.kind.code) for problem in found} == {(f"{_FOLDER}/a.pdf", "unexpected-file")}


def test_a_record_of_a_title_has_no_files(good: Path, document: Path) -> None:
    put(good, "a.pdf", GOOD["a.pdf"])
    text = document.read_text("utf-8")
    document.write_text(text.replace("---\n", "---\nrecord: title-only\n", 1), "utf-8")
    found = named(good, ["a.pdf"])
    document.write_text(text, "utf-8")
    assert "fields-disagree" in [problem.kind.code for problem in found]
