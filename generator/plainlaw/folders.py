"""Where the work of a build lies in a portal's folder. Everything below `build/` may be deleted at any time."""

BUILT = "build"
TREE, SITE, STAGING, CHARTS = "build/portal", "build/site", "build/.staging", "build/cache/charts"
SEARCH, PDFS = "build/cache/search", "build/cache/pdf"
