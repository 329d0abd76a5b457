"""Where one officer stands to one person, with everything that an address may name: what the walk of every route goes by."""

from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.db import transaction

from accord.access.commands import doors
from accord.access.commands.partnership import add_team
from accord.access.models import Exclusion, Involvement, Restriction
from accord.access.queries.agencies import agency_with_code
from accord.access.queries.officers import grants_of
from accord.access.terms import Relation
from accord.iom.commands.daily import task
from accord.linking.commands import Found, call_attention, join_at_once, raise_doubt
from accord.linking.models import Attention
from accord.linking.rules import pair_of
from accord.linking.terms import WhyAttention, WhyDoubtful
from accord.people.commands import add_alias, move_records, own_record_of
from accord.people.queries.records import records_of_people
from accord.people.terms import LinkBasis
from accord.record.commands import start_draft
from accord.record.queries.held import key_of_fact
from tests.cast import (
    BEGAN_ON,
    CAST_AT,
    CAST_ON,
    SCHEME_CODE,
    TRUST,
    Cast,
    Member,
    new_entry,
    new_record,
    owner_of,
    world,
)
from tests.promises.forms import CONTACT
from tests.promises.passkeys import registered_passkey

NO_NUMBER = 1
"""No record has it: numbers are drawn from the clock."""


@dataclass(frozen=True)
class Place:
    """An officer (None: nobody), a person, and the numbers of what is on the person's record.

    `kept_by_few` is a person whose record is restricted to officers of whom this is one, where the relation lets that be;
    otherwise the same person. `officer_id` is another officer, whose account and role are there to be administered.
    """

    member: Member | None
    relation: Relation
    person_id: int
    entry_id: int
    draft_id: int
    involvement_id: int
    restriction_id: int
    exclusion_id: int
    kept_by_few: int
    emergency_id: int
    passkey_id: int
    officer_id: int
    grant_id: int
    agreement_id: int
    record_id: int
    doubt_id: int
    joined_id: int
    attention_id: int
    failure_id: int
    action_id: int
    task_id: int
    name_id: int
    team_id: int
    nomination_id: int
    screened_id: int


def places(cast: Cast, member: Member | None) -> dict[Relation, Place]:
    """A new person for each relation to the officer. Nobody has no relation: for them Alice's are taken."""
    passkey_id = second_factors(member or cast.alice)
    return {relation: _place(cast, member, relation, passkey_id) for relation in Relation}


def second_factors(member: Member) -> int:
    """Give the officer one-time codes, recovery codes and a passkey; returns the passkey's number."""
    said = {
        "totp": {"secret": encrypt("JBSWY3DPEHPK3PXP")},
        "recovery_codes": {"seed": encrypt("5eed"), "used_mask": 0},
    }
    Authenticator.objects.bulk_create(Authenticator(user_id=member.id, type=each, data=said[each]) for each in said)
    passkey = {"name": "Blue key", "credential": registered_passkey()}
    return Authenticator.objects.create(user_id=member.id, type="webauthn", data=passkey).pk


def _place(cast: Cast, member: Member | None, relation: Relation, passkey_id: int) -> Place:
    officer = member or cast.alice
    made = world(cast, officer, relation)
    exclusion = _exclusion_of(made.person_id) or _exclude(made.person_id, cast.charlie)
    few, restriction = made.person_id, _restriction_of(made.person_id)
    if relation is Relation.INVOLVED:
        few = world(cast, officer, relation).person_id
        restriction = _restrict(few, officer)
    return Place(
        member=member,
        relation=relation,
        person_id=made.person_id,
        entry_id=made.entry_id,
        draft_id=start_draft(officer.id, made.person_id, "contacts", None, dict(CONTACT), CAST_AT),
        involvement_id=_involvement_of(made.person_id),
        restriction_id=restriction,
        exclusion_id=exclusion,
        kept_by_few=few,
        emergency_id=_emergency(cast, made.person_id),
        passkey_id=passkey_id,
        officer_id=cast.charlie.id,
        grant_id=grants_of(cast.charlie.id)[0].id,
        agreement_id=cast.agreement,
        **_linking(cast, officer, made.person_id),
        **_managing(owner_of(cast, officer, relation), made.person_id),
        task_id=task(made.entry_id, key_of_fact(made.entry_id), officer.id, "Visit him tonight.", CAST_AT, "cast"),
        team_id=add_team(agency_with_code(TRUST).id, "The hub"),
        name_id=_another_name(owner_of(cast, officer, relation), made.person_id),
        **_selecting(owner_of(cast, officer, relation), made.person_id),
    )


