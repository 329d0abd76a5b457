"""Scenes of managing people: what the police record of arrests, intelligence, compliance and plans, and the answers given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from accord.demo.chance import chance_of
from accord.demo.chapters import Step, delivered_at
from accord.demo.handing_over import hand_over
from accord.demo.lives import Life
from accord.demo.parcels import POLICE, known_since
from accord.demo.stage import Stage, step
from accord.journeys.manage_people import answer
from accord.record.queries.counts import people_with_fact_in_force
from accord.reporting.queries.dues import failures_of_many

LATELY = timedelta(days=210)
DELIVERED_EVERY = timedelta(days=14)
ANSWERED_AFTER = (12, 40, 68, 96, 124)
"""Days before today on which managers sit down and answer what waits."""

A_THIRD = 3
FAILURES = ("missed_appointment", "breach", "failed_drug_test", "left_drug_treatment", "curfew_missed")
SAYS_SO = {
    "missed_appointment": "Probation office diary",
    "breach": "Hostel report",
    "failed_drug_test": "Drug service",
    "left_drug_treatment": "Drug service",
    "curfew_missed": "Curfew monitoring report",
    "good_compliance": "Probation practitioner",
}
GISTS = (
    "Seen twice this week with a man who is known for burglary. Nothing was carried.",
    "Said to be selling stolen tools from a van on the market square.",
    "Has a new telephone and has moved his things to his sister's address.",
    "Is said to owe money for drugs and to be looking for quick ways to pay.",
)
PLANNED = (
    ("accommodation", "Apply for the supported flat", "City of York Council housing"),
    ("drugs", "Weekly key-work session at the drug service", "Tees, Esk and Wear Valleys NHS Trust"),
    ("employment", "Sit the site safety card test", "Probation practitioner"),
    ("finance", "Open a bank account and claim benefit", "Police offender manager"),
    ("attitudes", "Begin the thinking skills course", "Probation practitioner"),
    ("health", "Register with a GP", "Police offender manager"),
)
SANCTIONS = (
    "Warning letter",
    "Reports twice a week instead of once",
    "Earlier curfew asked for",
    "Visit at home at seven",
)
INCENTIVES = ("Travel pass", "Tools for the college course", "Later curfew asked for", "Reports once a fortnight")


@dataclass(frozen=True)
class Told:
    """A fact that the police know from a day on, as a row of its extract."""

    register: str
    on: date
    row: Mapping[str, str]


def scenes_of_managing(stage: Stage) -> Iterator[Step]:
    """What is known of everybody in the cohort, delivery by delivery, and the answers to what went wrong."""
    facts = [
        fact
        for life in stage.managed
        for fact in _facts(life, chance_of(stage.past.seed, f"managed {life.police_id}"), stage.today)
    ]
    since = stage.today - LATELY
    for on in _delivery_days(stage.today):
        due = [fact for fact in facts if since <= fact.on < on]
        since = on
        if due:
            yield step(delivered_at(on) + timedelta(seconds=40), _deliver, stage, due, on)
    for days_ago in ANSWERED_AFTER:
        yield step(stage.at(days_ago, 14, 5), _answer, stage, stage.at(days_ago, 14, 5))


def _delivery_days(today: date) -> list[date]:
    """Fortnightly at first, and each of the last three mornings."""
    days, on = [today - timedelta(days=back) for back in (2, 1, 0)], today - timedelta(days=16)
    while on > today - LATELY:
        days.append(on)
        on -= DELIVERED_EVERY
    return sorted(days)


def _deliver(stage: Stage, facts: list[Told], on: date) -> None:
    facts = [fact for fact in facts if fact.row["source_id"] in stage.past.people]
    at = delivered_at(on) + timedelta(seconds=40)
    for register in sorted({fact.register for fact in facts}):
        hand_over(stage.past, POLICE, register, [fact.row for fact in facts if fact.register == register], at)


# ---- What there is to tell ---------------------------------------------------------------------------------------------


def _facts(life: Life, chance: Random, today: date) -> Iterator[Told]:
    first = max(today - LATELY, known_since(life))
    yield from _arrests(life, chance, first, today)
    yield from _warrants(life, today)
    yield from _reports(life, chance, first, today)
    if life.number % A_THIRD == 0:
        yield from _compliance(life, chance, first, today)
    yield from _plan(life, chance, first, today)
    if life.tier_on(today) and chance.random() < 0.3:
        strand = chance.choice(("deter", "catch_and_convict", "rehabilitate"))
        yield _told(life, "strands", first, strand=strand, began_on=first.isoformat())
    if life.tier_on(today) and not life.crn:
        why = "No licence and no order; agreed with the person"
        yield _told(life, "footing", first, footing="voluntary", since=first.isoformat(), because=why)


def _told(life: Life, register: str, on: date, **row: str) -> Told:
    return Told(register, on, {"source_id": life.police_id, **row})


def _arrests(life: Life, chance: Random, first: date, today: date) -> Iterator[Told]:
    """For every offence of late an arrest some days after it, and now and then one that comes to nothing."""
    for offence in life.offences:
        on = offence.committed_on + timedelta(days=chance.randint(0, 5))
        if first <= on < today:
            outcome = chance.choice(("charged", "charged", "bailed", "under_investigation"))
            yield _arrest(life, chance, on, offence.code, outcome)
    if chance.random() < 0.12:
        on = today - timedelta(days=chance.randint(1, 60))
        if _is_out(life, on):
            yield _arrest(life, chance, on, "shop theft", "no_further_action")
    for days_ago, place in ((1, 0), (2, 7)):
        on = today - timedelta(days=days_ago)
        if life.number % 29 == place and life.tier_on(today) and _is_out(life, on):
            yield _arrest(life, chance, on, "burglary", "in_police_custody")


def _arrest(life: Life, chance: Random, on: date, offence: str, outcome: str) -> Told:
    at = f"{chance.randint(0, 23):02}:{chance.randint(0, 59):02}"
    return _told(life, "arrests", on, arrested_on=on.isoformat(), arrested_at=at, offence=offence, outcome=outcome)


def _warrants(life: Life, today: date) -> Iterator[Told]:
    """A few who did not come to court: of some the police have known for three weeks, others were brought there since."""
    place = life.number % 41
    if not life.tier_on(today) or not _is_out(life, today) or place not in (3, 4, 5):
        return
    issued = today - timedelta(days=20 + place)
    executed = issued + timedelta(days=6) if place == 5 else None
    said = {"warrant_type": "breach" if place == 4 else "bench", "issued_by": "York Magistrates' Court"}
    days = {"issued_on": issued.isoformat(), "executed_on": executed.isoformat() if executed else ""}
    yield _told(life, "warrants", executed or issued, **said, **days)


def _reports(life: Life, chance: Random, first: date, today: date) -> Iterator[Told]:
    lately = [today - timedelta(days=back) for back in (1, 2) if life.number % 31 == back and life.tier_on(today)]
    days = [today - timedelta(days=chance.randint(2, 150)) for _ in range(chance.random() < 0.25)]
    for on in [*days, *lately]:
        if on >= first and _is_out(life, on):
            grade = {"source": chance.choice("112"), "assessment": chance.choice("ABBC"), "handling": "P"}
            reference = f"{life.police_id}-{on:%y%m%d}"
            gist = chance.choice(GISTS)
            yield _told(life, "intelligence", on, log_ref=reference, received_on=on.isoformat(), gist=gist, **grade)


def _compliance(life: Life, chance: Random, first: date, today: date) -> Iterator[Told]:
    day = first + timedelta(days=chance.randint(3, 60))
    while day < today:
        if life.tier_on(day) and _is_out(life, day):
            kind = "good_compliance" if chance.random() < 0.35 else chance.choice(FAILURES)
            yield _told(life, "compliance", day, event=kind, happened_on=day.isoformat(), source=SAYS_SO[kind])
            if kind == "good_compliance":
                on = day + timedelta(days=1)
                why = "A month in which everything agreed on was kept."
                if on < today:
                    what = chance.choice(INCENTIVES)
                    given = {"answer": "incentive", "what": what, "what_for": why, "given_on": on.isoformat()}
                    yield _told(life, "incentives", on, **given)
        day += timedelta(days=chance.randint(25, 110))


def _plan(life: Life, chance: Random, first: date, today: date) -> Iterator[Told]:
    """Two actions for everybody in the cohort: some done, most open, a few overdue."""
    if not life.tier_on(today):
        return
    for need, action, owner in chance.sample(PLANNED, 2):
        agreed = max(first, today - timedelta(days=chance.randint(10, 120)))
        due = agreed + timedelta(days=chance.randint(14, 160))
        done = agreed + timedelta(days=chance.randint(5, 60))
        is_done = chance.random() < 0.4 and done < today
        ended = {"done_on": done.isoformat(), "result": "It went as planned."} if is_done else {}
        days = {"agreed_on": agreed.isoformat(), "due_on": due.isoformat(), **ended}
        yield _told(life, "actions", done if is_done else agreed, need=need, action=action, owner=owner, **days)


def _is_out(life: Life, on: date) -> bool:
    return life.stay_on(on) is None


# ---- Answers -----------------------------------------------------------------------------------------------------------


def _answer(stage: Stage, at: datetime) -> None:
    """The managers of the people concerned answer what has waited so far."""
    lives = {stage.past.people[life.police_id]: life for life in stage.managed if life.police_id in stage.past.people}
    chance = chance_of(stage.past.seed, f"answers {at.date()}")
    manager = stage.past.partnership.viewer("martin.holroyd", at)
    in_cohort = people_with_fact_in_force("iom", at.date())
    for person_id, failures in sorted(failures_of_many(manager, sorted(lives)).items()):
        officer = stage.roster.manager(lives[person_id], at.date())
        if person_id not in in_cohort:
            continue
        for failure in failures:
            asking = stage.past.telling.asking(officer.username, at, "answer a failure to comply")
            answer(asking, person_id, failure.entry_id, _given(chance, at.date()))


def _given(chance: Random, on: date) -> dict[str, str]:
    kind = chance.choice(("sanction", "sanction", "decision"))
    what = chance.choice(SANCTIONS) if kind == "sanction" else "Talked through, and noted"
    why = "What was agreed was not kept; spoken of at the next meeting."
    return {"answer": kind, "what": what, "what_for": why, "given_on": on.isoformat()}
