"""Who may be nominated, and what is asked of them again when they are screened and selected. Pure."""

from dataclasses import dataclass
from datetime import date

from accord.iom.rules.cohort import ADULT_AGE, age_is_admitted
from accord.iom.rules.scheme import Definition
from accord.iom.terms import ReferredFrom
from accord.kernel.days import in_words, whole_years_between
from accord.kernel.decisions import Decision, all_of

NO_VERSION = "The scheme has no version in force. Its manager must set one first."


@dataclass(frozen=True)
class Standing:
    """What is known of somebody on a day, before they are nominated or selected. `in_cohort` says where, or is blank."""

    born_on: date | None
    died_on: date | None
    in_cohort: str = ""
    is_nominated: bool = False


def nomination_may_be_made(standing: Standing, definition: Definition | None, on: date) -> Decision:
    """Whether somebody may be nominated into a scheme on the day."""
    if definition is None:
        return Decision.no("no_version", NO_VERSION)
    checks = [alive(standing, on), not_in_already(standing)]
    if standing.is_nominated:
        checks.append(
            Decision.no("nominated", "They are nominated already. Add what you know to that, when it is screened.")
        )
    checks.append(age_is_admitted(age_on(standing, on), definition))
    return all_of([Decision.yes("may", "They may be nominated."), *checks])


def age_on(standing: Standing, on: date) -> int | None:
    """Whole years on the day; None where the birth date is not known."""
    return whole_years_between(standing.born_on, on) if standing.born_on and standing.born_on <= on else None


def what_age_says(standing: Standing, on: date) -> str:
    """What must be borne in mind of a child, and of whoever may be one; blank for an adult."""
    age = age_on(standing, on)
    if age is None:
        return (
            "Their date of birth is not known. Who may be a child is ruled apart: no score suggests anything of them."
        )
    if age >= ADULT_AGE:
        return ""
    return (
        f"They are {age}. Children are ruled apart: no score suggests anything of them. Ask the youth offending team."
    )


def alive(standing: Standing, on: date) -> Decision:
    """Nobody is nominated or selected after their death."""
    if standing.died_on is not None and standing.died_on <= on:
        return Decision.no(
            "dead", f"They died on {in_words(standing.died_on)}. Nobody is nominated or selected after that."
        )
    return Decision.yes("alive", "No death is recorded.")


def not_in_already(standing: Standing) -> Decision:
    """Nobody is nominated or selected into a cohort that they are in."""
    if standing.in_cohort:
        return Decision.no(
            "in_cohort", f"They are in the cohort already: {standing.in_cohort}. Move them between tiers instead."
        )
    return Decision.yes("not_in", "They are not in the cohort.")


def help_is_said(referred_from: ReferredFrom | None, help_wanted: str) -> Decision:
    """A referral from another arrangement says what help is wanted."""
    if referred_from is None or help_wanted.strip():
        return Decision.yes("help", "What is wanted is said.")
    return Decision.no("help_wanted", "A referral says what help is wanted of the scheme.")
