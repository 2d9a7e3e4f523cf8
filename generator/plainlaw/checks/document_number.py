"""The number of a document has the form of the layout standard, or is another legal form."""

from collections.abc import Iterator

from plainlaw.check import Check
from plainlaw.law.document_number import mended_number, read_number, short_year
from plainlaw.problems import Problem
from plainlaw.problems.legal import NUMBER_FORM, NUMBER_UNKNOWN, NUMBER_YEAR
from plainlaw.resolve import ResolvedEntry, ResolvedSite

_FIELDS = ("document_number", "normative_number")


def run(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Problem]:
    """The findings about the numbers in the header of a document."""
    entry = document.entry
    for name in _FIELDS:
        number = getattr(entry.fields, name, None)
        if not number or read_number(number) is not None:
            continue
        mended, year, place = mended_number(number), short_year(number), entry.place_of(name)
        if mended is not None:
            yield NUMBER_FORM.at(place, number=number, mended=mended)
        elif year is not None:
            yield NUMBER_YEAR.at(place, number=number, year=year)
        else:
            yield NUMBER_UNKNOWN.at(place, number=number)


CHECK = Check((NUMBER_FORM, NUMBER_YEAR, NUMBER_UNKNOWN), run)
