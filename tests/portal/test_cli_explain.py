"""`plainlaw explain`: every finding is explained in both languages, with a bad example and a good one."""

import re

import pytest
from click.testing import CliRunner

from plainlaw.cli import main
from plainlaw.explain import kinds

_HAN = re.compile(r"[\u4e00-\u9fff]")


def _explain(*arguments: str) -> str:
    done = CliRunner().invoke(main, ["explain", *arguments])
    assert done.exit_code == 0, done.output
    return done.output


def _parts(said: str) -> tuple[str, str]:
    """The words and the examples of an explanation."""
    words, _, examples = said.partition("\n  - ")
    return words, examples


def test_there_is_something_to_explain() -> None:
    assert len(kinds()) > 50


@pytest.mark.parametrize("code", kinds())
def test_every_finding_is_explained_in_both_languages(code: str) -> None:
    both, chinese, english = _explain(code), _explain(code, "--lang", "zh-Hans"), _explain(code, "--lang", "en")
    for said in (both, chinese, english):
        assert said.startswith(f"{code}\n")
        assert "\n→ " in said
        assert "\n  + " in said
        assert _parts(said)[1].strip()
    assert len(_HAN.findall(_parts(chinese)[0])) > 10
    assert re.search(r"^\[(error|warning|错误|警告)\]", english, re.MULTILINE)
    words = _parts(english)[0]
    assert len(re.findall(r"[A-Za-z]{2,}", words)) > 3 * len(_HAN.findall(words))
    for own in (chinese, english):
        body = _parts(own)[0].split("\n", 1)[1].strip()
        assert body in both


def test_text_in_braces_is_only_what_a_finding_fills_in() -> None:
    for code, kind in kinds().items():
        for text in (kind.what, kind.mend, kind.why):
            assert text.count("{") == text.count("}"), code
