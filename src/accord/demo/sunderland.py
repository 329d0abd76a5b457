"""The priority and prolific offender scheme of Sunderland as its council's scrutiny committee heard of it in March 2010. Pure.

46 people; a target of 17 % fewer convictions than the year before, which was no more than 127; and 52 in the first six months.
153 is the only number of convictions that gives 127. Who they are, where in the city they live and what they did is invented,
and so is what came after the six months. The others of the 200 whom it calls high crime causers are in `high_crime`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from accord.demo.chance import chance_of
from accord.demo.residents import CODES, File, Resident, Said, held_by_police, held_by_probation, resident

POLICE, FORCE = "northumbria-police", "Northumbria"
SCHEME, NAME = "sunderland-ppo", "Sunderland prolific and priority offenders"
SCHEME_REASON = "As told to the Community and Safer City Scrutiny Committee, March 2010; its rules were not published."

PEOPLE = 46
BEGAN_ON, HALF_WAY, ENDED_ON = date(2009, 4, 1), date(2009, 10, 1), date(2010, 4, 1)
BEFORE, FIRST_HALF, SECOND_HALF = 153, 52, 41
"""Convictions in the year before, in the first six months and, by our invention, in the six after."""

A_THIRD = 3


def on_the_scheme(seed: int) -> list[Resident]:
    """The people of the scheme, whom the police hold; two in three are supervised by probation too."""
    chance = chance_of(seed, "Sunderland")
    people = [resident(number, chance, (1968, 1990)) for number in range(1, PEOPLE + 1)]
    return [
        replace(each, police_id=held_by_police(each), crn=held_by_probation(each) if each.number % A_THIRD else "")
        for each in people
    ]


def files_of_the_scheme(people: Sequence[Resident], seed: int) -> Iterator[File]:
    """Their times in the scheme, and their convictions."""
    chance = chance_of(seed, "Sunderland's scheme")
    yield File(POLICE, "iom", [_spell(each, chance) for each in people])
    yield File(POLICE, "offences", list(_convictions([each.police_id for each in people], chance)))


def _spell(each: Resident, chance: Random) -> Said:
    entered_on = BEGAN_ON - timedelta(days=chance.randint(5, 500))
    left_on = ENDED_ON + timedelta(days=chance.randint(1, 600))
    days = {"entered_on": entered_on.isoformat(), "left_on": left_on.isoformat(), "exit_reason": "scheme ended"}
    return {"source_id": each.police_id, "area": each.area, "tier": "other", **days}


def _convictions(source_ids: Sequence[str], chance: Random) -> Iterator[Said]:
    """Each conviction's day within its period, and the offence some weeks before; a few people have most of them."""
    weights = [1 / (1 + place / 6) for place in range(len(source_ids))]
    a_year_before = BEGAN_ON.replace(year=BEGAN_ON.year - 1)
    periods = ((a_year_before, BEGAN_ON, BEFORE), (BEGAN_ON, HALF_WAY, FIRST_HALF), (HALF_WAY, ENDED_ON, SECOND_HALF))
    number = 0
    for first, end, count in periods:
        for source_id in chance.choices(source_ids, weights, k=count):
            number += 1
            convicted_on = first + timedelta(days=chance.randrange((end - first).days - 1))
            yield conviction(source_id, f"SUO{number:04}", convicted_on, chance)


def conviction(source_id: str, reference: str, convicted_on: date, chance: Random) -> Said:
    """A conviction of a day, of an offence some weeks before it."""
    committed_on = convicted_on - timedelta(days=chance.randint(12, 150))
    days = {"committed_on": committed_on.isoformat(), "outcome": "convicted", "outcome_on": convicted_on.isoformat()}
    return {"source_id": source_id, "offence_ref": reference, "home_office_code": chance.choice(CODES), **days}
