"""What mkdocs.yml repeats of the portal agrees with it: its sections, its address and its notice."""

from collections.abc import Iterator

from plainlaw.check import Check
from plainlaw.content_types import content_types
from plainlaw.locales.locale import locale_of
from plainlaw.problems import Kind, Message, Place, Problem
from plainlaw.resolve import ResolvedSite

_WHY = (
    "Stock MkDocs and Zensical read mkdocs.yml and nothing else; where it says something else than "
    "site_config/portal.yml, pages contradict each other."
)

NAVIGATION_GAP = Kind(
    code="navigation-gap",
    what="The navigation lacks the section “{section}” in {language}.",
    mend="Add under nav: “- {label}: {file}”.",
    why="A section that no menu leads to is found by nobody.",
    bad="nav without terms/index.md",
    good="nav:\n  - 名词解释: terms/index.md",
    rests_on="mkdocs.yml",
)
NAVIGATION_DOCUMENT = Kind(
    code="navigation-document",
    what="The navigation names {file}, which is not a section.",
    mend="Delete the line: the navigation holds sections, and sections list their documents.",
    why="With every document in it, the navigation is repeated on each page and grows without bounds.",
    bad="nav:\n  - 人民调解: guides/people-mediation.md",
    good="nav:\n  - 法律问答: guides/index.md",
    rests_on="mkdocs.yml",
)
SETTINGS_DISAGREE = Kind(
    code="settings-disagree",
    what="{field} is “{value}” here, but site_config/portal.yml says “{expected}”.",
    mend="Write the same in both files.",
    why=_WHY,
    bad="site_url: https://one.example/ and url: https://other.example/",
    good="the same address in both files",
    rests_on="mkdocs.yml",
)


def run(site: ResolvedSite) -> Iterator[Problem]:
    """The findings about mkdocs.yml."""
    renderer, portal = site.site.renderer, site.site.portal
    sections = dict(_sections(site))
    for file, (section, language, label) in sections.items():
        if file not in renderer.sections:
            yield NAVIGATION_GAP.at(_place(site, "nav"), section=section, language=language, label=label, file=file)
    homes = {site.addresses.home(tag).file for tag in portal.tags}
    for file in renderer.sections:
        if file not in sections and file not in homes:
            yield NAVIGATION_DOCUMENT.at(_place(site, file), file=file)
    if renderer.url != portal.url:
        yield SETTINGS_DISAGREE.at(_place(site, "site_url"), field="site_url", value=renderer.url, expected=portal.url)
    for tag in portal.tags:
        said = renderer.notices.get(tag, "")
        expected = portal.notice.get(tag) if portal.notice else ""
        if said != expected:
            yield SETTINGS_DISAGREE.at(_place(site, "notices"), field=f"notices ({tag})", value=said, expected=expected)


def _sections(site: ResolvedSite) -> Iterator[tuple[str, tuple[str, str, str]]]:
    folders = {model.section.folder: Message(model.section.label) for model in content_types().values()}
    folders |= {"metrics": Message.of("Metrics"), "regions": Message.of("Places")}
    for language in site.site.portal.languages:
        locale = locale_of(language.tag)
        for folder, label in folders.items():
            yield site.addresses.section(language.tag, folder).file, (folder, language.name, locale.text(label))


def _place(site: ResolvedSite, what: str) -> Place:
    return site.site.renderer.places[what]


CHECK = Check((NAVIGATION_GAP, NAVIGATION_DOCUMENT, SETTINGS_DISAGREE), portal=run)
