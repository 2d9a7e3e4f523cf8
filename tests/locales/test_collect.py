"""The collector finds texts where they stand, and the upkeep keeps what is still wanted."""

import sys
from pathlib import Path
from types import ModuleType
from typing import ClassVar, Literal

import pytest
from babel.messages.pofile import read_po

from plainlaw.locales.collect import (
    PACKAGE,
    collect,
    in_kinds,
    in_models,
    in_python,
    in_template,
    put_together,
)
from plainlaw.locales.upkeep import main, update
from plainlaw.locales.words import LEVELS, SEVERITIES
from plainlaw.model.document import Document, Part, Section
from plainlaw.model.field import declare
from plainlaw.problems import Kind, Severity


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('text("a")', ["a"]),
        ('locale.text("a", x=1)', ["a"]),
        ('site.locale.text("a")', ["a"]),
        ('t("a")', ["a"]),
        ('Message("a")', ["a"]),
        ('Message.of("a", x="b")', ["a"]),
        ('Message.of("a " "b")', ["a b"]),
        ('Message.of("a", x=Message("b"))', ["a", "b"]),
        ('text("a" if one else "b")', ["a", "b"]),
        ('Argument("by", "a", ("b", "c"))', ["a"]),
        ('Banner("info", "a")', ["a"]),
        ('BodyPart("a", generated="b")', ["a"]),
        ('class A(B):\n    name = "b"\n    help = "a"\n    def f(self):\n        help = "c"', ["a"]),
        ('option(help="b")', []),
        ("text(a)", []),
        ("text()", []),
        ('of("a")', []),
        ('Period.of("a")', []),
        ('path.read_text("utf-8")', []),
        ("text(1)", []),
        ('# text("a")', []),
    ],
)
def test_calls_in_python(source: str, found: list[str]) -> None:
    assert sorted(in_python(source)) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('{{ t("a") }}', ["a"]),
        ("{{ t('a', x=t('b')) }}", ["a", "b"]),
        ('{% if t("a") %}{{ t("b") | upper }}{% endif %}', ["a", "b"]),
        ('{% for x in xs %}{{ t("a" if x else "b") }}{% endfor %}', ["a", "b"]),
        ('{{ locale.text("a") }}', ["a"]),
        ("{{ t(a) }} {{ u('b') }}", []),
        ('{# t("a") #}', []),
        ('{% macro m() %}{{ t("a") }}{% endmacro %}{% set x = t("b") %}', ["a", "b"]),
    ],
)
def test_calls_in_templates(source: str, found: list[str]) -> None:
    assert sorted(in_template(source)) == found


def test_a_message_id_is_never_put_together_at_run_time() -> None:
    """It would be looked for in the catalogue in vain; declare the messages instead, each in full."""
    assert put_together('text("a")\ntext(f"a {b}")\nMessage("a" + b)\nMessage.of("a", b=f"{b}")') == [2, 3]
    modules = sorted(PACKAGE.rglob("*.py"))
    assert len(modules) > 20
    found = {path.relative_to(PACKAGE).as_posix(): put_together(path.read_text("utf-8")) for path in modules}
    assert {name: lines for name, lines in found.items() if lines} == {}


class Detail(Part):
    state: Literal["held-here", "put-off"] | None = declare("State here", "", widget="select", default=None)


class Notice(Document):
    section: ClassVar[Section] = Section("notices", "Notices here", "Notice here", "What is new here.", 1)

    detail: tuple[Detail, ...] = declare("Details here", "One a line.", widget="object", default=())
    word: Literal["not-a-choice"] = declare("Word here", "Any.", default="not-a-choice")


def test_declarations() -> None:
    module = ModuleType(__name__)
    broken = Kind(code="broken", what="It is broken.", mend="Mend it.", why="", authority="A law.", bad="bad")
    listed = Kind(code="listed", what="One of a list.", mend="", why="Because.", good="good")
    vars(module).update(Detail=Detail, Notice=Notice, Document=Document, BROKEN=broken, ALL=(listed, 3))
    assert {text for text in in_models(module) if text} == {
        "State here", "held-here", "put-off", "Notices here", "Notice here", "What is new here.",
        "Details here", "One a line.", "Word here", "Any.",
    }  # fmt: skip
    assert {text for text in in_kinds(module) if text} == {
        "It is broken.", "Mend it.", "A law.", "One of a list.", "Because.",
    }  # fmt: skip


def test_the_program_is_collected_whole() -> None:
    found = collect()
    assert "content_types/campaign.py" in found["Activities"]  # a field
    assert "content_types/campaign.py" in found["mock-trial"]  # a choice of a part
    assert "content_types/term.py" in found["Glossary"]  # a section
    assert "model/document.py" in found["Office"]
    assert "model/metric.py" in found["a rate needs numerator and denominator"]  # a model's refusal
    assert found["There is no shortcode “{name}”. {hint}"] == ("problems/shortcodes.py",)  # a finding
    assert "nearest.py" in found["Did you mean “{near}”?"]  # a call
    assert "locales/period.py" in found["first half of {year}"]  # a constant
    assert "" not in found


OLD = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

# why it is said like this
#: gone.py
msgid "kept {x}"
msgstr "留 {x}"

#, fuzzy
msgid "guessed"
msgstr "猜"

msgid "stale"
msgstr "旧"
"""


def test_upkeep_keeps_translations_adds_the_new_and_drops_the_stale(tmp_path: Path) -> None:
    path = tmp_path / "zh_Hans" / "LC_MESSAGES" / "plainlaw.po"
    path.parent.mkdir(parents=True)
    path.write_text(OLD, "utf-8")
    found = {"kept {x}": ("a.py", "b.py"), "guessed": ("b.py",), "new": ("a.py",)}
    assert update(path, found) == 1
    written = path.read_bytes()
    with path.open("rb") as file:
        read = {str(message.id): message for message in read_po(file) if message.id}
    assert {text: message.string for text, message in read.items()} == {
        "kept {x}": "留 {x}", "guessed": "猜", "new": "",
    }  # fmt: skip
    assert read["guessed"].fuzzy
    assert not read["kept {x}"].fuzzy
    assert read["kept {x}"].user_comments == ["why it is said like this"]
    assert [name for name, _ in read["kept {x}"].locations] == ["a.py", "b.py"]
    update(path, found)
    assert path.read_bytes() == written


def test_the_catalogues_in_the_tree_are_as_the_upkeep_writes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Running `make messages` right after a commit changes nothing."""
    upkeep = sys.modules["plainlaw.locales.upkeep"]
    before, after, said = {}, {}, []

    def compare(path: Path, catalogue: object) -> None:
        before[path] = path.read_bytes()
        write(path.parent / "again.po", catalogue)
        after[path] = (path.parent / "again.po").read_bytes()
        (path.parent / "again.po").unlink()

    write = upkeep.write
    monkeypatch.setattr(upkeep, "write", compare)
    main(said.append)
    assert after == before
    assert said
    assert all(line.endswith(" 0 without a translation\n") for line in said)


def test_every_value_of_a_closed_list_has_its_word() -> None:
    found = collect()
    assert {str(severity): message.text for severity, message in SEVERITIES.items()} == {
        str(severity): str(severity) for severity in Severity
    }
    assert all("locales/words.py" in found[message.text] for message in (*SEVERITIES.values(), *LEVELS))
