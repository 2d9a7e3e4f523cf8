"""The figures of a Chinese sentence.

In: a sentence. Out: its `Mention`s, in order. A number counts only with what it is of: a classifier, a per cent sign,
money. Dates, durations, ordinals, article and document numbers, telephone numbers and numbered names are no figures.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from plainlaw.audit.article import HAN, Sentence
from plainlaw.audit.chinese_numeral import DIGITS, NUMERALS, SCALES, chinese_number
from plainlaw.audit.mention import Mention, MentionKind
from plainlaw.audit.quotes import lies_in, names

_ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\.[0-9]{1,10})?(?![0-9]|[.,][0-9])"
_IN_WORDS = rf"(?<![{NUMERALS}])[{NUMERALS}]{{1,20}}(?:点[零〇一二三四五六七八九]{{1,6}})?"
_LISTED = (
    r"个?方面|个(?:环节|步骤|阶段|重点|要点|领域|层面|途径|中心|原则|维度|关键)"
    r"|项(?:重点|任务|措施|举措|工作|原则|机制|制度|内容|职能|要求)|种(?:方式|情形|途径|方法|形式|渠道|情况)"
    r"|大(?:中心|体系|工程|行动|板块|机制|任务|方面)|条(?:措施|途径|渠道)"
)
_COUNTED = (
    r"人次|件次|户次|[件起户宗例处所支辆篇册幅张份套批座栋间亩]|平方公里|公里|公斤|吨|平方米|立方米|公顷"
    r"|个(?!百分点|月|半月|小时|工作日|一[”’」])|[人名家次场条项期遍回台部位种类]"
)
_NUMBER = re.compile(
    rf"(?P<percent_of>百分之)?(?P<sign>(?:(?<![0-9A-Za-z%)）])[-+])?)"
    rf"(?P<number>(?<![0-9A-Za-z_/#-])(?<![0-9][.,:]){_ARABIC}|(?<=[-+]){_ARABIC}|{_IN_WORDS})"
    rf"(?:\s?[-–—~～至到]\s?(?P<upper>{_ARABIC}))?"
    r"\s{0,3}(?P<some>[余多](?=[百千万亿]))?(?P<scale>[百千]?[万亿]|[百千])?(?P<over>[余多](?!数|元))?\s{0,3}"
    r"(?:(?P<percent>%(?!\s?[-–—~～至到]\s?[0-9])|个百分点|‰)|(?P<money>元|美元|块钱)|(?P<level>级(?!别|数))"
    rf"|(?P<listed>{_LISTED})|(?P<counted>{_COUNTED}))?"
)
_RANGE_OF_PER_CENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,6})?)%\s?[-–—~～至]\s?$")
_FALLS = "下降|减少|降低|回落|下滑|下跌|降幅|少了|降了"
_RISES = "上升|增长|增加|提高|提升|增幅|涨幅|上涨|多了"
_MOVE = re.compile(rf"(?P<falls>{_FALLS})|(?:{_RISES})")
_AFTER_MOVE = re.compile(r"^的(?:(?P<falls>降幅|下降|跌幅)|增幅|增长|涨幅)")
_REACHES = re.compile(r"[到至为达]|[率占]")
_COMPARED = re.compile(r"同比|环比|(?:比|较)(?:上年|去年|上月|上季|同期)")
_ABOUT = re.compile(r"(?:约|大约|将近|接近|不足|[^最附]近|超过|逾|超|高达)$")
_ABOUT_AFTER = re.compile(r"^(?:左右|以上|以下|以内|上下)")
_LIMIT = re.compile(
    r"(?:不少于|不低于|不得低于|不得少于|不超过|不得超过|不高于|至少|最多|最低|最高|应达到?)[^，,。]{0,6}$"
)
_NORM = re.compile("应当|不得|可以|有权|处以|的罚款")
_ORDINAL = re.compile(r"(?:第|[〔\[]|附件|热线|电话|拨打|[A-Za-z=＝÷×≈]\s?)$")
_ADMINISTRATIVE = re.compile(r"[省市州盟县区旗乡镇街村社组户]{2,6}$|各$|上下$")
_LEVEL_GOES_ON = re.compile(rf"^(?:[{NUMERALS}]|联动|网络|体系|机制|责任|平台|网格|管理|书记|调解|治理|架构|[”’」\"])")
_MEASURES = ("平方公里", "公里", "公斤", "吨", "平方米", "立方米", "公顷", "亩")
_TIMES = ("次", "场", "回", "期", "遍")
_EACH = re.compile(r"每(?:个|一)?(半月|半年|两月|季度|季|月|周|日|天|年|旬)")
_PER_YEAR = {"半月": 24, "半年": 2, "两月": 6, "季度": 4, "季": 4, "月": 12, "周": 52, "日": 365, "天": 365, "年": 1}
_PER_YEAR |= {"旬": 36}
_FEW, _MOST_PERIODS = 20, 6


def chinese_mentions(sentence: Sentence) -> Iterator[Mention]:
    """The figures of a sentence; their places are those of the article."""
    named = names(sentence.text)
    for found in _NUMBER.finditer(sentence.text):
        if found["number"] and not _ORDINAL.search(sentence.text[max(0, found.start() - 4) : found.start()]):
            mention = _Reading(sentence, found).mention()
            is_name = lies_in(found.start(), named)
            if mention and (not is_name or mention.kind is MentionKind.LEVELS):
                yield replace(mention, at=mention.at + sentence.at, end=mention.end + sentence.at)


class _Reading(Struct, frozen=True):
    """One number in its sentence."""

    sentence: Sentence
    found: "re.Match[str]"

    def mention(self) -> Mention | None:
        """What it is; None when it is no figure."""
        found = self.found
        plain = self._plain()
        if plain is None or not (found["percent_of"] or found.lastgroup in _KINDS):
            return None
        if found["percent"] or found["percent_of"]:
            return self._per_cent(plain)
        if found["money"]:
            return replace(plain, kind=MentionKind.MONEY, unit=found["money"])
        if found["level"]:
            return replace(plain, kind=MentionKind.LEVELS, unit="级") if self._is_of_levels() else None
        if found["listed"]:
            is_list = plain.is_whole and 1 < plain.value <= _FEW and found["number"] != "两"
            return replace(plain, kind=MentionKind.LIST, unit=found["listed"]) if is_list else None
        return self._counted(plain)

    def _plain(self) -> Mention | None:
        """The bare number with its place and exactness."""
        found, text = self.found, self.sentence.text
        read = _value(found["number"])
        if read is None:
            return None
        scale = _scale(found["scale"])
        value, decimals = read[0] * scale * (-1 if found["sign"] == "-" else 1), read[1]
        upper = Fraction(found["upper"].replace(",", "")) * scale if found["upper"] else None
        before = self.sentence.before(found.start())
        is_about = _ABOUT.search(before) or _ABOUT_AFTER.match(text[found.end() :])
        half = (
            None
            if is_about
            else _half_unit(scale, decimals, bool(found["scale"]), bool(found["over"] or found["some"]))
        )
        start = found.start() + (1 if found["sign"] == "+" else 0)
        return Mention(
            MentionKind.COUNT, found[0].strip(), start, found.end(), value, decimals,
            upper=upper, half_unit=half, before=before,
        )  # fmt: skip

    def _per_cent(self, plain: Mention) -> Mention:
        earlier = _RANGE_OF_PER_CENT.search(plain.before)
        if earlier:
            plain = replace(plain, value=Fraction(earlier[1]), upper=plain.value)
        kind = MentionKind.POINTS if self.found["percent"] == "个百分点" else MentionKind.RATE
        falls, is_change = self._direction(plain)
        is_limit = _LIMIT.search(plain.before) or self._is_limit_after(plain) or self._is_of_a_rule()
        if kind is MentionKind.RATE and is_limit:
            return replace(plain, kind=MentionKind.RULE)
        if kind is MentionKind.RATE and is_change:
            kind = MentionKind.CHANGE
        return replace(plain, kind=kind, falls=falls if is_change else None)

    def _is_limit_after(self, plain: Mention) -> bool:
        return re.match("以[上下内]", self.sentence.text[plain.end : plain.end + 2]) is not None

    def _is_of_a_rule(self) -> bool:
        return bool(self.found["percent_of"] and _NORM.search(self.sentence.text))

    def _direction(self, plain: Mention) -> tuple[bool, bool]:
        """Whether the words say that something fell, and whether they say at all that it moved by this number."""
        after = _AFTER_MOVE.match(self.sentence.text[plain.end : plain.end + 6])
        if after:
            return bool(after["falls"]), True
        moves = list(_MOVE.finditer(plain.before))
        if not moves:
            return plain.value < 0, bool(_COMPARED.search(plain.before)) or self.found["sign"] != ""
        move = moves[-1]
        between = plain.before[move.end() :]
        is_size = move[0].endswith("幅") or between.startswith("率")
        return bool(move["falls"]), is_size or not _REACHES.search(between)

    def _is_of_levels(self) -> bool:
        text, at = self.sentence.text, self.found.start()
        before, after = text[max(0, at - 6) : at], text[self.found.end() : self.found.end() + 3]
        value = _value(self.found["number"])
        is_few = value is not None and 1 < value[0] <= 9
        return is_few and bool(_ADMINISTRATIVE.search(before) or _LEVEL_GOES_ON.match(after))

    def _counted(self, plain: Mention) -> Mention | None:
        found = self.found
        counted = replace(plain, unit=found["counted"])
        if found["counted"] in _MEASURES and plain.half_unit == 0:
            counted = replace(counted, half_unit=Fraction(1, 2 * 10**plain.decimals))  # measured, not counted
        clause = self.sentence.text[self.sentence.clause_at(found.start()) : found.start()]
        each = _EACH.findall(clause)[-_MOST_PERIODS:]
        if found["counted"] in _TIMES and each:
            return replace(counted, kind=MentionKind.RULE, per_year=tuple(_PER_YEAR[period] for period in each))
        if found["number"][0] in NUMERALS and (plain.value < 3 or len(found["number"]) < 2):
            return None  # 一个, 两名, 三类: words of every sentence rather than figures
        if _LIMIT.search(plain.before):
            return replace(counted, kind=MentionKind.RULE)
        falls, is_change = self._direction(plain)
        moves = is_change and not _COMPARED.search(plain.before[-4:])
        return replace(counted, kind=MentionKind.CHANGE, falls=falls) if moves else counted


_KINDS = ("percent", "money", "level", "listed", "counted")


def _value(text: str) -> tuple[Fraction, int] | None:
    """The value of digits or numerals, and its decimals."""
    if text[0] not in NUMERALS:
        plain = text.replace(",", "")
        return Fraction(plain), len(plain.partition(".")[2])
    whole, _, rest = text.partition("点")
    value = chinese_number(whole)
    if value is None:
        return None
    digits = "".join(str(DIGITS[digit]) for digit in rest)
    return Fraction(f"{value}.{digits or 0}"), len(digits)


def _half_unit(scale: int, decimals: int, is_scaled: bool, is_over: bool) -> Fraction | None:
    """How far off 3.2万 may be: half of its last place; 3.2万余 by all of it, and 300余 by nobody knows how much."""
    if not is_scaled:
        return None if is_over else Fraction(0)
    return Fraction(scale, (1 if is_over else 2) * 10**decimals)


def _scale(text: str | None) -> int:
    scale = 1
    for character in text or "":
        scale *= SCALES[character]
    return scale


CHINESE = re.compile(f"[{HAN}]")
"""What a Chinese sentence holds."""
