"""That the returns of the demonstration are what its rows say, counted again here in a way of this file's own.

The rows are gone through one by one: no period, no place and no reader of the service is asked. Days of all kinds are counted,
not only those of which figures were published.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from accord.iom.models import CohortSpell
from accord.iom.queries.scheme import scheme_with_code
from accord.kernel.days import months_before
from accord.kernel.periods import Period
from accord.orders.models import ProvenOffence
from accord.people.models import Person
from accord.record.models import Entry
from accord.reporting.queries import iom_cohorts, iom_indicator, iom_national
from accord.reporting.rules.cohorts import EVERY_COHORT
from tests.demo.told import OF_THE_DEMONSTRATION, area, counted

pytestmark = OF_THE_DEMONSTRATION
DAYS = [date(2018, 1, 23), date(2020, 2, 29), date(2020, 8, 31), date(2023, 1, 31), date(2025, 12, 25)]


def in_force(kind: str, day: date) -> set[int]:
    rows = Entry.objects.filter(kind=kind, superseded_at=None).values_list("person_id", "starts_on", "ends_on")
    return {person for person, starts, ends in rows if starts <= day and (ends is None or ends > day)}


def offending(first: date, after: date) -> set[int]:
    rows = Entry.objects.filter(kind="offences", superseded_at=None).values_list("person_id", "starts_on")
    return {person for person, committed in rows if first <= committed < after}


def standing(day: date, force: str) -> dict[int, tuple[str, str, str]]:
    """The district, tier and cohort of each person: where two agencies tell of a place, the one that began later."""
    rows = CohortSpell.objects.filter(entry__superseded_at=None).values_list(
        "entry__starts_on", "entry__agency__code", "entry__source_key", "entry_id", "entry__ends_on", "entry__person_id",
        "area__name", "area__parent__name", "tier", "cohort",
    )  # fmt: skip
    found: dict[int, tuple[str, str, str]] = {}
    for starts, *_, ends, person, district, above, tier, cohort in sorted(rows, key=lambda row: row[:4]):
        if starts <= day and (ends is None or ends > day):
            found[person] = (district, tier, cohort) if force in (district, above) else ("", "", "")
    return {person: place for person, place in found.items() if place[0]}


@pytest.mark.parametrize("day", DAYS)
def test_the_performance_table_is_what_the_rows_say(day: date) -> None:
    places, inside, tagged = standing(day, "North Yorkshire"), in_force("custody", day), in_force("tags", day)
    tomorrow = day + timedelta(days=1)
    lately = offending(months_before(tomorrow, 3), tomorrow)
    before = offending(months_before(tomorrow, 6), months_before(tomorrow, 3))
    table = counted(day).table

    for row in table.totals:
        here = {person for person, place in places.items() if row.area in (place[0], "Forcewide")}
        assert (row.total, row.in_custody, row.on_tag) == (here, here & inside, here & tagged), row.area
        assert (row.re_offenders, row.last_quarter) == (here & lately, here & before), row.area
    tiers = {(row.area, row.tier.value): len(row.people) for row in table.tiers if row.people}
    assert tiers == Counter((district, tier) for district, tier, _ in places.values())


@pytest.mark.parametrize("day", DAYS)
def test_the_cohorts_and_the_national_count_are_what_the_rows_say(day: date) -> None:
    places, sexes = standing(day, "North Yorkshire"), dict(Person.objects.values_list("pk", "sex"))
    found, national = (
        iom_cohorts(area("North Yorkshire"), day),
        {row.area: row.people for row in iom_national(day).rows},
    )

    cohorts = {row.cohort: len(row.people) for row in found.rows if row.area == found.everybody.area and row.people}
    assert cohorts == {**Counter(cohort for _, _, cohort in places.values()), EVERY_COHORT: len(places)}
    assert found.everybody.male == {person for person in places if sexes[person] == "M"}
    assert national["North Yorkshire"] == places.keys()


@pytest.mark.parametrize(
    ("scheme", "force", "first", "after"),
    [
        ("sunderland-ppo", "Northumbria", date(2009, 4, 1), date(2009, 10, 1)),
        ("sunderland-ppo", "Northumbria", date(2009, 5, 17), date(2010, 2, 3)),
        ("north-yorkshire", "North Yorkshire", date(2024, 2, 29), date(2024, 9, 12)),
    ],
)
def test_the_indicator_is_what_the_rows_say(scheme: str, force: str, first: date, after: date) -> None:
    view = scheme_with_code(scheme)
    assert view is not None
    cohort = standing(first, force).keys()
    rows = ProvenOffence.objects.filter(entry__superseded_at=None, outcome="convicted", outcome_on__isnull=False)
    told = rows.values_list("entry__person_id", "outcome_on", "entry__starts_on", "home_office_code")
    convictions = [(person, on) for person, on, *_ in set(told)]

    def times(fits: Callable[[date], bool]) -> int:
        return sum(fits(on) for person, on in convictions if person in cohort)

    whole = iom_indicator(view, Period(first, after)).whole
    assert whole.people == cohort
    assert whole.baseline == times(lambda on: months_before(first, 12) <= on < first)
    assert whole.convictions == times(lambda on: first <= on < after)
