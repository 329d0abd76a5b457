"""What the ranked list tells of people beside their points, as the steps of selection go on."""

from datetime import date

import pytest

from accord.iom.terms import ScreeningOutcome
from accord.journeys.select_people import Grounds, nominate, screen
from accord.journeys.write_entries import Answers, enter_entry
from accord.reporting.queries.list_facts import listed_facts
from tests.cast import CAST_ON, SCHEME_CODE, Cast, asking

pytestmark = pytest.mark.django_db
LEFT_ON = date(2025, 2, 1)


def left_cohort_on(person_id: int) -> date | None:
    return listed_facts(None, [person_id], CAST_ON)[person_id].left_cohort_on


def test_whoever_left_is_marked_but_while_a_new_nomination_waits(cast: Cast) -> None:
    spell = {"area": "Scarborough/Ryedale", "tier": "gold", "entered_on": "2025-01-01", "left_on": LEFT_ON.isoformat()}
    enter_entry(asking(cast.carol), cast.oscar, Answers("iom", spell))
    assert left_cohort_on(cast.oscar) == LEFT_ON

    nomination = nominate(asking(cast.carol), cast.oscar, SCHEME_CODE, Grounds("Three burglaries since May.", None, ""))
    assert left_cohort_on(cast.oscar) is None

    screen(
        asking(cast.carol), cast.oscar, nomination, ScreeningOutcome.STOPPED, "Nothing of the kind is on the record."
    )
    assert left_cohort_on(cast.oscar) == LEFT_ON
