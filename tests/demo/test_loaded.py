"""That the demonstration is loaded once, where it has a place, with a ledger that holds, and with accounts to sign in with."""

from itertools import pairwise

import pytest
from django.contrib.auth.password_validation import validate_password

from accord.access.gate import Asking, open_person
from accord.access.terms import Action, Role
from accord.audit.queries.events import Criteria, count, counts_by_action, events
from accord.audit.terms import Action as Logged
from accord.audit.verify import verify
from accord.demo import demonstration_sign_ins
from accord.demo.load import DemonstrationRefused, Loaded, is_empty, load
from accord.record.queries.timeline import TimelineFilter, timeline
from tests.demo.told import LOADED_AT, OF_THE_DEMONSTRATION, TODAY, cases, viewer

PARTNER = {Role.PARTNER_PRACTITIONER}
pytestmark = OF_THE_DEMONSTRATION


def test_one_officer_of_each_role_can_sign_in_and_for_partners_one_from_health_council_youth_justice_and_court() -> (
    None
):
    held = [
        (viewer(sign_in.username).roles, viewer(sign_in.username).agency_name) for sign_in in demonstration_sign_ins()
    ]

    assert [roles for roles, _ in held if roles != PARTNER] == [{role} for role in Role if {role} != PARTNER]
    assert [agency for roles, agency in held if roles == PARTNER] == [
        "Tees, Esk and Wear Valleys NHS Foundation Trust",
        "City of York Council: housing",
        "City of York Youth Justice Service",
        "HM Courts and Tribunals Service",
    ]
    assert [agency for _, agency in held] == [sign_in.agency for sign_in in demonstration_sign_ins()]


def test_the_password_is_one_that_the_service_would_take() -> None:
    validate_password(demonstration_sign_ins()[0].password)


def test_every_case_of_a_manager_has_been_looked_at_by_somebody() -> None:
    seen = [count(Criteria(person_id=case.person.person_id)) for case in cases("priya.nair")]

    assert min(seen) > 0
    assert sum(seen) / len(seen) > 10


def test_the_ledger_is_in_the_order_of_time_up_to_the_moment_of_loading() -> None:
    page = events(Criteria(), limit=50_000).events

    assert all(later.at >= earlier.at for later, earlier in pairwise(page))
    assert page[0].at < LOADED_AT
    assert verify().first_bad is None


def test_entries_lie_in_the_past_and_are_recorded_by_named_officers() -> None:
    asking = Asking(viewer("priya.nair"), LOADED_AT, "a test", "to test")
    opened = open_person(asking, cases("priya.nair")[0].person.person_id, Action.CONSULT)
    page = timeline(asking.viewer, opened, TimelineFilter(kinds=("contacts",)), size=500)

    assert page.total > 5
    assert all(
        entry.officer_name and entry.recorded_at <= LOADED_AT and entry.starts_on <= TODAY for entry in page.entries
    )


def test_entries_are_corrected_and_withdrawn() -> None:
    acts = counts_by_action(Criteria())

    assert acts[Logged.CORRECT] >= 5
    assert acts[Logged.WITHDRAW] >= 2


def test_it_is_not_loaded_twice() -> None:
    assert not is_empty()
    with pytest.raises(DemonstrationRefused, match="holds people already"):
        load(LOADED_AT)


def test_it_is_not_loaded_in_production(settings) -> None:
    settings.ACCORD_ENVIRONMENT = "production"

    with pytest.raises(DemonstrationRefused, match="production"):
        load(LOADED_AT)


def test_it_is_not_loaded_as_of_a_day_before_it_can_be_told() -> None:
    with pytest.raises(DemonstrationRefused, match="1 January 2019 at the earliest"):
        load(LOADED_AT.replace(year=2018))


def test_what_was_loaded_is_told(demonstration: Loaded) -> None:
    assert demonstration.people > 300
    assert demonstration.rows > 5_000
    assert demonstration.acts > 5_000
