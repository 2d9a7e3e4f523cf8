"""What a document says that it does to others is dated, is possible, and agrees with what they say."""

from collections.abc import Iterator
from datetime import date, timedelta

from plainlaw.check import Check
from plainlaw.law.effects import Effect, backward, forward
from plainlaw.law.life import Life, life_of
from plainlaw.law.structure import parse
from plainlaw.model.document import Entry
from plainlaw.model.documents import Documents
from plainlaw.model.legal import DATED, INVERSE, LegalFacts, Relation
from plainlaw.model.version import POLICIES
from plainlaw.nearest import near_hint
from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.legal import RELATION_CONTRADICTS, RELATION_UNDATED, UNKNOWN_PORTION
from plainlaw.resolve import ResolvedEntry, ResolvedSite

_ONE_WAY = ("repeals", "implements", "interprets", "consultation_of")
_FURTHEST = 40
_ITSELF = Message.of("it is this document itself")
_CIRCLE = Message.of("the other one, or one that it leads to, says the same of this document")
_BEFORE_OTHER = Message.of("the other document comes into force later than that")
_BEFORE_OWN = Message.of("this document comes into force later than that")
_AFTER_END = Message.of("the other document is not in force any more by then")
_OTHER_DAY = Message.of("the other document gives another day")
_CONSULTED_LATE = Message.of("the consultation opens when the other document is in force already")
_NOT_SAID = Message.of("the other document interprets others, and not this one")


def run(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Problem]:
    """The findings about the relations of a document, each at its line."""
    entry = document.entry
    relations = getattr(entry.fields, "relations", None)
    documents = site.site.documents
    leading = documents.leading(entry.folder, entry.key)
    life = life_of(documents, entry.parent or entry.key) if relations or _named(entry) else None
    if life is None or leading is None or leading.path != entry.path:
        return
    for number, relation in enumerate(relations or ()):
        yield from _of_relation(relation, entry.place_of("relations", number, "target"), life, site)
    yield from _of_inverse(entry, life, documents)


def _named(entry: Entry) -> bool:
    legal = entry.fields.legal()
    return legal is not None and bool(legal.ties)


def _of_relation(relation: Relation, place: Place, life: Life, site: ResolvedSite) -> Iterator[Problem]:
    documents = site.site.documents
    other = life_of(documents, relation.target)
    said = {"target": relation.target, "relation": relation.rel}
    if relation.target == life.key:
        yield RELATION_CONTRADICTS.at(place, **said, reason=_ITSELF)
        return
    if other is None:
        return  # reported as an unknown reference
    effect = _effect_of(relation, life)
    if effect is None:
        return
    if effect.effective is None and effect.rel in DATED:
        yield RELATION_UNDATED.at(place, **said)
    reason = _contradiction(effect, relation, life, other) or _circle(effect, documents)
    if reason is not None:
        yield RELATION_CONTRADICTS.at(place, **said, reason=reason)
    # of a text that nobody could read, in any language or version, nothing is known
    if not _is_unread(other.key, site):
        yield from _of_portions(effect, place, other, documents)


def _is_unread(key: str, site: ResolvedSite) -> bool:
    folder = f"{POLICIES.folder}/{key}"
    return any(each == (POLICIES.folder, key) or each[0] == folder for each in site.unread)


def _effect_of(relation: Relation, life: Life) -> Effect | None:
    """What the relation comes to, with the day on which it holds."""
    if relation.rel not in INVERSE:
        day = relation.effective or (life.facts.begins if relation.rel in DATED else None)
        return Effect(life.key, relation.rel, relation.target, day, relation.portions)
    rel = INVERSE[relation.rel]
    day = relation.effective or next(
        (each.effective for each in life.effects if each[:3] == (relation.target, rel, life.key)), None
    )
    return Effect(relation.target, rel, life.key, day, relation.portions)


