"""Whose people a scheme counts and chooses from: the narrowest scheme manages, from the day on which it has a version."""

from datetime import date

import pytest

from accord.access.queries.agencies import agency_with_code
from accord.access.queries.areas import areas
from accord.iom.commands.scheme import NewScheme, define, found_scheme
from accord.iom.queries.scheme import SchemeView, scheme_with_code
from accord.iom.queries.screening import standing_of
from accord.iom.rules.scheme_defaults import DEFAULTS
from accord.iom.rules.selection import Chosen
from accord.iom.terms import Cohort, ScreeningOutcome, SelectionOutcome, Tier
from accord.journeys.select_people import Decided, Grounds, SelectionRefused, nominate, screen, select
from accord.kernel.periods import Period
from accord.reporting.queries import iom_indicator
from tests.cast import CAST_AT, CAST_ON, POLICE, SCHEME_CODE, Cast, asking, signed_in
from tests.web.pages import at_cast_time

pytestmark = pytest.mark.django_db
WHY = "The board of the district decided so, and it was heard by every agency."


def area_id(name: str) -> int:
    return next(each.id for each in areas() if each.name == name)


def founded(since: date, district: str = "York/Selby") -> SchemeView:
    police = agency_with_code(POLICE)
    assert police is not None
    define(
        found_scheme(NewScheme("york", "York scheme", area_id(district), police.id)),
        DEFAULTS,
        since,
        WHY,
        CAST_AT,
        "cast",
    )
    return held("york")


def held(code: str) -> SchemeView:
    scheme = scheme_with_code(code)
    assert scheme is not None
    return scheme


def counted(scheme: SchemeView, first: date = date(2025, 5, 1)) -> frozenset[int]:
    return iom_indicator(scheme, Period(first, CAST_ON)).whole.people


def test_a_district_with_a_scheme_of_its_own_is_counted_in_that_alone(cast: Cast) -> None:
    assert counted(held(SCHEME_CODE)) == {cast.mason, cast.nadia}

    york = founded(since=date(2025, 4, 1))

    assert (counted(york), counted(held(SCHEME_CODE))) == ({cast.mason}, {cast.nadia})
    assert counted(held(SCHEME_CODE), date(2025, 3, 31)) == {cast.mason, cast.nadia}


def test_the_page_says_what_is_counted_elsewhere(cast: Cast) -> None:
    founded(since=date(2025, 4, 1))

    asked = f"/reports/iom-indicator/?scheme={SCHEME_CODE}&from-day=1&from-month={{}}&from-year=2025"

    with at_cast_time():
        april, march = [signed_in(cast.jack).get(asked.format(month)).content.decode() for month in (4, 3)]

    assert "a scheme of their own managed them on the first day: York/Selby." in april
    assert "a scheme of their own" not in march


def test_whoever_is_in_a_narrower_scheme_is_not_in_the_wider_ones_cohort(cast: Cast) -> None:
    york, wide = founded(since=date(2025, 4, 1)), held(SCHEME_CODE)

    assert standing_of(cast.mason, None, wide, CAST_ON).in_cohort == ""
    assert standing_of(cast.mason, None, york, CAST_ON).in_cohort.startswith("silver tier in York/Selby")


def test_a_meeting_places_nobody_in_the_district_of_another_scheme(cast: Cast) -> None:
    founded(since=CAST_ON)
    nomination = nominate(asking(cast.carol), cast.oscar, SCHEME_CODE, Grounds(WHY))
    screen(asking(cast.bob), cast.oscar, nomination, ScreeningOutcome.GOES_ON, WHY)
    chosen = Chosen(Cohort.FLEX, Tier.SILVER, area_id("York/Selby"), CAST_ON)
    decided = Decided(CAST_ON, "All", SelectionOutcome.SELECTED, WHY, chosen)

    with pytest.raises(SelectionRefused, match="Choose a district of the scheme"):
        select(asking(cast.david), cast.oscar, nomination, decided)
