"""Step 2, VALIDATE: raw records become the model's `Site`, or every finding at once. The only way into the model."""

from plainlaw.validate.portal import Ground, build_ground, build_site, with_returns

__all__ = ["Ground", "build_ground", "build_site", "with_returns"]
