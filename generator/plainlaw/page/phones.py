"""The portal's own short telephone numbers in text, made into links that a phone can call.

In: text, and the voice of its page. Out: Markdown or HTML in which each number of site_config/portal.yml (help) is a
link, unless it counts something (a unit follows) or is part of something longer.
"""

import re
from functools import cache
from html import escape

from markupsafe import Markup

from plainlaw.model.site import Site
from plainlaw.voice import Voice

# links, definitions of links, tags, addresses and headings stay as they are
_TAKEN = (
    r"!?\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])"
    r"|^ {0,3}\[[^\]^][^\]\n]*\]:.*$|<[^<>\n]*>|\bhttps?://\S+|^#{1,6} .*$"
)
_COUNTED = ("%", "％", "个", "元", "人", "天", "日", "年", "月", "条", "款", "号", "次", "户", "people", "yuan", "days")


def in_markdown(markdown: str, voice: Voice) -> str:
    """Markdown without code, with the numbers as links."""
    return _linked(markdown, voice, _TAKEN, "[{0}](tel:{0})")


def in_words(words: str, voice: Voice) -> Markup:
    """Plain words as HTML, with the numbers as links."""
    return Markup(_linked(escape(words), voice, r"&#?\w+;", '<a href="tel:{0}">{0}</a>'))  # noqa: S704 - escaped


def _linked(text: str, voice: Voice, taken: str, link: str) -> str:
    numbers = _numbers(voice.site)
    # what is taken stays as it is, so a text in which no number stands does too
    if not any(number in text for number in numbers):
        return text
    pattern = _pattern(numbers, _units(voice.site, voice.locale.tag), taken)
    return pattern.sub(lambda found: link.format(found["number"]) if found["number"] else found[0], text)


def _numbers(site: Site) -> tuple[str, ...]:
    return tuple(place.phone for place in site.portal.help if place.phone and place.phone.isdigit())


def _units(site: Site, lang: str) -> tuple[str, ...]:
    units = {metric.unit.get(lang) for metric in site.metrics.values()}
    return (*_COUNTED, *sorted(units))


@cache
def _pattern(numbers: tuple[str, ...], units: tuple[str, ...], taken: str) -> re.Pattern[str]:
    number, unit = ("|".join(map(re.escape, words)) for words in (numbers, units))
    alone = rf"(?<![0-9A-Za-z_.,:/+–−-])(?P<number>{number})"
    return re.compile(rf"{taken}|{alone}(?![0-9A-Za-z_/+–-]|[.,:][0-9]|\s?(?:{unit}))", re.MULTILINE)