def _another_name(owner: Member, person_id: int) -> int:
    """A name that the person goes by as well, by the word of the agency whose person it is."""
    with transaction.atomic():
        record_id = own_record_of(owner.agency.id, person_id, CAST_AT, "cast")
    return add_alias(record_id, "Featherstone", "Macey", CAST_AT, "cast")


def _linking(cast: Cast, officer: Member, person_id: int) -> dict[str, int]:
    """A record of the person's, a doubt about it, a joining that brought another record to it, and what needs attention."""
    mine = records_of_people([person_id])[person_id][0]
    other, third = (new_record(officer.agency.id) for _ in range(2))
    waits = raise_doubt(Found(pair_of(mine, other), WhyDoubtful.WEIGHT, 12.0), CAST_AT, "cast")
    moves = move_records([third], person_id, LinkBasis.COMPARISON, "Joined.", CAST_AT, "cast")
    joined = join_at_once(Found(pair_of(mine, third), WhyDoubtful.WEIGHT, 24.0), moves, CAST_AT, "cast")
    call_attention(person_id, WhyAttention.COMES_APART, "", CAST_AT)
    attention = Attention.objects.get(person_id=person_id).pk
    return {"record_id": third, "doubt_id": waits, "joined_id": joined, "attention_id": attention}


def _managing(owner: Member, person_id: int) -> dict[str, int]:
    """A failure to comply that waits for an answer, and an open action of the plan."""
    on = {"happened_on": date(2025, 5, 26), "agreed_on": date(2025, 5, 26), "due_on": date(2025, 6, 9)}
    failure = {"event": "breach", "source": "The hostel", "notes": None, **on}
    action = {"need": "drugs", "action": "See the nurse", "owner": "The clinic", "done_on": None, "result": None, **on}
    return {
        "failure_id": new_entry(owner, person_id, "compliance", failure),
        "action_id": new_entry(owner, person_id, "actions", action),
    }


def _selecting(owner: Member, person_id: int) -> dict[str, int]:
    """A nomination of the person that waits to be screened, and one that has been."""
    said = {"referred_from": None, "grounds": "Burglary.", "help_wanted": None}
    nominated = {"nominated_on": CAST_ON, "scheme": SCHEME_CODE, **said}
    waits, screened = (new_entry(owner, person_id, "nominations", nominated) for _ in range(2))
    found = {"outcome": "goes_on", "suggested": "goes_on", "findings": "[]", "reason": "As found."}
    new_entry(owner, person_id, "screenings", {"screened_on": CAST_ON, "nomination": screened, **found})
    return {"nomination_id": waits, "screened_id": screened}


_SAID = {"reason": "Set in a test.", "ask": "Bob Metcalfe", "starts_on": BEGAN_ON, "at": CAST_AT, "by": "cast"}


def _exclude(person_id: int, member: Member) -> int:
    return doors.exclude(person_id=person_id, officer_id=member.id, **_SAID)


def _restrict(person_id: int, member: Member) -> int:
    return doors.restrict(person_id=person_id, officer_ids=[member.id], **_SAID)


def _emergency(cast: Cast, person_id: int) -> int:
    """An emergency access of somebody else, still to be looked at."""
    return doors.break_glass(
        person_id=person_id, officer_id=cast.charlie.id, reason="He may harm his brother tonight.", hours=1,
        minimum_length=5, at=CAST_AT.replace(hour=1),
    )  # fmt: skip


def _exclusion_of(person_id: int) -> int | None:
    return Exclusion.objects.filter(person_id=person_id).values_list("pk", flat=True).first()


def _restriction_of(person_id: int) -> int:
    return Restriction.objects.filter(person_id=person_id).values_list("pk", flat=True).first() or NO_NUMBER


def _involvement_of(person_id: int) -> int:
    return Involvement.objects.filter(person_id=person_id).values_list("pk", flat=True).first() or NO_NUMBER
