"""Taking in source records: who is a new person, who is one already, and what becomes of a record that says otherwise."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from importlib import import_module

import pytest
from django.db import connection

from accord.access.commands import doors
from accord.access.gate import Opened, open_person
from accord.access.terms import Action
from accord.people.commands import (
    PersonRow,
    Received,
    add_alias,
    count_delivery,
    own_record_of,
    receive_delivery,
    receive_people,
)
from accord.people.queries.person import SourceView, person_head, person_with_identifier, source_views
from accord.people.queries.receiving import source_record_named, source_records_of
from accord.people.terms import LinkBasis, NameKind
from tests.cast import CAST_AT, Cast, Member, asking

BORN = date(1979, 3, 14)
PNC = ("pnc", "1979/0163001B")
OTHER_PNC = ("pnc", "1981/0000034U")
ROW = PersonRow("R1", "Wetherlam", "Jude", BORN, "M", "W1", "YO1 7HH", None, (PNC,))
LATER = CAST_AT + timedelta(days=1)


def receive(member: Member, rows: Sequence[PersonRow], at: datetime = CAST_AT) -> Received:
    """The rows taken in as an extract of the officer's agency would be, which is then involved with them."""
    delivery = receive_delivery(
        agency_id=member.agency.id, register="people", file_name="people.csv", sha256="", rows_read=len(rows), at=at,
        by="extracts",
    )  # fmt: skip
    received = receive_people(rows, member.agency.id, delivery, at, "extracts")
    count_delivery(delivery, received.new, received.changed)
    doors.involve_record_holder(member.agency.id, received.people, at, "extracts")
    return received


def person_of(member: Member, source_id: str = "R1") -> int:
    named = source_record_named(member.agency.id, source_id)
    assert named is not None
    return named[1]


def opened(member: Member, source_id: str = "R1") -> Opened:
    return open_person(asking(member, LATER), person_of(member, source_id), Action.CONSULT)


def records(member: Member, source_id: str = "R1") -> list[SourceView]:
    return source_views(opened(member, source_id))


# ---- Who is who --------------------------------------------------------------------------------------------------------


def test_a_first_record_is_a_person_with_what_it_says(cast: Cast) -> None:
    received = receive(cast.alice, [ROW])

    (record,) = records(cast.alice)
    head = person_head(opened(cast.alice))
    assert (received.new, received.changed, received.linked) == (1, 0, 0)
    assert (head.family_name, head.given_names, head.date_of_birth, head.sex) == ("Wetherlam", "Jude", BORN, "M")
    assert head.identifiers == (PNC,)
    assert (record.link_basis, record.linked_by) == (LinkBasis.FIRST_RECORD, "extracts")
    assert (record.postcode, record.ethnicity, record.names) == (
        "YO1 7HH",
        "W1",
        ((NameKind.MAIN, "Wetherlam", "Jude"),),
    )


def test_the_same_pnc_with_the_same_birth_is_the_same_person_whichever_agency_says_so(cast: Cast) -> None:
    receive(cast.alice, [ROW])
    received = receive(
        cast.erin, [replace(ROW, source_id="H1", family_name="WETHERLAM", identifiers=(PNC, ("noms", "A9001AA")))]
    )

    assert received.linked == 1
    assert person_of(cast.erin, "H1") == person_of(cast.alice)
    assert [record.link_basis for record in records(cast.alice)] == [
        LinkBasis.FIRST_RECORD,
        LinkBasis.SAME_PNC_AND_BIRTH,
    ]
    assert person_head(opened(cast.alice)).identifiers == (("noms", "A9001AA"), PNC)


def test_two_rows_of_one_extract_can_be_one_person(cast: Cast) -> None:
    received = receive(cast.alice, [ROW, replace(ROW, source_id="R2")])

    assert (received.new, received.linked, len(received.people)) == (2, 1, 1)


@pytest.mark.parametrize(
    "other",
    [
        replace(ROW, date_of_birth=date(1979, 3, 15)),
        replace(ROW, date_of_birth=None),
        replace(ROW, identifiers=(OTHER_PNC,)),
        replace(ROW, identifiers=()),
    ],
)
def test_anything_less_certain_stays_apart(cast: Cast, other: PersonRow) -> None:
    receive(cast.alice, [ROW])
    receive(cast.erin, [replace(other, source_id="H1")])

    assert person_of(cast.erin, "H1") != person_of(cast.alice)


