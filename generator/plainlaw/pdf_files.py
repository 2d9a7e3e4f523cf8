"""Step 6b: the PDF files of legal texts, made of their Akoma Ntoso files while other files are made.

In: the ledger, and the tree with the XML files. Out: a PDF beside each where the portal wants it (`legal_pdf` in
portal.yml). One is made again only when its XML is another; a store keeps those that were made once, by their content.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from plainlaw.artifact import Artifact
from plainlaw.delivery.download import FOLDER
from plainlaw.freshness.files import FileRow, TreeFiles
from plainlaw.freshness.ledger import Ledger
from plainlaw.freshness.makers import PDFS
from plainlaw.law_pdf import STYLE, can_make_pdf, pdf_of
from plainlaw.make import Places, written_row
from plainlaw.model.site import Site
from plainlaw.model.version import POLICIES
from plainlaw.page.law_export import AKOMA_NTOSO, PDF
from plainlaw.problems import Problem
from plainlaw.problems.exports import PDF_IMPOSSIBLE
from plainlaw.resolve import ResolvedSite
from plainlaw.sources.placed_yaml import PlacedYaml
from plainlaw.store import keep, kept
from plainlaw.workers import meanwhile, shared_out

_FEW = 8
"""So many are made by one process, while pages are rendered."""


def check_pdf(site: Site, settings: PlacedYaml, found: list[Problem]) -> None:
    """A portal that wants PDF files can make them."""
    if site.portal.legal_pdf and not can_make_pdf():
        found.append(PDF_IMPOSSIBLE.at(settings.place("legal_pdf")))


def begin_pdfs(
    site: ResolvedSite, tree: Path, store: Path, ledger: Ledger, damaged: frozenset[str]
) -> Callable[[], None]:
    """Begin to make what is not there yet. What is returned waits for the end, and strikes what has no XML any more."""
    files = TreeFiles(ledger)
    wanted = files.ending(f"{FOLDER}/{POLICIES.folder}", AKOMA_NTOSO.suffix) if site.site.portal.legal_pdf else {}
    known = {} if PDFS in damaged else dict(ledger.rows("SELECT name, inputs FROM task WHERE name LIKE 'pdf %'"))
    stale = [path for path, digest in wanted.items() if known.get(f"pdf {path}") != f"{STYLE} {digest}".encode()]
    places = Places(tree, store, None)
    work: Callable[[Sequence[str]], Iterable[FileRow]] = lambda paths: _made(paths, places)  # noqa: E731
    result: Callable[[], tuple[FileRow, ...]] = lambda: ()  # noqa: E731
    if 0 < len(stale) <= _FEW:
        # never in this process: a library that has threads of its own would be waited for by later ones in vain
        result = meanwhile(lambda: tuple(work(stale)))
    elif stale:
        result = lambda: tuple(shared_out(stale, work, str))  # noqa: E731

    def finish() -> None:
        files.add((), result())
        current = {_pdf_path(path) for path in wanted}
        ledger.many("DELETE FROM file WHERE path = ?", ((path,) for path in files.of(PDFS) if path not in current))
        ledger.many("DELETE FROM task WHERE name GLOB ?", (("pdf *",),))
        rows = ((f"pdf {path}", f"{STYLE} {digest}".encode()) for path, digest in wanted.items())
        ledger.many("INSERT OR REPLACE INTO task VALUES (?, ?)", rows)

    return finish


def _pdf_path(xml: str) -> str:
    return xml.removesuffix(AKOMA_NTOSO.suffix) + PDF.suffix


def _made(paths: Iterable[str], places: Places) -> Iterator[FileRow]:
    for path in paths:
        xml = (places.tree / path).read_bytes()
        lang = path.removesuffix(AKOMA_NTOSO.suffix).rpartition(".")[2]
        content = _kept_or_made(xml, lang, places.charts)
        yield written_row(Artifact(_pdf_path(path), content), PDFS, places)


def _kept_or_made(xml: bytes, lang: str, store: Path) -> bytes:
    fingerprint = hashlib.sha256(f"{STYLE} {lang} ".encode() + xml).hexdigest()
    files = kept(store, fingerprint)
    if files is None:
        files = {PDF.suffix: pdf_of(xml, lang)}
        keep(store, fingerprint, files)
    return files[PDF.suffix]
