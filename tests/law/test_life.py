"""The life of a document from cards alone: its texts one after the other, and effects told by either side."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlaw.law.days import changed_since, next_day
from plainlaw.law.effects import Effect
from plainlaw.law.life import Life, life_of, lives
from plainlaw.law.status import Status
from plainlaw.model.card import Card
from plainlaw.model.document import Entry
from plainlaw.model.documents import Documents
from plainlaw.model.legal import LegalFacts, Tie
from plainlaw.model.needs import Needs

OLD, MID, NEW, LATER = date(2019, 5, 1), date(2022, 9, 1), date(2024, 7, 1), date(2026, 1, 1)


def card(key: str, facts: LegalFacts, folder: str = "policies", lang: str = "zh-Hans") -> Card:
    about = "".join([f"\nsection:{folder}", *(f"\nrelation:{tie.target}" for tie in facts.ties)]) + "\n"
    path = f"content/{folder}/{key}{'' if lang == 'zh-Hans' else '.' + lang}.md"
    return Card(path, folder, key, lang, 1, 0, b"", about, facts.line())


def version(of: str, day: date, *ties: Tie) -> Card:
    return card(day.isoformat(), LegalFacts(text_from=day, ties=ties), f"policies/{of}")


def documents(*cards: Card) -> Documents:
    def load(path: str) -> Entry:
        raise AssertionError(f"{path} is loaded, though its card says it all")

    return Documents(cards, load, ("zh-Hans", "en"))


def life(key: str, *cards: Card) -> Life:
    found = life_of(documents(*cards), key)
    assert found is not None
    assert lives(documents(*cards))[key] == found
    return found


RULES = card("rules", LegalFacts(begins=OLD, text_from=NEW))
VERSIONS = (version("rules", OLD), version("rules", MID), version("rules", LATER))


def test_texts_follow_one_another_without_gaps() -> None:
    texts = life("rules", RULES, *VERSIONS).texts
    assert [(text.begins, text.ends, text.is_main) for text in texts] == [
        (OLD, MID - timedelta(1), False), (MID, NEW - timedelta(1), False), (NEW, LATER - timedelta(1), True),
        (LATER, None, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "begins"), [(date(2018, 1, 1), OLD), (OLD, OLD), (date(2022, 8, 31), OLD), (MID, MID),
                        (date(2025, 1, 1), NEW), (date(2030, 1, 1), LATER)],
)  # fmt: skip
def test_the_text_of_a_day(day: date, begins: date) -> None:
    assert life("rules", RULES, *VERSIONS).text_on(day).begins == begins


def test_the_last_text_ends_with_the_document() -> None:
    repealing = card("new", LegalFacts(begins=NEW, ties=(Tie("repeals", "old"),)))
    old = card("old", LegalFacts(begins=OLD, text_from=OLD))
    found = life("old", old, repealing)
    assert found.texts[-1].ends == NEW - timedelta(1)
    assert found.standing(NEW) == (Status.REPEALED, NEW, ("new",))
    assert found.standing(NEW - timedelta(1)).status is Status.IN_FORCE


def test_either_side_declares_a_relation() -> None:
    effect = Effect("new", "repeals", "old", NEW)
    new, old = LegalFacts(begins=NEW), LegalFacts(begins=OLD)
    says_new = (card("new", LegalFacts(begins=NEW, ties=(Tie("repeals", "old"),))), card("old", old))
    says_old = (card("new", new), card("old", LegalFacts(begins=OLD, ties=(Tie("replaced_by", "new"),))))
    both = (says_new[0], says_old[1])
    for cards in (says_new, says_old, both):
        assert life("old", *cards).effects == (effect,)
        assert life("new", *cards).effects == (effect,)


def test_a_version_says_what_brought_it_about() -> None:
    cards = (RULES, version("rules", MID, Tie("amended_by", "amending", MID)), card("amending", LegalFacts(begins=MID)))
    assert life("amending", *cards).effects == (Effect("amending", "amends", "rules", MID),)
    assert life("rules", *cards).standing(MID + timedelta(1)).by == ("amending",)


def test_a_translation_tells_nothing_twice() -> None:
    english = card("new", LegalFacts(begins=NEW, ties=(Tie("repeals", "old"),)), lang="en")
    chinese = card("new", LegalFacts(begins=NEW, ties=(Tie("repeals", "old"),)))
    assert len(life("old", card("old", LegalFacts(begins=OLD)), english, chinese).effects) == 1


def test_what_is_looked_up_is_noted() -> None:
    known = documents(RULES, *VERSIONS, card("amending", LegalFacts(begins=MID, ties=(Tie("amends", "rules"),))))
    known.needs = Needs()
    life_of(known, "rules")
    assert {"policies/rules", "policies/amending", f"policies/rules/{OLD}"} <= known.needs.documents
    groups = {group for group, _, _ in known.needs.spans}
    assert {("en", "relation", "rules"), ("zh-Hans", "section", "policies/rules")} <= groups


def test_a_day_concerns_the_document_its_versions_and_what_it_changes() -> None:
    acting = card("new", LegalFacts(begins=NEW, ties=(Tie("repeals", "old", NEW),)))
    other = card("other", LegalFacts(begins=OLD))
    cards = (acting, other, card("old", LegalFacts(begins=OLD)), version("old", OLD))
    paths = {"content/policies/new.md", "content/policies/old.md", f"content/policies/old/{OLD}.md"}
    assert changed_since(cards, NEW - timedelta(1), NEW) == paths
    assert changed_since(cards, NEW, NEW + timedelta(9)) == set()
    assert next_day(cards, OLD) == NEW
    assert next_day(cards, NEW) is None


days = st.dates(date(2015, 1, 1), date(2030, 1, 1))


@given(st.sets(days, min_size=1, max_size=5), st.none() | days, days)
def test_on_each_day_at_most_one_text_is_in_force(begun: set[date], ends: date | None, day: date) -> None:
    first, *rest = sorted(begun)
    cards = [
        card("rules", LegalFacts(begins=first, ends=ends, text_from=first)),
        *(version("rules", each) for each in rest),
    ]
    texts = life("rules", *cards).texts
    assert len(texts) == len(begun)
    assert all(
        before.ends is not None and after.begins == before.ends + timedelta(1) for before, after in pairwise(texts)
    )
    there = [text for text in texts if text.begins and text.begins <= day and (text.ends is None or day <= text.ends)]
    assert len(there) <= 1
    assert not there or there == [life("rules", *cards).text_on(day)]
