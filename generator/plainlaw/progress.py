"""A progress bar for people; nothing in CI, in a pipe, or when told to be quiet.

In: how many steps there are. Out: a function to be called at the beginning of each step.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def progress(steps: int, quiet: bool) -> Iterator[Callable[[str], None]]:
    """Show a bar of `steps` steps on the error stream."""
    if quiet or os.environ.get("CI") or not sys.stderr.isatty():
        yield lambda step: None
        return
    with click.progressbar(
        length=steps, file=sys.stderr, item_show_func=lambda step: step or "", update_min_steps=0
    ) as bar:
        begun = 0

        def tell(step: str) -> None:
            nonlocal begun
            bar.update(1 if begun else 0, step)  # a step that begins is not yet done
            begun += 1

        yield tell
        bar.update(1)
