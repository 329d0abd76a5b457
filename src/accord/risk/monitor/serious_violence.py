"""Which Home Office codes are serious violence that is not sexual: a list of ours, for want of a published one. Pure.

It follows the classes that the Home Office once counted as most serious violence (national indicator 15, 2008: homicide and
attempts at it, wounding and endangering life, grievous bodily harm with intent or without), of what the suite calls violent.
Of some codes it was not checked how grave they are: of those nothing is said, which is not no.
"""

import csv
from functools import cache
from importlib.resources import files

from accord.risk.actuarial.coefficients import code_range

INJURIES = ("VIOLENCE_AGAINST_THE_PERSON_ABH_PLUS", "FIREARMS_MOST_SERIOUS")
"""The categories of the suite within which the list chooses: a class holds lesser things too, such as carrying a knife."""
SAYS = {"yes": True, "no": False, "not known": None}


def is_seriously_violent(code: str) -> bool | None:
    """Whether an offence with the code is serious violence; None where nothing says.

    Nothing that the suite does not call violent is serious violence. A class that the list leaves out is none either.
    """
    mapped = code_range(code)
    if mapped is None:
        return None
    return mapped.is_violent and mapped.category.startswith(INJURIES) and _listed(code)


def _listed(code: str) -> bool | None:
    return next((says for first, last, says in _ranges() if first <= code <= last), False)


@cache
def _ranges() -> tuple[tuple[str, str, bool | None], ...]:
    text = files("accord.risk.monitor").joinpath("serious_violence.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple((row["first_code"], row["last_code"], SAYS[row["is_serious"]]) for row in rows)
