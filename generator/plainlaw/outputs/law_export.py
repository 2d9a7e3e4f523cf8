"""Every text of a legal document as files: Akoma Ntoso 3.0, and PDF where the portal wants it."""

from collections.abc import Iterator

from plainlaw.artifact import Artifact, Output
from plainlaw.law.akoma_ntoso import akoma_ntoso
from plainlaw.law.life import life_of
from plainlaw.locales.locale import locale_of
from plainlaw.model.version import POLICIES
from plainlaw.page.law_export import AKOMA_NTOSO, export_path, exportable, identity_of
from plainlaw.resolve import ResolvedEntry, ResolvedSite
from plainlaw.voice import Voice


def produce(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Artifact]:
    """The files of the text that lies in the file of this entry."""
    entry = document.entry
    legal = exportable(entry.body) if type(entry.fields).legal_text else None
    key = entry.parent or entry.key
    life = life_of(site.site.documents, key) if legal is not None else None
    main = site.site.documents.readable(POLICIES.folder, key, entry.lang) if life is not None else None
    text = life.text_in(entry.key if entry.parent else "") if life is not None else None
    if legal is None or life is None or main is None or text is None:
        return
    voice = Voice(site.site, locale_of(entry.lang), site.addresses.of(entry), site.addresses)
    identity = identity_of(entry, main, life, text, voice)
    yield Artifact(export_path(key, text.key, entry.lang, AKOMA_NTOSO), akoma_ntoso(legal, identity))


OUTPUT = Output("law_export", 10, produce)
