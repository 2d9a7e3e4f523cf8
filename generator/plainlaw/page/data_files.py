"""The list of files in which a metric can be downloaded, as its page shows it.

In: files with their sizes, and a voice. Out: labels, relative addresses and sizes in words.
"""

from fractions import Fraction

from plainlaw.artifact import MadeFile
from plainlaw.formats import Distribution
from plainlaw.voice import Voice

_KILO, _MEGA = 1000, 1_000_000


def data_files(files: tuple[Distribution, ...], series: MadeFile | None, voice: Voice) -> list[dict[str, str | None]]:
    """The files in the order of the formats, and the API's series at the end."""
    found = [_entry(voice.text(each.format.label), each.file, voice) for each in files]
    return found + ([_entry(voice.text("JSON (API)"), series, voice)] if series is not None else [])


def _entry(label: str, file: MadeFile, voice: Voice) -> dict[str, str | None]:
    return {"label": label, "href": voice.page.to(file.path), "size": size_words(file.size, voice)}


def size_words(size: int, voice: Voice) -> str:
    """A size in bytes in words: `12 kB`, `1.1 MB`; at least one kilobyte."""
    if size < _MEGA:
        return voice.text("{number} kB", number=voice.locale.number(max(Fraction(size, _KILO), Fraction(1))))
    return voice.text("{number} MB", number=voice.locale.number(Fraction(size, _MEGA), 1))
