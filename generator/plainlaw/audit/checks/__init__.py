"""Shelf: one file a kind of finding about an article that comes from elsewhere, with its own good and bad examples."""
