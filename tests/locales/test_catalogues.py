"""Every catalogue says exactly what the program says, in full."""

import re
from collections import Counter

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from plainlaw.locales.catalogue import languages, path_of
from plainlaw.locales.collect import PACKAGE, collect

_BRACES = re.compile(r"\{[A-Za-z_]\w*\}")
_HAN = re.compile(r"[\u3400-\u9fff]")

pytestmark = pytest.mark.parametrize("language", languages())


def messages(language: str) -> list[Message]:
    with path_of(language).open("rb") as file:
        return [message for message in read_po(file, abort_invalid=True) if message.id]


def test_no_message_is_missing_and_none_is_stale(language: str) -> None:
    wanted, known = set(collect()), {str(message.id) for message in messages(language)}
    assert (sorted(wanted - known), sorted(known - wanted)) == ([], []), "run `make messages` and translate"


def test_every_message_is_translated(language: str) -> None:
    assert [message.id for message in messages(language) if not message.string or message.fuzzy] == []


def test_a_translation_fills_the_same_braces(language: str) -> None:
    unlike = [
        (message.id, message.string)
        for message in messages(language)
        if Counter(_BRACES.findall(str(message.id))) != Counter(_BRACES.findall(str(message.string)))
    ]
    assert unlike == []


def test_a_translation_has_the_spaces_of_the_message_at_its_ends(language: str) -> None:
    """Messages such as ", " are put between other words. Chinese marks carry their own space."""
    for message in messages(language):
        said, meant = str(message.string), "" if language.startswith("zh") else str(message.id)
        before, after = meant[: len(meant) - len(meant.lstrip())], meant[len(meant.rstrip()) :]
        assert said == before + said.strip() + after, message.id


def test_chinese_text_has_chinese_marks(language: str) -> None:
    """Between Chinese characters stand full-width marks, and no space; `name: value` is YAML."""
    if not language.startswith("zh"):
        pytest.skip("a rule of Chinese typesetting")
    odd = re.compile(r"[\u3400-\u9fff](?:[,;?!()]|:(?! )| +[\u3400-\u9fff])|[,;?!][\u3400-\u9fff]")
    assert [message.string for message in messages(language) if odd.search(str(message.string))] == []


def test_the_program_itself_speaks_no_language_but_english(language: str) -> None:
    """Interface words stand in the catalogue, so that a new language needs no change of code."""
    for path in (PACKAGE / "locales").glob("*.py"):
        assert not _HAN.search(path.read_text("utf-8")), path
