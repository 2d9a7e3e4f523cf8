"""Benchmarks: the same documents built by plainlaw and by its peers, side by side (docs/benchmarks.md)."""
