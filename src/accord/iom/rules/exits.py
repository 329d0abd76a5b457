"""When somebody's place in a cohort should be looked at again: each criterion a sentence with its reason. Pure.

A ground proposes; people decide. What speaks against leaving is said beside it. National guidance asks for a clear process to
move people "out of targeted cohorts once they have desisted"; the Home Office asked in June 2005 for agreement between agencies
and an exit strategy.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from accord.iom.rules.expectations import Number
from accord.iom.rules.management import days_inside
from accord.iom.rules.standing import NOT_KNOWN, Supervised
from accord.kernel.days import in_words, months_after, months_before
from accord.kernel.decisions import Decision
from accord.kernel.periods import Period
from accord.kernel.words import plural

LOOK_AGAIN_WITHIN_MONTHS = 24
DEATH, LONG_CUSTODY = "death", "long_custody"
TITLES = {
    DEATH: "Death",
    "moved": "Moved away",
    LONG_CUSTODY: "Long custody",
    "desistance": "Desistance",
    "supervision_ended": "Supervision ended",
    "agreement_ended": "No longer by agreement",
}
"""What each ground is called, by its code, the gravest first."""


@dataclass(frozen=True)
class Life:
    """What is known of somebody in a cohort. A day that is None is not recorded, which is not to say that it did not happen.

    `in_cohort_since` is the first day of this unbroken time in it. `custody` are stays, a planned release ending one.
    `moved_where` is where they moved as it is recorded, such as " to Cleveland".
    `offending_is_shown` is whether whoever asks is shown what the police of the area record of offences and arrests.
    """

    in_cohort_since: date
    offences: Sequence[date] = ()
    arrests: Sequence[date] = ()
    custody: Sequence[Period] = ()
    died_on: date | None = None
    moved_on: date | None = None
    moved_where: str = ""
    supervised: Supervised = NOT_KNOWN
    offending_is_shown: bool = True


@dataclass(frozen=True)
class Limits:
    """The policy in force: months in the community without an offence or arrest, and months of custody that are long."""

    desistance_months: Number
    long_custody_months: Number


@dataclass(frozen=True, order=True)
class Ground:
    """Why somebody's place should be looked at: what it is, why, and on what it rests.

    Two grounds of one person rest on the same if nothing has changed, so that what was decided is not asked again.
    """

    code: str
    sentence: str = field(compare=False)
    rests_on: str = ""

    @property
    def title(self) -> str:
        """What it is called."""
        return TITLES[self.code]


def grounds(life: Life, day: date, limits: Limits) -> list[Ground]:
    """Every ground there is on the day, the gravest first; of somebody who has died there is no other."""
    died = _died(life)
    if died is not None:
        return [died]
    found = [
        _moved(life, day),
        _long_custody(life, day, limits.long_custody_months),
        _desisted(life, day, limits.desistance_months),
        _supervision_ended(life, day),
        _agreement_ended(life, day),
    ]
    return [ground for ground in found if ground is not None]


def _died(life: Life) -> Ground | None:
    if life.died_on is None:
        return None
    return Ground(DEATH, f"Recorded as having died on {in_words(life.died_on)}.", life.died_on.isoformat())


def _moved(life: Life, day: date) -> Ground | None:
    if life.moved_on is None or life.moved_on > day:
        return None
    moved = f"Recorded as having moved away{life.moved_where} on {in_words(life.moved_on)}."
    sentence = f"{moved} Tell the scheme where they are now."
    return Ground("moved", sentence, life.moved_on.isoformat())


def _long_custody(life: Life, day: date, months: Number) -> Ground | None:
    """Custody of two years or more: consider taking them out of the cohort (PSI 12/2010)."""
    stay = next((each for each in life.custody if each.contains(day)), None)
    if stay is None or (stay.ends_on or day) < months_after(stay.starts_on, months.value):
        return None
    until = f"release is planned for {in_words(stay.ends_on)}" if stay.ends_on else "no release date is recorded"
    long = f"{plural(months.value, 'month')} or more is long, by {months.said_by}."
    sentence = f"In custody since {in_words(stay.starts_on)}; {until}. {long}"
    return Ground(LONG_CUSTODY, sentence, f"{stay.starts_on.isoformat()}/{stay.ends_on}")


def _desisted(life: Life, day: date, months: Number) -> Ground | None:
    """No proven offence and no arrest for so many months in the community: custody is not desistance.

    To an agency that is not shown offences and arrests nobody has desisted, for it would look so of everybody.
    """
    if not life.offending_is_shown:
        return None
    last = [each for each in (*life.offences, *life.arrests) if each <= day]
    since = max([life.in_cohort_since, *(each + timedelta(days=1) for each in last)])
    if since > day:
        return None
    over = Period(since, day + timedelta(days=1))
    inside = days_inside(life.custody, over)
    outside, asked = (over.days or 0) - inside, (day - months_before(day, months.value)).days
    if outside < asked:
        return None
    what = (
        f"since {in_words(max(last))}"
        if last and since > life.in_cohort_since
        else f"since they entered on {in_words(since)}"
    )
    left_out = f" {plural(inside, 'day')} in custody {'is' if inside == 1 else 'are'} not counted." if inside else ""
    sentence = (
        f"No proven offence and no arrest is recorded {what}: {outside} days in the community, of {asked} asked for "
        f"({plural(months.value, 'month')}, by {months.said_by}).{left_out}"
    )
    return Ground("desistance", sentence, since.isoformat())


def _supervision_ended(life: Life, day: date) -> Ground | None:
    """Supervision that ends early or runs out changes the footing; somebody may stay in the cohort by agreement."""
    ended, last_agreed = life.supervised.ended_on, life.supervised.agreement_ended_on
    if ended is None or not life.in_cohort_since <= ended <= day or life.supervised.by_agreement:
        return None
    if last_agreed is not None and last_agreed >= ended:
        return None
    sentence = f"Statutory supervision ended on {in_words(ended)}, and it is not recorded that they stay by agreement."
    return Ground("supervision_ended", sentence, ended.isoformat())


def _agreement_ended(life: Life, day: date) -> Ground | None:
    """Nobody is held by agreement who no longer agrees: their place is looked at, whatever was decided before."""
    stands, ended = life.supervised, life.supervised.agreement_ended_on
    if ended is None or not life.in_cohort_since <= ended <= day or stands.by_agreement or stands.holds:
        return None
    if stands.ended_on is not None and stands.ended_on > ended:
        return None
    sentence = (
        f"They stayed by agreement until {in_words(ended)}. No supervision by statute and no agreement is recorded now."
    )
    return Ground("agreement_ended", sentence, ended.isoformat())


def exit_plan_is_said(leaves: bool, plan: str) -> Decision:
    """An exit strategy goes with leaving (Home Office, June 2005); whoever stays needs none."""
    if leaves and not plan.strip():
        return Decision.no("plan", "Nobody leaves without an exit plan: say what it is.")
    return Decision.yes("plan", "What happens afterwards is said.")


def look_again_is_in_time(on: date | None, today: date) -> Decision:
    """A day to look again lies ahead, and not so far that the place is forgotten till then."""
    last = months_after(today, LOOK_AGAIN_WITHIN_MONTHS)
    if on is None or today < on <= last:
        return Decision.yes("look_again_on", "The day is possible.")
    return Decision.no(
        "look_again_on", f"The day to look again lies after today and no later than {in_words(last)}, two years on."
    )


def speaks_against(
    found: Sequence[Ground], open_failures: int, facts: Mapping[str, int], tier_words: str, is_most_intensive: bool
) -> list[str]:  # fmt: skip
    """What speaks against leaving, as sentences; `facts` counts what is in force or lately known, by kind of entry.

    Nothing does of somebody who has died, and custody does not where it is long, for then it is a ground to leave.
    """
    codes = {ground.code for ground in found}
    if DEATH in codes:
        return []
    said = [
        (facts.get("inside") and LONG_CUSTODY not in codes, "Is in custody today"),
        (facts.get("warrants", 0), f"{plural(facts.get('warrants', 0), 'warrant')} not executed"),
        (open_failures, f"{plural(open_failures, 'failure')} to comply nobody has answered"),
        (
            facts.get("intelligence", 0),
            f"{plural(facts.get('intelligence', 0), 'report')} of intelligence in the last year",
        ),
        (facts.get("actions", 0), f"{plural(facts.get('actions', 0), 'action')} of the plan still open"),
        (facts.get("tags", 0), "Wears a tag"),
        (is_most_intensive, f"Is in the {tier_words.lower()} tier, the most intensive"),
    ]
    return [sentence for holds, sentence in said if holds]


def is_settled(found: Sequence[Ground], decided_on: Iterable[str], look_again_on: date | None, day: date) -> bool:
    """Whether people knew all that is found when they decided on staying; it comes back when anything is new, or on the day.

    A death is never settled by staying.
    """
    if look_again_on is not None and day >= look_again_on:
        return False
    if not staying_is_possible(found):
        return False
    known = set(decided_on)
    return all(basis_of(ground) in known for ground in found)


def basis_of(ground: Ground) -> str:
    """A ground as it is kept with a decision."""
    return f"{ground.code}:{ground.rests_on}"


def titles_of(bases: Iterable[str]) -> list[str]:
    """What the grounds of a decision are called, of which the bases are kept."""
    return [TITLES[basis.partition(":")[0]] for basis in bases]


def leaving_is_possible(others: Sequence[str], is_ours: bool, agency_name: str) -> Decision:
    """Only the agency by whose word somebody is in the cohort can end it, and nobody leaves by one word alone of two."""
    who = " and ".join(others)
    if others and is_ours:
        why = f"{who} recorded the place in the cohort too, so {agency_name} alone cannot end it. Ask them."
        return Decision.no("other_agency", why)
    if others:
        why = f"{who} recorded the place in the cohort, and only they can end it. Ask them."
        return Decision.no("other_agency", why)
    return Decision.yes("own", f"{agency_name} recorded the place in the cohort.")


def staying_is_possible(found: Iterable[Ground]) -> Decision:
    """Nobody who has died stays in a cohort: people decide when the place ends, and that it was no mistake."""
    if any(ground.code == DEATH for ground in found):
        return Decision.no(
            "dead",
            "They are recorded as having died, so they do not stay. If that is a mistake, ask the agency that recorded the "
            "death to withdraw it first.",
        )
    return Decision.yes("alive", "No death is recorded.")


def staying_by_agreement_is_possible(is_supervised: bool) -> Decision:
    """Nobody is managed by agreement alone while an agency supervises them by statute."""
    if is_supervised:
        return Decision.no(
            "supervised",
            "An agency still supervises them by statute, so they do not stay by agreement alone. If that has ended, let the "
            "agency end it under Agencies and access first.",
        )
    return Decision.yes("unsupervised", "No agency supervises them by statute.")
