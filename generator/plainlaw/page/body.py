"""The body of a page as Markdown, with the parts that the program writes itself: downloads, definitions, how to cite.

In: a resolved document and the voice of its page. Out: Markdown.
"""

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from plainlaw.body_parts import completed
from plainlaw.delivery.download import metric_csv, offers_downloads, release_file
from plainlaw.law.structure import OPAQUE
from plainlaw.page.phones import in_markdown
from plainlaw.page.provisions import Insertion, insertions
from plainlaw.resolve.body import Part, Text
from plainlaw.resolve.portal import ResolvedEntry
from plainlaw.voice import Voice

_MARK = OPAQUE
_PLACE = "\x01"
"""Where HTML goes into legal text; stands in the prose while telephone numbers are looked for."""


def body_markdown(document: ResolvedEntry, voice: Voice) -> str:
    """The body with every shortcode rendered and the generated parts in place."""
    entry = document.entry
    markdown = "".join(_rendered(document, voice)).strip("\n") + "\n"
    if not entry.fields.body_parts:
        return markdown
    return completed(markdown, entry.fields.body_parts, generated_parts(document, voice), voice.locale)


def _rendered(document: ResolvedEntry, voice: Voice) -> Iterator[str]:
    """The parts in order. Telephone numbers are looked for in the whole of the prose, in which a link may go on
    beyond a shortcode; what is not prose stands in it as a mark that no document can hold.
    """
    prose = "".join([part.markdown if isinstance(part, Text) and not part.is_code else _mark(part)
                     for part in document.parts])  # fmt: skip
    others = [part.markdown.removesuffix("\n") if isinstance(part, Text) else part.render(voice)
              for part in document.parts if not _is_prose(part)]  # fmt: skip
    found = insertions(prose, document.entry, voice)
    linked = in_markdown(_with_places(prose, found), voice)
    if found:
        pieces = zip(linked.split(_PLACE), [*(one.html for one in found), ""], strict=True)
        linked = "".join(words + html for words, html in pieces)
    for words, other in zip(linked.split(_MARK), [*others, ""], strict=True):
        yield words + other


def _mark(part: Part) -> str:
    """What stands for a shortcode or code. A fence ends with its line, so that what follows begins a line, too."""
    return _MARK + "\n" if isinstance(part, Text) and part.markdown.endswith("\n") else _MARK


def _with_places(prose: str, found: list[Insertion]) -> str:
    ends = [0, *(one.at for one in found), len(prose)]
    return _PLACE.join(prose[start:end] for start, end in pairwise(ends)) if found else prose


def _is_prose(part: Part) -> bool:
    return isinstance(part, Text) and not part.is_code


def generated_parts(document: ResolvedEntry, voice: Voice) -> dict[str, str]:
    """Each generated part by its name; empty when there is nothing to say."""
    return {
        "downloads": _downloads(document, voice),
        "definitions": _definitions(document, voice),
        "citation": _citation(document, voice),
    }


def _downloads(document: ResolvedEntry, voice: Voice) -> str:
    files: list[tuple[str, str]] = []
    if document.figures and offers_downloads(document.entry):
        files = [
            (voice.text("Figures of this page (CSV)"), release_file(document.entry, ".csv")),
            (voice.text("Figures of this page (CSV for Excel)"), release_file(document.entry, ".excel.csv")),
            (voice.text("Figures of this page (Data Package)"), release_file(document.entry, ".datapackage.json")),
        ]
    files += [
        (voice.text("{name} (CSV)", name=voice.metric_name(metric)), metric_csv(metric)) for metric in document.metrics
    ]
    items = "".join(
        f'<li><a href="{escape(voice.page.to(path))}" download>{escape(label)}</a></li>' for label, path in files
    )
    return f'<ul class="downloads">{items}</ul>' if items else ""


def _definitions(document: ResolvedEntry, voice: Voice) -> str:
    lang = voice.locale.tag
    items = "".join(
        f"<dt>{voice.metric_link(metric)}</dt><dd>{escape(voice.site.metrics[metric].definition.get(lang))}</dd>"
        for metric in document.metrics
    )
    return f'<dl class="definitions">{items}</dl>' if items else ""


def _citation(document: ResolvedEntry, voice: Voice) -> str:
    entry = document.entry
    office = voice.site.organisations[entry.fields.office].name.get(entry.lang)
    commit = voice.site.history.of(entry.path)
    words = voice.text(
        "{office}: {title}. {date}. {url}",
        office=office,
        title=entry.title,
        date=voice.locale.date(entry.fields.published),
        url=voice.site.portal.url + voice.addresses.of(entry).path,
    )
    version = (
        voice.text("Version {commit}.", commit=commit.hash[:10]) if commit is not None and not commit.dirty else ""
    )
    return f"<p>{escape(words)} {escape(version)}</p>".replace(" </p>", "</p>")
