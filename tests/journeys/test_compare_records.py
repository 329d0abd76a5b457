"""The comparison of records: what it joins by itself, what it sends to somebody, and what it never does in silence."""

import re

import pytest

from accord.access.commands import doors
from accord.access.gate import open_person
from accord.access.queries.notices import notices_for
from accord.access.terms import Action, InvolvementBasis, InvolvementRole
from accord.audit.queries.events import Criteria, events
from accord.journeys.compare_records import Swept, compare_waiting, placed, weighing_at
from accord.journeys.import_extract import Delivery, import_extract
from accord.journeys.link_records import decide_doubt, undo_joining
from accord.linking.models import Doubt
from accord.linking.queries import attentions_of, next_waiting
from accord.linking.terms import DoubtState, Opinion, WhyDoubtful
from accord.people.linking.outcomes import DOUBTFUL_FROM, JOINED_FROM
from accord.people.queries.candidates import candidates_for
from accord.people.queries.receiving import source_record_named
from accord.people.queries.records import what_records_say
from tests.cast import BEGAN_ON, CAST_AT, POLICE, PRISONS, PROBATION, Cast, asking, viewer

pytestmark = pytest.mark.django_db
HEADER = "source_id,family_name,given_names,date_of_birth,sex,ethnicity,pnc_id,cro_number,crn,noms_number,postcode,area"
ZOLTAN = "Wyrzykowska,Zoltan Aurelius,1984-03-17,M,,{pnc},,,,{postcode},"
PNC, OTHER_PNC = "2002/0073319Z", "1979/0163001B"


def deliver(agency: str, *rows: str) -> None:
    text = "\n".join((HEADER, *rows, ""))
    import_extract(Delivery("people", text.encode(), "people.csv", agency, CAST_AT, "extracts"))


def zoltan(number: str, pnc: str = "", postcode: str = "YO24 1AB") -> str:
    return f"{number}," + ZOLTAN.format(pnc=pnc, postcode=postcode)


def person_of(cast: Cast, agency: str, number: str) -> int:
    agencies = {POLICE: cast.alice.agency, PROBATION: cast.carol.agency, PRISONS: cast.erin.agency}
    return source_record_named(agencies[agency].id, number)[1]


def record_of(cast: Cast, agency: str, number: str) -> str:
    """What people know the record by."""
    return f"{ {POLICE: cast.alice.agency, PROBATION: cast.carol.agency}[agency].name } {number}"


def swept() -> Swept:
    return compare_waiting(CAST_AT, 1_000)


@pytest.fixture(autouse=True)
def nothing_waits(cast: Cast) -> None:
    """What the cast brought is compared already."""
    swept()


def test_records_that_certainly_are_of_one_person_are_joined(cast: Cast):
    deliver(POLICE, zoltan("P1"))
    deliver(PROBATION, zoltan("B1"))
    assert swept().joined == 1
    assert person_of(cast, POLICE, "P1") == person_of(cast, PROBATION, "B1")


def test_a_joining_is_in_the_ledger_and_can_be_looked_at_and_undone(cast: Cast):
    deliver(POLICE, zoltan("P1"))
    deliver(PROBATION, zoltan("B1"))
    swept()
    newest = events(Criteria()).events[0]
    person = person_of(cast, POLICE, "P1")
    assert (newest.action, newest.actor, newest.person_id) == ("link", "the comparison of records", person)
    undo_joining(asking(cast.bob), person, newest.detail["doubt"], "They are cousins.")
    assert person_of(cast, POLICE, "P1") != person_of(cast, PROBATION, "B1")


def test_what_a_person_parted_is_not_joined_again(cast: Cast):
    deliver(POLICE, zoltan("P1"))
    deliver(PROBATION, zoltan("B1"))
    swept()
    undo_joining(asking(cast.bob), person_of(cast, POLICE, "P1"), Doubt.objects.get().pk, "They are cousins.")
    deliver(PROBATION, zoltan("B1", postcode="YO24 1AC"))
    assert swept() == Swept(compared=1)
    assert person_of(cast, POLICE, "P1") != person_of(cast, PROBATION, "B1")


