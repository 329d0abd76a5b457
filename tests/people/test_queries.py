"""Lists of people: whom the viewer may see, and never past the gate."""

from accord.access.commands import doors
from accord.people.queries.cases import names_of
from tests.cast import BEGAN_ON, CAST_AT, Cast, viewer


def test_names_are_given_of_those_the_viewer_may_see_and_strangers_are_left_out(cast: Cast) -> None:
    doors.restrict(
        person_id=cast.nadia, officer_ids=[cast.bob.id], reason="At risk", ask="Bob", starts_on=BEGAN_ON, at=CAST_AT,
        by="bob",
    )  # fmt: skip
    rows = names_of(viewer(cast.alice), [cast.mason, cast.nadia, cast.oscar, 1], CAST_AT)

    assert {number: (row.is_restricted, row.family_name) for number, row in rows.items()} == {
        cast.mason: (False, "Quillfeather"),
        cast.nadia: (True, ""),
    }
