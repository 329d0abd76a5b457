"""The same few people in every test: a small partnership, its officers, and three people whose record it keeps.

The officers stand in the order of the roles, Alice to Liam. Charlie comes from a charity that is involved with nobody.
Mason has an entry in every register and is known to four agencies, Nadia is in custody, and Oscar is known to the Probation
Service alone. Police, probation and prisons share every kind of entry under an agreement; the others share nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.test import Client

from accord.access import reference
from accord.access.commands import doors, partnership
from accord.access.gate import Asking
from accord.access.queries.agencies import AgencyView, agency_with_code
from accord.access.queries.areas import area_named
from accord.access.queries.officers import officer_named
from accord.access.queries.viewers import viewer_for
from accord.access.terms import InvolvementBasis, InvolvementRole, Relation, Role
from accord.access.viewer import Viewer
from accord.iom.commands import scheme
from accord.iom.commands.scheme import NewScheme
from accord.iom.rules.scheme_defaults import DEFAULTS
from accord.journeys.import_extract import Delivery, import_extract
from accord.journeys.registers import REGISTERS
from accord.journeys.write_entries import Answers, enter_entry
from accord.people.commands import PersonRow, own_record_of, receive_delivery, receive_people
from accord.people.queries.receiving import source_record_named
from accord.people.queries.records import records_of_people
from accord.policy.commands import load_shipped
from accord.ports.clock import london_day
from accord.ports.identity import new_ids
from accord.record.commands import Author, enter
from accord.record.queries.writing import retention_of
from tests.snapshots import TableRows, put_back, taken

CAST_AT = datetime(2025, 6, 2, 9, 30, tzinfo=UTC)
"""The moment of every test that does not say otherwise: a Monday, half past ten in London."""

CAST_ON = london_day(CAST_AT)
BEGAN_ON = date(2024, 1, 8)
"""The day from which roles, involvements and the agreement hold."""

PASSWORD = "kept by nobody since 2025"

POLICE = "north-yorkshire-police"
PROBATION = "probation-service"
PRISONS = "hmpps-prisons"
TRUST = "tees-esk-and-wear-valleys-nhs-trust"
AUTHORITY = "york-and-north-yorkshire-combined-authority"
CHARITY = "second-bench"
SCHEME_CODE = "north-yorkshire"

_AREAS = {"Yorkshire and the Humber", "North Yorkshire", "York/Selby", "Hambleton/Richmond", "Harrogate/Craven",
          "Scarborough/Ryedale"}  # fmt: skip
_INVENTED = reference.AgencyRow(CHARITY, "Second Bench", reference.AgencyKind.OTHER, "charity", None, "")


@dataclass(frozen=True)
class Member:
    """An officer of the cast."""

    id: int
    username: str
    name: str
    role: Role
    agency: AgencyView


@dataclass(frozen=True)
class Cast:
    """The partnership's officers, and the numbers of the people whose record it keeps and of its agreement."""

    alice: Member
    bob: Member
    carol: Member
    david: Member
    erin: Member
    fatima: Member
    grace: Member
    harry: Member
    irene: Member
    jack: Member
    kavita: Member
    liam: Member
    charlie: Member
    mason: int
    nadia: int
    oscar: int
    agreement: int

    @property
    def officers(self) -> Iterator[Member]:
        """One officer for each role, in the order of the roles; Charlie is left out."""
        named = (getattr(self, each.name) for each in fields(self)[: len(Role)])
        return iter(named)


