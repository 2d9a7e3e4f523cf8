"""A real report of a county, read from beside the checkout: exactly these figures and findings, no fewer and no more.

Expected are numbers, kinds and places only; the rows are those of the list of its figures in the project's notes.
"""

from collections import Counter

import pytest
from audit_examples import audited

from plainlaw.audit import Audit
from plainlaw.audit.inventory import about_evidence, about_total
from plainlaw.audit.steps import steps
from plainlaw.locales.locale import locale_of
from portals import shared_data

FIGURES = {
    # (line, column): (kind, value, decimals, falls)
    (10, 69): ("count", "2462", 0, None),
    (10, 79): ("count", "2406", 0, None),
    (10, 88): ("rate", "98", 0, None),
    (13, 128): ("rate", "879/10", 1, None),
    (20, 147): ("change", "69/5", 1, True),
    (20, 161): ("change", "93/5", 1, True),
    (21, 69): ("change", "339/10", 1, True),
    (4, 58): ("rule", "1", 0, None),
    (5, 112): ("list", "5", 0, None),
    (8, 19): ("levels", "5", 0, None),
    (8, 46): ("levels", "4", 0, None),
}
FINDINGS = {
    (1, 5, "half-width-comma"): {"number": "67"},
    (1, 18, "reading-in-brackets"): {"number": "39"},
    (1, 24, "mixed-script"): {"number": "12"},
    (8, 46, "levels-disagree"): {},
    (10, 54, "as-of-wording"): {},
    (10, 54, "undated-figure"): {},
    (10, 88, "mixed-precision"): {"decimals": "0", "others": "1", "hint": "With as many it would be 97.7%."},
    (13, 107, "as-of-wording"): {},
    (13, 107, "undated-figure"): {},
    (13, 128, "rate-without-counts"): {"hint": "Of the bases up to 100, only these give it: 33, 58, 66, 91, 99."},
    (20, 132, "undated-figure"): {},
    (20, 147, "rate-without-counts"): {"hint": "The smallest base that gives it: from 29 to 25."},
    (20, 161, "rate-without-counts"): {"hint": "The smallest base that gives it: from 43 to 35."},
    (21, 69, "rate-without-counts"): {"hint": "The smallest base that gives it: from 56 to 37."},
}


@pytest.fixture(scope="module")
def done() -> Audit:
    path = shared_data("") / "source-article.txt"
    return audited(path.read_text(encoding="utf-8"), "source-article.txt")


def test_every_figure_is_read_and_nothing_else(done: Audit) -> None:
    read = {}
    for mention in done.reading.mentions:
        place = done.reading.place(mention)
        read[place.line, place.column] = (str(mention.kind), str(mention.value), mention.decimals, mention.falls)
    assert read == FIGURES
    assert len(done.reading.mentions) == len(FIGURES)


def test_exactly_these_findings_are_made(done: Audit) -> None:
    english = locale_of("en")
    found = {(problem.place.line, problem.place.column, problem.kind.code): problem for problem in done.problems}
    assert set(found) == set(FINDINGS)
    assert len(done.problems) == len(FINDINGS)
    for key, values in FINDINGS.items():
        said = {name: english.text(found[key].values[name]) for name in values}
        assert said == values, key


def test_of_five_rates_one_can_be_recomputed(done: Audit) -> None:
    assert Counter(found.is_recomputable for found in done.reading.evidence) == {True: 1, False: 4}
    said = locale_of("en").text(about_total(done.reading))
    assert said == "Rates: 5. Only 1 can be recomputed from figures in the text."


def test_it_is_said_how_exactly_the_one_is_true(done: Audit) -> None:
    (found,) = [found for found in done.reading.evidence if found.is_recomputable]
    note = about_evidence(found)
    assert found.fits
    assert note is not None
    assert dict(note.values) == {
        "part": "2406",
        "whole": "2462",
        "value": "97.73%",
        "decimals": "0",
        "finer": "97.7%",
        "rest": "56",
        "same": "2401–2425",
    }


def test_the_meetings_are_a_rule_of_three_periods_and_the_list_counts_up(done: Audit) -> None:
    by_kind = {str(mention.kind): mention for mention in done.reading.mentions}
    assert by_kind["rule"].per_year == (4, 12, 24)
    assert not any(steps(passage.sentence, list(passage.mentions)) for passage in done.reading.passages)
    assert "list-miscounted" not in {problem.kind.code for problem in done.problems}
