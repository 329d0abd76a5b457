"""What an import joins, moves or finds to be of somebody else is told: to the officers named, to the ledger, to who decides."""

import pytest

from accord.access.commands import doors
from accord.access.gate import open_person
from accord.access.queries.notices import notices_for
from accord.access.terms import Action, InvolvementBasis, InvolvementRole
from accord.audit.queries.events import Criteria, events
from accord.linking.queries import attentions_of
from accord.linking.terms import WhyAttention
from accord.people.commands import add_alias
from accord.people.queries.receiving import source_record_named
from tests.cast import BEGAN_ON, CAST_AT, POLICE, PRISONS, PROBATION, Cast, Member, asking, viewer
from tests.held import standing
from tests.north_yorkshire import take_in

pytestmark = pytest.mark.django_db
HEADER = "source_id,family_name,given_names,date_of_birth,sex,ethnicity,pnc_id,cro_number,crn,noms_number,postcode,area"
PNC, OTHER_PNC = "2002/0073319Z", "1979/0163001B"
ZOLTAN = "Wyrzykowska,Zoltan,1984-03-17,M,,{pnc},,,,YO24 1AB,"
GAIL = "Abernathy,Gail,1961-11-30,F,,{pnc},,,,TS1 3BA,"
OFFENCE = (
    "source_id,offence_ref,home_office_code,committed_on,outcome,outcome_on\n"
    "P1,C1,02801,2025-01-06,convicted,2025-02-03\n"
)


def deliver(agency: str, number: str, says: str, pnc: str = "") -> None:
    take_in(agency, "people", f"{HEADER}\n{number},{says.format(pnc=pnc)}\n", CAST_AT)


def person(member: Member, number: str) -> int:
    named = source_record_named(member.agency.id, number)
    assert named is not None
    return named[1]


def record(member: Member, number: str) -> int:
    named = source_record_named(member.agency.id, number)
    assert named is not None
    return named[0]


def name_officer(member: Member, person_id: int) -> None:
    doors.involve(
        person_id=person_id, agency_id=member.agency.id, officer_id=member.id, basis=InvolvementBasis.IOM_COHORT,
        role=InvolvementRole.LEAD, starts_on=BEGAN_ON, ends_on=None, at=CAST_AT, by="cast",
    )  # fmt: skip


def told(member: Member) -> list[str]:
    return [each.sentence for each in notices_for(viewer(member), CAST_AT)]


def links_told(of: int) -> list[tuple[str, int | None, object]]:
    """What the ledger holds of a record's links, the newest first: what was done, whose, and the other person."""
    found = [each for each in events(Criteria()).events if each.detail.get("record") == of]
    return [(each.action, each.person_id, each.detail.get("people")) for each in found]


def needs(member: Member, person_id: int) -> list[tuple[WhyAttention, str]]:
    opened = open_person(asking(member), person_id, Action.CONSULT)
    return [(each.why, each.sentence) for each in attentions_of(opened)]


def test_a_number_used_again_for_somebody_else_is_looked_at_told_and_loses_nothing(cast: Cast) -> None:
    deliver(POLICE, "P1", ZOLTAN)
    take_in(POLICE, "offences", OFFENCE, CAST_AT)
    whose = person(cast.alice, "P1")
    name_officer(cast.alice, whose)

    deliver(POLICE, "P1", GAIL)

    ((why, sentence),) = needs(cast.alice, whose)
    assert why is WhyAttention.REUSED
    assert (
        f"{cast.alice.agency.name} P1 said Zoltan Wyrzykowska, born 17 March 1984, and says Gail Abernathy" in sentence
    )
    assert "date of birth: different" in sentence
    assert [each.split(" does not fit")[0] for each in told(cast.alice)] == [
        "What agencies' records say of this person"
    ]
    assert standing("person_id", kind="offences", source_record_id=record(cast.alice, "P1")) == [(whose,)]


def test_a_number_used_again_for_somebody_who_is_known_is_looked_at_where_its_entries_went(cast: Cast) -> None:
    deliver(POLICE, "P1", ZOLTAN, PNC)
    take_in(POLICE, "offences", OFFENCE, CAST_AT)
    deliver(PROBATION, "B1", GAIL, OTHER_PNC)
    left, gail = person(cast.alice, "P1"), person(cast.carol, "B1")

    deliver(POLICE, "P1", GAIL, OTHER_PNC)

    assert person(cast.alice, "P1") == gail
    assert [why for why, _ in needs(cast.alice, gail)] == [WhyAttention.REUSED]
    assert standing("person_id", kind="offences", source_record_id=record(cast.alice, "P1")) == [(gail,)]
    assert links_told(record(cast.alice, "P1")) == [("link", gail, str(left))]


