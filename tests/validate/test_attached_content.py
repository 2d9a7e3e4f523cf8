"""What is found in files that are attached: identity numbers of persons, and what acts by itself in PDF."""

import io
import zlib
from collections.abc import Mapping
from contextlib import suppress

import openpyxl
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from plainlaw import office_text, pdf_actions
from plainlaw.identity_number import has_identity_number
from plainlaw.law_pdf import pdf_of
from plainlaw.pdf_actions import UnreadablePdfError, actions_in
from plainlaw.problems import Message, Place
from plainlaw.validate.attached_content import problem_inside
from validate.test_attachments import container

# the example of the standard itself, GB 11643
NUMBER = "11010519491231002X"
_WORD = '<w:document xmlns:w="w"><w:body><w:p>{}</w:p></w:body></w:document>'


def code(content: bytes, ending: str) -> str:
    """The code of what is found; "" for nothing. A finding never repeats a number."""
    found = problem_inside(content, f"a.{ending}", ending, Place("content/policies/a.md", 3))
    if found is None:
        return ""
    assert NUMBER not in repr(found.values)
    return found.kind.code


@pytest.mark.parametrize(
    ("text", "there"),
    [
        (NUMBER, True),
        (f"身份证号：{NUMBER}。", True),
        (NUMBER.lower(), True),
        ("110105 19491231 002x", True),
        ("110105-1949-1231-002X", True),
        ("１１０１０５１９４９１２３１００２Ｘ", True),
        ("110105194912310021", False),  # another check digit
        ("11010519491331002X", False),  # no such month
        (f"4{NUMBER}", False),  # part of a longer number
        ("12345678901234567890", False),
        ("911100001000013428", False),  # an organisation
        ("联系电话：0999-1234567，邮箱 office@example.org", False),
        ("", False),
    ],
)
def test_numbers_of_persons_are_told_from_others(text: str, there: bool) -> None:
    assert has_identity_number(text) is there


def test_texts_say_the_line() -> None:
    content = f"\ufeff姓名,号码\r\n甲,1\r\n乙,{NUMBER}\r\n".encode()
    found = problem_inside(content, "a.csv", "csv", Place("x"))
    assert found is not None
    assert found.kind.code == "attachment-personal"
    assert found.values["where"] == Message.of("It stands in line {line}.", line="3")
    assert code(b"a,b\n1,2\n", "csv") == ""
    # an empty form has such words as well
    assert code("姓名,身份证号\n,\n".encode(), "csv") == ""


def test_a_number_across_lines_is_found_and_no_line_is_said() -> None:
    found = problem_inside(f"{NUMBER[:6]}\n{NUMBER[6:]}".encode(), "a.txt", "txt", Place("x"))
    assert found is not None and found.values["where"] == ""


@pytest.mark.parametrize(
    ("ending", "parts"),
    [
        ("docx", {"word/document.xml": _WORD.format(f"<w:r><w:t>号：{NUMBER}</w:t></w:r>")}),
        # programs cut words where their spelling or format changes
        ("docx", {"word/document.xml": _WORD.format(
            f"<w:r><w:t>{NUMBER[:7]}</w:t></w:r><w:proofErr/><w:r><w:rPr><w:b/></w:rPr><w:t>{NUMBER[7:]}</w:t></w:r>")}),
        ("docx", {"word/header1.xml": _WORD.format(NUMBER)}),
        ("docx", {"word/comments.xml": _WORD.format(NUMBER)}),
        ("docx", {"word/document.xml": _WORD.format("甲" * 70_000 + NUMBER + "乙" * 70_000)}),
        ("odt", {"content.xml": f"<o><t:p xmlns:t='t'>{NUMBER[:9]}<t:span>{NUMBER[9:]}</t:span></t:p></o>"}),
        ("ofd", {"Doc_0/Pages/Page_0/Content.xml": f"<P><TextCode X='1'>{NUMBER}</TextCode></P>"}),
        ("xlsx", {"xl/worksheets/sheet1.xml": f"<s><row><c t='inlineStr'><is><t>{NUMBER}</t></is></c></row></s>"}),
    ],
)  # fmt: skip
def test_office_files_are_looked_through(ending: str, parts: Mapping[str, str]) -> None:
    assert code(container(parts), ending) == "attachment-personal"
    without = {name: text.replace(NUMBER[9:], "") for name, text in parts.items()}
    assert code(container(without), ending) == ""


def test_neighbouring_cells_and_paragraphs_are_no_number() -> None:
    cells = f"<s><c><v>{NUMBER[:9]}</v></c><c><v>{NUMBER[9:]}</v></c></s>"
    assert code(container({"xl/worksheets/sheet1.xml": cells}), "xlsx") == ""
    assert code(container({"word/document.xml": _WORD.format(f"{NUMBER[:9]}</w:p><w:p>{NUMBER[9:]}")}), "docx") == ""


