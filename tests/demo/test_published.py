"""That the demonstration holds what was published of North Yorkshire in 2018 and 2023, and of Sunderland in 2010."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest

from accord.demo import sunderland
from accord.iom.queries.matrix import matrix_for
from accord.iom.queries.scheme import scheme_with_code
from accord.iom.terms import PUBLISHED_TIERS
from accord.kernel.periods import Period
from accord.reporting.queries import iom_cohorts, iom_indicator
from accord.reporting.queries.ranked import ranked_list
from accord.reporting.tables import tier_rows, totals_rows
from accord.risk.matrix.terms import EventKind
from tests.demo.told import OF_THE_DEMONSTRATION, TODAY, area, as_text, counted, measures, published

pytestmark = OF_THE_DEMONSTRATION
FIRST_EXTRACTS_AT = datetime(2018, 1, 23, 16, 30, tzinfo=UTC)
SUNDERLAND_TOLD_ON = date(2010, 3, 9)


@pytest.mark.parametrize("known_at", [None, FIRST_EXTRACTS_AT])
def test_the_table_of_23_january_2018_is_the_published_one_to_the_person(known_at) -> None:
    table = counted(date(2018, 1, 23), known_at).table

    assert as_text(tier_rows(table)) == published("north_yorkshire/published_tiers.csv")
    assert as_text(totals_rows(table)) == published("north_yorkshire/published_totals.csv")


def test_every_tier_of_every_district_has_people_today() -> None:
    table = counted(TODAY).table

    assert len(table.tiers) == 4 * len(PUBLISHED_TIERS)
    assert min(len(row.people) for row in table.tiers) > 0
    assert 100 < len(table.totals[-1].total) < 350
    assert len(table.totals[-1].re_offenders) > 0
    assert len(table.totals[-1].on_tag) > 0


def test_what_was_known_of_a_person_changes_as_time_goes_on() -> None:
    before = counted(date(2021, 11, 1), datetime(2021, 11, 1, 16, 30, tzinfo=UTC))
    now = counted(date(2021, 11, 1))

    assert before.table.totals[-1] != now.table.totals[-1]


def test_sunderlands_figures_of_march_2010_are_counted_from_its_people() -> None:
    force, scheme = area("Northumbria"), scheme_with_code(sunderland.SCHEME)
    assert scheme is not None
    indicator = iom_indicator(scheme, Period(date(2009, 4, 1), date(2009, 10, 1)))
    listed = ranked_list(None, force, SUNDERLAND_TOLD_ON, matrix_for(force, SUNDERLAND_TOLD_ON), 200)

    assert {
        "people on the PPO scheme": len(iom_cohorts(force, SUNDERLAND_TOLD_ON).everybody.people),
        "NI 30 target reduction percent": indicator.target.percent,
        "NI 30 convictions allowed in the year": indicator.whole.ceiling,
        "convictions in the first six months": indicator.whole.convictions,
        "top high crime causers identified": len(listed.people),
    } == measures("sunderland_2010/published.csv")
    assert len(indicator.whole.people) == 46
    assert (indicator.whole.pro_rata, indicator.whole.is_within) == (63.5, True)


def test_sunderlands_200_are_adults_out_of_more_held_by_either_agency_or_both_and_each_is_there_once() -> None:
    force = area("Northumbria")
    listed = ranked_list(None, force, SUNDERLAND_TOLD_ON, matrix_for(force, SUNDERLAND_TOLD_ON), 200)
    ids = {each.person_id for each in listed.people}
    held = Counter(tuple(sorted(listed.drawn_from.sectors[each])) for each in ids)
    supervised = Counter(listed.facts[each].supervised.holds for each in ids)
    left_treatment = [each for each in ids if listed.facts[each].left_treatment_on]
    kinds = {given.event.kind for each in listed.people for given in each.score.contributions}

    assert len(ids) == 200 < len(listed.scored.people)
    assert min(listed.age(each) or 0 for each in ids) >= 18
    assert listed.drawn_from.children > 0
    assert min(held["police",], held["probation",], held["police", "probation"]) > 20
    assert min(supervised[True], supervised[None]) > 40
    assert supervised[False] > 0
    assert {EventKind.OFFENCE, EventKind.ARREST, EventKind.FAILURE_TO_COMPLY} <= kinds
    assert len([each for each in left_treatment if not listed.facts[each].supervised.holds]) > 10
    assert 20 < len(ids - listed.cohort.keys()) < 200


@pytest.mark.parametrize("day", [1, 2, 15, 31])
def test_the_cohorts_of_january_2023_are_the_published_ones(day: int) -> None:
    found = iom_cohorts(area("North Yorkshire"), date(2023, 1, day))
    by_cohort = {row.cohort: len(row.people) for row in found.rows if row.area == found.everybody.area}
    everybody = found.everybody

    assert {
        "fixed cohort": by_cohort["fixed"],
        "flex cohort": by_cohort["flex"],
        "free cohort": by_cohort["free"],
        "male": len(everybody.male),
        "female": len(everybody.female),
        "children": len(everybody.children),
        "young adults in youth-to-adult transition": len(everybody.young_adults),
        "managed in total": len(everybody.people),
    } == measures("north_yorkshire_2023/published_cohorts.csv")
