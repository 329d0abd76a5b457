"""Load the demonstration partnership into an empty database, whole or not at all."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from accord.audit.reading import newest_seal
from accord.demo.chapters import Past, Step, steps
from accord.demo.everyone import everyone
from accord.demo.partnership import set_up
from accord.demo.scenes import scenes
from accord.demo.telling import Telling
from accord.journeys.load_reference_data import load_reference_data
from accord.kernel.days import in_words
from accord.people.queries.person import there_are_people
from accord.ports.bulk import refresh_statistics
from accord.ports.clock import london_day

EARLIEST = date(2019, 1, 1)
SEED = 2018
LOOKS_AGAIN_AFTER = frozenset({50, 200, 1_000, 5_000})
"""Steps after which the database looks at its tables anew: plans made for empty tables take PostgreSQL minutes."""

ANOTHER = "Name another database: ACCORD_DATABASE_URL=sqlite:///var/demonstration.sqlite3"

Watch = Callable[[Iterable[Step], int], Iterable[Step]]


class DemonstrationRefused(Exception):
    """The demonstration is not loaded here; the message says why and what to do."""


@dataclass(frozen=True)
class Loaded:
    """What was loaded, and how long it took."""

    people: int
    rows: int
    acts: int
    seconds: float


def load(at: datetime, seed: int = SEED, watch: Watch = lambda items, total: items) -> Loaded:
    """Load the demonstration as of a moment; the same for the same seed and day, save for numbers and digests.

    DemonstrationRefused in production, where people are held already, and where the ledger has been sealed: a history that
    came later than the seal would look like tampering.
    """
    _refuse_where_it_has_no_place(at)
    started = time.perf_counter()
    today = london_day(at)
    lives = everyone(seed, today)
    with transaction.atomic():
        load_reference_data(at)
        partnership = set_up(today)
        past = Past(partnership, Telling(partnership), seed, at)
        story = sorted([*steps(past, lives), *scenes(past, lives)], key=lambda step: step.at)
        for count, step in enumerate(watch(story, len(story)), 1):
            step.happen()
            if count in LOOKS_AGAIN_AFTER:
                refresh_statistics()
        past.telling.write()
        refresh_statistics()
        _refuse_where_the_ledger_is_sealed()
    return Loaded(len(set(past.people.values())), past.rows, past.telling.told, time.perf_counter() - started)


def is_empty() -> bool:
    """Whether the database has neither people nor a sealed past."""
    return not there_are_people() and not newest_seal()


def _refuse_where_it_has_no_place(at: datetime) -> None:
    if settings.ACCORD_ENVIRONMENT == "production":
        raise DemonstrationRefused("This is a production service: invented people have no place in it.")
    if london_day(at) < EARLIEST:
        raise DemonstrationRefused(f"The demonstration can be loaded as of {in_words(EARLIEST)} at the earliest.")
    if there_are_people():
        raise DemonstrationRefused(f"This database holds people already, so the demonstration is not loaded. {ANOTHER}")
    _refuse_where_the_ledger_is_sealed()


def _refuse_where_the_ledger_is_sealed() -> None:
    """A sealer may be at work beside us, so this is asked again at the end."""
    if newest_seal():
        why = "The ledger of this database has been sealed, and the demonstration's past would not fit behind the seal."
        raise DemonstrationRefused(f"{why} {ANOTHER}")
