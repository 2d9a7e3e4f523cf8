"""The corpus of laws has as many laws and articles as asked for, and is a portal without a finding."""

from datetime import date
from pathlib import Path

from benchmarks.law_corpus import REAL, parsed, write_portal
from benchmarks.law_texts import law_texts

from law_data import all_laws
from plainlaw.build import load


def test_it_has_as_many_articles_as_asked_for() -> None:
    assert all_laws()
    texts = list(law_texts(REAL, 40, 1003))
    articles, provisions, problems = parsed([text.body for text in texts])
    assert (len(texts), articles, problems) == (40, 1003, 0)
    assert provisions > 2 * articles
    assert len({text.title for text in texts}) == len({text.key for text in texts}) == 40


def test_it_is_a_portal_whose_citations_lead_somewhere(tmp_path: Path) -> None:
    assert all_laws()
    write_portal(tmp_path / "portal", list(law_texts(REAL, 30, 900)))
    loaded = load(tmp_path / "portal", date(2025, 1, 25))
    assert [one for one in loaded.problems if one.is_error] == []
    assert loaded.site is not None
    entry = loaded.site.site.documents.get("policies", "law-00003", "zh-Hans")
    assert entry is not None
    assert any(one.href.startswith("#art_") for one in loaded.site.resolve(entry, []).citations)