@pytest.mark.parametrize("where", ["cell", "hidden sheet", "comment"])
def test_workbooks_of_another_library_are_looked_through(where: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("b")
    sheet["B7"] = "材料"
    if where == "comment":
        sheet["B7"].comment = Comment(f"见{NUMBER}", "x")
    else:
        sheet["B8"] = NUMBER
        sheet.sheet_state = "hidden" if where == "hidden sheet" else "visible"
    content = io.BytesIO()
    book.save(content)
    assert code(content.getvalue(), "xlsx") == "attachment-personal"


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = container({"word/document.xml": _WORD.format("甲" * 1000)})
    assert code(content, "docx") == ""
    monkeypatch.setattr(office_text, "MOST", 2000)
    assert code(content, "docx") == "attachment-content"


@pytest.mark.parametrize(
    "part",
    ["<a>", "", "\x00", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"],
)
def test_what_no_office_program_writes_is_refused(part: str) -> None:
    assert code(container({"word/document.xml": part}), "docx") == "attachment-content"


def pdf(objects: str) -> bytes:
    return f"%PDF-1.7\n%\xe2\xe3\n1 0 obj\n{objects}\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF".encode("latin-1")


def packed(objects: bytes, filters: str = "/Filter /FlateDecode") -> bytes:
    stream = zlib.compress(objects) if "Flate" in filters else objects
    head = f"%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 {filters} /Length {len(stream)} >>\nstream\n"
    return head.encode() + stream + b"\nendstream\nendobj\n"


ACTIVE = {
    "a script on opening": pdf("<< /Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert) >> >>"),
    "a script of a field": pdf("<</AA<</K<</S/JavaScript/JS 4 0 R>>>>>>"),
    "a name with escapes": pdf("<< /S /J#61vaScrip#74 /#4a#53 (x) >>"),
    "a program": pdf("<< /S /Launch /F (calc.exe) >>"),
    "a form with scripts": pdf("<< /AcroForm << /XFA [ (a) 3 0 R ] >> >>"),
    "packed": packed(b"1 0 << /S /JavaScript /JS (x) >>"),
    "packed without a filter": packed(b"1 0 << /S /JavaScript /JS (x) >>", ""),
    "behind a string that does not end": pdf("<< /T (a \nendobj\n2 0 obj\n<< /S /Launch >>"),
    "behind a stream": pdf("<< >>\nstream\nxx\nendstream\nendobj\n2 0 obj\n<< /JS (x) >>"),
    "in what only looks like a stream": pdf("<< >>\nstream\nxx\nendobj\n2 0 obj\n<< /JS (x) >>\nendobj\nendstream"),
    "behind strings in strings": pdf(r"<< /T (a \) (b) \( c) /JS (x) >>"),
}
QUIET = {
    "a link": pdf("<< /S /URI /URI (https://example.org/JS/Launch) >>"),
    "a title": pdf("<< /Title (How /JavaScript works \\( /JS ) >>"),
    "a comment": pdf("<< >> % /JS"),
    "other names": pdf("<< /JSON /Launcher /OpenAction [3 0 R /Fit] >>"),
    "words of a page": pdf("<< /Length 9 >>\nstream\n/JS (x) Tj\nendstream"),
    "objects": packed(b"1 0 << /Type /Page >>"),
}


@pytest.mark.parametrize("what", ACTIVE)
def test_what_acts_by_itself_is_refused(what: str) -> None:
    assert code(ACTIVE[what], "pdf") == "attachment-active"


@pytest.mark.parametrize("what", QUIET)
def test_what_does_nothing_is_taken(what: str) -> None:
    assert code(QUIET[what], "pdf") == ""


@pytest.mark.parametrize(
    "content",
    [
        pdf("<< >>\nendobj\ntrailer\n<< /Encrypt 5 0 R >>"),
        packed(b"1 0 <<>>", "/Filter /LZWDecode"),
        packed(b"1 0 <<>>", "/Filter [/ASCIIHexDecode /FlateDecode]")[:-30],
        packed(b" " * 2000),
    ],
)
def test_what_cannot_be_looked_into_is_refused(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_actions, "MOST", 1000)
    assert code(content, "pdf") == "attachment-content"


def test_files_of_other_programs() -> None:
    xml = b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body/></act></akomaNtoso>'
    made = pdf_of(xml, "zh")
    assert code(made, "pdf") == ""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(made))
    script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(script)
    changed = io.BytesIO()
    writer.write(changed)
    assert code(changed.getvalue(), "pdf") == "attachment-active"
    writer.encrypt("")
    locked = io.BytesIO()
    writer.write(locked)
    assert code(locked.getvalue(), "pdf") == "attachment-content"


_PIECES = st.sampled_from(
    [b"(", b")", b"\\", b"/JS ", b"%", b"\n", b"stream\n", b"endstream", b"1 0 obj", b"<<", b"/ObjStm", b"/Filter"]
)


@given(st.lists(st.one_of(_PIECES, st.binary(max_size=8))).map(b"".join))
def test_any_bytes_are_looked_at_to_their_end(content: bytes) -> None:
    with suppress(UnreadablePdfError):
        assert actions_in(b"%PDF-" + content) <= {"JavaScript", "Launch", "XFA"}
