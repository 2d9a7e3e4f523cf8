"""Shortcodes are parsed, never executed: one call with plain values, everything else is a finding at its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlaw.resolve.body import Text
from plainlaw.shortcode import Resolved
from sites.bodies import FIRST_LINE, places, resolve_text

CALL = '{{ figure("disputes_received", period="2024-Q2") }}'


def test_a_call_becomes_a_figure_with_its_place() -> None:
    body = resolve_text(f"一\n\n二{CALL}，{CALL}\n")
    assert body.problems == ()
    calls = [part.call for part in body.parts if isinstance(part, Resolved)]
    assert [(call.name, call.positional, dict(call.named)) for call in calls] == [
        ("figure", ("disputes_received",), {"period": "2024-Q2"})
    ] * 2
    assert [(call.place.line, call.place.column) for call in calls] == [(FIRST_LINE + 2, 2), (FIRST_LINE + 2, 54)]
    assert body.markdown.count("112") == 2


# what is typed, and the finding
_MISTAKES = [
    ("{{ }}", "broken-shortcode"),
    ("{{", "broken-shortcode"),
    ("{{ figure", "broken-shortcode"),
    ("{{ figure }}", "broken-shortcode"),
    ("{{ figure() }}", "missing-argument"),
    ("{{ figure(disputes_received) }}", "broken-shortcode"),
    ('{{ figure("disputes_received" period="2024-Q2") }}', "broken-shortcode"),
    ("{{ figure(“disputes_received”) }}", "broken-shortcode"),
    ('{{ figure（"disputes_received"） }}', "broken-shortcode"),
    ('{{ figure("disputes_received", period=2024 - 1) }}', "broken-shortcode"),
    ('{{ figure("disputes_received", *x) }}', "broken-shortcode"),
    ('{{ figure("disputes_received", **x) }}', "broken-shortcode"),
    ('{{ figure("disputes_received", period="2024-Q2", period="2024-Q1") }}', "broken-shortcode"),
    ('{{ figure("disputes_received")|safe }}', "broken-shortcode"),
    ('{{ "".__class__.__mro__ }}', "broken-shortcode"),
    ("{{ cycler.__init__.__globals__ }}", "broken-shortcode"),
    ('{{ figure("disputes_received").x }}', "broken-shortcode"),
    ('{{ figure("\\ud800") }}', "broken-shortcode"),
    ('{{ figure("' + "x" * 600 + '") }}', "broken-shortcode"),
    ('{{ figure("' + "(" * 400 + '") }}', "unknown-metric"),
    ("{{ figure(" + "(" * 300 + ")" * 300 + ") }}", "broken-shortcode"),
    ("{{ 7 * 7 }}", "broken-shortcode"),
    ('{{ figur("disputes_received") }}', "unknown-shortcode"),
    ('{{ figure("disputes_received", perod="2024-Q2") }}', "unknown-argument"),
    ('{{ metric("disputes_received", dispute_kind="family") }}', "unknown-argument"),
    ('{{ figure("disputes_received", "disputes_settled", period="2024-Q2") }}', "bad-argument"),
    ('{{ figure("disputes_received", period="2024-Q2", unit="maybe") }}', "bad-argument"),
    ('{{ figure("disputes_received") }}', "missing-argument"),
    ('{{ figure("disputes_received", period="soon") }}', "unreadable-period"),
    ('{{ figure("disputes_received", period="2024-Q2", region="无此镇") }}', "unknown-region"),
    ('{{ figure("disputes_received", period="2024-Q2", dispute_kind="friends") }}', "unknown-code"),
    ("{{ figure(1) }}", "unknown-metric"),
    ("{{ figure(1e999) }}", "unknown-metric"),
    ("{% if x %}", "template-tag"),
    ("{% for x in y %}a{% endfor %}", "template-tag"),
    ("{# a remark #}", "template-tag"),
    ("{%", "template-tag"),
    ("{#", "template-tag"),
]


@pytest.mark.parametrize(("text", "code"), _MISTAKES, ids=[text[:40] for text, _ in _MISTAKES])
def test_everything_else_is_one_finding_at_its_place(text: str, code: str) -> None:
    body = resolve_text(f"前文\n\n`code` 文字{text} 后文\n")
    assert body.codes == [code]
    assert places(body.problems) == [(FIRST_LINE + 2, 10)]


@pytest.mark.parametrize("text", ["{{ figure() }}", "{% x %}", "{# x #}", "{{", "<b>", "](javascript:x)", "![x](y)"])
def test_code_is_left_alone(text: str) -> None:
    for body in (f"看 `{text}` 和 ``{text}``。\n", f"```\n{text}\n```\n", f"~~~text\n\n{text}\n\n~~~\n"):
        resolved = resolve_text(body)
        assert resolved.problems == ()
        assert resolved.markdown == body


@pytest.mark.parametrize("text", ["}} %} #}", "a { b } c", "100%}", "{ { x } }", "\\{ \\{"])
def test_single_braces_are_text(text: str) -> None:
    assert resolve_text(text).problems == ()
    assert resolve_text(text).markdown == text


@given(
    st.text(max_size=60), st.sampled_from(["{{ %s }}", "{{ figure(%s) }}", '{{ figure("%s") }}', "{%% %s %%}", "%s"])
)
def test_any_text_in_braces_is_a_call_or_a_finding(text: str, form: str) -> None:
    body = resolve_text(form % text)
    called = [part for part in body.parts if isinstance(part, Resolved)]
    assert len(called) <= 1
    assert body.problems or not called or text.strip()
    if not body.has_errors:
        assert "{{" not in body.markdown


_BITS = [CALL, "\n", "\n\n", "a ", "`c`", "[x](../terms/mediation.md)", "<https://x.example/>", "- ", "| a | b |\n"]


@given(st.lists(st.sampled_from(_BITS), max_size=12).map("".join))
def test_nothing_of_a_body_is_lost_and_twice_is_the_same(text: str) -> None:
    body, again = resolve_text(text), resolve_text(text)
    assert body.problems == again.problems == ()
    assert body.markdown == again.markdown
    written = [
        (part.source, part.line, part.column)
        if isinstance(part, Text)
        else (part.call.source, part.call.place.line, part.call.place.column)
        for part in body.parts
    ]
    assert "".join(source for source, _, _ in written) == text
    for source, line, column in written:
        rest = "\n".join(text.split("\n")[line - FIRST_LINE :])[column - 1 :]
        assert rest.startswith(source)
