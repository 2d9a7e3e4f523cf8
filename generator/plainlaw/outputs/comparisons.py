"""A page for each pair of texts of a legal document that are compared: `/policies/<key>/<day>--<day>/`.

It is made with the later one of the two, which notes that it needs the whole text of the earlier one.
"""

from collections.abc import Iterator

from plainlaw.artifact import Artifact, Output
from plainlaw.law.life import Life, Text, life_of
from plainlaw.locales.locale import locale_of
from plainlaw.model.document import Entry
from plainlaw.model.version import POLICIES
from plainlaw.page.comparison import comparison_html
from plainlaw.page.dates import interval_html
from plainlaw.page.document import document_markdown
from plainlaw.page.head import PageHead
from plainlaw.page.versions import compared, comparison_address
from plainlaw.resolve import ResolvedEntry, ResolvedSite
from plainlaw.resolve.prose import without_controls
from plainlaw.voice import Voice


def produce(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Artifact]:
    """What the text of a document's own file, or of a version, changed in those before it."""
    entry = document.entry
    if not entry.parent and not entry.fields.has_versions:
        return
    life = life_of(site.site.documents, entry.parent or entry.key)
    if life is None:
        return
    voice = Voice(site.site, locale_of(entry.lang), site.addresses.of(entry), site.addresses)
    for pair in compared(life, entry.lang, voice):
        if pair[1].key == entry.key if entry.parent else pair[1].is_main:
            yield from _page(life, pair, entry.lang, site)


def _page(life: Life, pair: tuple[Text, Text], tag: str, site: ResolvedSite) -> Iterator[Artifact]:
    documents, addresses = site.site.documents, site.addresses
    main = documents.get(POLICIES.folder, life.key, tag)
    bodies = [_text(life, text, tag, site) for text in pair]
    if main is None or any(body is None for body in bodies):
        return
    first, second = (without_controls(body.body) if body is not None else "" for body in bodies)
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
    said = voice.text("{sentence} {next}", sentence=said, next=how)
    html = comparison_html(first, second, (ways[0], ways[1]), voice)
    content = document_markdown({
        "page": _head(main, life, pair, voice),
        "heading": voice.text("What changed: {title}", title=main.title),
        "kind": voice.text("Comparison of two texts"),
        "lead": None, "badges": [], "facts": [],
        "banners": [{"tone": "info", "html": f"<p>{said}</p>"}],
        "body": f'<div class="comparison">\n{html}\n</div>',
        "sections_after": [], "related": [],
    })  # fmt: skip
    yield Artifact(address.file, content.encode(), lang=tag)


def _text(life: Life, text: Text, tag: str, site: ResolvedSite) -> Entry | None:
    folder, key = life.place_of(text)
    return site.site.documents.text(folder, key, tag)


def _head(main: Entry, life: Life, pair: tuple[Text, Text], voice: Voice) -> dict[str, object]:
    addresses, tag = voice.addresses, voice.locale.tag
    others = {other: addresses.section(other, life.folder, f"{pair[0].key}--{pair[1].key}")
              for other in voice.site.documents.tags if pair in compared(life, other, voice)}  # fmt: skip
    trail = [(voice.text(POLICIES.label), addresses.section(tag, POLICIES.folder)), (main.title, addresses.of(main))]
    days = {name: voice.locale.date(text.begins) if text.begins is not None else ""
            for name, text in zip(("before", "after"), pair, strict=True)}  # fmt: skip
    title = voice.text("What changed from {before} to {after}: {title}", title=main.title, **days)
    head = PageHead(title, main.fields.summary, "comparison", others, trail, updated=main.last_change, contents=False,
                    searchable=False)  # fmt: skip
    return head.context(voice)


OUTPUT = Output("comparisons", 10, produce)
