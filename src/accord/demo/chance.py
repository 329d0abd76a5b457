"""Chance that is the same for the same seed. Pure."""

from random import Random


def chance_of(seed: int, what: str) -> Random:
    """A source of chance for one thing: what is drawn for another changes nothing in it."""
    return Random(f"{seed} {what}")  # noqa: S311  it draws invented lives and guards nothing
