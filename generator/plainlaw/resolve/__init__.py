"""Step 4, RESOLVE: shortcodes, links and figures. Nothing is looked up after this step."""

from plainlaw.resolve.portal import ResolvedEntry, ResolvedSite

__all__ = ["ResolvedEntry", "ResolvedSite"]
