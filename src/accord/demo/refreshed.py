"""The cohort as North Yorkshire counted it in January 2023, to the person. Pure.

The numbers are those of the force's public accountability meeting of that month; who they are is invented. Its paper names no
day, so they hold on each day of the month: nobody comes, goes or changes in it. It counts two young adults in transition from
youth justice, who stand here as the only two under 26.
"""

from collections.abc import Sequence
from datetime import date

from accord.demo.lives import Life, Tiered
from accord.demo.years import AFTER_THE_COUNT, COUNTED_ON, NEIGHBOURHOOD_CRIME
from accord.kernel.days import whole_years_between

FIXED, FLEX, WOMEN, YOUNG_ADULTS = 46, 9, 8, 2
YOUNG_BELOW = 26
MOST_INTENSIVE = ("gold", "silver", "bronze", "other")
LEFT = "cohort refreshed: managed outside IOM"


def refresh(lives: Sequence[Life]) -> None:
    """Settle the cohort anew on the day: so many stay, and whoever else was in it leaves and does not come back."""
    held = [life for life in lives if life.tier_on(COUNTED_ON)]
    staying = _staying(held)
    ours = sorted(staying, key=lambda life: (not _of_neighbourhood_crime(life), life.police_id))
    for place, life in enumerate(ours):
        _settle(life, "fixed" if place < FIXED else "flex")
    kept = {life.police_id for life in staying}
    for life in held:
        if life.police_id not in kept:
            _leave(life)


def _staying(held: Sequence[Life]) -> list[Life]:
    """So many women and men, two of them young, those managed most intensively first."""
    in_order = sorted(held, key=lambda life: (MOST_INTENSIVE.index(_spell(life).tier), life.police_id))
    young = [life for life in in_order if _age(life, AFTER_THE_COUNT) < YOUNG_BELOW][:YOUNG_ADULTS]
    others = [life for life in in_order if _age(life, COUNTED_ON) >= YOUNG_BELOW]
    women = [life for life in (*young, *others) if life.sex == "F"][:WOMEN]
    men = [life for life in (*young, *others) if life.sex == "M"][: FIXED + FLEX - WOMEN]
    return [*women, *men]


def _settle(life: Life, cohort: str) -> None:
    spell = _spell(life)
    begun = Tiered(spell.area, cohort, spell.tier, COUNTED_ON, spell.left_on, spell.exit_reason)
    spell.left_on, spell.exit_reason = COUNTED_ON, "cohort refreshed: stays"
    life.tiers.insert(life.tiers.index(spell) + 1, begun)


def _leave(life: Life) -> None:
    life.tiers = [each for each in life.tiers if each.entered_on < COUNTED_ON]
    if life.tiers:
        life.tiers[-1].left_on, life.tiers[-1].exit_reason = COUNTED_ON, LEFT


def _spell(life: Life) -> Tiered:
    spell = life.tier_on(COUNTED_ON)
    if spell is None:
        raise LookupError(f"{life.police_id} is in no tier on {COUNTED_ON}.")
    return spell


def _age(life: Life, on: date) -> int:
    return whole_years_between(life.born, on)


def _of_neighbourhood_crime(life: Life) -> bool:
    return any(each.code in NEIGHBOURHOOD_CRIME for each in life.offences if each.outcome_on <= COUNTED_ON)
