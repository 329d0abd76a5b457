"""One person's points by a matrix are those that a list gives them, where the viewer is shown every entry."""

import pytest

from accord.access.gate import open_person
from accord.access.queries.areas import area_named
from accord.access.terms import Action
from accord.reporting.queries.matrix_facts import matrix_events
from accord.reporting.queries.ranked import ranked_list
from accord.risk.matrix.rules import score
from accord.risk.matrix.table import shipped
from tests.cast import CAST_AT, CAST_ON, POLICE, PROBATION, Cast, asking
from tests.north_yorkshire import take_in

pytestmark = pytest.mark.django_db
HEADING = "source_id,offence_ref,home_office_code,committed_on,outcome,outcome_on\n"


def test_two_offences_of_one_day_are_two_and_what_another_agency_tells_of_them_is_nothing_more(cast: Cast) -> None:
    take_in(POLICE, "offences", f"{HEADING}NY1,OFF8,02801,2025-05-01,convicted,\nNY1,OFF9,02801,2025-05-01,convicted,\n",
            CAST_AT)  # fmt: skip
    take_in(PROBATION, "offences", f"{HEADING}PB1,X1,02801,2025-05-01,convicted,\n", CAST_AT)
    viewer, area = asking(cast.alice).viewer, area_named("North Yorkshire")
    assert area is not None

    opened = open_person(asking(cast.alice), cast.mason, Action.CONSULT)
    own = score(shipped(), matrix_events(viewer, opened, shipped(), CAST_ON), CAST_ON)

    assert [each.event.on.isoformat() for each in own.contributions].count("2025-05-01") == 2
    (listed,) = [
        each for each in ranked_list(viewer, area, CAST_ON, shipped(), 10).people if each.person_id == cast.mason
    ]
    assert own == listed.score
