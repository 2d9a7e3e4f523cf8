"""Text that an editor gives once per language.

In: a mapping of language tags (BCP 47) to text. Out: `Localised`, which answers for any language.
"""

from collections.abc import Mapping

from pydantic import RootModel, model_validator


class Localised(RootModel[dict[str, str]]):
    """Text per language tag, `{"zh-Hans": "…", "en": "…"}`; at least one, none empty."""

    model_config = {"frozen": True}

    @model_validator(mode="after")
    def _has_text(self) -> "Localised":
        if not self.root or not all(text.strip() for text in self.root.values()):
            raise ValueError("text in at least one language, none of them empty")
        return self

    def get(self, lang: str) -> str:
        """The text in `lang`, else in the first language given."""
        return self.root.get(lang) or next(iter(self.root.values()))

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> "Localised":
        """Make one from a mapping."""
        return cls(dict(texts))
