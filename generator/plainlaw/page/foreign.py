"""Words of another language on a page: marked, so that they are read aloud and drawn as what they are.

In: plain words, and the voice of the page. Out: HTML.
"""

import re
from html import escape

from plainlaw.voice import Voice

# a text: it is compiled when a page first asks, which most do not
_HAN = r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]*[\u3400-\u9fff][\u3000-\u303f\u3400-\u9fff\uff00-\uffef]*"
_WRITTEN_IN_HAN = ("zh", "ja", "yue")


def marked(words: str, voice: Voice) -> str:
    """The words with each run of Chinese marked on a page that is not Chinese."""
    if voice.locale.tag.startswith(_WRITTEN_IN_HAN):
        return escape(words)
    chinese = next((tag for tag in voice.site.portal.tags if tag.startswith("zh")), "zh")
    return re.sub(_HAN, lambda found: f'<span lang="{chinese}">{found[0]}</span>', escape(words))


def title_in(lang: str, title: str, voice: Voice) -> str:
    """A title in the language `lang`, which is said when it is not that of the page."""
    if lang == voice.locale.tag:
        return escape(title)
    language = voice.locale.cldr.languages.get(lang.partition("-")[0], lang)
    name = f'<span lang="{escape(lang)}">{escape(title)}</span>'
    return voice.text("{title} (in {language})", title=name, language=escape(language))
