"""English citations in prose: `Articles 3 and 5 of the Statistics Law`, `the Statistics Law, art. 3`.

In: prose. Out: `Citation`s. Where a title begins and ends is said by its capital letters only, so that a citation may
be read in more than one way: “the Civil Code and the Statistics Law, Article 3”.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from plainlaw.law.citation import THIS, Citation, below, number_of
from plainlaw.law.provision import Level

_BLANK = r"(?:[ \u00a0]|\n(?=\S))"
_KIND = (
    r"(?:Law|Code|Constitution|Act|Regulations?|Rules?|Measures|Provisions|Plan|Decisions?|Opinions?|Notice|Standards?"
    r"|Interpretations?|Procedures?|Guidelines?|Mechanism|System|Charter|List)"
)
_LINKING = r"(?:of|the|on|for|and|in|to|against|by|from|with|under|or)"
_LONGEST, _MOST_WORDS = 240, 30
_CAPITAL = r"(?!(?:Articles?|Arts?)\b)[A-Z][\w’'-]*"
_RUN = rf"(?P<run>{_CAPITAL}(?:{_BLANK}(?:{_CAPITAL}|{_LINKING}\b|[0-9]{{4}}\b)){{0,{_MOST_WORDS}}})"
_MARKED = r"(?:《(?P<named>[^《》\n]{1,200})》|“(?P<quoted>[^“”\n]{1,200})”|\"(?P<straight>[^\"\n]{1,200})\")"
_NOTE = r"(?:[（(][^（）()\n]{0,60}[）)])"
_WORD = re.compile(rf"\b(?:[Aa]rticle(?P<many>s)?|[Aa]rt(?P<several>s)?\.){_BLANK}(?=[0-9])")
_PLACE = re.compile(
    r"(?P<article>[0-9]+)(?:-(?P<branch>[0-9]+))?"
    rf"(?:\((?P<paragraph>[0-9]+)\)|,?{_BLANK}paragraph{_BLANK}(?P<paragraph_said>[0-9]+))?"
    rf"(?:\((?P<item>[0-9]+)\)|,?{_BLANK}item{_BLANK}(?P<item_said>[0-9]+))?"
)
_LINK = rf"(?:,{_BLANK}?(?:and|or){_BLANK}|,{_BLANK}|{_BLANK}(?:and|or|to){_BLANK}|[–-])"
_NEXT = re.compile(rf"{_LINK}(?=[0-9])(?!(?:19|20)[0-9]{{2}}\b)")
_GOES_ON = re.compile(_LINK)
_AFTER = re.compile(
    rf"{_BLANK}of{_BLANK}(?:(?P<this>(?:this|these){_BLANK}{_KIND})\b|(?:the{_BLANK})?(?:{_MARKED}{_NOTE}?|{_RUN}))"
)
_BEFORE = re.compile(
    rf"(?:{_MARKED}{_NOTE}?(?:,?{_BLANK})?|(?<!\w){_RUN}(?:[ \u00a0]?{_NOTE})?(?:,{_BLANK}|[ \u00a0]))$"
)
_OPENERS = frozenset(
    """
    under in by see the from of with as if when since both and but according pursuant for on to this that these also
    only where while unlike like per compare read contrary despite through following or against
    """.split()  # noqa: SIM905 - a list of words reads better
)
_HAS_KIND = re.compile(rf"\b{_KIND}\b")
_BEHIND_KIND = re.compile(rf"{_BLANK}(?P<word>and|or|in|to|by|for|on|under|with|from)\b")
_INTO_TITLE = re.compile(rf"{_BLANK}{_LINKING}(?:{_BLANK}the)?{_BLANK}(?=[A-Z])")
_LOOSE_END = re.compile(rf"(?:{_BLANK}{_LINKING})+$")
_BACK = re.compile(rf"\bthe{_BLANK}preceding{_BLANK}(?P<what>paragraph|article)\b", re.IGNORECASE)


class _Title(NamedTuple):
    """A title, and where it stands in the text; one behind an article `meets` it where that ends."""

    law: str
    start: int
    end: int
    meets: int = -1


class _Group(NamedTuple):
    """The articles behind one word, “Articles 3 and 5”, and what their law may be called, by words behind or before."""

    start: int
    places: tuple["re.Match[str]", ...]
    behind: list[_Title]
    before: list[_Title]

    @property
    def end(self) -> int:
        return self.places[-1].end()


def english_citations(text: str) -> Iterator[Citation]:
    """Every English citation, in no order."""
    if "rticle" in text or "rt." in text or "rts." in text:
        yield from _cited(text, _with_neighbours(text, list(_groups(text))))
    if "receding" in text:
        for found in _BACK.finditer(text):
            level = Level.PARAGRAPH if found["what"].lower() == "paragraph" else Level.ARTICLE
            yield Citation(found.start(), found.end(), THIS, None, back=1, back_of=level)


def _groups(text: str) -> Iterator[_Group]:
    for word in _WORD.finditer(text):
        # “Article 3 and 5 days” is one article
        places = tuple(_places(text, word.end(), 0 if word["many"] or word["several"] else 1))
        behind = _titles_behind(text, places[-1].end())
        yield _Group(word.start(), places, behind, [] if behind else _titles_before(text, word.start()))


def _places(text: str, at: int, most: int) -> Iterator["re.Match[str]"]:
    """The numbers of a list, at most so many; all of them when that is 0."""
    place, count = _PLACE.match(text, at), 0
    while place is not None:
        yield place
        count += 1
        link = _NEXT.match(text, place.end()) if count != most else None
        place = _PLACE.match(text, link.end()) if link is not None else None


def _with_neighbours(text: str, groups: list[_Group]) -> list[_Group]:
    """In “Article 3 and Article 5 of the Law” one law is meant, and so it is where the law stands first."""
    for index in range(len(groups) - 2, -1, -1):
        one, after = groups[index], groups[index + 1]
        if not (one.behind or one.before) and after.behind and _is_next(text, one, after):
            groups[index] = one._replace(behind=after.behind)
    for index in range(1, len(groups)):
        before, one = groups[index - 1], groups[index]
        if not (one.behind or one.before) and before.before and _is_next(text, before, one):
            groups[index] = one._replace(before=before.before)
    return groups


def _is_next(text: str, one: _Group, after: _Group) -> bool:
    return _GOES_ON.fullmatch(text, one.end, after.start) is not None


def _cited(text: str, groups: list[_Group]) -> Iterator[Citation]:
    for group in groups:
        titles = group.behind or group.before
        loose = bool(group.before) and not _is_sure(text, group.before[0])
        for place in group.places:
            read = [one for title in titles if (one := _read(group, place, title)) is not None]
            if read:
                yield read[0]._replace(others=tuple(read[1:]), loose=loose)


def _read(group: _Group, place: "re.Match[str]", title: _Title) -> Citation | None:
    """One article of a group; the words of a title that stands at the group belong to its first or last citation."""
    number = number_of(place["article"], place["branch"])
    if number is None:
        return None  # beyond all articles
    start, end = place.span()
    if place is group.places[0]:
        start = title.start if title.end == group.start else group.start
    if place is group.places[-1] and title.meets == end:
        end = title.end
    paragraph = below(place["paragraph"] or place["paragraph_said"])
    return Citation(start, end, title.law, number, paragraph, below(place["item"] or place["item_said"]))


def _is_sure(text: str, title: _Title) -> bool:
    """Whether words before an article are a title even when no law has it: in marks, or with a word such as Law."""
    if text[title.start] in '《“"':
        return True
    return " " in title.law and _HAS_KIND.search(title.law) is not None


def _titles_behind(text: str, at: int) -> list[_Title]:
    """What the words behind `of` may name, the longest first."""
    found = _AFTER.match(text, at, at + _LONGEST)
    if found is None:
        return []
    if found["this"]:
        return [_Title(THIS, found.start("this"), found.end(), at)]
    marked = found["named"] or found["quoted"] or found["straight"]
    if marked:
        return [_Title(marked, found.start(), found.end(), at)]
    start = found.start("run")
    run = _LOOSE_END.sub("", found["run"])
    ends = [len(run), *(cut.start() for cut in _BEHIND_KIND.finditer(run) if _may_end(run, cut))]
    return [_Title(_plain(run[:end]), start, start + end, at) for end in dict.fromkeys([ends[0], *reversed(ends[1:])])]


def _may_end(run: str, cut: "re.Match[str]") -> bool:
    """Whether a title may end here: what follows is another law, or no title at all, such as “in 2024”."""
    if _HAS_KIND.search(run, 0, cut.start()) is None:
        return False
    rest = run[cut.end() :]
    return cut["word"] in ("and", "or") and _HAS_KIND.search(rest) is not None or re.search(r"[A-Z]", rest) is None


def _titles_before(text: str, at: int) -> list[_Title]:
    """What the words before an article may name, the longest first."""
    first = max(at - _LONGEST, 0)
    found = _BEFORE.search(text, first, at)
    if found is None:
        return []
    marked = found["named"] or found["quoted"] or found["straight"]
    if marked:
        return [_Title(marked, found.start(), at)]
    run, start = found["run"], found.start("run")
    while run and run.split()[0].lower() in _OPENERS:
        # “Under the Statistics Law”
        cut = len(run.split()[0])
        cut += len(run[cut:]) - len(run[cut:].lstrip())
        run, start = run[cut:], start + cut
    if not run or _LOOSE_END.search(run):
        return []
    begins = [0, *(cut.end() for cut in _INTO_TITLE.finditer(run) if _may_begin(run, cut))]
    return [_Title(_plain(run[begin:]), start + begin, at) for begin in begins]


def _may_begin(run: str, cut: "re.Match[str]") -> bool:
    """Whether a title may begin here: behind another law, or behind words that are none (“Violations of the …”)."""
    before = _HAS_KIND.search(run, 0, cut.start()) is not None
    return cut[0].split()[0] in ("and", "or") if before else True


def _plain(words: str) -> str:
    return " ".join(words.split())
