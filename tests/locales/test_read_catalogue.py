"""A catalogue that was read once is read from what was kept, as long as it is the same one."""

import os
import shutil
from pathlib import Path

import pytest

from plainlaw.locales import catalogue
from plainlaw.locales.locale import locale_of

CHINESE = locale_of("zh-Hans").cldr


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The Chinese catalogue in a folder of its own; what is read is kept there."""
    shutil.copytree(catalogue.FOLDER / "zh_Hans", tmp_path / "zh_Hans")
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    monkeypatch.setattr(catalogue, "_READ", tmp_path / "__pycache__")
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    # as in a new process each time: nothing is remembered but what is on the disk
    monkeypatch.setattr(catalogue, "_read", catalogue._read.__wrapped__)
    return tmp_path


def test_what_was_kept_is_what_was_read(folder: Path) -> None:
    first = catalogue.messages_for(CHINESE)
    assert len(first) > 1000
    assert len(list((folder / "__pycache__").iterdir())) == 1
    assert catalogue.messages_for(CHINESE) == first


def test_a_catalogue_that_was_changed_is_read_anew(folder: Path) -> None:
    file = catalogue.path_of("zh_Hans")
    before = catalogue.messages_for(CHINESE)
    text = file.read_text(encoding="utf-8")
    file.write_text(text + '\nmsgid "a word of this test"\nmsgstr "一个词"\n', encoding="utf-8")
    now = catalogue.messages_for(CHINESE)
    assert now == {**before, "a word of this test": "一个词"}
    assert len(list((folder / "__pycache__").iterdir())) == 1


def test_what_was_cut_off_while_it_was_written_is_not_used(folder: Path) -> None:
    first = catalogue.messages_for(CHINESE)
    (kept,) = (folder / "__pycache__").iterdir()
    os.truncate(kept, kept.stat().st_size // 2)
    assert catalogue.messages_for(CHINESE) == first


def test_where_the_program_may_not_write_each_run_reads(folder: Path) -> None:
    (folder / "__pycache__").write_text("no folder", encoding="utf-8")
    assert len(catalogue.messages_for(CHINESE)) > 1000
