"""What plainlaw says, in a reader's language: messages, numbers, figures, changes, periods and dates.

In: English message ids, exact values, periods. Out: text. `locale_of("zh-Hans")` is the way in. Numbers and
dates follow CLDR (Babel); sentences come from `<language>/LC_MESSAGES/plainlaw.po`, so a new language is one
catalogue.
"""

from plainlaw.locales.locale import ChangeText, Locale, UnknownLanguageError, locale_of

__all__ = ["ChangeText", "Locale", "UnknownLanguageError", "locale_of"]
