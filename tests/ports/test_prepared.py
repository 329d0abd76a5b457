"""A prepared query gives what the queryset gives, for any values, on either database, and is compiled once."""

from datetime import date, datetime, timedelta

import pytest
from django.db.models import Q

from accord.access.commands import doors
from accord.access.models import EmergencyAccess, Involvement
from accord.people.models import PersonName
from accord.ports.prepared import Prepared
from tests.cast import CAST_AT, CAST_ON, Cast

pytestmark = pytest.mark.django_db


def involved(*, agency_id: int, day: date):
    rows = Involvement.objects.filter(agency_id=agency_id, starts_on__lte=day)
    return rows.order_by("pk").values_list("person_id", "starts_on", "ends_on", "basis")


def opened(*, officer_id: int, at: datetime):
    rows = EmergencyAccess.objects.filter(officer_id=officer_id, opened_at__lte=at, expires_at__gt=at)
    return rows.values_list("person_id", "opened_at", "expires_at")


def test_it_gives_what_the_queryset_gives_for_one_value_after_another(cast: Cast) -> None:
    prepared = Prepared(involved)
    asked = [
        (agency, day)
        for agency in (cast.alice.agency.id, cast.carol.agency.id, 0)
        for day in (CAST_ON, date(1999, 1, 1))
    ]

    found = [prepared.rows(agency_id=agency, day=day) for agency, day in asked]

    assert found == [list(involved(agency_id=agency, day=day)) for agency, day in asked]
    assert any(found)


def test_moments_come_back_as_moments(cast: Cast) -> None:
    doors.break_glass(
        person_id=cast.mason,
        officer_id=cast.alice.id,
        reason="Opened in a test.",
        hours=4,
        minimum_length=5,
        at=CAST_AT,
    )
    prepared = Prepared(opened)

    (row,) = prepared.rows(officer_id=cast.alice.id, at=CAST_AT + timedelta(hours=1))

    assert row == (cast.mason, CAST_AT, CAST_AT + timedelta(hours=4))
    assert prepared.rows(officer_id=cast.alice.id, at=CAST_AT + timedelta(hours=5)) == []


def known_as(*, names: tuple[str, ...], people: tuple[int, ...]):
    rows = PersonName.objects.filter(Q(family_name__in=names) | Q(source_record__person_id__in=people))
    return rows.order_by("pk").values_list("pk", "family_name", "given_names")


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_it_gives_what_the_queryset_gives_for_as_many_values_as_there_are(cast: Cast, number: int) -> None:
    prepared = Prepared(known_as)
    asked = [
        {"names": ("Ottershaw", "Nobody", "QUILLFEATHER")[:number], "people": (cast.oscar, *others)}
        for others in ((), (cast.nadia,), (0, cast.mason))
    ]

    found = [prepared.rows(**each) for each in asked]

    assert found == [list(known_as(**each)) for each in asked]
    assert all(found)


def test_it_is_built_once(cast: Cast) -> None:
    built: list[int] = []

    def counted(*, agency_id: int, day: date):
        built.append(agency_id)
        return involved(agency_id=agency_id, day=day)

    prepared = Prepared(counted)
    for agency in (cast.alice.agency.id, cast.carol.agency.id):
        prepared.rows(agency_id=agency, day=CAST_ON)

    assert len(built) == 1


def test_what_is_as_long_is_built_once(cast: Cast) -> None:
    built: list[int] = []

    def counted(*, names: tuple[str, ...], people: tuple[int, ...]):
        built.append(len(names))
        return known_as(names=names, people=people)

    prepared = Prepared(counted)
    for names in (("Penhallow",) * 3, ("Ottershaw",) * 4, ("Ottershaw",) * 5):
        prepared.rows(names=names, people=(cast.mason,))

    assert built == [4, 8]
