"""Who may do what, and why: the pure rules. No framework is needed here."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from accord.access import rules
from accord.access.terms import ABOUT_A_PERSON, Action, Relation, Role
from accord.access.viewer import ALL_KINDS, PersonFacts, Viewer
from accord.kernel.decisions import Decision

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
POLICE, PROBATION, CHARITY = 1, 2, 3
INVOLVED = PersonFacts(agency_is_involved=True)


def viewer(*roles: Role) -> Viewer:
    return Viewer(
        7, "alice", "Alice Thwaite", POLICE, "north-yorkshire-police", "North Yorkshire Police", roles=frozenset(roles)
    )


ALICE = viewer(Role.POLICE_OFFENDER_MANAGER)


def code_of(decision: Decision) -> tuple[bool, str]:
    return decision.allowed, decision.reasons[0].code


# ---- What a role may do ------------------------------------------------------------------------------------------------


def test_every_role_may_use_its_own_account() -> None:
    assert list(rules.roles_that_may(Action.OWN_ACCOUNT)) == list(Role)


def test_only_the_system_administrator_administers() -> None:
    assert list(rules.roles_that_may(Action.ADMINISTER)) == [Role.SYSTEM_ADMINISTRATOR]


def test_only_information_governance_oversees() -> None:
    assert list(rules.roles_that_may(Action.OVERSEE)) == [Role.INFORMATION_GOVERNANCE]


@pytest.mark.parametrize("action", sorted(ABOUT_A_PERSON | {Action.SEARCH, Action.BREAK_GLASS}))
@pytest.mark.parametrize("role", [Role.LAY_ADVISER, Role.INFORMATION_GOVERNANCE, Role.SYSTEM_ADMINISTRATOR])
def test_lay_advisers_and_those_who_look_after_the_service_never_reach_a_person(role: Role, action: Action) -> None:
    assert not rules.may(viewer(role), action)


@pytest.mark.parametrize("action", [Action.RECORD, Action.CORRECT, Action.WITHDRAW, Action.BREAK_GLASS])
def test_an_analyst_reads_and_changes_nothing(action: Action) -> None:
    assert not rules.may(viewer(Role.INTELLIGENCE_ANALYST), action)


@pytest.mark.parametrize("role", [Role.IOM_MANAGER, Role.SENIOR_PROBATION_OFFICER, Role.MAPPA_COORDINATOR])
def test_those_who_lead_say_who_is_involved_and_who_is_kept_out(role: Role) -> None:
    assert rules.may(viewer(role), Action.INVOLVE)
    assert rules.may(viewer(role), Action.RESTRICT)


def test_a_second_role_adds_what_it_may() -> None:
    both = viewer(Role.LAY_ADVISER, Role.SYSTEM_ADMINISTRATOR)

    assert rules.may(both, Action.SEE_REPORTS)
    assert rules.may(both, Action.ADMINISTER)


def test_an_officer_without_a_role_is_told_whom_to_ask() -> None:
    refused = rules.may(viewer(), Action.RECORD)

    assert code_of(refused) == (False, "role")
    assert refused.because == (
        "None of your roles may add to a person's record. If you need to, ask your agency's administrator."
    )


def test_a_closed_account_may_nothing_whatever_its_roles() -> None:
    closed = replace(ALICE, is_active=False)

    assert code_of(rules.may(closed, Action.OWN_ACCOUNT)) == (False, "account_closed")


# ---- One officer and one person ----------------------------------------------------------------------------------------


def test_an_officer_of_an_agency_involved_with_the_person_is_let_in() -> None:
    assert code_of(rules.decide(ALICE, INVOLVED, Action.CONSULT)) == (True, "involved")


@pytest.mark.parametrize(
    "facts",
    [
        None,
        PersonFacts(),
        PersonFacts(agency_was_involved=True),
        PersonFacts(others_are_involved=True),
        PersonFacts(is_excluded=True, is_restricted=True, ask="Bob Metcalfe"),
    ],
)
def test_a_stranger_and_a_person_who_is_not_there_are_the_same_answer(facts: PersonFacts | None) -> None:
    assert rules.decide(ALICE, facts, Action.CONSULT) == rules.decide(ALICE, None, Action.CONSULT)
    assert code_of(rules.decide(ALICE, facts, Action.CONSULT)) == (False, "not_found")


def test_the_role_is_asked_before_the_person() -> None:
    governance = viewer(Role.INFORMATION_GOVERNANCE)

    assert code_of(rules.decide(governance, None, Action.CONSULT)) == (False, "role")
    assert code_of(rules.decide(governance, INVOLVED, Action.CONSULT)) == (False, "role")


def test_an_excluded_officer_is_told_whom_to_ask() -> None:
    facts = replace(INVOLVED, is_excluded=True, ask="Bob Metcalfe")

    refused = rules.decide(ALICE, facts, Action.CONSULT)

    assert code_of(refused) == (False, "excluded")
    assert refused.because == "You are excluded from this record. Ask Bob Metcalfe."


def test_with_nobody_named_to_ask_information_governance_is() -> None:
    refused = rules.decide(ALICE, replace(INVOLVED, is_restricted=True), Action.CONSULT)

    assert refused.because == ("This record is restricted to named officers. Ask your information governance officer.")


def test_nothing_overrides_an_exclusion() -> None:
    facts = replace(INVOLVED, is_excluded=True, is_restricted=True, is_permitted=True, glass_is_broken=True)

    assert code_of(rules.decide(ALICE, facts, Action.CONSULT)) == (False, "excluded")


@pytest.mark.parametrize(("is_permitted", "answer"), [(True, (True, "involved")), (False, (False, "restricted"))])
def test_a_restricted_record_opens_to_the_officers_named(is_permitted: bool, answer: tuple[bool, str]) -> None:
    facts = replace(INVOLVED, is_restricted=True, is_permitted=is_permitted)

    assert code_of(rules.decide(ALICE, facts, Action.CONSULT)) == answer


@pytest.mark.parametrize("facts", [PersonFacts(), replace(INVOLVED, is_restricted=True)])
def test_an_emergency_opens_a_stranger_and_a_restricted_record(facts: PersonFacts) -> None:
    assert code_of(rules.decide(ALICE, replace(facts, glass_is_broken=True), Action.CONSULT)) == (True, "break_glass")


def test_a_permit_alone_is_no_way_in() -> None:
    assert not rules.decide(ALICE, PersonFacts(is_restricted=True, is_permitted=True), Action.CONSULT)


# ---- One entry within a record -----------------------------------------------------------------------------------------


def test_an_agency_sees_what_it_recorded() -> None:
    assert code_of(rules.entry_is_visible(ALICE, INVOLVED, POLICE, "contacts")) == (True, "own_agency")


@pytest.mark.parametrize(
    ("shared", "answer"),
    [
        ({}, (False, "no_agreement")),
        ({CHARITY: frozenset({ALL_KINDS})}, (False, "no_agreement")),
        ({PROBATION: frozenset({"custody"})}, (False, "no_agreement")),
        ({PROBATION: frozenset({"custody", "contacts"})}, (True, "agreement")),
        ({PROBATION: frozenset({ALL_KINDS})}, (True, "agreement")),
        ({PROBATION: frozenset({"intelligence"})}, (False, "no_agreement")),
    ],
)
def test_another_agencys_entry_shows_only_under_an_agreement_over_its_kind(
    shared: dict[int, frozenset[str]], answer: tuple[bool, str]
) -> None:
    under = replace(ALICE, shared=shared)

    assert code_of(rules.entry_is_visible(under, INVOLVED, PROBATION, "contacts")) == answer


@pytest.mark.parametrize(
    ("kinds", "shows"),
    [({ALL_KINDS}, False), ({"custody"}, False), ({"intelligence"}, True), ({ALL_KINDS, "intelligence"}, True)],
)  # fmt: skip
def test_intelligence_goes_only_where_an_agreement_names_it(kinds: set[str], shows: bool) -> None:
    under = replace(ALICE, shared={PROBATION: frozenset(kinds)})

    assert bool(rules.entry_is_visible(under, INVOLVED, PROBATION, "intelligence")) is shows
    assert rules.entry_is_visible(under, INVOLVED, POLICE, "intelligence")


def test_in_an_emergency_every_entry_shows() -> None:
    opened = PersonFacts(glass_is_broken=True)

    assert code_of(rules.entry_is_visible(ALICE, opened, PROBATION, "contacts")) == (True, "break_glass")


# ---- The columns of the access matrix ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "relation"),
    [
        (PersonFacts(), Relation.OWN_AGENCY_UNINVOLVED),
        (PersonFacts(others_are_involved=True), Relation.OTHER_AGENCY),
        (PersonFacts(agency_was_involved=True, others_are_involved=True), Relation.ENDED),
        (PersonFacts(agency_is_involved=True, agency_was_involved=True), Relation.INVOLVED),
        (PersonFacts(agency_is_involved=True, is_restricted=True, is_permitted=True), Relation.INVOLVED),
        (PersonFacts(agency_is_involved=True, is_restricted=True), Relation.RESTRICTED),
        (PersonFacts(agency_is_involved=True, is_restricted=True, is_excluded=True), Relation.EXCLUDED),
    ],
)
def test_facts_fall_in_one_relation(facts: PersonFacts, relation: Relation) -> None:
    assert rules.relation_of(facts) is relation


# ---- Emergencies -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "is_enough"),
    [
        ("He is on the bridge now", True),
        ("He is on the bridge.", True),
        ("He is on a bridge.", False),
        ("               He is", False),
        ("x" * 40, False),
        ("", False),
    ],
)
def test_a_reason_says_something_in_twenty_characters_and_more_than_a_word(reason: str, is_enough: bool) -> None:
    assert rules.reason_is_enough(reason, 20).allowed is is_enough


def test_a_reason_that_is_not_enough_says_what_would_be() -> None:
    assert rules.reason_is_enough("asked", 20).because == (
        "Say why in at least 20 characters, in words a colleague would understand."
    )


def test_an_emergency_gives_way_to_an_exclusion_alone() -> None:
    assert rules.emergency_may_open(PersonFacts(is_restricted=True))
    excluded = PersonFacts(is_excluded=True, agency_is_involved=True)
    assert code_of(rules.emergency_may_open(excluded)) == (False, "excluded")


def test_an_emergency_tells_an_excluded_stranger_nothing() -> None:
    assert code_of(rules.emergency_may_open(PersonFacts(is_excluded=True))) == (False, "not_found")


@pytest.mark.parametrize(
    ("moved", "is_broken"),
    [
        (timedelta(microseconds=-1), False),
        (timedelta(0), True),
        (timedelta(hours=4, microseconds=-1), True),
        (timedelta(hours=4), False),
    ],
)
def test_emergency_access_ends_at_the_moment_it_expires(moved: timedelta, is_broken: bool) -> None:
    assert rules.glass_is_broken_at(NOON, NOON + timedelta(hours=4), NOON + moved) is is_broken
