"""A person with every agency's record of them, as the overview reads it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accord.access.gate import Opened, open_person
from accord.access.terms import Action
from accord.people.commands import add_alias, move_source_record
from accord.people.queries.person import person_head, person_record, source_views
from accord.people.queries.receiving import source_record_named
from accord.people.terms import LinkBasis
from tests.cast import CAST_AT, Cast, asking


def opened(cast: Cast, person_id: int) -> Opened:
    """The record as an officer of an involved agency opens it."""
    return open_person(asking(cast.alice), person_id, Action.CONSULT)


def test_it_heads_the_person_as_every_other_page_does(cast: Cast) -> None:
    assert person_record(opened(cast, cast.mason)).head == person_head(opened(cast, cast.mason))


def test_it_holds_each_agencys_record_with_what_that_agency_says(cast: Cast) -> None:
    said = {each.source_id: each for each in person_record(opened(cast, cast.mason)).sources}
    assert set(said) == {"NY1", "PB1", "HM1", "H1"}
    assert (said["NY1"].area_name, said["NY1"].ethnicity, said["NY1"].postcode) == ("York/Selby", "W1", "YO24 4QZ")
    assert (said["HM1"].area_name, said["HM1"].postcode) == ("", "")
    assert said["HM1"].identifiers == (("noms", "A1001AA"), ("pnc", "2000/0000223R"))
    assert said["NY1"].link_basis == LinkBasis.FIRST_RECORD
    assert said["PB1"].link_basis == LinkBasis.SAME_PNC_AND_BIRTH


def test_an_alias_stands_beside_the_name_of_the_record_that_gives_it(cast: Cast) -> None:
    record_id, _ = source_record_named(cast.alice.agency.id, "NY1") or (0, 0)
    add_alias(record_id, "Quill", "Lee", CAST_AT)
    (police,) = (each for each in source_views(opened(cast, cast.mason)) if each.source_id == "NY1")
    assert police.names == (("main", "Quillfeather", "Mason Lee"), ("alias", "Quill", "Lee"))


def test_a_person_whose_every_record_was_moved_keeps_the_name_they_had(cast: Cast) -> None:
    record_id, _ = source_record_named(cast.carol.agency.id, "PB3") or (0, 0)
    door = open_person(asking(cast.carol), cast.oscar, Action.CONSULT)
    move_source_record(record_id, cast.mason, LinkBasis.FIRST_RECORD, "A test.", CAST_AT, "cast")
    record = person_record(door)
    assert (record.sources, record.head.family_name) == ((), "Penhallow")


@pytest.mark.parametrize("who", ["mason", "nadia"])
def test_it_takes_two_queries_however_many_records_there_are_and_the_heading_one(cast: Cast, who: str) -> None:
    door = opened(cast, getattr(cast, who))
    with CaptureQueriesContext(connection) as queries:
        person_record(door)
        person_head(door)
    assert len(queries) == 3
