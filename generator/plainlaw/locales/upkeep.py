"""Keeps the catalogues in step with the program: `python -m plainlaw.locales.upkeep` (`make messages`).

In: the collected message ids and the catalogues. Out: catalogues with the new messages, not yet translated,
without the stale ones, and with every translation that is still wanted.
"""

import sys
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from plainlaw.locales.catalogue import languages, path_of
from plainlaw.locales.collect import collect

_HEADER = r"""msgid ""
msgstr ""
"Language: {language}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""


def in_step(old: Catalog, found: Mapping[str, tuple[str, ...]]) -> Catalog:
    """A catalogue of exactly the message ids in `found`, with the translations that `old` has of them."""
    new = Catalog(locale=old.locale, project="plainlaw", charset="utf-8", header_comment=old.header_comment)
    for text in sorted(found, key=lambda text: (found[text], text)):
        known = old.get(text)
        new.add(
            text,
            known.string if known else "",
            locations=[(origin, 0) for origin in found[text]],
            flags=known.flags - {"python-brace-format"} if known else (),
            user_comments=known.user_comments if known else (),
        )
    return new


def update(path: Path, found: Mapping[str, tuple[str, ...]]) -> int:
    """Bring the catalogue at `path` in step with `found`; returns how many messages lack a translation."""
    language = path.parent.parent.name
    with path.open("rb") as file:
        new = in_step(read_po(file, locale=language), found)
    write(path, new)
    return sum(1 for message in new if message.id and not message.string)


def write(path: Path, catalogue: Catalog) -> None:
    """Write a catalogue: one line a message, no line numbers and no dates, so that differences are quiet."""
    body = BytesIO()
    write_po(body, catalogue, width=0, omit_header=True, include_lineno=False, ignore_obsolete=True)
    path.write_bytes(_HEADER.format(language=catalogue.locale).encode() + body.getvalue())


def main(say: Callable[[str], object] = sys.stdout.write) -> None:
    """Bring every catalogue in step and say how many messages are left to translate."""
    found = collect()
    for language in languages():
        say(f"{language}: {len(found)} messages, {update(path_of(language), found)} without a translation\n")


if __name__ == "__main__":
    main()
