"""Articles of a made-up county, the same for every generator: half Chinese, half English, of 600 to 900 words each.

In: a number. Out: an `Article` with headings, paragraphs, a list, a table, an admonition and three links. The same
number gives the same article on every machine.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

SECTIONS = ("policies", "practices", "guides", "campaigns")
LANGUAGES = ("zh-Hans", "en")
FIRST_DAY, DAYS = date(2015, 1, 5), 3650

_ZH = (
    "当事人可以向村民委员会、居民委员会或者乡镇人民调解委员会申请调解",
    "调解不收取任何费用，当事人随时可以要求终止",
    "办事机构应当在收到材料之日起五个工作日内作出答复",
    "材料不齐的，应当一次性告知需要补充的内容",
    "对答复不服的，可以依法申请行政复议或者提起诉讼",
    "各乡镇应当在每季度末向社会公布办理情况",
    "涉及个人隐私和商业秘密的内容不予公开",
    "有关部门应当用平实的语言说明办事的条件和步骤",
    "遇到难以判断的情形，可以先拨打公共法律服务热线咨询",
    "本办法所称纠纷，是指邻里、婚姻家庭、土地和劳动报酬等方面的争议",
    "达成协议的，双方签字后生效，并可以共同申请司法确认",
    "宣传活动应当安排在群众方便的时间和地点",
    "不得以任何理由拒绝受理符合条件的申请",
    "记录应当由双方核对，核对无误后再签字",
    "老年人和残疾人办理事项的，工作人员应当上门服务",
    "年度总结应当说明做了什么、花了多少时间、群众怎样评价",
)
_EN = (
    "Anyone may ask the mediation committee of a village or a township for help with a dispute",
    "Mediation is free of charge and either side may end it at any time",
    "The office answers within five working days of receiving the papers",
    "Where papers are missing, the office says once and completely what is needed",
    "Whoever disagrees with the answer may ask for reconsideration or go to court",
    "Every township publishes what it has dealt with at the end of each quarter",
    "What concerns the private life of a person is never published",
    "Offices explain conditions and steps in words that everybody understands",
    "In doubtful cases the legal service hotline gives advice before any step is taken",
    "A dispute in the sense of this text is about neighbours, family, land or wages",
    "An agreement takes effect when both sides have signed, and a court may confirm it",
    "Events take place when and where people find it easy to come",
    "An application that meets the conditions must not be turned away",
    "The record is read by both sides and signed when they find it right",
    "For old people and people with disabilities the office comes to their home",
    "The yearly review says what was done, how long it took, and what people thought of it",
)
_WORDS = {
    "zh-Hans": {
        "stop": "。", "join": "，", "title": "关于{0}的第{1}号说明", "summary": "说明{0}的条件、步骤和期限。",
        "subjects": ("邻里调解", "工资支付", "土地承包", "婚姻登记", "法律援助", "反诈宣传", "信访办理", "普法讲座"),
        "headings": ("适用范围", "怎样办理", "需要的材料", "办理期限", "权利和救济", "工作要求"),
        "columns": ("事项", "期限", "费用"), "free": "免费", "days": "{0}个工作日", "note": "请注意",
        "see": "另见[{0}]({1})。",
    },
    "en": {
        "stop": ". ", "join": ", and ", "title": "Note {1} on {0}", "summary": "Conditions, steps and time limits of {0}.",
        "subjects": ("mediation between neighbours", "payment of wages", "farm land", "registration of marriages",
                     "legal aid", "protection from fraud", "petitions", "lectures on the law"),
        "headings": ("Scope", "What to do", "Papers that are needed", "Time limits", "Rights and remedies", "Duties"),
        "columns": ("Matter", "Time limit", "Fee"), "free": "free", "days": "{0} working days", "note": "Please note",
        "see": "See also [{0}]({1}).",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Article:
    """One article. `links` are the numbers of three others in the same language; `body(address)` writes it out."""

    number: int
    lang: str
    section: str
    key: str
    title: str
    summary: str
    published: date
    links: tuple[int, ...]

    def body(self, addresses: dict[int, str]) -> str:
        """Its Markdown. `addresses` says how each linked article is written as the target of a link."""
        return "\n\n".join(_blocks(self, addresses)) + "\n"


def article(number: int, of: int) -> Article:
    """Article `number` (from 0) of a collection of `of` articles; neighbours are one text in two languages."""
    pair = number // 2
    random = Random(pair)  # noqa: S311 - the same on every machine, not secret
    lang = LANGUAGES[number % 2]
    words = _WORDS[lang]
    subject = words["subjects"][pair % len(words["subjects"])]
    pairs = max(of // 2, 1)
    links = tuple(2 * random.randrange(pairs) + number % 2 for _ in range(3))
    return Article(
        number=number,
        lang=lang,
        section=SECTIONS[pair % len(SECTIONS)],
        key=f"note-{pair + 1:05}",
        title=str(words["title"]).format(subject, pair + 1),
        summary=str(words["summary"]).format(subject),
        published=FIRST_DAY + timedelta(days=pair * DAYS // pairs),
        links=links,
    )


def _blocks(article: Article, addresses: dict[int, str]) -> list[str]:
    random = Random(article.number)  # noqa: S311
    words = _WORDS[article.lang]
    blocks: list[str] = []
    extra = [_list, _table, _note]
    for position, heading in enumerate(words["headings"]):
        blocks += [f"## {heading}", _paragraph(article, random), _paragraph(article, random)]
        if position < len(extra):
            blocks.append(extra[position](article, random))
        else:
            link = article.links[position - len(extra)]
            blocks.append(str(words["see"]).format(heading, addresses[link]))
    return blocks


def _paragraph(article: Article, random: Random) -> str:
    words, pool = _WORDS[article.lang], _ZH if article.lang == "zh-Hans" else _EN
    sentences = []
    for _ in range(random.randint(2, 4)):
        sentence = random.choice(pool)
        if random.random() < 0.2:
            sentence += str(words["join"]) + random.choice(pool).lower()
        if random.random() < 0.15:
            sentence = f"**{sentence}**"
        sentences.append(sentence)
    return (str(words["stop"]).join(sentences) + str(words["stop"])).strip()


def _list(article: Article, random: Random) -> str:
    pool = _ZH if article.lang == "zh-Hans" else _EN
    stop = str(_WORDS[article.lang]["stop"]).strip()
    return "\n".join(f"- {random.choice(pool)}{stop}" for _ in range(5))


def _table(article: Article, random: Random) -> str:
    words = _WORDS[article.lang]
    rows = [" | ".join(words["columns"]), " | ".join(["---"] * 3)]
    for _ in range(5):
        days = str(words["days"]).format(random.randint(3, 30))
        rows.append(" | ".join((random.choice(words["subjects"]), days, str(words["free"]))))
    return "\n".join(f"| {row} |" for row in rows)


def _note(article: Article, random: Random) -> str:
    pool = _ZH if article.lang == "zh-Hans" else _EN
    words = _WORDS[article.lang]
    return f'!!! note "{words["note"]}"\n    {random.choice(pool)}{str(words["stop"]).strip()}'
