"""How the years go on: offences, custody, tags, reviews and leaving the cohort, drawn by chance from a seed. Pure.

The chances are ours, set so that the cohort stays of a believable size. Nothing here says anything of real people.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from accord.demo.lives import PUBLISHED_ON, Life, Offence, Stay, Tag, Tiered
from accord.demo.names import PRISON_FOR_WOMEN, PRISONS_FOR_MEN
from accord.kernel.days import months_after

MONTH = timedelta(days=30)
STRATEGY_FROM = date(2021, 4, 1)
"""When the cohorts of the Neighbourhood Crime IOM Strategy of December 2020 came into use here."""

COUNTED_ON, AFTER_THE_COUNT = date(2023, 1, 1), date(2023, 2, 1)
"""The month in which North Yorkshire counted its cohort: nobody comes, goes or changes tier in it."""

NEIGHBOURHOOD_CRIME = ("02801", "03001", "03401", "04510")
CODES = ((*NEIGHBOURHOOD_CRIME, "04600", "10511"), (20, 16, 10, 16, 28, 10))
OFFENDS_IN_A_MONTH = {"gold": 0.17, "silver": 0.12, "bronze": 0.075, "other": 0.04}
MORE_INTENSIVE = {"other": "bronze", "bronze": "silver", "silver": "gold", "gold": "gold"}
LESS_INTENSIVE = {"gold": "silver", "silver": "bronze", "bronze": "other", "other": "other"}
LEAVES_AT_A_REVIEW = {"gold": 0.0, "silver": 0.08, "bronze": 0.28, "other": 0.5}
"""The chance that somebody of whom nothing has been heard since the last review leaves the cohort at this one."""

LONG_SENTENCE = timedelta(days=730)
KNOWN_BEFORE_RELEASE = timedelta(days=90)


@dataclass
class Course:
    """Where somebody stands as the months go by."""

    life: Life
    chance: Random
    free_from: date
    review_on: date
    references: int = 0


def go_on(life: Life, chance: Random, since: date, until: date) -> None:
    """Let a life run on from a day up to another: whatever happens happens after `since`."""
    _end_what_is_open(life, chance, since)
    stays = [stay.released_on for stay in life.stays if stay.released_on]
    entered = [spell.entered_on for spell in life.tiers]
    first_review = max([since, *entered]) + timedelta(days=chance.randint(10, 180))
    course = Course(life, chance, max([since, *stays]), first_review)
    day = since
    while day < until:
        _month(course, day)
        day += MONTH


def outside_the_count(day: date) -> date:
    """The day, or the first after the month of the count where it falls in that."""
    return AFTER_THE_COUNT if COUNTED_ON <= day < AFTER_THE_COUNT else day


def _end_what_is_open(life: Life, chance: Random, since: date) -> None:
    for stay in life.stays:
        if stay.released_on is None:
            stay.released_on = since + timedelta(days=chance.randint(12, 480))
            stay.known_from = stay.released_on - KNOWN_BEFORE_RELEASE
    for tag in life.tags:
        tag.removed_on = tag.removed_on or since + timedelta(days=chance.randint(20, 150))


def _month(course: Course, day: date) -> None:
    spell = course.life.tiers[-1] if course.life.tiers else None
    if spell is None or spell.left_on is not None:
        _may_come_back(course, day, spell)
    elif course.review_on < day + MONTH:
        _review(course, spell)
    tier = course.life.tier_on(day)
    is_free = course.free_from <= day
    if is_free and course.chance.random() < (OFFENDS_IN_A_MONTH[tier.tier] if tier else 0.02):
        _offend(course, day + timedelta(days=course.chance.randint(1, 29)))


# ---- The cohort --------------------------------------------------------------------------------------------------------


def _may_come_back(course: Course, day: date, last: Tiered | None) -> None:
    left_on = last.left_on if last else None
    if last is None or left_on is None or not left_on <= day < left_on + timedelta(days=1100):
        return
    if course.chance.random() < 0.012:
        entered_on = outside_the_count(day + timedelta(days=course.chance.randint(1, 28)))
        tier = course.chance.choice(("bronze", "silver"))
        course.life.tiers.append(Tiered(last.area, _cohort(course, entered_on), tier, entered_on))
        course.review_on = _next_review(course, entered_on)


def _review(course: Course, spell: Tiered) -> None:
    """End the spell on the day of the review, and begin the next one unless they leave the cohort."""
    on = outside_the_count(max(course.review_on, spell.entered_on + timedelta(days=1)))
    spell.left_on = on
    offended = any(each.committed_on >= spell.entered_on for each in course.life.offences)
    reason = _reason_to_leave(course, spell, offended)
    if reason:
        spell.exit_reason = reason
        return
    tier = _next_tier(course, spell.tier, offended)
    spell.exit_reason = "reviewed, tier kept" if tier == spell.tier else "tier changed"
    course.life.tiers.append(Tiered(spell.area, _cohort(course, on), tier, on))
    course.review_on = _next_review(course, on)


def _reason_to_leave(course: Course, spell: Tiered, offended: bool) -> str:
    draw = course.chance.random()
    if course.free_from - (spell.left_on or course.free_from) > LONG_SENTENCE and draw < 0.6:
        return "long sentence"
    if draw < 0.012:
        return "moved out of the area"
    stays_quiet = not offended and course.free_from <= spell.entered_on
    if stays_quiet and draw < LEAVES_AT_A_REVIEW[spell.tier]:
        return "desisted"
    return ""


def _next_tier(course: Course, tier: str, offended: bool) -> str:
    draw = course.chance.random()
    if offended:
        return MORE_INTENSIVE[tier] if draw < 0.3 else tier
    return LESS_INTENSIVE[tier] if draw < 0.5 else tier


def _cohort(course: Course, day: date) -> str:
    if day < STRATEGY_FROM:
        return ""
    codes = {each.code for each in course.life.offences[-6:]}
    draw = course.chance.random()
    if codes & set(NEIGHBOURHOOD_CRIME) and draw < 0.85:
        return "fixed"
    return "free" if draw > 0.96 else "flex"


def _next_review(course: Course, day: date) -> date:
    """Within the six months that the policy gives, save for one in five that is late."""
    due = months_after(day, 6)
    is_late = course.chance.random() < 0.2
    return due + timedelta(days=course.chance.randint(10, 75) if is_late else -course.chance.randint(0, 24))


# ---- Offences, custody and tags ----------------------------------------------------------------------------------------


def _offend(course: Course, on: date) -> None:
    life, chance = course.life, course.chance
    (code,) = chance.choices(*CODES)
    outcome_on = on + timedelta(days=chance.randint(6, 70))
    is_caution = chance.random() < 0.14
    outcome = "cautioned" if is_caution else "convicted"
    course.references += 1
    reference = f"{life.police_id}/{on:%y}/{course.references:03}"
    life.offences.append(Offence(reference, code, on, outcome, outcome_on))
    draw = chance.random()
    if is_caution:
        return
    if draw < 0.45:
        _into_custody(course, outcome_on)
    elif draw < 0.62:
        life.tags.append(Tag("curfew", "court bail", on + timedelta(days=1), outcome_on))
    elif draw < 0.7 and outcome_on.year >= 2020 and course.free_from <= outcome_on:
        removed_on = outcome_on + timedelta(days=chance.choice((60, 90, 120)))
        life.tags.append(Tag("alcohol", "community order", outcome_on, removed_on))


def _into_custody(course: Course, on: date) -> None:
    life, chance = course.life, course.chance
    if on < course.free_from:
        return
    length = timedelta(days=int(min(chance.lognormvariate(5.4, 0.85), 1600)) + 14)
    prison = PRISON_FOR_WOMEN if life.sex == "F" else chance.choice(PRISONS_FOR_MEN)
    released_on = on + length
    life.stays.append(Stay(prison, on, released_on, max(on, released_on - KNOWN_BEFORE_RELEASE)))
    course.free_from = released_on
    for tag in life.tags:
        tag.removed_on = max(tag.fitted_on, min(tag.removed_on or on, on))
    if released_on.year >= 2021 and chance.random() < 0.55:
        life.tags.append(Tag("gps", "licence", released_on, released_on + timedelta(days=chance.randint(60, 200))))


def has_begun(life: Life) -> bool:
    """Whether any agency held the life when the table was published."""
    return bool(life.tiers) and life.tiers[0].entered_on <= PUBLISHED_ON
