"""A page for each pair of texts of a legal document that are compared: `/policies/<key>/<day>--<day>/`.

In: the pages of both texts, which are made before. A comparison is made anew when one of these is another one.
"""

from collections.abc import Iterator
from functools import partial

from plainlaw.artifact import Artifact, Made, Output, Task
from plainlaw.law.life import Life, Text, life_of
from plainlaw.locales.locale import locale_of
from plainlaw.model.address import Address
from plainlaw.model.document import Entry
from plainlaw.model.version import POLICIES
from plainlaw.page.comparison import comparison_html
from plainlaw.page.dates import interval_html
from plainlaw.page.document import document_markdown
from plainlaw.page.head import PageHead
from plainlaw.page.versions import compared, comparison_address
from plainlaw.resolve import ResolvedSite
from plainlaw.voice import Voice


def tasks(site: ResolvedSite, made: Made) -> Iterator[Task]:
    """Every comparison, each by itself, of the documents that have several texts."""
    documents = site.site.documents
    keys = sorted({folder.partition("/")[2] for folder in {card.folder for card in documents.cards.values()}} - {""})
    for key in keys:
        life = life_of(documents, key)
        for tag in documents.tags if life is not None else ():
            yield from _of(life, tag, site, made) if life is not None else ()


def _of(life: Life, tag: str, site: ResolvedSite, made: Made) -> Iterator[Task]:
    home = site.addresses.section(tag, life.folder)
    voice = Voice(site.site, locale_of(tag), home, site.addresses)
    for pair in compared(life, tag, voice):
        pages = [site.addresses.section(tag, life.folder, text.key).file for text in pair]
        digests = [file.sha256 for path in pages for file in made.files(path.rpartition("/")[0]) if file.path == path]
        inputs = (pair, digests, _languages(life, pair, site))
        yield Task(
            f"comparison {tag} {life.key} {pair[0].key} {pair[1].key}", inputs, partial(_page, life, pair, tag, site)
        )


def _languages(life: Life, pair: tuple[Text, Text], site: ResolvedSite) -> list[str]:
    voices = {
        tag: Voice(site.site, locale_of(tag), Address("", ""), site.addresses) for tag in site.site.documents.tags
    }
    return [tag for tag, voice in voices.items() if pair in compared(life, tag, voice)]


def _page(life: Life, pair: tuple[Text, Text], tag: str, site: ResolvedSite) -> Iterator[Artifact]:
    documents, addresses = site.site.documents, site.addresses
    main = documents.get(POLICIES.folder, life.key, tag)
    bodies = [_text(life, text, tag, site) for text in pair]
    if main is None or any(body is None for body in bodies):
        return
    first, second = (body.body if body is not None else "" for body in bodies)
    voice = Voice(site.site, locale_of(tag), addresses.section(tag, life.folder), addresses)
    address = comparison_address(life, pair, voice)
    voice = Voice(site.site, locale_of(tag), address, addresses)
    ways = [voice.page.to(addresses.section(tag, life.folder, text.key)) for text in pair]
    links = [f'<a href="{way}">{interval_html(text.begins, text.ends, voice)}</a>'
             for way, text in zip(ways, pair, strict=True)]  # fmt: skip
    said = voice.text(
        "The text in force {before} compared with that in force {after}.", before=links[0], after=links[1]
    )
    how = voice.text("Underlined: put in. Struck through: taken out. Only articles are compared.")
    html = comparison_html(first, second, (ways[0], ways[1]), voice)
    content = document_markdown({
        "page": _head(main, life, pair, voice),
        "heading": voice.text("What changed: {title}", title=main.title),
        "kind": voice.text("Comparison of two texts"),
        "lead": None, "badges": [], "facts": [],
        "banners": [{"tone": "info", "html": f"<p>{said} {how}</p>"}],
        "body": f'<div class="comparison">\n{html}\n</div>',
        "sections_after": [], "related": [],
    })  # fmt: skip
    yield Artifact(address.file, content.encode(), lang=tag)


def _text(life: Life, text: Text, tag: str, site: ResolvedSite) -> Entry | None:
    folder, key = (POLICIES.folder, life.key) if text.is_main else (life.folder, text.key)
    return site.site.documents.get(folder, key, tag)


def _head(main: Entry, life: Life, pair: tuple[Text, Text], voice: Voice) -> dict[str, object]:
    addresses, tag = voice.addresses, voice.locale.tag
    others = {other: addresses.section(other, life.folder, f"{pair[0].key}--{pair[1].key}")
              for other in voice.site.documents.tags if pair in compared(life, other, voice)}  # fmt: skip
    trail = [(voice.text(POLICIES.label), addresses.section(tag, POLICIES.folder)), (main.title, addresses.of(main))]
    title = voice.text("What changed: {title}", title=main.title)
    head = PageHead(title, main.fields.summary, "comparison", others, trail, updated=pair[1].begins, contents=False,
                    searchable=False)  # fmt: skip
    return head.context(voice)


OUTPUT = Output("comparisons", 20, tasks=tasks)
