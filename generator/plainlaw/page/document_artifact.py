"""The file of a page that shows a document or one of its texts: its Markdown, and what it shows of charts and figures.

In: a resolved document whose page has been written, and the voice that wrote it. Out: an artifact.
"""

from plainlaw.artifact import Artifact
from plainlaw.resolve import ResolvedEntry
from plainlaw.voice import Voice


def document_artifact(document: ResolvedEntry, markdown: str, title: str, voice: Voice) -> Artifact:
    """The page at the address of the voice. It must be asked for when the page is written: links count as figures."""
    charts = tuple(resolved.draw(voice) for resolved in document.resolved if resolved.draw is not None)
    # no link leads to the base of a change, but the API gives its address: it has a record as all figures have
    bases = [part.key for figure in document.figures for part in (figure, *figure.parts)]
    figures = tuple(dict.fromkeys((*voice.linked, *bases)))
    page = voice.page
    return Artifact(page.file, markdown.encode(), figures, charts, title, voice.locale.tag, page.path)
