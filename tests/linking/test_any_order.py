"""Whatever is linked, parted, imported and written, in whatever order: an entry is always its record's person's."""

from contextlib import suppress

import pytest
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.access.commands.doors import involve_record_holder
from accord.access.gate import NotFound
from accord.journeys.import_extract import Delivery, import_extract
from accord.journeys.link_records import decide_doubt, take_record_out, undo_joining
from accord.journeys.write_entries import Answers, enter_entry
from accord.linking.commands import Found, LinkingRefused, raise_doubt
from accord.linking.models import Doubt
from accord.linking.queries import words_about
from accord.linking.rules import pair_of, words_in_force
from accord.linking.terms import DoubtState, Opinion, WhyDoubtful
from accord.people.commands import RecordsMoved
from accord.people.models import Link, SourceRecord
from accord.people.queries.records import people_of_records
from accord.record.models import Entry
from tests.cast import CAST_AT, POLICE, Cast, asking
from tests.promises.size import tries
from tests.promises.walking import undone

pytestmark = pytest.mark.django_db
HEADER = "source_id,family_name,given_names,date_of_birth,sex,ethnicity,pnc_id,cro_number,crn,noms_number,postcode,area"
PNCS = ("", "1981/0000034U", "2002/0073319Z")
RECORDS = 5
NOTE = {"contact_on": "2025-05-29", "contact_type": "office_visit", "attendance": "attended", "notes": "Came."}

record = st.integers(0, RECORDS - 1)
step = st.one_of(
    st.tuples(st.just("decide"), record, record, st.sampled_from(list(Opinion))),
    st.tuples(st.just("undo"), record),
    st.tuples(st.just("take_out"), record),
    st.tuples(st.just("import"), record, st.sampled_from(PNCS)),
    st.tuples(st.just("write"), record),
)


def deliver(numbers: list[int], pnc: str = "") -> None:
    rows = "".join(f"R{n},Marchbanks,Robin,1988-08-08,M,,{pnc},,,,,\n" for n in numbers)
    import_extract(Delivery("people", f"{HEADER}\n{rows}".encode(), "people.csv", POLICE, CAST_AT, "extracts"))


def numbers_of_records() -> list[int]:
    rows = SourceRecord.objects.filter(source_id__in=[f"R{n}" for n in range(RECORDS)])
    return [number for _, number in sorted(rows.values_list("source_id", "pk"))]


def take(cast: Cast, records: list[int], asked: tuple) -> None:
    """Do one step as Bob. What is refused is refused: nothing of it is done."""
    kind, which, *rest = asked
    bob, person = asking(cast.bob), people_of_records([records[which]])[records[which]]
    actions = {
        "decide": lambda: decide(bob, person, records[which], records[rest[0]], rest[1]),
        "undo": lambda: [undo_joining(bob, person, each, "No.") for each in joinings(person)[:1]],
        "take_out": lambda: take_record_out(bob, person, records[which], "No."),
        "import": lambda: deliver([which], rest[0]),
        "write": lambda: enter_entry(bob, person, Answers("contacts", NOTE)),
    }
    with suppress(LinkingRefused, RecordsMoved, NotFound, ValueError):
        actions[kind]()


def decide(bob, person: int, one: int, other: int, opinion: Opinion) -> None:
    number = raise_doubt(Found(pair_of(one, other), WhyDoubtful.WEIGHT), CAST_AT, "sweep")
    decide_doubt(bob, person, number, opinion, "He said so.")


def joinings(person: int) -> list[int]:
    rows = Doubt.objects.filter(state=DoubtState.JOINED, one__person_id=person, other__person_id=person)
    return list(rows.order_by("pk").values_list("pk", flat=True))


@settings(
    max_examples=tries(40, 1_000), deadline=None, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(steps=st.lists(step, min_size=5, max_size=15))
def test_every_entry_is_its_records_persons_and_every_record_is_somebodys(cast: Cast, steps: list[tuple]):
    with undone():
        deliver(list(range(RECORDS)))
        records = numbers_of_records()
        involve_record_holder(cast.bob.agency.id, people_of_records(records).values(), CAST_AT, "cast")
        before = Entry.objects.count()
        for asked in steps:
            take(cast, records, asked)
        written = sum(asked[0] == "write" for asked in steps)
        assert not Entry.objects.exclude(person_id=F("source_record__person_id")).exists()
        assert Entry.objects.count() >= before
        assert Entry.objects.count() - before <= written
        current = dict(Link.objects.filter(ended_at__isnull=True).values_list("source_record_id", "person_id"))
        assert current == dict(SourceRecord.objects.values_list("pk", "person_id"))


@settings(
    max_examples=tries(40, 1_000), deadline=None, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(steps=st.lists(step, min_size=5, max_size=15))
def test_two_records_that_an_officer_keeps_apart_are_never_one_persons(cast: Cast, steps: list[tuple]):
    with undone():
        deliver(list(range(RECORDS)))
        records = numbers_of_records()
        for asked in steps:
            take(cast, records, asked)
        now = people_of_records(records)
        apart = [
            pair for pair, word in words_in_force(words_about(records)).items() if word.opinion is Opinion.DIFFERENT
        ]
        assert [pair for pair in apart if now[pair[0]] == now[pair[1]]] == []
