"""Front matter read without YAML is what YAML reads; tags that are plain pass the last net."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils import meta

from plainlaw.render.fast_header import fast_header
from plainlaw.render.net import unsafe
from plainlaw.render.plain_tag import PLAIN_TAG

texts = st.text(max_size=20) | st.sampled_from(
    ["<b>", "&", "\u2028", "\x85", "\ufeff", "😀", "\x7f", "a\nb", "---", "\t", "\\"]
)
values = texts | st.lists(texts | st.dictionaries(texts, texts, max_size=3), max_size=3) | st.integers() | st.booleans()
keys = st.sampled_from(["title", "yes", "no", "on", "null", "y", "lang", "a_b", "n", "true", "~", "search", "1", "<<"])


def written(data: dict[str, object], ascii_only: bool) -> str:
    """As Jinja's tojson writes values."""
    lines = []
    for key, value in data.items():
        text = json.dumps(value, ensure_ascii=ascii_only)
        for char in "<>&'":
            text = text.replace(char, f"\\u{ord(char):04x}")
        lines.append(f"{key}: {text}\n")
    return "---\n" + "".join(lines) + "---\n\nbody\n"


@given(data=st.dictionaries(keys, values, min_size=1, max_size=5), ascii_only=st.booleans())
def test_json_is_read_as_yaml_reads_it(data: dict[str, object], ascii_only: bool) -> None:
    text = written(data, ascii_only)
    found = fast_header(text)
    if found is not None:
        expected = meta.get_data(text)
        assert found == expected
        assert repr(found) == repr(expected)


@pytest.mark.parametrize(
    "line",
    ['title: "a"', "search: {exclude: true}", "search: {boost: 2}", 'hide: ["toc"]', 'a: "\\u003cb\\u003e \\" \\\\"'],
)
def test_what_our_templates_write_is_understood(line: str) -> None:
    text = f"---\n{line}\n---\n\n\nbody"
    assert fast_header(text) == meta.get_data(text)
    assert fast_header(text) is not None


@pytest.mark.parametrize(
    "line",
    [
        "title: a",
        "title: 'a'",
        'title: "a" ',
        'yes: "a"',
        'title: "\\x41"',
        "a: 1",
        "a: {b: c}",
        'a: ["b",]',
        "a: null",
    ],
)
def test_everything_else_is_left_to_yaml(line: str) -> None:
    assert fast_header(f"---\n{line}\n---\nbody") is None


def test_the_pages_of_the_sample(tree: Path) -> None:
    for path in (tree / "build/portal").rglob("*.md"):
        text = path.read_text("utf-8")
        # the few pages at former addresses say that no list names them
        assert fast_header(text) == (None if "\nunlisted: true" in text else meta.get_data(text))


@given(tag=st.from_regex(PLAIN_TAG, fullmatch=True))
def test_plain_tags_pass_the_net(tag: str) -> None:
    assert unsafe(tag) == ""


@pytest.mark.parametrize(
    "tag",
    [
        '<p onclick="x">', '<a href="javascript:x">', '<a href=" javascript:x">', '<a href="java&#10;script:x">',
        "<script>",
        '<p style="x">', '<p data-md-component="x">', '<img src="//x">', '<img src="https://x">',
        '<source srcset="a, //b">',
        '<form class="hero__search">', "<p title='x'>", "<p title=x>", '<p title="x"onclick="y">', '<a href="data:x">',
    ],
)  # fmt: skip
def test_what_the_net_must_see_is_not_plain(tag: str) -> None:
    assert PLAIN_TAG.fullmatch(tag) is None
