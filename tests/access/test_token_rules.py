"""When a program's token may be used, and when one may be issued."""

from datetime import UTC, date, datetime, timedelta

import pytest

from accord.access.rules import token_is_in_force, token_may_be_issued

AT = datetime(2025, 6, 2, 9, 30, tzinfo=UTC)
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("expires_at", "revoked_on", "code"),
    [
        (AT + TICK, None, "in_force"),
        (AT, None, "expired"),
        (AT - TICK, None, "expired"),
        (AT + TICK, date(2025, 6, 2), "revoked"),
        (AT + TICK, date(2025, 6, 3), "revoked"),
        (AT - TICK, date(2025, 6, 1), "revoked"),
    ],
)
def test_a_token_holds_up_to_the_moment_it_expires_and_never_once_revoked(expires_at, revoked_on, code):
    decision = token_is_in_force(expires_at, revoked_on, AT)

    assert decision.reasons[0].code == code
    assert bool(decision) == (code == "in_force")


@pytest.mark.parametrize(
    ("name", "days", "code"),
    [
        ("Figures", 1, "issued"),
        ("Figures", 90, "issued"),
        ("x" * 100, 30, "issued"),
        ("Figures", 0, "days"),
        ("Figures", 91, "days"),
        ("Figures", -1, "days"),
        ("", 30, "name"),
        (" \t", 30, "name"),
        ("x" * 101, 30, "name"),
    ],
)
def test_a_token_says_what_it_is_for_and_is_for_no_longer_than_policy_allows(name, days, code):
    assert token_may_be_issued(name, days, 90).reasons[0].code == code
