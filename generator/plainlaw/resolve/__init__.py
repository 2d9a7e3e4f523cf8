"""Step 4, RESOLVE: shortcodes, links and figures. Nothing is looked up after this step."""

from plainlaw.resolve.portal import ResolvedSite, resolve

__all__ = ["ResolvedSite", "resolve"]
