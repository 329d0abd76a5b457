"""The lives of the demonstration's people: the same for the same seed, and such as could be. Pure."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from accord.demo.everyone import everyone
from accord.demo.lives import PUBLISHED_ON, Life, lives_of_2018
from accord.demo.notes import notes
from accord.demo.officers import demonstration_officers
from accord.demo.parcels import delivery_days, known_since, parcels
from accord.demo.refreshed import YOUNG_BELOW
from accord.demo.roster import Roster
from accord.kernel.days import whole_years_between
from accord.kernel.identifiers import parse_crn, parse_cro, parse_noms, parse_pnc
from accord.orders.offence_codes import code_is_known

LOADED_AT = datetime(2022, 6, 1, 16, 30, tzinfo=UTC)
TODAY = LOADED_AT.date()
SEEDS = [2018, 1, 2]


def of_2018(lives: Iterable[Life]) -> list[Life]:
    return [life for life in lives if life.number < 10_000]


def test_the_same_seed_and_day_give_the_same_lives() -> None:
    assert everyone(7, TODAY) == everyone(7, TODAY)


def test_another_seed_gives_other_lives() -> None:
    assert everyone(7, TODAY) != everyone(8, TODAY)


def test_a_later_day_tells_the_same_past() -> None:
    days = delivery_days(TODAY)[:10]
    earlier, later = (list(parcels(everyone(7, day), days)) for day in (TODAY, TODAY + timedelta(days=200)))

    assert earlier == later


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_added_to_what_the_extracts_of_2018_say_of_their_day(seed: int) -> None:
    told, grown = lives_of_2018(), of_2018(everyone(seed, TODAY))

    for before, after in zip(told, grown, strict=True):
        assert [t.tier for t in after.tiers if t.entered_on <= PUBLISHED_ON] == [
            t.tier for t in before.tiers if t.entered_on <= PUBLISHED_ON
        ]
        assert (after.tier_on(PUBLISHED_ON) is None) == (before.tier_on(PUBLISHED_ON) is None)
        assert (after.stay_on(PUBLISHED_ON) is None) == (before.stay_on(PUBLISHED_ON) is None)
        assert [o for o in after.offences if o.committed_on <= PUBLISHED_ON] == before.offences


@pytest.mark.parametrize("seed", SEEDS)
def test_numbers_are_such_as_the_agencies_give_and_nobody_shares_one(seed: int) -> None:
    lives = everyone(seed, TODAY)

    assert [parse_pnc(life.pnc) for life in lives] == [life.pnc for life in lives]
    assert all(not life.cro or parse_cro(life.cro) == life.cro for life in lives)
    assert all(not life.crn or parse_crn(life.crn) == life.crn for life in lives)
    assert all(not life.noms or parse_noms(life.noms) == life.noms for life in lives)
    assert len({life.pnc for life in lives}) == len({life.police_id for life in lives}) == len(lives)
    assert len({life.noms for life in lives if life.noms}) == len([life for life in lives if life.noms])


@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_is_in_two_prisons_or_two_tiers_at_once(seed: int) -> None:
    for life in everyone(seed, TODAY):
        new = [stay for stay in life.stays if stay.received_on > PUBLISHED_ON]
        assert all(stay.released_on <= following.received_on for stay, following in pairwise(new))
        assert all(tier.left_on and tier.left_on <= following.entered_on for tier, following in pairwise(life.tiers))


@pytest.mark.parametrize("seed", SEEDS)
def test_an_offence_is_proven_after_it_was_committed_by_somebody_old_enough_and_at_liberty(seed: int) -> None:
    for life in everyone(seed, TODAY):
        for offence in life.offences:
            assert offence.committed_on <= offence.outcome_on
            assert offence.committed_on.year - life.born.year >= 17
            assert code_is_known(offence.code)
        new = [offence for offence in life.offences if offence.committed_on > PUBLISHED_ON]
        assert not [each for each in new if life.number >= 10_000 and life.stay_on(each.committed_on)]


def test_an_extract_says_only_what_is_known_by_its_day() -> None:
    lives = {life.police_id: life for life in everyone(2018, TODAY)}
    days = delivery_days(TODAY)

    for parcel in parcels(lives.values(), days):
        begun = {"iom": 4, "custody": 2, "offences": 5, "tags": 2}.get(parcel.register)
        assert begun is None or all(row[begun] <= parcel.on.isoformat() for row in parcel.rows)
    assert days[0] == PUBLISHED_ON
    assert days[-1] == TODAY - timedelta(days=1)


def test_notes_are_written_on_working_days_by_officers_in_service_about_people_in_the_cohort() -> None:
    roster = Roster(demonstration_officers())
    written = [note for life in everyone(2018, TODAY) for note in notes(life, roster, 2018, LOADED_AT)]

    assert len(written) > 3_000
    assert all(note.at < LOADED_AT and note.on.weekday() < 5 and note.on > known_since(note.life) for note in written)
    assert all(note.officer.serves_on(note.on) for note in written)


def test_notes_about_a_woman_are_about_her() -> None:
    roster = Roster(demonstration_officers())
    women = [life for life in everyone(2018, TODAY) if life.sex == "F"]
    words = {note.words for life in women for note in notes(life, roster, 2018, LOADED_AT)}

    assert words
    assert not [
        each for each in words if {"he", "his", "him"} & set(each.lower().replace(".", " ").replace(",", " ").split())
    ]


def test_every_district_and_every_prison_has_its_officers_on_every_day() -> None:
    roster = Roster(demonstration_officers())
    lives = everyone(2018, TODAY)

    for day in (date(2018, 1, 23), date(2024, 3, 28), date(2024, 3, 29), date(2030, 1, 1)):
        assert all(roster.manager(life, day).district == life.area for life in lives)
        assert all(roster.practitioner(life, day).district == life.area for life in lives)
    assert {roster.prison_manager(stay).agency for life in lives for stay in life.stays} == {"hmpps-prisons"}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_cohort_is_as_north_yorkshire_counted_it_on_every_day_of_january_2023(seed: int) -> None:
    lives = everyone(seed, date(2024, 1, 1))
    counts = {day: cohort_of(lives, date(2023, 1, day)) for day in range(1, 32)}

    assert counts == dict.fromkeys(range(1, 32), ({"fixed": 46, "flex": 9}, {"M": 47, "F": 8}, 2, 0))


def cohort_of(lives: Iterable[Life], on: date) -> tuple[dict[str, int], dict[str, int], int, int]:
    """How many are in each cohort and of each sex, and how many young adults and children there are."""
    held = [(life, spell) for life in lives if (spell := life.tier_on(on))]
    ages = [whole_years_between(life.born, on) for life, _ in held]
    young, children = sum(18 <= age < YOUNG_BELOW for age in ages), sum(age < 18 for age in ages)
    return Counter(spell.cohort for _, spell in held), Counter(life.sex for life, _ in held), young, children


def test_what_goes_before_the_count_of_january_2023_does_not_depend_on_it() -> None:
    days = delivery_days(date(2022, 12, 1))
    before, after = (list(parcels(everyone(2018, day), days)) for day in (date(2022, 12, 1), date(2024, 1, 1)))

    assert before == after