def _contradiction(effect: Effect, relation: Relation, life: Life, other: Life) -> Message | None:
    acting, suffering = (life, other) if effect.source == life.key else (other, life)
    day = effect.effective
    if day is not None and effect.rel in DATED:
        if acting.facts.begins is not None and day < acting.facts.begins:
            return _BEFORE_OWN if acting is life else _BEFORE_OTHER
        if suffering.facts.begins is not None and day < suffering.facts.begins:
            return _BEFORE_OTHER if acting is life else _BEFORE_OWN
        end = suffering.end
        if effect.rel == "amends" and end is not None and end.since is not None and end.since <= day:
            return _AFTER_END
        told = {each.effective for each in life.effects if each[:3] == effect[:3] and each.portions == effect.portions}
        if len(told) > 1 and relation.rel in INVERSE:
            return _OTHER_DAY
    opens, begins = acting.facts.opens, suffering.facts.begins
    if effect.rel == "consultation_of" and opens is not None and begins is not None and opens > begins:
        return _CONSULTED_LATE
    return None


def _circle(effect: Effect, documents: Documents) -> Message | None:
    """Whether one gets back to the acting document by what others say of the same kind."""
    if effect.rel not in _ONE_WAY:
        return None
    ahead, seen = [effect.target], {effect.target}
    while ahead and len(seen) < _FURTHEST:
        for target in _led_to(ahead.pop(), effect.rel, documents):
            if target == effect.source:
                return _CIRCLE
            if target not in seen:
                seen.add(target)
                ahead.append(target)
    return None


def _led_to(key: str, rel: str, documents: Documents) -> Iterator[str]:
    card = documents.leading(POLICIES.folder, key)
    facts = LegalFacts.read(card.legal) if card is not None else LegalFacts()
    yield from (each.target for each in forward(key, facts) if each.rel == rel)
    others = documents.watched("relation", key)
    for other in others:
        said = backward(other.key, LegalFacts.read(other.legal)) if "/" not in other.folder else ()
        yield from (each.target for each in said if each.rel == rel and each.source == key)


def _of_portions(effect: Effect, place: Place, other: Life, documents: Documents) -> Iterator[Problem]:
    """A finding for each portion that the other document does not have on the day before it is changed."""
    if not effect.portions or effect.target != other.key:
        return
    day = (effect.effective or date.max) - timedelta(days=1)
    text = other.text_on(day)
    folder, key = other.place_of(text)
    card = documents.leading(folder, key)
    entry = documents.text(folder, key, card.lang) if card is not None else None
    if entry is None or not entry.body.strip():
        return  # of a title alone, nothing is known
    names = parse(entry.body).by_name()
    for portion in effect.portions:
        if portion not in names:
            said = {"target": other.key, "portion": portion, "day": day.isoformat() if effect.effective else "—"}
            yield UNKNOWN_PORTION.at(place, **said, hint=near_hint(portion, names))


def _of_inverse(entry: Entry, life: Life, documents: Documents) -> Iterator[Problem]:
    """What the document says that others do to it is not contradicted by them."""
    for number, key in enumerate(getattr(entry.fields, "interpretations", ())):
        other = life_of(documents, key)
        interpreted = [each.target for each in other.effects if _is(each, key, "interprets")] if other else []
        said = {each.target for each in _said_forward(key, documents) if each.rel == "interprets"}
        if key == life.key or (said and life.key not in said and interpreted):
            reason = _ITSELF if key == life.key else _NOT_SAID
            values = {"target": key, "relation": "interpreted_by"}
            yield RELATION_CONTRADICTS.at(entry.place_of("interpretations", number), **values, reason=reason)
    amended_by = entry.fields.legal()
    for tie in amended_by.ties if amended_by is not None else ():
        if tie.rel != "amended_by":
            continue
        place = entry.place_of("amended_by")
        days = {each.effective for each in _said_forward(tie.target, documents) if each.rel == "amends"
                and each.target == life.key}  # fmt: skip
        if tie.target == life.key or (days and tie.effective not in days):
            reason = _ITSELF if tie.target == life.key else _OTHER_DAY
            yield RELATION_CONTRADICTS.at(place, target=tie.target, relation="amended_by", reason=reason)


def _is(effect: Effect, source: str, rel: str) -> bool:
    return effect.source == source and effect.rel == rel


def _said_forward(key: str, documents: Documents) -> list[Effect]:
    card = documents.leading(POLICIES.folder, key)
    return list(forward(key, LegalFacts.read(card.legal))) if card is not None else []


CHECK = Check((RELATION_UNDATED, RELATION_CONTRADICTS, UNKNOWN_PORTION), run)
