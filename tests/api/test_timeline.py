"""A person's timeline through the API: as it stands, as it stood, and as it was known."""

from datetime import timedelta

import pytest
import time_machine

from tests.api.calling import REASON, TAG, Caller, address_of
from tests.cast import CAST_AT


def _told(caller, person_id, **asked):
    answer = caller.get(f"{address_of(person_id)}/timeline", **asked)
    assert answer.status_code == 200
    return answer.json()


def _summaries(caller, person_id, **asked):
    return [entry["summary"] for entry in _told(caller, person_id, **asked)["entries"]]


GOLD, SILVER = "IOM gold, fixed cohort, left: tier changed", "IOM silver, fixed cohort"
CUSTODY, GPS = "In custody at HMP Hull", "Location (GPS) tag fitted (licence)"
OFFENCE, VISIT = "Convicted: Burglary (domestic) (028/01)", "Office visit: attended"


@pytest.mark.parametrize(
    ("asked", "summaries"),
    [
        ({}, [VISIT, OFFENCE, GPS, SILVER, GOLD, CUSTODY]),
        ({"kind": ["iom", "tags"]}, [GPS, SILVER, GOLD]),
        ({"agency": "hmpps-prisons"}, [CUSTODY]),
        ({"agency": ["hmpps-prisons", "probation-service"]}, [VISIT, CUSTODY]),
        ({"on": "2024-01-07"}, [CUSTODY]),
        ({"on": "2024-01-08"}, [GOLD]),
        ({"from": "2025-05-27"}, [VISIT, GPS, SILVER]),
        ({"to": "2024-01-08"}, [GOLD, CUSTODY]),
        ({"from": "2024-09-02", "to": "2024-09-02"}, [SILVER]),
        ({"words": "gOLD"}, [GOLD]),
        ({"words": "%"}, []),
        ({"kind": "iom", "on": "2025-06-02"}, [SILVER]),
        ({"known_at": "2025-05-29T09:29:59Z"}, []),
        ({"known_at": "2025-05-29T10:30:00+01:00", "kind": "tags"}, [GPS]),
    ],
    ids=str,
)
def test_the_filters_choose_what_is_told(cast, asked, summaries):
    assert _summaries(Caller(cast.alice), cast.mason, **asked) == summaries


def test_another_agencys_entries_are_told_only_under_an_agreement(cast):
    assert _summaries(Caller(cast.fatima), cast.mason) == []


def test_a_correction_leaves_what_was_known_before_as_it_was(cast):
    caller = Caller(cast.alice)
    [tag] = _told(caller, cast.mason, kind="tags")["entries"]
    values = {"tag_type": "curfew", "fitted_on": "2025-03-03", "legal_basis": "licence"}
    address = f"{address_of(cast.mason)}/entries/{tag['reference']}/corrections"
    assert caller.post(address, {"values": values, "reason": REASON}).status_code == 201

    [now] = _told(caller, cast.mason, kind="tags")["entries"]
    [before] = _told(caller, cast.mason, kind="tags", known_at="2025-06-02T09:29:59.999999Z")["entries"]

    assert (now["summary"], now["corrects"]) == ("Curfew (radio) tag fitted (licence)", tag["reference"])
    assert (before["summary"], before["reference"]) == (GPS, tag["reference"])
    assert (before["superseded_at"], before["changed_because"]) == (now["recorded_at"], REASON)


def test_a_moment_that_is_told_can_be_asked_with(cast):
    caller = Caller(cast.alice)
    with time_machine.travel(CAST_AT + timedelta(microseconds=123_456), tick=False):
        assert caller.post(f"{address_of(cast.mason)}/entries", {"kind": "tags", "values": TAG}).status_code == 201
        newest, _ = _told(caller, cast.mason, kind="tags")["entries"]

        then = _told(caller, cast.mason, kind="tags", known_at=newest["recorded_at"])
        before = _told(caller, cast.mason, kind="tags", known_at="2025-06-02T09:30:00.123455Z")

    assert newest["recorded_at"] == "2025-06-02T09:30:00.123456Z"
    assert then["entries"][0]["reference"] == newest["reference"]
    assert before["total"] == 1


def test_long_timelines_come_in_pages_and_one_past_the_end_is_the_last(cast):
    caller = Caller(cast.alice)
    for number in range(1, 24):
        values = {"tag_type": "gps", "fitted_on": f"2025-05-{number:02}", "removed_on": f"2025-05-{number + 1:02}"}
        assert caller.post(f"{address_of(cast.mason)}/entries", {"kind": "tags", "values": values}).status_code == 201

    first, second, past = (_told(caller, cast.mason, page=page) for page in (1, 2, 99))

    assert (first["total"], first["pages"], len(first["entries"]), len(second["entries"])) == (29, 2, 25, 4)
    assert past == second
