"""The figures of an English sentence.

In: a sentence. Out: its `Mention`s, in order. A number counts only with what it is of: a noun, per cent, money. Dates,
durations, years, ordinals, numbers of articles and sections, telephone numbers are no figures.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from plainlaw.audit.article import Sentence
from plainlaw.audit.english_numeral import WORDS, english_number
from plainlaw.audit.mention import Mention, MentionKind
from plainlaw.audit.quotes import lies_in, names

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_BEGINS = r"(?<![0-9A-Za-z_/#-])(?<![0-9][.,:])"
_ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\.[0-9]{1,10})?(?![0-9]|[.,][0-9])"
_NUMBER = re.compile(
    rf"(?P<from>(?<=from\s))?(?P<currency>[$£€¥￥]\s?)?(?P<sign>(?<![0-9A-Za-z%)])[-+])?"
    rf"(?P<number>(?:{_BEGINS}|(?<=[-+])){_ARABIC}|(?i:\b(?:{_WORD})(?:(?:-|\s|\sand\s)(?:{_WORD})){{0,8}}\b))"
    rf"(?(from)|(?:(?P<each>%)?(?:[-–—]|\sto\s)(?P<upper>{_ARABIC})(?(each)(?=\s?%)))?)(?P<scale>\s(?:million|billion|thousand)\b|\s?bn\b)?"
    r"(?:\s?(?P<percent>%|‰|per\scent\b|percent\b|percentage\spoints?\b|pp\b)"
    r"|(?P<level>[-\s](?:level|tier)s?\b)|\s?(?P<money>yuan|dollars|pounds|euros|RMB)\b"
    r"|\s(?P<times>times)\b|\s(?P<noun>[A-Za-z][a-z]{2,30})\b)?"
)
_LIST_NOUNS = (
    "areas aspects ways steps points measures parts pillars reasons principles groups kinds types stages fields"
)
_NEVER_COUNTED = (
    "and but for from with are was were the per than that which who whom whose when where while has have had not can "
    "may must will would should day days week weeks month months year years hour hours minute minutes second seconds "
    "working calendar times into over under between after before until since during against each every out last this "
    "these those next previous therefore below above more fewer less line lines hotline here there then also only alone"
)
_MEASURES = (
    "hectares",
    "acres",
    "tonnes",
    "tons",
    "kilometres",
    "kilometers",
    "miles",
    "metres",
    "meters",
    "litres",
    "litre",
)
_VERBS = ("were", "was", "are", "had", "have")
_LISTED, _NO_NOUN = frozenset(_LIST_NOUNS.split()), frozenset(_NEVER_COUNTED.split())
_ORDINAL = re.compile(
    rf"(?:\b(?:article|articles|art\.|section|sections|sec\.|chapter|part|page|no\.|number|version|phase|step|level|rule"
    rf"|figure|table|call|dial|line|line to|hotline|ISO|Q|H|{_MONTHS})|[§〔\[=＝÷×≈]"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|[0-9]{1,2})\s(?:in|out of)(?:\severy)?)\s?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_MOVE = re.compile(
    r"\b(?:(?P<falls>f(?:e|a)ll(?:s|en|ing)?|decreas\w*|declin\w*|dropp?\w*|down|lower\w*|reduc\w*)"
    r"|ris(?:e|es|en|ing)|rose|increas\w*|grew|grow\w*|up|gain\w*|higher)\b",
    re.IGNORECASE,
)
_AFTER_MOVE = re.compile(
    r"^\s(?:(?P<falls>fall|decrease|decline|drop|reduction|fewer|less|lower|down)|rise|increase|growth|more|higher|up)\b"
)
_REACHES = re.compile(r"\b(?:from|to|reach\w*|at|stood|rate|share)\b", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:about|around|roughly|nearly|almost|over|approximately|some|more than|less than)\s$", re.I)
_LIMIT = re.compile(
    r"\b(?:at least|at most|no more than|not more than|no less than|not less than|up to|within"
    r"|between\s[0-9.,%]{1,12}\sand)\s$",
    re.I,
)
_EACH = re.compile(
    r"\b(?:a|an|per|each|every)\s(day|week|fortnight|month|quarter|half-year|year)\b|\b(weekly|monthly|quarterly|yearly)\b"
)
_PER_YEAR = {"day": 365, "week": 52, "fortnight": 26, "month": 12, "quarter": 4, "half-year": 2, "year": 1}
_PER_YEAR |= {"weekly": 52, "monthly": 12, "quarterly": 4, "yearly": 1}
_OFTEN = re.compile(
    r"\b(once|twice)\b(?=[^.;]{0,20}\b(?:a|per|each|every)\s(?:day|week|fortnight|month|quarter|year))", re.I
)
_OF = re.compile(r"^\s(?:(?:out\s)?of\s(?:the\s|all\s)?[0-9]|\([0-9.]{1,6}\s?(?:%|per\scent))")
_TO = re.compile(r"^\s(?:[a-z]+\s)?to\s[0-9]")
_AFTER_ANOTHER = re.compile(r"\bfrom\s[0-9,]{1,15}\s(?:[a-z]+\s)?to\s$|[0-9]\s(?:out\s)?of\s(?:the\s|all\s)?$")
_FEW, _SPELT = 20, 10


def english_mentions(sentence: Sentence) -> Iterator[Mention]:
    """The figures of a sentence; their places are those of the article."""
    named = names(sentence.text)
    found = [_Reading(sentence, number).mention() for number in _NUMBER.finditer(sentence.text)]
    found += [_once_or_twice(sentence, often) for often in _OFTEN.finditer(sentence.text)]
    mentions = [mention for mention in found if mention and not lies_in(mention.at, named)]
    for mention in sorted(mentions, key=lambda mention: mention.at):
        yield replace(mention, at=mention.at + sentence.at, end=mention.end + sentence.at)


def _once_or_twice(sentence: Sentence, found: "re.Match[str]") -> Mention:
    each = tuple(_PER_YEAR[a or b] for a, b in _EACH.findall(sentence.text[found.end() :])[:3])
    value = Fraction(1 if found[1].lower() == "once" else 2)
    return Mention(MentionKind.RULE, found[0], found.start(), found.end(), value, unit="times", per_year=each)


class _Reading(Struct, frozen=True):
    """One number in its sentence."""

    sentence: Sentence
    found: "re.Match[str]"

    def mention(self) -> Mention | None:
        """What it is; None when it is no figure."""
        found, text = self.found, self.sentence.text
        plain = None if _ORDINAL.search(text[max(0, found.start() - 24) : found.start()]) else self._plain()
        if plain is None:
            return None
        if found["percent"]:
            return self._per_cent(plain)
        if found["currency"] or found["money"]:
            end = max(found.end(part) for part in ("number", "upper", "scale", "money"))
            unit = (found["currency"] or found["money"]).strip()
            return replace(plain, kind=MentionKind.MONEY, unit=unit, end=end)
        if found["level"]:
            return replace(plain, kind=MentionKind.LEVELS, unit="levels") if 1 < plain.value <= _SPELT else None
        if found["times"]:
            each = tuple(_PER_YEAR[a or b] for a, b in _EACH.findall(text[found.end() : found.end() + 40])[:3])
            return replace(plain, kind=MentionKind.RULE, unit="times", per_year=each) if each else None
        return self._counted(plain)

    def _plain(self) -> Mention | None:
        found = self.found
        number = found["number"]
        plain = number.replace(",", "")
        if number[0].isdigit():
            value, decimals = Fraction(plain), len(plain.partition(".")[2])
        else:
            read = english_number(number)
            if read is None:
                return None
            value, decimals = Fraction(read), 0
        scale = english_number("one " + found["scale"].replace("bn", "billion")) or 1 if found["scale"] else 1
        before = self.sentence.before(found.start())
        is_about = _ABOUT.search(before) is not None
        half = None if is_about else Fraction(scale, 2 * 10**decimals) if found["scale"] else Fraction(0)
        upper = Fraction(found["upper"].replace(",", "")) * scale if found["upper"] else None
        is_negative = found["sign"] == "-"
        return Mention(
            MentionKind.COUNT, found[0].strip(), found.start(), found.end(), value * scale * (-1 if is_negative else 1),
            decimals, upper=upper, half_unit=half, before=before,
        )  # fmt: skip

    def _per_cent(self, plain: Mention) -> Mention:
        falls, is_change = self._direction(plain)
        if self.found["percent"].startswith(("percentage", "pp")):
            return replace(plain, kind=MentionKind.POINTS, falls=falls if is_change else None)
        if _LIMIT.search(plain.before):
            return replace(plain, kind=MentionKind.RULE)
        kind = MentionKind.CHANGE if is_change else MentionKind.RATE
        return replace(plain, kind=kind, falls=falls if is_change else None)

    def _direction(self, plain: Mention) -> tuple[bool, bool]:
        after = _AFTER_MOVE.match(self.sentence.text[plain.end : plain.end + 12])
        if after:
            return bool(after["falls"]), True
        moves = list(_MOVE.finditer(plain.before))
        if not moves:
            # "burglary rose by 3%, robbery by 1%": the word stands once for all
            earlier = _MOVE.findall(self.sentence.text[: self.found.start()]) if plain.before.endswith(" by ") else []
            return (bool(earlier[-1]), True) if earlier else (plain.value < 0, plain.value < 0)
        return bool(moves[-1]["falls"]), not _REACHES.search(plain.before[moves[-1].end() :])

    def _counted(self, plain: Mention) -> Mention | None:
        found, noun = self.found, self.found["noun"] or ""
        is_typed = found["number"][0].isdigit()
        if noun in _LISTED and plain.is_whole and 1 < plain.value <= _FEW:
            return replace(plain, kind=MentionKind.LIST, unit=noun)
        if is_typed and not found["scale"] and _YEAR.fullmatch(found["number"]):
            return None
        after = self.sentence.text[found.end("number") : found.end("number") + 40]
        # the noun stands at another number: 2,406 of 2,462 disputes, from 287 to 149 cases, 2,406 (98%) were closed
        of_another = bool(
            _OF.match(after) or (found["from"] == "" and _TO.match(after)) or _AFTER_ANOTHER.search(plain.before)
        )
        is_noun = noun.islower() and noun not in _NO_NOUN
        of_another = of_another or noun in _VERBS
        if not (of_another or is_noun) or not (is_typed or plain.value > _SPELT):
            return None
        end = found.end() if is_noun else found.end("number")
        if noun in _MEASURES and plain.half_unit == 0:
            plain = replace(plain, half_unit=Fraction(1, 2 * 10**plain.decimals))  # measured, not counted
        counted = replace(plain, unit=noun if is_noun else "", end=end, text=self.sentence.text[found.start() : end])
        if _LIMIT.search(plain.before):
            return replace(counted, kind=MentionKind.RULE)
        falls, is_change = self._direction(counted)
        moves = is_change and plain.before.rstrip().endswith("by")
        return replace(counted, kind=MentionKind.CHANGE, falls=falls) if moves else counted
