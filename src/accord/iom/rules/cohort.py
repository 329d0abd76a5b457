"""Who may be placed in a cohort, and where: by a meeting, on a form, through the API and in an extract alike. Pure.

What counts is the scheme as it was on the first day of the place. Places from before a scheme had a version are history that
agencies bring with them: no scheme of this service said then who was to be in it, so that there is nothing to hold them to.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from accord.iom.rules.scheme import Definition
from accord.iom.terms import COHORT_WORDS, TIER_WORDS, Cohort, Tier
from accord.kernel.days import in_words, whole_years_between
from accord.kernel.decisions import Decision
from accord.record.registers import Problem, Values

ADULT_AGE = 18
"""Nobody under it is an adult (Children Act 1989 s.105)."""


def cohort_is_of_the_scheme(cohort: Cohort | None, definition: Definition) -> Decision:
    """A scheme has the cohorts of which its definition says whom they take."""
    if cohort in definition.takes:
        return Decision.yes("cohort", "The scheme has this cohort.")
    has = ", ".join(COHORT_WORDS[each].lower() for each in definition.takes)
    return Decision.no("cohort", f"Choose a cohort that the scheme has: {has}.")


def tier_is_of_the_scheme(tier: Tier | None, definition: Definition) -> Decision:
    """A scheme has one set of tiers."""
    if tier in definition.tiers:
        return Decision.yes("tier", "The scheme has this tier.")
    has = ", ".join(TIER_WORDS[each].lower() for each in definition.tiers)
    return Decision.no("tier", f"Choose a tier that the scheme has: {has}.")


def age_is_admitted(age: int | None, definition: Definition) -> Decision:
    """A scheme says whether it admits children. Of whose age nothing is known, nothing is refused."""
    if age is None or age >= ADULT_AGE or definition.admits_children:
        return Decision.yes("child", "Nobody is known to be too young for the scheme.")
    why = f"They are {age}, and the scheme admits no children. Ask the youth offending team what it can do."
    return Decision.no("child", why)


def nobody_enters_after_death(died_on: date | None, entered_on: date) -> Decision:
    """Somebody may have been moved on the day of their death, of which nobody knows the hour; but not after it."""
    if died_on is None or entered_on <= died_on:
        return Decision.yes("alive", "No death is recorded before that day.")
    return Decision.no("dead", f"They died on {in_words(died_on)}. Nobody enters a cohort or a tier after that.")


def place_problems(
    values: Values, born_on: date | None, died_on: date | None, scheme: tuple[str, Definition] | None
) -> list[Problem]:
    """What is wrong with a place in a cohort by the person's life, and by the scheme that managed its area on the first day.

    `scheme` is its name and what it was on that day; None where no scheme had a version then. Of an extract's row with a bad
    cell, what would be asked of that cell is left unsaid.
    """
    alive = nobody_enters_after_death(died_on, values["entered_on"])
    dead = [] if alive else [Problem("entered_on", alive.because)]
    return dead if scheme is None else [*dead, *_unlike_the_scheme(values, born_on, *scheme)]


def problems_brought(problems: Iterable[Problem], values: Values, before: Values | None) -> list[Problem]:
    """Those that a change brings: what it leaves as it was is not held against it."""
    return [each for each in problems if before is None or not _is_left_alone(each.column, values, before)]


def _unlike_the_scheme(values: Values, born_on: date | None, name: str, definition: Definition) -> Iterator[Problem]:
    on: date = values["entered_on"]
    held = {
        "cohort": cohort_is_of_the_scheme(Cohort(values["cohort"]), definition) if values.get("cohort") else _NOT_SAID,
        "tier": tier_is_of_the_scheme(Tier(values["tier"]), definition) if "tier" in values else _NOT_SAID,
        "entered_on": age_is_admitted(whole_years_between(born_on, on) if born_on else None, definition),
    }
    for column, decision in held.items():
        if not decision:
            yield Problem(column, f"{decision.because} {name} manages this area on {in_words(on)}.")


def _is_left_alone(column: str, values: Values, before: Values) -> bool:
    return all((values.get(name) or "") == (before[name] or "") for name in (column, "area", "entered_on"))


_NOT_SAID = Decision.yes("not_said", "It is not said: old extracts name no cohort.")
