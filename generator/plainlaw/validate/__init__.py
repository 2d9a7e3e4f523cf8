"""Step 2, VALIDATE: raw records become the model's `Site`, or every finding at once. The only way into the model."""

from plainlaw.validate.portal import RawPortal, validate

__all__ = ["RawPortal", "validate"]
