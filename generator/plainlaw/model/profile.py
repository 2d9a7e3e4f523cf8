"""What importing into a dataset has been told: answers that are not asked for again.

Stands in stats/<dataset>/import.yml. Nothing that a portal shows depends on it.
"""

from pydantic import Field

from plainlaw.model.document import Part


class Profile(Part):
    """Answers by the key of their question; those about one file only, under the digest of that file."""

    answers: dict[str, str] = Field(default_factory=dict)
    files: dict[str, dict[str, str]] = Field(default_factory=dict)

    def about(self, digest: str) -> dict[str, str]:
        """The answers about one file only. Those under `answers` never are: they would approve files not yet seen."""
        return dict(self.files.get(digest, {}))
