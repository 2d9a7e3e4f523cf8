"""The contents of a legal text: its parts, chapters and sections, and under each the numbers of its articles.

In: a `LegalText`. Out: HTML without a blank line, which is open or closed without a script.
"""

from html import escape

from plainlaw.law.provision import LegalText, Level, Provision
from plainlaw.voice import Voice


def contents_html(text: LegalText, voice: Voice) -> str:
    """A closed list that says how many articles there are."""
    count = len(text.articles())
    summary = voice.text("Contents: {count} articles", count=voice.locale.number(count))
    return (
        f'<nav class="provision-contents" aria-label="{escape(voice.text("Contents by article"))}" data-search-exclude>'
        f"<details><summary>{escape(summary)}</summary>\n{_list(text.provisions)}</details></nav>"
    )


def _list(provisions: tuple[Provision, ...]) -> str:
    """Containers one below the other; the articles beside them in one row."""
    shown = [one for one in provisions if one.level.rank <= Level.ARTICLE.rank]
    if not shown:
        return ""
    kind = "articles" if all(one.level is Level.ARTICLE for one in shown) else "parts"
    items = "".join(f"<li>{_link(one)}{_list(one.children) if one.level.is_container else ''}</li>\n" for one in shown)
    return f'<ul class="provision-contents__{kind}">\n{items}</ul>\n'


def _link(provision: Provision) -> str:
    words = " ".join(filter(None, (provision.label, provision.heading)))
    return f'<a href="#{escape(provision.eid)}">{escape(words)}</a>'
