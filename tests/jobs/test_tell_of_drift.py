"""Whoever manages a scheme is told when scores have moved away from its people: once, in numbers, and nobody else is."""

from datetime import date, timedelta

import pytest

from accord.access.commands import partnership
from accord.access.queries.notices import NoticeView, notices_for
from accord.access.terms import Role
from accord.jobs import tell_of_drift
from accord.risk.ogrs3.rules import Inputs, score
from tests.cast import CAST_AT, CAST_ON, POLICE, Cast, Member, signed_in, viewer
from tests.held import count, ledger
from tests.north_yorkshire import take_in
from tests.scores import keep_scores
from tests.web.pages import at_cast_time

PEOPLE = "source_id,family_name,given_names,date_of_birth,sex,ethnicity,pnc_id,cro_number,crn,noms_number,postcode,area"
FEW = Inputs("M", 40, 41, 41, 1, "first_conviction", "Theft (non-motor)")
MANY = Inputs("M", 12, 21, 21, 25, "repeat", "Burglary (domestic)")


def scored(inputs: Inputs, on: date, people: range) -> None:
    """Forty people of York, each scored by OGRS3 on the day."""
    names = [f"D{number}" for number in people]
    rows = [f"{name},Drifter,Given{name},1980-01-01,M,,,,,,,York/Selby" for name in names]
    take_in(POLICE, "people", "\n".join([PEOPLE, *rows, ""]), CAST_AT)
    keep_scores(POLICE, dict.fromkeys(names, score(inputs, on)), CAST_ON)


@pytest.fixture
def moved(cast: Cast) -> None:
    """Those scored of late are of a higher band than those before, and nobody of either has offended."""
    scored(FEW, date(2020, 1, 6), range(40))
    scored(MANY, date(2021, 1, 4), range(40, 80))


def told(member: Member) -> list[NoticeView]:
    return notices_for(viewer(member), CAST_AT)


def test_the_managers_of_the_scheme_are_told_with_numbers_and_how_many_people_they_rest_on(cast: Cast, moved) -> None:
    assert tell_of_drift.run(CAST_AT) == "1 schemes looked at, 1 told"

    (notice,) = told(cast.bob)
    assert notice.sentence.startswith("North Yorkshire: Offender Group Reconviction Scale 3, version")
    assert "The bands of those scored have moved" in notice.sentence
    assert "40 people before, 40 now" in notice.sentence
    assert [told(each) for each in (cast.alice, cast.david, cast.jack)] == [[], [], []]
    assert ("the watch on scores", "report") in ledger("actor", "action")


def test_it_is_looked_once_a_day_and_each_finding_told_once(cast: Cast, moved) -> None:
    tell_of_drift.run(CAST_AT)

    assert tell_of_drift.run(CAST_AT + timedelta(hours=1)) == "0 schemes looked at, 0 told"
    assert tell_of_drift.run(CAST_AT + timedelta(days=1)) == "1 schemes looked at, 0 told"
    assert len(told(cast.bob)) == 1
    assert count("risk.FitLooked") == 2


def test_whoever_becomes_a_manager_later_is_told_at_the_next_look(cast: Cast, moved) -> None:
    tell_of_drift.run(CAST_AT)
    partnership.grant_role(cast.carol.id, Role.IOM_MANAGER, CAST_ON, None, "cast")

    assert tell_of_drift.run(CAST_AT + timedelta(days=1)) == "1 schemes looked at, 1 told"
    assert (len(told(cast.carol)), len(told(cast.bob))) == (1, 1)


def test_what_lasts_is_told_again_in_another_year(cast: Cast, moved) -> None:
    tell_of_drift.run(CAST_AT)

    assert tell_of_drift.run(CAST_AT.replace(year=2026)) == "1 schemes looked at, 1 told"


def test_where_nothing_moved_nobody_is_told(cast: Cast) -> None:
    scored(MANY, date(2020, 1, 6), range(80))

    assert tell_of_drift.run(CAST_AT) == "1 schemes looked at, 0 told"


def test_the_notice_leads_to_the_page_that_shows_the_figures(cast: Cast, moved) -> None:
    tell_of_drift.run(CAST_AT)
    client = signed_in(cast.bob)

    with at_cast_time():
        page = client.get("/notices/").content.decode()
        figures = client.get(told(cast.bob)[0].address)

    assert "How well scores fit" in page
    assert figures.status_code == 200
    assert "The bands of those scored have moved" in figures.content.decode()
