"""The lists of a portal, for peers that cannot make them themselves.

In: articles. Out: for each section and language the list of all, of each year, of the topic, and of both, newest
first, cut into pages of twenty; as Markdown pages.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.articles import Article
from benchmarks.peers.shared import front_matter
from benchmarks.phrases import LANGUAGES, SECTION_NAMES

PAGE_SIZE = 20


@dataclass(frozen=True)
class ListPage:
    """One page of one list; `under` is what its address has after that of the section."""

    section: str
    lang: str
    under: str
    number: int
    last: int
    articles: tuple[Article, ...]

    @property
    def folder(self) -> str:
        """Where it lies, from the root of the site."""
        return address(self.section, self.lang, self.under, self.number)


def address(section: str, lang: str, under: str = "", number: int = 1) -> str:
    """The address of a page of a list, from the root of the site, without slashes at its ends."""
    home = "" if lang == LANGUAGES[0] else lang
    return "/".join(part for part in (home, section, under, f"page/{number}" if number > 1 else "") if part)


def list_pages(articles: Iterable[Article]) -> Iterator[ListPage]:
    """Every page of every list."""
    lists: dict[tuple[str, str, str], list[Article]] = defaultdict(list)
    for each in sorted(articles, key=lambda each: each.published, reverse=True):
        year = f"year/{each.published.year}"
        for under in ("", year, "topic/mediation", f"{year}/topic/mediation"):
            lists[each.section, each.lang, under].append(each)
    for (section, lang, under), members in lists.items():
        pages = [tuple(members[start : start + PAGE_SIZE]) for start in range(0, len(members), PAGE_SIZE)]
        for number, chunk in enumerate(pages, start=1):
            yield ListPage(section, lang, under, number, len(pages), chunk)


def years(articles: Iterable[Article]) -> dict[tuple[str, str], list[int]]:
    """The years of each section and language, the newest first."""
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for each in articles:
        found[each.section, each.lang].add(each.published.year)
    return {key: sorted(value, reverse=True) for key, value in found.items()}


def markdown(page: ListPage, of_years: list[int]) -> str:
    """A page of a list as Markdown, with links to the other lists of its section."""
    title, description = SECTION_NAMES[page.section][page.lang]
    up = "../" * (page.folder.count("/") + 1)
    choices = [("", "·"), *((f"year/{year}", str(year)) for year in of_years), ("topic/mediation", "mediation")]
    near = range(max(page.number - 2, 1), min(page.number + 2, page.last) + 1)
    numbers = [(address(page.section, page.lang, page.under, number), str(number)) for number in near]
    links = [(address(page.section, page.lang, under), words) for under, words in choices]
    lines = [f"# {title}", description, " · ".join(f"[{words}]({up}{to}/index.md)" for to, words in links)]
    for each in page.articles:
        lines.append(f"## [{each.title}]({up}{address(each.section, each.lang)}/{each.key}.md)")
        lines.append(f"{each.published.isoformat()} · {each.summary}")
    lines.append(" · ".join(f"[{words}]({up}{to}/index.md)" for to, words in numbers))
    return front_matter({"title": title, "hide": ["toc"], "search": {"exclude": True}}) + "\n\n".join(lines) + "\n"
