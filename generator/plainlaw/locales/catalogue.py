"""Message catalogues: where they are, which one a language reads, and what is in it.

In: a language. Out: its messages, English text to translation; empty for English and for a language without a
catalogue.
"""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from babel import Locale as Cldr
from babel.core import get_global

FOLDER = Path(__file__).parent
_FILE = Path("LC_MESSAGES", "plainlaw.po")


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
    kept = _kept(place, language)
    with suppress(OSError, ValueError):
        found = json.loads(kept.read_bytes())
        if isinstance(found, dict):
            return found
    messages = _parsed(place)
    if not sys.dont_write_bytecode:
        _keep(kept, messages)
    return messages


def _kept(place: Path, language: str) -> Path:
    """Where the messages of a catalogue lie once they were read, beside the modules that Python has read: of the size
    and time that the catalogue has now.
    """
    state = place.stat()
    return FOLDER / "__pycache__" / f"{language}.{state.st_size}-{state.st_mtime_ns}.json"


def _keep(kept: Path, messages: Mapping[str, str]) -> None:
    # where the program may not write, each run reads the catalogue
    with suppress(OSError):
        kept.parent.mkdir(exist_ok=True)
        language = kept.name.partition(".")[0]
        for old in kept.parent.glob(f"{language}.*.json"):
            old.unlink(missing_ok=True)
        written = kept.with_name(f"{kept.name}.{os.getpid()}")
        written.write_text(json.dumps(messages, ensure_ascii=False), encoding="utf-8")
        written.replace(kept)


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
