"""No address that was ever public vanishes: it stands, leads to another one, or says why it is gone.

In: the register and what is gone, and the documents. Out: `Former`, and findings. Only the cards of documents are
looked at, so that one edit costs the same in a large portal as in a small one.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta

from msgspec import Struct

from plainlaw.content_types import by_folder
from plainlaw.model.address import Addresses
from plainlaw.model.card import Card
from plainlaw.model.former import REGISTER_FILE, Buried, Former, Gone, Moved
from plainlaw.model.site import Site
from plainlaw.nearest import near_hint
from plainlaw.problems import Message, Place, Problem, mistaken_files
from plainlaw.problems.addresses import (
    ADDRESS_NOT_RECORDED,
    ADDRESS_UNREADABLE,
    ADDRESS_VANISHED,
    GONE_BUT_THERE,
    GONE_NEVER_THERE,
    GONE_WITHOUT_LANGUAGE,
    REDIRECT_FROM_LIVING,
    REDIRECT_IMPOSSIBLE,
    REDIRECT_TWICE,
)
from plainlaw.problems.fields import DUPLICATE_ID
from plainlaw.sources.register import RawRegister
from plainlaw.validate.fields import build_list
from plainlaw.validate.unknown import unknown_reference

_LINE = re.compile(r"(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)+")
_OWN = frozenset({"api", "assets", "calendar", "disclosure", "downloads", "regions", "search", "templates"})
"""First steps of addresses under which the program alone makes files."""
_LISTS = frozenset({"index", "page", "topic", "year"})
"""Second steps in a section at which lists stand."""
_GRACE = timedelta(days=7)
"""So long after its publication an address may be missing in the register: the next one who publishes records it."""
_EXAMPLES = 3


class _Standing(Struct, frozen=True):
    """What stands in the portal: every living address with the file behind it, and the claims to former ones."""

    site: Site
    addresses: Addresses
    living: Mapping[str, str]
    claims: Mapping[str, Card]
    gone: Mapping[str, Gone]

    def split(self, address: str) -> tuple[str, str]:
        """The language of an address, and what follows its prefix."""
        first, _, rest = address.partition("/")
        for tag in self.site.portal.tags[1:]:
            if first == self.addresses.prefix(tag):
                return tag, rest
        return self.site.portal.default_language, address

    def document(self, address: str) -> str:
        """Section and key of the document that an address is of: `policies/key`."""
        return "/".join(self.split(address)[1].split("/")[:2]).rstrip("/")

    def claim(self, address: str) -> str | None:
        """The claimed address that this one is, or lies under."""
        return next((one for one in (address, *_above(address)) if one in self.claims), None)

    def page_of(self, card: Card) -> str:
        """Where the page of a document stands."""
        return self.addresses.section(card.lang, card.folder, card.key).path


def _above(address: str) -> list[str]:
    """The addresses that this one lies under, the nearest first."""
    steps = address.rstrip("/").split("/")
    return ["/".join(steps[:count]) + "/" for count in range(len(steps) - 1, 0, -1)]


def living_addresses(site: Site) -> dict[str, str]:
    """Every address that must not vanish, with the file behind it: the pages of documents, their texts and metrics."""
    addresses = Addresses(site.portal.default_language)
    # a prefix is looked up once: this is done for every document in every build
    prefixes = {tag: f"{addresses.prefix(tag)}/".lstrip("/") for tag in site.portal.tags}
    found = {f"{prefixes[c.lang]}{c.folder}/{c.key}/": c.path for c in site.documents.cards.values()}
    for card in site.documents.cards.values():
        if "\ndated:" in card.about:
            day = card.about.partition("\ndated:")[2].partition("\n")[0]
            found[f"{prefixes[card.lang]}{card.folder}/{card.key}/{day}/"] = card.path
    found |= {addresses.metric(tag, metric).path: "stats/metrics.yml" for tag in prefixes for metric in site.metrics}
    return found


def former_addresses(site: Site, raw: RawRegister, unread: frozenset[tuple[str, str]], found: list[Problem]) -> Former:
    """What became of former addresses. `unread` are documents that have an error, by folder and name of the file."""
    addresses = Addresses(site.portal.default_language)
    living = living_addresses(site)
    claims = _claims(site, living, found)
    standing = _Standing(site, addresses, living, claims, _gone(raw, site, found))
    _check_gone(raw, standing, found)
    register = _register(raw, found)
    _check_register(register, standing, unread, found)
    moved = tuple(_moved({*claims, *register}, standing))
    buried = tuple(_buried(register, standing))
    new = sorted((living.keys() | claims.keys()) - register.keys())
    if raw.lines is not None:
        _check_recorded(new, standing, found)
    return Former(moved, buried, tuple(new), tuple(register))


def unread_addresses(found: list[Problem]) -> frozenset[tuple[str, str]]:
    """Folder and name of the file of each document that has an error, or of which a version has one."""
    paths = (path.split("/") for path in mistaken_files(found))
    return frozenset((path[1], path[2].split(".")[0]) for path in paths if path[0] == "content" and len(path) > 2)


def _claims(site: Site, living: Mapping[str, str], found: list[Problem]) -> dict[str, Card]:
    """The document behind each former address that can be taken over."""
    claims: dict[str, Card] = {}
    for card in site.documents.cards.values():
        # one look at a text for each document, not at its subjects
        if "\nformer:" not in card.about:
            continue
        fields = site.documents.entry(card.path)
        for index, written in enumerate(fields.fields.redirect_from):
            address, place = written.strip("/") + "/", fields.place_of("redirect_from", index)
            if address in living:
                found.append(REDIRECT_FROM_LIVING.at(place, address=address))
            elif not _can_be_former(address, site):
                found.append(REDIRECT_IMPOSSIBLE.at(place, address=address))
            elif address in claims:
                found.append(REDIRECT_TWICE.at(place, address=address, first=claims[address].path))
            else:
                claims[address] = card
    return claims


def _can_be_former(address: str, site: Site) -> bool:
    steps = address.strip("/").split("/")
    prefixes = {Addresses(site.portal.default_language).prefix(tag) for tag in site.portal.tags[1:]}
    steps = steps[1:] if steps[0] in prefixes else steps
    if not steps or steps[0] in _OWN:
        return False
    return steps[0] not in {*by_folder(), "metrics"} or (len(steps) > 1 and steps[1] not in _LISTS)


def _gone(raw: RawRegister, site: Site, found: list[Problem]) -> dict[str, Gone]:
    gone: dict[str, Gone] = {}
    places: dict[str, Place] = {}
    for entry, place in build_list(Gone, raw.gone, found):
        if entry.document in gone:
            found.append(DUPLICATE_ID.at(place, id=entry.document, first=str(places[entry.document])))
            continue
        gone[entry.document], places[entry.document] = entry, place
    return gone


def _check_gone(raw: RawRegister, standing: _Standing, found: list[Problem]) -> None:
    """What is gone is not there, is claimed by nobody, and readers are sent to something that is there."""
    there = {standing.document(address): path for address, path in standing.living.items()} if standing.gone else {}
    claimed = {standing.document(address): card.path for address, card in standing.claims.items()}
    entries = raw.gone.value if standing.gone else ()
    names = [value.get("document") for value in entries if isinstance(value, dict)]
    recorded = (
        {standing.document(line) for line in raw.lines or () if _LINE.fullmatch(line)} if standing.gone else set()
    )
    for name, entry in standing.gone.items():
        index = names.index(name)
        if entry.document in there:
            what = Message.of("{path} is there", path=there[entry.document])
            found.append(GONE_BUT_THERE.at(raw.gone.place(index, "document"), document=entry.document, place=what))
        elif entry.document in claimed:
            what = Message.of("{path} has taken over its address (redirect_from)", path=claimed[entry.document])
            found.append(GONE_BUT_THERE.at(raw.gone.place(index, "document"), document=entry.document, place=what))
        elif raw.lines is not None and entry.document not in recorded:
            hint = near_hint(entry.document, recorded)
            found.append(GONE_NEVER_THERE.at(raw.gone.place(index, "document"), document=entry.document, hint=hint))
        _check_words(entry, index, raw, standing, found)
        if entry.instead is not None and entry.instead not in there:
            folder = entry.instead.partition("/")[0]
            known = [name for name in there if name.startswith(f"{folder}/")]
            where = "stats/metrics.yml" if folder == "metrics" else f"content/{folder}/"
            place = raw.gone.place(index, "instead")
            found.append(unknown_reference(place, "instead", entry.instead, known, where))


def _check_words(entry: Gone, index: int, raw: RawRegister, standing: _Standing, found: list[Problem]) -> None:
    """What is said of it is said in the language without a prefix, in which the page at its address speaks."""
    lang = standing.site.portal.default_language
    for field, words in (("title", entry.title), ("reason", entry.reason)):
        if lang not in words.root:
            place = raw.gone.place(index, field)
            found.append(GONE_WITHOUT_LANGUAGE.at(place, field=field, lang=lang, written=", ".join(words.root)))


def _register(raw: RawRegister, found: list[Problem]) -> dict[str, int]:
    """The line of each address in the register."""
    register: dict[str, int] = {}
    for number, line in enumerate(raw.lines or (), start=1):
        if _LINE.fullmatch(line):
            register[line] = number
        elif line and not line.startswith("#"):
            found.append(ADDRESS_UNREADABLE.at(Place(REGISTER_FILE, number), line=line, path=REGISTER_FILE))
    return register


def _check_register(
    register: Mapping[str, int], standing: _Standing, unread: frozenset[tuple[str, str]], found: list[Problem]
) -> None:
    """Every address in it stands, or somebody says what became of it."""
    missing = [address for address in register.keys() - standing.living.keys() if not _is_said(address, standing)]
    unsaid = {one for one in missing if not _may_be_back(standing.document(one), unread, register, standing)}
    # what is said of a document counts for all that lies under it
    unsaid = {one for one in unsaid if unsaid.isdisjoint(_above(one))}
    new = {standing.document(one) for one in standing.living if one not in register} if unsaid else set[str]()
    for address in sorted(unsaid, key=register.__getitem__):
        document = standing.document(address)
        folder = document.partition("/")[0] + "/"
        hint = near_hint(document, [one for one in new if one.startswith(folder)])
        place = Place(REGISTER_FILE, register[address])
        found.append(ADDRESS_VANISHED.at(place, address=address, document=document, hint=hint))


def _is_said(address: str, standing: _Standing) -> bool:
    return standing.claim(address) is not None or standing.document(address) in standing.gone


def _may_be_back(
    document: str, unread: frozenset[tuple[str, str]], register: Mapping[str, int], standing: _Standing
) -> bool:
    """Whether a document is there after all: it waits for a release, or it has an error that is reported elsewhere."""
    folder, _, key = document.partition("/")
    if (folder, key) in standing.site.documents.withheld or (folder, key) in unread:
        return True
    # a file that cannot be read may have any id
    return any(other == folder and f"{folder}/{stem}/" not in register for other, stem in unread)


def _moved(addresses: set[str], standing: _Standing) -> Iterator[Moved]:
    for address in sorted(addresses - standing.living.keys() if standing.claims else ()):
        claimed = standing.claim(address)
        if claimed is None:
            continue
        card = standing.claims[claimed]
        # what lay under the old address, such as a version, may lie under the new one as well
        below = standing.page_of(card) + address.removeprefix(claimed)
        yield Moved(address, below if below in standing.living else standing.page_of(card), card.lang, card.path)


def _buried(register: Mapping[str, int], standing: _Standing) -> Iterator[Buried]:
    if not standing.gone:
        return
    recorded = {address for address in register if standing.document(address) in standing.gone}
    for address in sorted(recorded | {f"{document}/" for document in standing.gone}):
        if address not in standing.living and standing.claim(address) is None:
            yield Buried(address, *standing.split(address), standing.gone[standing.document(address)])


def _check_recorded(new: list[str], standing: _Standing, found: list[Problem]) -> None:
    last = (standing.site.as_of - _GRACE).toordinal()
    cards = standing.site.documents.cards
    late = [one for one in new if (card := cards.get(standing.living.get(one, ""))) is None or card.day <= last]
    if late:
        examples = ", ".join(f"/{address}" for address in late[:_EXAMPLES])
        found.append(ADDRESS_NOT_RECORDED.at(Place(REGISTER_FILE), count=str(len(late)), examples=examples))
