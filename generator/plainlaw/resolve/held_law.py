"""The laws that the portal holds, as citations see them: by title, in the text that was in force on a day.

In: a title and a day. Out: `HeldLaw`: the text of that day and that of the day of the build, with their addresses.
Whatever is looked up is noted, so that a page is made anew when a law that it cites comes, goes or changes.
"""

from datetime import date
from functools import lru_cache

from msgspec import Struct

from plainlaw.law.comparison import Fate, Pair, compare
from plainlaw.law.life import Life, Text, life_of
from plainlaw.law.provision import LegalText, Provision
from plainlaw.law.structure import parse
from plainlaw.model.address import Address, Addresses
from plainlaw.model.document import Entry
from plainlaw.model.site import Site
from plainlaw.model.title import title_keys
from plainlaw.model.version import POLICIES
from plainlaw.resolve.provisions import provisions_of


class Wording(Struct, frozen=True):
    """One text of a law: its provisions (None where the portal holds no articles of it) and the address of its page.

    `is_excerpt` when it does not hold all articles of the law.
    """

    text: LegalText | None
    address: Address
    is_excerpt: bool


class HeldLaw(Struct, frozen=True):
    """A law with its text of the day of a citation (`then`) and of the day of the build (`now`, the same object when it
    is the same text). `is_over` when it is in force no more.
    """

    key: str
    then: Wording
    now: Wording
    is_over: bool

    def became(self, article: Provision) -> tuple[Fate, Provision | None]:
        """What became of an article of `then`, and where it stands now."""
        if self.is_over:
            return Fate.DROPPED, None
        if self.then is self.now or self.then.text is None or self.now.text is None:
            return Fate.IDENTICAL, article
        pairs = _compared(self.then.text.source, self.now.text.source)
        pair = next((one for one in pairs if one.before is not None and one.before.eid == article.eid), None)
        return (pair.fate, pair.after) if pair is not None else (Fate.DROPPED, None)


def held_law(site: Site, addresses: Addresses, title: str, day: date, lang: str) -> HeldLaw | None:
    """The law of this title; None when the portal holds none."""
    named = (site.documents.watched("title", key) for key in title_keys(title))
    cards = next((cards for cards in named if cards), ())
    key = next((card.key for card in sorted(cards, key=lambda card: card.lang != lang)), None)
    life = life_of(site.documents, key) if key is not None else None
    if life is None:
        return None
    then, now = life.text_on(day), life.text_on(site.as_of)
    current = _wording(site, addresses, (life, now), lang, is_now=True)
    if current is None:
        return None
    former = current if then == now else _wording(site, addresses, (life, then), lang, is_now=False)
    status = life.standing(site.as_of).status
    return HeldLaw(life.key, former or current, current, is_over=status.value in ("repealed", "expired"))


def _wording(site: Site, addresses: Addresses, of: tuple[Life, Text], lang: str, *, is_now: bool) -> Wording | None:
    life, text = of
    folder, key = life.place_of(text)
    entry = site.documents.text(folder, key, lang) or _in_another_language(site, folder, key)
    if entry is None:
        return None
    # the text in force stands at the permanent address, others at that of their day
    further = (life.key,) if is_now or not text.key else (life.key, text.key)
    address = addresses.section(entry.lang, POLICIES.folder, *further)
    return Wording(provisions_of(entry), address, entry.fields.is_excerpt())


def _in_another_language(site: Site, folder: str, key: str) -> Entry | None:
    tags = site.documents.languages(folder, key)
    return site.documents.text(folder, key, tags[0]) if tags else None


@lru_cache(maxsize=64)
def _compared(before: str, after: str) -> tuple[Pair, ...]:
    return compare(parse(before), parse(after))
