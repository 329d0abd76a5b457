"""What a scheme is and what became of somebody hold wherever a place in a cohort is written, and history still goes in."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accord.access.queries.areas import areas
from accord.iom.commands.scheme import NewScheme, define, found_scheme
from accord.iom.rules.scheme_defaults import DEFAULTS
from accord.journeys.deliveries import ImportRefused
from accord.journeys.write_entries import Answers, correct_entry, enter_entry
from accord.record.commands import EntryRefused
from tests.api.calling import Caller, address_of
from tests.cast import CAST_AT, POLICE, PROBATION, Cast, asking
from tests.held import count
from tests.north_yorkshire import take_in
from tests.web.people.record import entries_of

pytestmark = pytest.mark.django_db
HEADING = "source_id,area,cohort,tier,entered_on,left_on,exit_reason"
PEOPLE = "source_id,family_name,given_names,date_of_birth,sex,ethnicity,pnc_id,cro_number,crn,noms_number,postcode,area"
HELD = """\
NY1,York/Selby,fixed,gold,2024-01-08,2024-09-02,tier changed
NY1,York/Selby,fixed,silver,2024-09-02,,
"""
RIGHT = {"area": "York/Selby", "cohort": "flex", "tier": "gold", "entered_on": "2025-06-01"}


def delivered(*rows: str, agency: str = PROBATION):
    return take_in(agency, "iom", "\n".join([HEADING, *rows, ""]), CAST_AT)


def faults(*rows: str, agency: str = PROBATION) -> list[tuple[int, str, str]]:
    with pytest.raises(ImportRefused) as refused:
        delivered(*rows, agency=agency)
    return [(each.line, each.column, each.value) for each in refused.value.faults]


def refused(cast: Cast, **changed: str) -> dict[str, str]:
    with pytest.raises(EntryRefused) as refusal:
        enter_entry(asking(cast.carol), cast.oscar, Answers("iom", {**RIGHT, **changed}))
    return {each.column: each.why for each in refusal.value.problems}


def a_child() -> None:
    take_in(PROBATION, "people", f"{PEOPLE}\nPB9,Young,Sam,2011-01-01,M,,,,,,,\n", CAST_AT)


def york_goes_its_own_way(cast: Cast, since: date) -> None:
    york = next(each for each in areas() if each.name == "York/Selby")
    scheme = found_scheme(NewScheme("york", "York scheme", york.id, cast.alice.agency.id))
    texts = {**DEFAULTS, "tiers": "red_amber_green", "review_months": "6, 6, 6", "contacts_a_year": "12, 6, 4"}
    define(scheme, texts, since, "The board decided.", CAST_AT, "cast")


def test_a_form_takes_only_what_the_scheme_has(cast: Cast) -> None:
    told = refused(cast, tier="red", cohort="young_adult")

    assert told.keys() == {"tier", "cohort"}
    assert "North Yorkshire manages this area on 1 June 2025" in told["tier"]
    assert enter_entry(asking(cast.carol), cast.oscar, Answers("iom", RIGHT))


def test_the_api_says_the_same_at_the_same_columns(cast: Cast) -> None:
    answer = Caller(cast.carol).post(
        f"{address_of(cast.oscar)}/entries", {"kind": "iom", "values": {**RIGHT, "tier": "red"}}
    )

    assert answer.status_code == 422
    assert [each["field"] for each in answer.json()["faults"]] == ["values.tier"]


def test_an_extract_is_refused_by_line_column_and_value(cast: Cast) -> None:
    a_child()

    rows = [
        "PB1,York/Selby,fixed,red,2025-06-01,,", "PB3,York/Selby,young_adult,gold,2025-06-01,,",
        "PB9,York/Selby,fixed,gold,2025-06-01,,",
    ]  # fmt: skip
    assert faults(*rows) == [(2, "tier", "red"), (3, "cohort", "young_adult"), (4, "entered_on", "2025-06-01")]


def test_a_cell_that_cannot_be_read_hides_nothing_that_the_scheme_says_of_the_others(cast: Cast) -> None:
    a_child()

    rows = [
        "PB1,York/Selby,fixed,red,2025-06-01,x,", "PB3,York/Selby,young_adult,x,2025-06-01,,",
        "PB9,York/Selby,x,gold,2025-06-01,,", "PB1,Atlantis,fixed,red,2025-07-01,,", "PB1,York/Selby,fixed,red,x,,",
    ]  # fmt: skip
    assert [(line, column) for line, column, _ in faults(*rows)] == [
        (2, "left_on"), (2, "tier"), (3, "cohort"), (3, "tier"), (4, "cohort"), (4, "entered_on"), (5, "area"),
        (5, "entered_on"), (6, "entered_on"),
    ]  # fmt: skip


def test_nobody_enters_a_tier_after_a_recorded_death_by_whichever_way(cast: Cast) -> None:
    enter_entry(asking(cast.carol), cast.oscar, Answers("deaths", {"died_on": "2025-05-01", "how_known": "family"}))

    assert "They died on 1 May 2025" in refused(cast)["entered_on"]
    assert faults("PB3,York/Selby,fixed,gold,2025-05-02,,") == [(2, "entered_on", "2025-05-02")]
    assert delivered("PB3,York/Selby,fixed,gold,2025-04-30,2025-05-01,died").new == 1


def test_places_from_before_the_scheme_had_a_version_go_in(cast: Cast) -> None:
    a_child()

    assert delivered("PB3,York/Selby,young_adult,red,2018-01-07,2018-01-09,tier changed").new == 1


def test_the_narrowest_scheme_with_a_version_on_the_day_is_the_one_that_counts(cast: Cast) -> None:
    york_goes_its_own_way(cast, since=date(2025, 1, 1))

    assert refused(cast).keys() == {"tier"}
    assert delivered("PB3,York/Selby,fixed,red,2025-06-01,,", "PB1,York/Selby,fixed,gold,2024-12-31,,").new == 2


def test_what_an_agency_said_before_a_scheme_changed_is_taken_again_and_can_be_ended(cast: Cast) -> None:
    york_goes_its_own_way(cast, since=date(2018, 1, 1))
    first, last = HELD.splitlines()

    assert delivered(first, last, agency=POLICE).unchanged == 2
    assert faults(first, last.replace("silver", "gold"), agency=POLICE) == [(3, "tier", "gold")]
    assert delivered(first, last.replace(",,", ",2025-06-01,desisted"), agency=POLICE).changed == 1


def test_a_correction_answers_for_what_it_changes(cast: Cast) -> None:
    york_goes_its_own_way(cast, since=date(2018, 1, 1))
    open_one = entries_of(cast.alice, cast.mason, "iom")[0]
    texts = {"area": "York/Selby", "cohort": "fixed", "tier": "silver", "entered_on": "2024-09-02"}

    with pytest.raises(EntryRefused, match="red, amber, green"):
        correct_entry(asking(cast.alice), cast.mason, open_one.id, Answers("", {**texts, "tier": "gold"}), "A slip.")
    ended = {**texts, "left_on": "2025-06-01", "exit_reason": "desisted"}
    assert correct_entry(asking(cast.alice), cast.mason, open_one.id, Answers("", ended), "He has left.")


def test_schemes_and_deaths_are_read_once_for_a_file(cast: Cast) -> None:
    def queries(years: range) -> int:
        rows = [f"PB3,York/Selby,fixed,gold,20{year}-01-01,20{year}-02-01,tier changed" for year in years]
        with CaptureQueriesContext(connection) as taken:
            delivered(*rows)
        return len(taken)

    assert queries(range(19, 20)) == queries(range(20, 25))


def test_what_is_refused_leaves_nothing_behind(cast: Cast) -> None:
    held = count("record.Entry")

    refused(cast, tier="red")
    faults("PB3,York/Selby,fixed,gold,2025-06-01,,", "PB1,York/Selby,fixed,red,2025-06-01,,")

    assert count("record.Entry") == held
