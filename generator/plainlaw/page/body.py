"""The body of a page as Markdown, with the parts that the program writes itself: downloads, definitions, how to cite.

In: a resolved document and the voice of its page. Out: Markdown.
"""

from collections.abc import Iterator
from html import escape

from plainlaw.body_parts import completed
from plainlaw.delivery.download import metric_csv, offers_downloads, release_file
from plainlaw.page.phones import in_markdown
from plainlaw.resolve.body import Part, Text
from plainlaw.resolve.portal import ResolvedEntry
from plainlaw.voice import Voice

_MARK = "\x00"


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
    prose = [part.markdown if isinstance(part, Text) and not part.is_code else _MARK for part in document.parts]
    others = [part.markdown if isinstance(part, Text) else part.render(voice)
              for part in document.parts if not _is_prose(part)]  # fmt: skip
    for words, other in zip(in_markdown("".join(prose), voice).split(_MARK), [*others, ""], strict=True):
        yield words + other


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