def test_a_better_heading_from_another_agency_heads_the_person(cast: Cast) -> None:
    receive(cast.erin, [replace(ROW, source_id="H1", family_name="WETHERLAM", given_names="JUDE")])
    receive(cast.alice, [ROW])

    assert person_head(opened(cast.alice)).family_name == "Wetherlam"


def test_a_worse_heading_from_another_agency_does_not(cast: Cast) -> None:
    receive(cast.alice, [ROW])
    receive(cast.erin, [replace(ROW, source_id="H1", family_name="WETHERLAM", given_names="JUDE")])

    assert person_head(opened(cast.alice)).family_name == "Wetherlam"


# ---- The same agency again ---------------------------------------------------------------------------------------------


def test_the_same_rows_again_change_nothing(cast: Cast) -> None:
    receive(cast.alice, [ROW])
    before = records(cast.alice)

    again = receive(cast.alice, [replace(ROW, identifiers=tuple(reversed(ROW.identifiers)))], LATER)

    assert (again.new, again.changed, again.moved) == (0, 0, [])
    assert records(cast.alice) == before


def test_a_changed_row_supersedes_what_was_said(cast: Cast) -> None:
    receive(cast.alice, [ROW])
    received = receive(cast.alice, [replace(ROW, given_names="Jude Ann", postcode="YO8 4QQ")], LATER)

    (record,) = records(cast.alice)
    assert (received.new, received.changed, received.moved) == (0, 1, [])
    assert (record.names, record.postcode, record.since) == (
        ((NameKind.MAIN, "Wetherlam", "Jude Ann"), (NameKind.FORMER, "Wetherlam", "Jude")),
        "YO8 4QQ",
        LATER,
    )
    assert person_head(opened(cast.alice)).given_names == "Jude Ann"


def test_an_alias_survives_a_changed_row(cast: Cast) -> None:
    receive(cast.alice, [ROW])
    record_id, _ = source_record_named(cast.alice.agency.id, "R1") or (0, 0)
    add_alias(record_id, "Weatherlam", "Jud", CAST_AT)
    receive(cast.alice, [replace(ROW, postcode="")], LATER)

    (record,) = records(cast.alice)
    assert sorted(record.names) == [(NameKind.ALIAS, "Weatherlam", "Jud"), (NameKind.MAIN, "Wetherlam", "Jude")]


@pytest.mark.parametrize(
    ("names", "former"),
    [
        ([("Wetherlam", "Jude"), ("WETHERLAM", "JUDE")], set()),
        ([("Wetherlam", "Jude"), ("Postlethwaite", "Jude")], {("Wetherlam", "Jude")}),
        ([("Wetherlam", "Jude"), ("Postlethwaite", "Jude"), ("Wetherlam", "Jude")], {("Postlethwaite", "Jude")}),
        ([("Wetherlam", "Jude"), ("Pike", "J"), ("Wetherlam", "Jude"), ("Pike", "J")], {("Wetherlam", "Jude")}),
    ],
)  # fmt: skip
def test_names_that_an_agency_gave_before_are_kept_once_each(
    cast: Cast, names: list[tuple[str, str]], former: set[tuple[str, str]]
) -> None:
    for place, (family, given) in enumerate(names):
        receive(cast.alice, [replace(ROW, family_name=family, given_names=given)], CAST_AT + timedelta(days=place))

    (record,) = records(cast.alice)
    assert [name[1:] for name in record.names if name[0] == NameKind.MAIN] == [names[-1]]
    assert sorted(name[1:] for name in record.names if name[0] == NameKind.FORMER) == sorted(former)


def test_a_record_whose_numbers_now_name_another_person_moves_to_them(cast: Cast) -> None:
    receive(cast.alice, [ROW, replace(ROW, source_id="R2", identifiers=(OTHER_PNC,))])
    left = person_of(cast.alice, "R2")

    received = receive(cast.alice, [replace(ROW, source_id="R2")], LATER)

    (moved,) = received.moved
    assert (moved.from_person_id, moved.to_person_id) == (left, person_of(cast.alice))
    assert person_of(cast.alice, "R2") == person_of(cast.alice)
    assert records(cast.alice)[1].link_basis == LinkBasis.SAME_PNC_AND_BIRTH


def test_a_linked_record_whose_numbers_no_longer_fit_becomes_a_person_of_its_own(cast: Cast) -> None:
    receive(cast.alice, [ROW])
    receive(cast.erin, [replace(ROW, source_id="H1")])

    received = receive(cast.erin, [replace(ROW, source_id="H1", family_name="Wray", identifiers=(OTHER_PNC,))], LATER)

    (moved,) = received.moved
    assert moved.from_person_id == person_of(cast.alice)
    assert moved.to_person_id == person_of(cast.erin, "H1") != person_of(cast.alice)
    assert person_head(opened(cast.erin, "H1")).family_name == "Wray"
    assert [record.source_id for record in records(cast.alice)] == ["R1"]