def test_the_officers_named_for_either_are_told(cast: Cast):
    deliver(POLICE, zoltan("P1"))
    deliver(PROBATION, zoltan("B1"))
    person = person_of(cast, POLICE, "P1")
    doors.involve(
        person_id=person, agency_id=cast.alice.agency.id, officer_id=cast.alice.id, basis=InvolvementBasis.IOM_COHORT,
        role=InvolvementRole.LEAD, starts_on=BEGAN_ON, ends_on=None, at=CAST_AT, by="cast",
    )  # fmt: skip
    swept()
    assert [each.sentence.split(":")[0] for each in notices_for(viewer(cast.alice), CAST_AT)] == [
        "Records of two people were joined"
    ]


def test_nobody_managed_under_mappa_is_joined_without_officers(cast: Cast):
    deliver(POLICE, zoltan("P1"))
    deliver(PROBATION, zoltan("B1"))
    doors.involve(
        person_id=person_of(cast, POLICE, "P1"), agency_id=cast.alice.agency.id, officer_id=None,
        basis=InvolvementBasis.MAPPA, role=InvolvementRole.LEAD, starts_on=BEGAN_ON, ends_on=None, at=CAST_AT, by="cast",
    )  # fmt: skip
    result = swept()
    assert (result.joined, result.doubtful) == (0, 1)


def test_twins_at_one_address_are_not_joined(cast: Cast):
    deliver(POLICE, "P1,Wyrzykowska,Zoltan,1984-03-17,M,,,,,,YO24 1AB,")
    deliver(PROBATION, "B1,Wyrzykowska,Feliks,1984-03-17,M,,,,,,YO24 1AB,")
    assert swept().joined == 0
    assert person_of(cast, POLICE, "P1") != person_of(cast, PROBATION, "B1")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jason,1984-03-17,M", "Mason,1984-03-17,M"),
        ("Daniel,1984-03-17,M", "Danielle,1984-03-17,F"),
        ("Darren,1984-03-17,M", "Warren,1984-03-17,M"),
        ("John,1984-03-17,M", "Joan,1984-03-17,"),
        ("Paul,1984-03-17,M", "Peter Paul,1984-03-17,M"),
        ("Alex,1984-03-17,M", "Alex,1984-03-17,F"),
        ("John,1960-05-06,M", "John,1990-05-06,M"),
    ],
    ids=[
        "one letter",
        "sex too",
        "sound alike",
        "one letter and no sex",
        "another name",
        "sex alone",
        "father and son",
    ],
)
def test_two_of_a_family_at_one_address_are_sent_to_somebody(cast: Cast, one: str, other: str):
    deliver(POLICE, f"P1,Wyrzykowska,{one},,,,,,YO24 1AB,")
    deliver(PROBATION, f"B1,Wyrzykowska,{other},,,,,,YO24 1AB,")
    result = swept()
    assert (result.joined, result.doubtful) == (0, 1)
    assert person_of(cast, POLICE, "P1") != person_of(cast, PROBATION, "B1")


@pytest.mark.parametrize("given_name", ["Zoltan", "Z", "Zoltan Aurelius"])
def test_the_same_name_written_otherwise_is_no_reason_to_ask(cast: Cast, given_name: str):
    deliver(POLICE, zoltan("P1"))
    deliver(PROBATION, f"B1,Wyrzykowska,{given_name},1984-03-17,M,,,,,,YO24 1AB,")
    assert swept().joined == 1


def test_a_pnc_id_that_two_people_share_by_a_slip_joins_nobody(cast: Cast):
    deliver(POLICE, f"P1,Wyrzykowska,Zoltan,1984-03-17,M,,{PNC},,,,YO24 1AB,")
    deliver(PROBATION, f"B1,Abernathy,Gail,1961-11-30,F,,{PNC},,,,TS1 3BA,")
    assert swept().joined == 0
    assert person_of(cast, POLICE, "P1") != person_of(cast, PROBATION, "B1")


