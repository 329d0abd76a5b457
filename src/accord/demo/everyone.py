"""Everyone in the demonstration: the people of 2018, those who came after, and the numbers that agencies know them by. Pure."""

from datetime import date, timedelta
from random import Random

from accord.demo.chance import chance_of
from accord.demo.lives import PUBLISHED_ON, Life, lives_of_2018
from accord.demo.names import DISTRICTS, POSTCODE_LETTERS
from accord.demo.newcomers import newcomers, postcode_in
from accord.demo.refreshed import refresh
from accord.demo.years import COUNTED_ON, go_on
from accord.kernel.identifiers import CHECK_LETTERS

HORIZON = timedelta(days=400)
"""How far past the day of loading lives are drawn, so that planned releases lie ahead."""

DAY = timedelta(days=1)
YEAR = timedelta(days=365)


def everyone(seed: int, today: date) -> list[Life]:
    """Every life up to a day and a little past it; the same for the same seed, and the same up to any earlier day."""
    held = lives_of_2018()
    for life in held:
        go_on(life, chance_of(seed, life.police_id), PUBLISHED_ON + DAY, today + HORIZON)
    new = list(newcomers(seed, today))
    for life in new:
        go_on(life, chance_of(seed, life.police_id), life.tiers[0].entered_on + DAY, today + HORIZON)
    if today >= COUNTED_ON:
        refresh([*held, *new])
    for place, life in enumerate([*held, *new], 1):
        _number(life, place, chance_of(seed, f"numbers {life.police_id}"), today)
    return [*held, *new]


def _number(life: Life, place: int, chance: Random, today: date) -> None:
    """Give the numbers of the agencies that come to know the person, and the postcodes they move to.

    The same is drawn whether it is needed or not, so that a later day changes nothing of an earlier one.
    """
    letters = f"{chance.choice(POSTCODE_LETTERS)}{chance.choice(POSTCODE_LETTERS)}"
    if chance.random() < 0.74:
        life.crn = f"X{300_000 + place * 7:06}"
    if life.stays and not life.noms:
        life.prison_id = f"P1{place:04}"
        life.noms = f"C{1_000 + place:04}{letters}"
    if chance.random() < 0.6:
        life.cro = _cro(int(life.pnc[:4]), place)
    postcodes = next(postcodes for name, _, postcodes in DISTRICTS if name == life.area)
    day = max(PUBLISHED_ON, life.tiers[0].entered_on if life.tiers else PUBLISHED_ON)
    while (day := day + timedelta(days=int(chance.expovariate(1 / 1500)) + 90)) < today:
        life.moves.append((day, postcode_in(postcodes, chance)))


def _cro(year: int, place: int) -> str:
    serial = f"{100_000 + place * 11:06}"
    return f"{serial}/{year % 100:02}{CHECK_LETTERS[int(f'{year % 100:02}{serial}') % 23]}"