def test_a_linked_record_that_loses_its_pnc_becomes_a_person_of_its_own_and_is_found_by_nobody_elses(
    cast: Cast,
) -> None:
    receive(cast.alice, [ROW])
    receive(cast.erin, [replace(ROW, source_id="H1")])

    receive(cast.erin, [replace(ROW, source_id="H1", identifiers=())], LATER)

    assert person_of(cast.erin, "H1") != person_of(cast.alice)


def test_a_first_record_whose_numbers_change_stays_where_it_is(cast: Cast) -> None:
    receive(cast.alice, [ROW])
    before = person_of(cast.alice)

    received = receive(cast.alice, [replace(ROW, identifiers=(OTHER_PNC,))], LATER)

    assert received.moved == []
    assert person_of(cast.alice) == before
    assert person_head(opened(cast.alice)).identifiers == (OTHER_PNC,)


def test_two_changed_rows_of_one_extract_find_each_other(cast: Cast) -> None:
    receive(cast.erin, [ROW])
    receive(cast.alice, [ROW, replace(ROW, source_id="R2")])

    changed = [replace(ROW, source_id=source_id, identifiers=(OTHER_PNC,)) for source_id in ("R1", "R2")]
    receive(cast.alice, changed, LATER)

    assert person_of(cast.alice, "R1") == person_of(cast.alice, "R2") != person_of(cast.erin)


def test_many_people_are_taken_in_by_the_chunk(cast: Cast) -> None:
    rows = [replace(ROW, source_id=f"M{n}", identifiers=()) for n in range(1_100)]
    receive(cast.alice, rows)

    received = receive(cast.alice, [replace(row, postcode="YO8 4QQ") for row in rows], LATER)

    assert (received.new, received.changed) == (0, 1_100)
    assert len(source_records_of(cast.alice.agency.id, [row.source_id for row in rows])) == 1_100


# ---- An agency's own record --------------------------------------------------------------------------------------------


def test_an_agency_that_has_a_record_of_the_person_keeps_it(cast: Cast) -> None:
    record_id, _ = source_record_named(cast.alice.agency.id, "NY1") or (0, 0)

    assert own_record_of(cast.alice.agency.id, cast.mason, CAST_AT, "alice") == record_id


def test_an_agency_without_a_record_of_the_person_gets_one_that_says_nothing_of_its_own(cast: Cast) -> None:
    number = own_record_of(cast.charlie.agency.id, cast.mason, CAST_AT, "charlie")

    views = source_views(open_person(asking(cast.alice), cast.mason, Action.CONSULT))
    (own,) = [view for view in views if view.agency_id == cast.charlie.agency.id]
    assert own_record_of(cast.charlie.agency.id, cast.mason, LATER, "charlie") == number == own.id
    assert (own.names, own.date_of_birth, own.sex, own.area_name, own.since) == ((), None, "", "", CAST_AT)
    assert own.link_basis == LinkBasis.SAME_SOURCE


# ---- One person by one identifier --------------------------------------------------------------------------------------


def test_an_identifier_that_one_person_has_names_them(cast: Cast) -> None:
    assert person_with_identifier("crn", "X100001") == cast.mason


def test_an_identifier_that_nobody_or_two_people_have_names_nobody(cast: Cast) -> None:
    receive(cast.alice, [ROW, replace(ROW, source_id="R2", date_of_birth=None)])

    assert person_with_identifier("crn", "X999999") is None
    assert person_with_identifier(*PNC) is None


def test_names_given_before_former_names_were_kept_are_kept_by_the_migration(cast: Cast) -> None:
    for place, (family, given) in enumerate(
        [("Pike", "J"), ("Wetherlam", "Jude"), ("Pike", "J"), ("Postlethwaite", "Jude")]
    ):
        receive(cast.alice, [replace(ROW, family_name=family, given_names=given)], CAST_AT + timedelta(days=place))
    migration = import_module("accord.people.migrations.0007_names_given_before")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM people_personname WHERE kind = 'former'")
        cursor.execute(migration.FORMER_NAMES)

    (record,) = records(cast.alice)
    former = [name[1:] for name in record.names if name[0] == NameKind.FORMER]
    assert sorted(former) == [("Pike", "J"), ("Wetherlam", "Jude")]
