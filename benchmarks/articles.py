"""Articles of a made-up county, the same for every generator: half Chinese, half English, of 600 to 900 words each.

In: a number. Out: an `Article` with headings, paragraphs, a list, a table, an admonition and three links. The same
number gives the same article on every machine.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.phrases import CASES, FAMILIES, LANGUAGES, MATTERS, OFFICES, PLACES, SECTION_NAMES, SENTENCES, WORDS

FIRST_DAY, DAYS = date(2015, 1, 5), 3650


def material_admonition(title: str, text: str) -> str:
    """An admonition the way Python-Markdown reads it."""
    return f'!!! note "{title}"\n    {text}'


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

    def body(self, addresses: dict[int, str], admonition: Callable[[str, str], str] = material_admonition) -> str:
        """Its Markdown. `addresses` says how each linked article is written as the target of a link."""
        return "\n\n".join(_blocks(self, addresses, admonition)) + "\n"


def article(number: int, of: int) -> Article:
    """Article `number` (from 0) of a collection of `of` articles; neighbours are one text in two languages."""
    pair = number // 2
    random = Random(pair)  # noqa: S311 - the same on every machine, not secret
    lang = LANGUAGES[number % 2]
    words = WORDS[lang]
    subject = words["subjects"][pair % len(words["subjects"])]
    sections = tuple(SECTION_NAMES)
    pairs = max(of // 2, 1)
    links = tuple(2 * random.randrange(pairs) + number % 2 for _ in range(3))
    return Article(
        number=number,
        lang=lang,
        section=sections[pair % len(sections)],
        key=f"note-{pair + 1:05}",
        title=words["title"].format(subject, pair + 1),
        summary=words["summary"].format(subject),
        published=FIRST_DAY + timedelta(days=pair * DAYS // pairs),
        links=links,
    )


def page_address(each: Article) -> str:
    """The address of an article's page, from the root of the site."""
    home = "" if each.lang == LANGUAGES[0] else f"/{each.lang}"
    return f"{home}/{each.section}/{each.key}/"


def _blocks(article: Article, addresses: dict[int, str], admonition: Callable[[str, str], str]) -> list[str]:
    random = Random(article.number)  # noqa: S311
    words = WORDS[article.lang]
    blocks: list[str] = []
    for position, heading in enumerate(words["headings"]):
        blocks += [f"## {heading}", _paragraph(article, random), _paragraph(article, random)]
        if position == 0:
            blocks.append(_list(article, random))
        elif position == 1:
            blocks.append(_table(article, random))
        elif position == 2:
            blocks.append(admonition(*_note(article, random)))
        else:
            blocks.append(words["see"].format(heading, addresses[article.links[position - 3]]))
    return blocks


def _paragraph(article: Article, random: Random) -> str:
    words, pool = WORDS[article.lang], SENTENCES[article.lang]
    sentences = []
    for _ in range(random.randint(1, 3)):
        sentence = random.choice(pool)
        if random.random() < 0.2:
            sentence += words["join"] + random.choice(pool).lower()
        if random.random() < 0.15:
            sentence = f"**{sentence}**"
        sentences.append(sentence)
    sentences.append(_case(article.lang, random))
    stop = str(words["stop"])
    return (stop.join(sentences) + stop).strip()


def _case(lang: str, random: Random) -> str:
    """A sentence with names that hardly any other article has."""
    pools: dict[str, Mapping[str, Sequence[str]]] = {
        "place": PLACES,
        "family": FAMILIES,
        "other": FAMILIES,
        "matter": MATTERS,
        "office": OFFICES,
    }
    chosen = {name: random.choice(pool[lang]) for name, pool in pools.items()}
    sentence = random.choice(CASES[lang]).format(days=random.randint(2, 99), **chosen)
    return sentence[0].upper() + sentence[1:]


def _list(article: Article, random: Random) -> str:
    pool = SENTENCES[article.lang]
    stop = WORDS[article.lang]["stop"].strip()
    return "\n".join(f"- {random.choice(pool)}{stop}" for _ in range(5))


def _table(article: Article, random: Random) -> str:
    words = WORDS[article.lang]
    rows = [" | ".join(words["columns"]), " | ".join(["---"] * 3)]
    for _ in range(5):
        days = words["days"].format(random.randint(3, 30))
        rows.append(" | ".join((random.choice(words["subjects"]), days, words["free"])))
    return "\n".join(f"| {row} |" for row in rows)


def _note(article: Article, random: Random) -> tuple[str, str]:
    pool = SENTENCES[article.lang]
    words = WORDS[article.lang]
    return words["note"], f"{random.choice(pool)}{words['stop'].strip()}"