_OFFICERS = {
    "alice": ("Alice Thwaite", Role.POLICE_OFFENDER_MANAGER, POLICE),
    "bob": ("Bob Metcalfe", Role.IOM_MANAGER, POLICE),
    "carol": ("Carol Sunley", Role.PROBATION_PRACTITIONER, PROBATION),
    "david": ("David Okafor", Role.SENIOR_PROBATION_OFFICER, PROBATION),
    "erin": ("Erin Calvert", Role.PRISON_OFFENDER_MANAGER, PRISONS),
    "fatima": ("Fatima Rahman", Role.PARTNER_PRACTITIONER, TRUST),
    "grace": ("Grace Lund", Role.MAPPA_COORDINATOR, PROBATION),
    "harry": ("Harry Pickles", Role.MAPPA_ADMINISTRATOR, PROBATION),
    "irene": ("Irene Bell", Role.INTELLIGENCE_ANALYST, POLICE),
    "jack": ("Jack Agar", Role.LAY_ADVISER, AUTHORITY),
    "kavita": ("Kavita Desai", Role.INFORMATION_GOVERNANCE, POLICE),
    "liam": ("Liam Storr", Role.SYSTEM_ADMINISTRATOR, POLICE),
    "charlie": ("Charlie Wray", Role.PARTNER_PRACTITIONER, CHARITY),
}

_PEOPLE_HEADING = (
    "source_id,family_name,given_names,date_of_birth,sex,ethnicity,pnc_id,cro_number,crn,noms_number,postcode,area\n"
)
_EXTRACTS = [
    (POLICE, "people", _PEOPLE_HEADING + """\
NY1,Quillfeather,Mason Lee,1982-11-30,M,W1,2000/0000223R,065656/91H,,,YO24 4QZ,York/Selby
NY2,Ottershaw,Nadia,1990-05-17,F,A2,2002/0073319Z,,,,HG1 2QZ,Harrogate/Craven
"""),
    (PROBATION, "people", _PEOPLE_HEADING + """\
PB1,QUILLFEATHER,Mason,1982-11-30,M,,2000/0000223R,,X100001,,YO24 4QZ,
PB3,Penhallow,Oscar,1999-02-28,M,W1,2003/0000003Y,,X100003,,YO11 1QZ,Scarborough/Ryedale
"""),
    (PRISONS, "people", _PEOPLE_HEADING + """\
HM1,QUILLFEATHER,MASON,1982-11-30,M,,2000/0000223R,,,A1001AA,,
HM2,Ottershaw,Nadia,1990-05-17,F,,2002/0073319Z,,,A1002AB,,
"""),
    (TRUST, "people", _PEOPLE_HEADING + """\
H1,Quillfeather,Mason,1982-11-30,M,W1,2000/0000223R,,,,YO24 4QZ,
"""),
    (POLICE, "iom", """\
source_id,area,cohort,tier,entered_on,left_on,exit_reason
NY1,York/Selby,fixed,gold,2024-01-08,2024-09-02,tier changed
NY1,York/Selby,fixed,silver,2024-09-02,,
NY2,Harrogate/Craven,flex,gold,2025-02-03,,
"""),
    (PRISONS, "custody", """\
source_id,establishment,received_on,released_on
HM1,HMP Hull,2023-04-03,2024-01-08
HM2,HMP New Hall,2025-04-14,2025-06-23
"""),
    (POLICE, "offences", """\
source_id,offence_ref,home_office_code,committed_on,outcome,outcome_on
NY1,OFF1,02801,2025-04-21,convicted,2025-05-19
NY2,OFF2,04600,2025-01-06,convicted,2025-04-14
"""),
    (POLICE, "tags", """\
source_id,tag_type,fitted_on,removed_on,legal_basis
NY1,gps,2025-03-03,,licence
"""),
]  # fmt: skip

_CONTACT = {
    "contact_on": "2025-05-27",
    "contact_type": "office_visit",
    "attendance": "attended",
    "notes": "Came on time with his sister. The flat is agreed.",
}


_made: list[tuple[Cast, Sequence[TableRows]]] = []


def cast_in_place() -> Cast:
    """The cast in an empty database: made the first time, and copied in from then on, which is thirty times as fast."""
    if _made:
        cast, rows = _made[0]
        with transaction.atomic():  # foreign keys are held to at its end, whatever the order of the tables
            put_back(rows)
        return cast
    cast = make_cast()
    _made.append((cast, taken()))
    return cast