def test_a_name_put_right_by_its_agency_is_nothing_to_look_at(cast: Cast) -> None:
    deliver(POLICE, "P1", ZOLTAN)
    deliver(POLICE, "P1", ZOLTAN.replace("Wyrzykowska,Zoltan", "WYRZYKOWSKI,ZOLTAN JAN"))

    assert needs(cast.alice, person(cast.alice, "P1")) == []


def test_an_alias_that_becomes_the_name_is_nothing_to_look_at(cast: Cast) -> None:
    deliver(POLICE, "P1", ZOLTAN)
    add_alias(record(cast.alice, "P1"), "Abernathy", "Gail", CAST_AT)
    deliver(POLICE, "P1", ZOLTAN.replace("Wyrzykowska,Zoltan", "Abernathy,Gail"))

    assert needs(cast.alice, person(cast.alice, "P1")) == []


def test_a_pnc_id_shared_on_a_birth_that_a_system_wrote_joins_nobody(cast: Cast) -> None:
    deliver(POLICE, "P1", ZOLTAN.replace("1984-03-17", "1900-01-01"), PNC)
    deliver(PROBATION, "B1", GAIL.replace("1961-11-30", "1900-01-01"), PNC)

    assert person(cast.alice, "P1") != person(cast.carol, "B1")


def test_a_record_that_comes_to_a_birth_that_a_system_wrote_does_not_move_to_another(cast: Cast) -> None:
    deliver(POLICE, "P1", ZOLTAN.replace("1984-03-17", "1900-01-01"), PNC)
    deliver(PROBATION, "B1", GAIL, PNC)
    deliver(PROBATION, "B1", GAIL.replace("1961-11-30", "1900-01-01"), PNC)

    assert person(cast.alice, "P1") != person(cast.carol, "B1")


def test_who_works_with_a_person_is_told_when_another_agencys_record_joins_and_so_is_the_ledger(cast: Cast) -> None:
    deliver(POLICE, "P1", ZOLTAN, PNC)
    whose = person(cast.alice, "P1")
    name_officer(cast.alice, whose)

    deliver(PRISONS, "R1", ZOLTAN, PNC)

    assert [each.split(":")[0] for each in told(cast.alice)] == ["Another agency's record was joined to this person's"]
    assert links_told(record(cast.erin, "R1")) == [("link", whose, None)]


def test_a_first_record_or_another_of_the_same_agency_is_no_news(cast: Cast) -> None:
    deliver(POLICE, "P1", ZOLTAN, PNC)
    name_officer(cast.alice, person(cast.alice, "P1"))
    deliver(POLICE, "P2", ZOLTAN, PNC)

    assert person(cast.alice, "P1") == person(cast.alice, "P2")
    assert (told(cast.alice), links_told(record(cast.alice, "P2"))) == ([], [])


def test_who_works_with_either_is_told_when_a_record_moves_and_the_ledger_names_both(cast: Cast) -> None:
    deliver(POLICE, "P1", ZOLTAN, PNC)
    deliver(PRISONS, "R1", ZOLTAN, OTHER_PNC)
    stays, left = person(cast.alice, "P1"), person(cast.erin, "R1")
    name_officer(cast.alice, stays)

    deliver(PRISONS, "R1", ZOLTAN, PNC)

    assert person(cast.erin, "R1") == stays
    assert [each.split(",")[0] for each in told(cast.alice)] == ["A record of another person is this person's now"]
    assert links_told(record(cast.erin, "R1")) == [("link", stays, str(left))]


def test_who_works_with_a_person_is_told_when_a_record_leaves_and_the_ledger_names_both(cast: Cast) -> None:
    deliver(POLICE, "P1", ZOLTAN, PNC)
    deliver(PRISONS, "R1", ZOLTAN, PNC)
    stays = person(cast.alice, "P1")
    name_officer(cast.alice, stays)

    deliver(PRISONS, "R1", ZOLTAN, OTHER_PNC)

    own = person(cast.erin, "R1")
    assert own != stays
    assert [each.split(",")[0] for each in told(cast.alice)] == ["A record of this person is another person's now"]
    assert links_told(record(cast.erin, "R1"))[0] == ("unlink", stays, str(own))