def test_the_same_pnc_id_and_birth_with_quite_another_name_is_looked_at(cast: Cast):
    deliver(POLICE, f"P1,Wyrzykowska,Zoltan,1984-03-17,M,,{PNC},,,,YO24 1AB,")
    deliver(PROBATION, f"B1,Abernathy,Gail,1984-03-17,F,,{PNC},,,,TS1 3BA,")
    assert swept().attention == 1
    opened = open_person(asking(cast.bob), person_of(cast, POLICE, "P1"), Action.CONSULT)
    (attention,) = attentions_of(opened)
    assert f"{record_of(cast, POLICE, 'P1')} and {record_of(cast, PROBATION, 'B1')}: " in attention.sentence
    assert not re.search(r"\d{10}", attention.sentence)


def test_twins_of_whom_one_has_the_others_pnc_id_by_a_slip_are_looked_at(cast: Cast):
    deliver(POLICE, f"P1,Wyrzykowska,Zoltan,1984-03-17,M,,{PNC},,,,YO24 1AB,")
    deliver(PROBATION, f"B1,Wyrzykowska,Feliks,1984-03-17,M,,{PNC},,,,YO24 1AB,")
    assert swept().attention == 1
    opened = open_person(asking(cast.bob), person_of(cast, POLICE, "P1"), Action.CONSULT)
    assert "one of two twins" in attentions_of(opened)[0].sentence


def test_all_the_same_but_another_pnc_id_is_sent_to_somebody(cast: Cast):
    deliver(POLICE, zoltan("P1", PNC))
    deliver(PROBATION, zoltan("B1", OTHER_PNC))
    assert (swept().joined, Doubt.objects.get().why) == (0, WhyDoubtful.CONFLICT)


def test_a_number_that_its_agency_uses_again_for_somebody_else_is_looked_at(cast: Cast):
    deliver(POLICE, zoltan("P1"))
    deliver(PROBATION, zoltan("B1"))
    swept()
    deliver(PROBATION, "B1,Abernathy,Gail,1961-11-30,F,,,,,,TS1 3BA,")
    assert swept().attention == 1


def test_a_birth_on_the_first_of_january_1900_says_nothing(cast: Cast):
    deliver(POLICE, "P1,Wyrzykowska,Zoltan,1900-01-01,M,,,,,,,")
    deliver(PROBATION, "B1,Abernathy,Gail,1900-01-01,M,,,,,,,")
    assert swept() == Swept(compared=2)


def test_a_clerks_filler_in_a_name_is_no_name(cast: Cast):
    deliver(POLICE, "P1,MIG_ERROR,MIG_ERROR,1984-03-17,M,,,,,,,")
    deliver(PROBATION, "B1,MIG_ERROR,MIG_ERROR,1984-03-17,M,,,,,,,")
    assert swept().joined == 0


def test_capitals_make_no_difference(cast: Cast):
    deliver(POLICE, zoltan("P1").upper())
    deliver(PROBATION, zoltan("B1"))
    assert swept().joined == 1


def weight_of(cast: Cast, field: str) -> float:
    """What the field adds between Zoltan's records of police and probation."""
    record_id = source_record_named(cast.carol.agency.id, "B1")[0]
    weighing, says = weighing_at(CAST_AT), what_records_say([record_id])
    weighing.heard(says.values())
    (other,) = [each for each in placed(says[record_id], weighing).in_doubt if each.record.source_id == "P1"]
    return next(part.weight for part in other.scored.parts if part.field == field)


