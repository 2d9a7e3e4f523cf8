"""FRESHNESS: what the last build knew, and what follows from a change. The ledger may be thrown away at any time."""
