"""`plainlaw new`: a template in each language for each type, which passes once its required fields are filled in."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from plainlaw.build import load
from plainlaw.cli import main
from plainlaw.content_types import content_types

DAY = date(2025, 1, 26)
LANGUAGES = {"zh-Hans": "", "en": ".en"}
# What an author would write: by field, for those that a type asks for.
ANSWERS = {
    "title": "Title", "summary": "Summary.", "published": "2024-03-01", "office": "office", "region": '"990124100"',
    "period": "2024-03", "date": "2024-03-02", "status": "final", "starts": "2024-03-01", "ends": "2024-03-31",
    "goals": "People know their rights.", "audience": "Everybody", "organiser": "office", "question": "May I?",
    "short_answer": "You may.", "law": "中华人民共和国民法典", "article": "第一条", "law_as_at": "2024-01-01",
    "reviewed": "2024-01-02", "elements": "A table and two chairs",
}  # fmt: skip
_FIELD = re.compile(r"(?P<indent> *)(?P<name>[a-z_]+):(?P<example> #.*)?")


def _new(portal: Path, type_: str, language: str) -> Path:
    done = CliRunner().invoke(main, ["new", type_, "a-new-one", "--root", str(portal), "--language", language])
    assert done.exit_code == 0, done.output
    return portal / done.output.strip()


def _filled(template: str) -> str:
    """The template with an answer at each place that asks for one."""
    lines = template.splitlines()
    code = [number for number, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")]
    following = dict(zip(code, code[1:], strict=False))
    name = ""
    for number in code:
        line, after = lines[number], lines[following.get(number, number)]
        deeper = len(after) - len(after.lstrip()) > len(line) - len(line.lstrip())
        field = _FIELD.fullmatch(line)
        name = field["name"] if field else name
        if not deeper and (field or line.strip() == "-"):
            lines[number] = f"{line.partition(' #')[0]} {ANSWERS[name]}"
    return "\n".join(lines) + "\n"


def _uncommented(template: str) -> str:
    """The front matter with every optional field brought in."""
    header = template.split("---\n")[1]
    return re.sub(r"^# (?=[a-z_]+:|  )", "", header, flags=re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("type_", content_types())
def test_a_template_passes_once_it_is_filled_in(type_: str, language: str, small: Path) -> None:
    path = _new(small, type_, language)
    model = content_types()[type_]
    assert path == small / "content" / model.section.folder / f"a-new-one{LANGUAGES[language]}.md"

    loaded = load(small, DAY)
    required = {field for field, info in model.model_fields.items() if info.is_required()}
    assert loaded.has_errors
    assert {problem.place.file for problem in loaded.problems} == {path.relative_to(small).as_posix()}
    assert len(loaded.problems) >= len(required)

    path.write_text(_filled(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert not load(small, DAY).problems
    check = CliRunner().invoke(main, ["check", "--root", str(small)])
    assert check.exit_code == 0, check.output


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("type_", content_types())
def test_a_template_names_every_field_in_its_language(type_: str, language: str, small: Path) -> None:
    template = _new(small, type_, language).read_text(encoding="utf-8")
    model = content_types()[type_]
    header = yaml.safe_load(_uncommented(template))
    assert list(header) == list(model.model_fields)
    comments = re.findall(r"^ *# (.*) — .+$", template, flags=re.MULTILINE)
    assert len(comments) >= len(model.model_fields)
    chinese = [bool(re.search(r"[\u4e00-\u9fff]", comment)) for comment in comments]
    assert all(chinese) if language == "zh-Hans" else not any(chinese)


def test_no_example_is_left_to_be_published(small: Path) -> None:
    for type_, model in content_types().items():
        header = yaml.safe_load(_new(small, type_, "en").read_text(encoding="utf-8").split("---\n")[1])
        assert set(header) == {field for field, info in model.model_fields.items() if info.is_required()}
        for field in ("title", "summary", "published", "office"):
            assert header[field] is None


def test_nothing_is_overwritten(small: Path) -> None:
    path = _new(small, "page", "zh-Hans")
    path.write_text("mine", encoding="utf-8")
    done = CliRunner().invoke(main, ["new", "page", "a-new-one", "--root", str(small)])
    assert done.exit_code == 2
    assert "exists already" in done.output
    assert path.read_text(encoding="utf-8") == "mine"


def test_the_headings_of_a_bulletin_are_those_that_the_author_writes(small: Path) -> None:
    template = _new(small, "bulletin", "zh-Hans").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.*)$", template, flags=re.MULTILINE)
    assert headings == ["主要结果", "分项", "数据来源与质量", "修订", "相关链接"]
