"""Message catalogues: where they are, which one a language reads, and what is in it.

In: a language. Out: its messages, English text to translation; empty for English and for a language without a
catalogue.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from babel import Locale as Cldr
from babel.core import get_global

from plainlaw.store import keep, kept

FOLDER = Path(__file__).parent
_FILE = Path("LC_MESSAGES", "plainlaw.po")
_READ = FOLDER / "__pycache__"


def path_of(language: str) -> Path:
    """Where the catalogue of a language is, or would be; `language` is spelled as in `zh_Hans`."""
    return FOLDER / language / _FILE


def languages() -> tuple[str, ...]:
    """The languages that have a catalogue."""
    return tuple(sorted(found.parent.parent.name for found in FOLDER.glob(f"*/{_FILE.as_posix()}")))


def messages_for(cldr: Cldr) -> Mapping[str, str]:
    """The messages of the nearest catalogue: `zh-CN` and `zh` read that of `zh_Hans`, `zh-Hant` does not."""
    return next((_read(name) for name in _candidates(cldr) if path_of(name).is_file()), {})


def _candidates(cldr: Cldr) -> Iterator[str]:
    likely: Mapping[str, str] = get_global("likely_subtags")
    name = str(cldr)
    if cldr.script is None:
        name = likely.get(name) or likely.get(cldr.language) or name
    parts = name.split("_")
    while parts:
        yield "_".join(parts)
        parts.pop()


@cache
def _read(language: str) -> Mapping[str, str]:
    place = path_of(language)
    state = place.stat()
    # beside the modules that Python has compiled, and named after the size and time that the catalogue has now
    name = f"{language}.{state.st_size}-{state.st_mtime_ns}"
    files = kept(_READ, name)
    if files is not None:
        messages: Mapping[str, str] = json.loads(files[_FILE.name])
        return messages
    messages = _parsed(place)
    if not sys.dont_write_bytecode:
        # where the program may not write, each run reads the catalogue
        with suppress(OSError):
            for old in _READ.glob(f"{language}.*-*"):
                old.unlink(missing_ok=True)
            keep(_READ, name, {_FILE.name: json.dumps(messages, ensure_ascii=False).encode()})
    return messages


def _parsed(place: Path) -> Mapping[str, str]:
    # Imported here: somebody who reads the portal in English needs no catalogue, and whose catalogue is kept no parser.
    from babel.messages.pofile import read_po

    with place.open("rb") as file:
        catalogue = read_po(file)
    return {
        message.id: message.string
        for message in catalogue
        if isinstance(message.id, str) and isinstance(message.string, str)
        # The header has no id. A fuzzy translation is a guess, and not to be published.
        and message.id and message.string and not message.fuzzy
    }  # fmt: skip
