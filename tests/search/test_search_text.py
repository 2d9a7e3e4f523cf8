"""Markdown becomes the words that a reader sees, under the anchors that the renderer gives."""

import pytest

from plainlaw.search.plain import passages, words
from plainlaw.search.record import Passage, Record

SEEN = (
    ("**Mediation** is _free_ of `charge`", "Mediation is free of charge"),
    ("see [the *guide*](../x/index.md) and [more][1]", "see the guide and more"),
    ('登记<a class="figure" href="../../metrics/a/#b" title="排查数 · 2024年">2,406件</a>，同比', "登记2,406件，同比"),
    ("<ul><li>one</li><li>two</li></ul>", "one two"),
    ("| A | B |\n|:--|--:|\n| 1 | 2 |", "A B 1 2"),
    ('!!! warning "Mind this"\n    inside', '"Mind this" inside'),
    ("- one\n2. two\n> three\n:   four", "one two three four"),
    ("a[^1]\n\n[^1]: the note", "a the note"),
    ("<svg><path d='x'/><title>t</title></svg>after", "after"),
    ("snake_case 5 &lt; 6 &amp; -7", "snake_case 5 < 6 & -7"),
    ("```yaml\nkey: value\n```", "key: value"),
    ("---\n\n[ref]: https://example.org\n", ""),
    ("2024. The year\n12348", "The year 12348"),
)


@pytest.mark.parametrize(("markdown", "seen"), SEEN)
def test_words(markdown: str, seen: str) -> None:
    assert words(markdown) == seen


def test_words_stand_under_their_headings() -> None:
    body = "Before.\n\n## What it *costs*\n\nNothing.\n\nWho helps\n---------\n\nThe office.\n"
    assert passages(body, [("Next steps", "<ul><li>Call</li></ul>")]) == (
        Passage("Before."),
        Passage("Nothing.", "What it costs", "what-it-costs"),
        Passage("The office.", "Who helps", "who-helps"),
        Passage("Call", "Next steps", "next-steps"),
    )


def test_the_same_heading_twice_has_two_anchors() -> None:
    assert [part.anchor for part in passages("## 范围\n\na\n\n## 范围\n\nb")] == ["范围", "范围_1"]
    assert passages("## 1. Scope")[0] == Passage("", "1. Scope", "1-scope")


def test_code_holds_no_headings() -> None:
    assert [part.heading for part in passages("## One\n\n```\n## not one\n```\n")] == ["One"]


def test_numbers_are_given_once_more_as_they_are_shown() -> None:
    html = Record("a/", "zh-Hans", "guides", "<标题>", (Passage("共2,406件，占97.7%，共2,406件，第3条"),)).html("zh")
    assert 'data-pagefind-meta="numbers:2,406 97.7"' in html
    assert "<h1>&lt;标题&gt;</h1>" in html
