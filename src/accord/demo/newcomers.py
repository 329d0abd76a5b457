"""People who come into the cohort after January 2018, drawn by chance from a seed. Pure."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from accord.demo.chance import chance_of
from accord.demo.lives import PUBLISHED_ON, Life, Offence, Tiered
from accord.demo.names import DISTRICTS, ETHNICITIES, FAMILY_NAMES, FEMALE_NAMES, MALE_NAMES, POSTCODE_LETTERS
from accord.demo.years import CODES, outside_the_count
from accord.kernel.identifiers import CHECK_LETTERS

A_YEAR = 40
"""How many people come into the cohort for the first time in a year."""


def newcomers(seed: int, until: date) -> Iterator[Life]:
    """Everyone who comes into the cohort from the day after the published table up to a day, in that order."""
    chance = chance_of(seed, "newcomers")
    day, number = PUBLISHED_ON, 0
    while (day := day + timedelta(days=int(chance.expovariate(A_YEAR / 365)) + 1)) < until:
        number += 1
        on = outside_the_count(day)
        if on < until:
            yield newcomer(f"NY{number + 10_000:05}", on, chance)


def newcomer(police_id: str, on: date, chance: Random) -> Life:
    """Somebody who enters the cohort on a day, with the offences that brought them there."""
    is_woman = chance.random() < 0.15
    born = on - timedelta(days=int(365.25 * chance.triangular(18.2, 55, 26)))
    (place,) = chance.choices(DISTRICTS, [weight for _, weight, _ in DISTRICTS])
    (ethnicity,) = chance.choices(*zip(*ETHNICITIES, strict=True))
    life = Life(
        police_id=police_id,
        family_name=chance.choice(FAMILY_NAMES),
        given_names=chance.choice(FEMALE_NAMES if is_woman else MALE_NAMES),
        born=born,
        sex="F" if is_woman else "M",
        ethnicity=ethnicity,
        pnc=pnc_for(born, chance),
        postcode=postcode_in(place[2], chance),
        area=place[0],
    )
    for count in range(chance.randint(2, 5)):
        life.offences.append(_earlier_offence(life, on, count, chance))
    life.offences.sort(key=lambda each: each.committed_on)
    (tier,) = chance.choices(("gold", "silver", "bronze", "other"), (24, 34, 27, 15))
    life.tiers.append(Tiered(life.area, "", tier, on))
    return life


def _earlier_offence(life: Life, on: date, count: int, chance: Random) -> Offence:
    (code,) = chance.choices(*CODES)
    committed_on = on - timedelta(days=chance.randint(45, 150))
    outcome_on = committed_on + timedelta(days=chance.randint(5, 40))
    return Offence(f"{life.police_id}/E{count + 1}", code, committed_on, "convicted", outcome_on)


def pnc_for(born: date, chance: Random) -> str:
    """A PNC ID with its check letter, of a year in which somebody so born could have been given one."""
    year, serial = born.year + chance.randint(13, 17), f"{chance.randint(1, 999_999):07}"
    return f"{year}/{serial}{CHECK_LETTERS[int(f'{year % 100:02}{serial}') % 23]}"


def postcode_in(districts: tuple[str, ...], chance: Random) -> str:
    """A postcode of the form that the districts have; it need not be a real one."""
    return f"{chance.choice(districts)} {chance.randint(1, 9)}{''.join(chance.choices(POSTCODE_LETTERS, k=2))}"