@pytest.mark.parametrize(
    ("field", "born", "postcode"),
    [("postcode", "1961-11-30", "YO24 1AB"), ("date_of_birth", "1984-03-17", "TS1 3BA")],
    ids=["a hostel", "a birth"],
)
def test_what_many_records_say_says_little(cast: Cast, field: str, born: str, postcode: str):
    deliver(POLICE, zoltan("P1"))
    deliver(PROBATION, zoltan("B1"))
    before = weight_of(cast, field)
    deliver(PRISONS, *(f"R{n},Abernathy,Gail,{born},F,,,,,,{postcode}," for n in range(60)))
    assert before - weight_of(cast, field) > 2


def test_a_number_that_an_agency_uses_again_and_again_says_less(cast: Cast):
    deliver(POLICE, "P1,Wyrzykowska,Zoltan,1984-03-17,M,,,,X123456,,,")
    deliver(PROBATION, "B1,Wyrzykowska,Zoltan,1984-03-17,M,,,,X123456,,,")
    before = weight_of(cast, "crn")
    deliver(PRISONS, *(f"R{n},Abernathy,Gail,1961-11-30,F,,,,X123456,,," for n in range(60)))
    assert before - weight_of(cast, "crn") > 1


def test_several_given_names_in_the_family_names_place_are_found_from_either_side(cast: Cast):
    deliver(POLICE, "P1,Jeremiah Louis,Brandreth,1984-03-17,M,,,,,,YO24 1AB,")
    deliver(PROBATION, "B1,Brandreth,Jeremiah Louis,1984-03-11,M,,,,,,LS1 1AA,")
    of = {number: source_record_named(agency.id, number)[0] for number, agency in
          (("P1", cast.alice.agency), ("B1", cast.carol.agency))}  # fmt: skip
    says = what_records_say(list(of.values()))
    assert of["P1"] in candidates_for(says[of["B1"]])
    assert of["B1"] in candidates_for(says[of["P1"]])


@pytest.fixture
def doubtful(cast: Cast) -> Doubt:
    """Two records that are alike but for a figure of the date of birth, sent to somebody."""
    deliver(POLICE, "P1,Wyrzykowska,Zoltan,1984-03-17,M,,,,,,,")
    deliver(PROBATION, "B1,Wyrzykowska,Zoltan,1984-03-18,M,,,,,,,")
    assert swept().doubtful == 1
    return Doubt.objects.get()


def test_what_is_sent_to_somebody_says_what_each_part_added(doubtful: Doubt):
    assert sum(part["weight"] for part in doubtful.parts) == pytest.approx(doubtful.weight, abs=0.01)
    assert DOUBTFUL_FROM <= doubtful.weight < JOINED_FROM


def test_what_has_been_compared_waits_no_longer_and_is_not_asked_about_twice(doubtful: Doubt):
    assert next_waiting(10) == (0, [])
    deliver(PROBATION, "B1,Wyrzykowska,Zoltan,1984-03-18,M,,,,,,YO24 1AC,")
    assert swept().doubtful == 0
    assert Doubt.objects.count() == 1


def test_a_pair_that_somebody_decided_is_not_sent_again(cast: Cast, doubtful: Doubt):
    decide_doubt(asking(cast.bob), person_of(cast, POLICE, "P1"), doubtful.pk, Opinion.DIFFERENT, "Cousins.")
    deliver(PROBATION, "B1,Wyrzykowska,Zoltan,1984-03-18,M,,,,,,YO24 1AC,")
    assert swept().doubtful == 0
    assert Doubt.objects.get().state == DoubtState.APART


def test_a_record_that_fits_two_people_joins_one_and_somebody_is_asked_about_the_other(cast: Cast):
    deliver(POLICE, zoltan("P1", PNC))
    swept()
    deliver(PRISONS, zoltan("R1", OTHER_PNC))
    swept()
    deliver(PROBATION, zoltan("B1"))
    result = swept()
    assert result.joined <= 1
    assert Doubt.objects.filter(why__in=[WhyDoubtful.BRIDGE, WhyDoubtful.MISFIT]).exists()