def make_cast() -> Cast:
    """Make the partnership in an empty database, with the commands and journeys that the service itself uses."""
    agreement = _make_partnership()
    _found_scheme()
    digest = make_password(PASSWORD)
    members = {username: _officer(username, *said, digest) for username, said in _OFFICERS.items()}
    for agency, register, text in _EXTRACTS:
        import_extract(Delivery(register, text.encode(), f"{register}.csv", agency, _BEFORE, "extracts"))
    mason, nadia, oscar = (_person(*key) for key in ((POLICE, "NY1"), (POLICE, "NY2"), (PROBATION, "PB3")))
    _involve(members["alice"], mason, InvolvementBasis.IOM_COHORT, InvolvementRole.LEAD)
    _involve(members["carol"], mason, InvolvementBasis.STATUTORY_SUPERVISION, InvolvementRole.SUPPORTING)
    _involve(members["fatima"], mason, InvolvementBasis.SERVICE, InvolvementRole.SUPPORTING)
    _involve(members["erin"], nadia, InvolvementBasis.CUSTODY, InvolvementRole.LEAD)
    _involve(members["carol"], oscar, InvolvementBasis.STATUTORY_SUPERVISION, InvolvementRole.LEAD)
    enter_entry(asking(members["carol"], _BEFORE), mason, Answers("contacts", _CONTACT))
    return Cast(**members, mason=mason, nadia=nadia, oscar=oscar, agreement=agreement)


_BEFORE = CAST_AT - timedelta(days=4)


def _found_scheme() -> None:
    """The scheme of North Yorkshire, in which every agency of the cast takes part, in its second version."""
    area = area_named("North Yorkshire")
    assert area is not None
    partners = [_agency(code).id for code in (POLICE, PROBATION, PRISONS, TRUST, CHARITY)]
    new = NewScheme(SCHEME_CODE, "North Yorkshire", area.id, partners[0], partners)
    number = scheme.found_scheme(new)
    for since, capacity in ((date(2018, 1, 8), "100"), (BEGAN_ON, "120")):
        scheme.define(number, {**DEFAULTS, "capacity": capacity}, since, "The board decided.", _BEFORE, "cast")


def _make_partnership() -> int:
    load_shipped(_BEFORE)
    partnership.save_areas(area for area in reference.areas() if area.name in _AREAS)
    wanted = {POLICE, PROBATION, PRISONS, TRUST, AUTHORITY}
    partnership.save_agencies([*(row for row in reference.agencies() if row.code in wanted), _INVENTED])
    return partnership.agree(
        title="Integrated Offender Management in North Yorkshire",
        gateway="Crime and Disorder Act 1998 s.115",
        agency_ids=[_agency(code).id for code in (POLICE, PROBATION, PRISONS)],
        kinds="*",
        starts_on=BEGAN_ON,
        ends_on=None,
        review_on=None,
    )


def _officer(username: str, name: str, role: Role, agency_code: str, digest: str) -> Member:
    agency = _agency(agency_code)
    account = {"username": username, "name": name, "email": f"{username}@example.org", "agency_id": agency.id}
    partnership.open_accounts([{**account, "password": digest, "created_at": _BEFORE}])
    opened = officer_named(username, CAST_ON)
    assert opened is not None
    partnership.grant_role(opened.id, role, BEGAN_ON, None, "cast")
    return Member(opened.id, username, name, role, agency)


def _agency(code: str) -> AgencyView:
    agency = agency_with_code(code)
    assert agency is not None
    return agency


def _person(agency_code: str, source_id: str) -> int:
    named = source_record_named(_agency(agency_code).id, source_id)
    assert named is not None
    return named[1]


