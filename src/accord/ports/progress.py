"""Progress on the terminal, for work that turns out to take more than two seconds."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from tqdm import tqdm

SHOWN_AFTER_SECONDS = 2.0

Item = TypeVar("Item")


def progress(items: Iterable[Item], label: str, total: int | None = None) -> Iterable[Item]:
    """The same items, with a bar on standard error when that is a terminal; `total` where the items have no length."""
    # disable=None leaves it out where standard error is no terminal
    return tqdm(items, desc=label, total=total, delay=SHOWN_AFTER_SECONDS, file=sys.stderr, disable=None)


@contextmanager
def progress_of(total: int, label: str) -> Iterator[Callable[[int], object]]:
    """A bar over so many steps; the block calls what it is given with the number of steps just done."""
    with tqdm(desc=label, total=total, delay=SHOWN_AFTER_SECONDS, file=sys.stderr, disable=None) as bar:
        yield bar.update
