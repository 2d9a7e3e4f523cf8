"""The anchors that links may name are those that the renderer gives to headings."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainlaw.resolve.anchors import anchors_of
from sites.bodies import page, resolve_text
from sites.rendered import render

_HEADINGS = st.sampled_from(
    [
        "## 主要内容",
        "##A b  C!",
        "### 1. 申请（第一步）",
        "## a_b *c* `d`",
        "## [linked](about.md) words",
        "## “quoted” — dash - dash",
        "Set by a line\n---",
        "## same",
        "## same",
        "text\n\n> ## in a quotation",
        "```\n## in a fence\n```",
        "plain text",
    ]
)


@settings(deadline=None)
@given(st.lists(_HEADINGS, max_size=6))
def test_anchors_are_those_of_the_renderer(blocks: list[str]) -> None:
    body = resolve_text("\n\n".join(blocks) + "\n")
    assert body.problems == ()
    rendered = re.findall(r'<h[1-6] id="([^"]*)"', render(body.markdown))
    assert anchors_of(body.entry) == tuple(rendered)


@pytest.mark.parametrize(
    ("folder", "key", "anchors"),
    [
        ("bulletins", "2024-q2", {"主要结果", "分项"}),
        ("guides", "free-mediation", set()),
        ("campaigns", "law-fair", set()),
    ],
)
def test_parts_that_the_program_writes_have_anchors_too(folder: str, key: str, anchors: set[str]) -> None:
    found = set(anchors_of(page(folder, key)) or ())
    assert anchors < found


def test_what_is_known_only_after_rendering_is_not_guessed() -> None:
    body = resolve_text('## {{ metric("settlement_rate") }}\n\n[a](#whatever)\n')
    assert anchors_of(body.entry) is None
    assert body.problems == ()