def _involve(
    member: Member, person_id: int, basis: InvolvementBasis, role: InvolvementRole, ends_on: date | None = None
) -> int:
    return doors.involve(
        person_id=person_id, agency_id=member.agency.id, officer_id=member.id, basis=basis, role=role,
        starts_on=BEGAN_ON, ends_on=ends_on, at=_BEFORE, by="cast",
    )  # fmt: skip


def viewer(member: Member, at: datetime = CAST_AT) -> Viewer:
    """The officer as the rules see them."""
    loaded = viewer_for(member.id, at)
    assert loaded is not None
    return loaded


def asking(member: Member, at: datetime = CAST_AT, what: str = "a test", purpose: str = "to test") -> Asking:
    """The officer asking for something at a moment."""
    return Asking(viewer(member, at), at, what, purpose)


def signed_in(member: Member) -> Client:
    """A browser in which the officer is signed in."""
    client = Client()
    client.force_login(get_user_model().objects.get(pk=member.id))
    return client


@dataclass(frozen=True)
class World:
    """A person made for one officer, who stands to them in the relation, and an entry on the person's record.

    The entry is the word of the officer's own agency, save where only another agency knows the person.
    """

    relation: Relation
    person_id: int
    entry_id: int


def world(cast: Cast, member: Member, relation: Relation) -> World:
    """A new person who stands to the officer in the relation, now and at CAST_AT."""
    owner = owner_of(cast, member, relation)
    person_id = _new_person(owner.agency.id)
    if relation is not Relation.OWN_AGENCY_UNINVOLVED:
        ended = CAST_ON - timedelta(days=1) if relation is Relation.ENDED else None
        _involve(owner, person_id, InvolvementBasis.AGREED_REFERRAL, InvolvementRole.SUPPORTING, ended)
    shut = {"person_id": person_id, "reason": "Set in a test.", "ask": "Bob Metcalfe", "starts_on": BEGAN_ON}
    if relation is Relation.EXCLUDED:
        doors.exclude(officer_id=member.id, at=_BEFORE, by="cast", **shut)
    if relation is Relation.RESTRICTED:
        doors.restrict(officer_ids=[_colleague_elsewhere(cast, member).id], at=_BEFORE, by="cast", **shut)
    return World(relation, person_id, _new_entry(owner, person_id))


def worlds(cast: Cast, member: Member) -> dict[Relation, World]:
    """A new person for each relation."""
    return {relation: world(cast, member, relation) for relation in Relation}


def owner_of(cast: Cast, member: Member, relation: Relation) -> Member:
    """Whose word the entries are on the record of a person who stands to the officer in the relation."""
    return _colleague_elsewhere(cast, member) if relation is Relation.OTHER_AGENCY else member


def _colleague_elsewhere(cast: Cast, member: Member) -> Member:
    return cast.carol if member.agency.code == POLICE else cast.alice


def new_record(agency_id: int) -> int:
    """A new person's only record."""
    return records_of_people([person := _new_person(agency_id)])[person][0]


def _new_person(agency_id: int) -> int:
    source_id = f"W{new_ids()[0]}"
    row = PersonRow(source_id, "Marchbanks", "Robin", date(1988, 8, 8), "U", "", "", None, ())
    delivery = receive_delivery(
        agency_id=agency_id, register="people", file_name="world.csv", sha256="", rows_read=1, at=_BEFORE, by="cast"
    )
    return receive_people([row], agency_id, delivery, _BEFORE, "cast").people.pop()


def _new_entry(owner: Member, person_id: int) -> int:
    return new_entry(owner, person_id, "contacts", {**_CONTACT, "contact_on": date(2025, 5, 28)})


def new_entry(owner: Member, person_id: int, kind: str, values: dict[str, Any]) -> int:
    """An entry on a person's record by the officer, whether or not they may."""
    register = REGISTERS[kind]
    with transaction.atomic():
        record = own_record_of(owner.agency.id, person_id, _BEFORE, "cast")
        author = Author(owner.agency.id, record, person_id, owner.id)
        return enter(register, values, author, retention_of(register, CAST_ON), _BEFORE)
