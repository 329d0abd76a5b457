"""Every refusal has one shape, and says what is wrong and what to do."""

import pytest

from accord.journeys.registers import REGISTERS, WRITABLE
from accord.kernel.references import reference_of
from tests.api.calling import CALLS, REASON, ROOT, TAG, Caller, address_of


def _faults(answer):
    assert answer.status_code == 422
    assert answer.json()["code"] == "faults"
    return {fault["field"]: fault["why"] for fault in answer.json()["faults"]}


def _sent(cast, content, content_type="application/json"):
    client = Caller(cast.alice).client
    return client.post(f"{ROOT}{address_of(cast.mason)}/entries", content, content_type=content_type)


@pytest.mark.parametrize(
    "path", ["/", "/nowhere", "/me/", "/people/", "/people/x/y", "/docs", "/people//timeline", "/%2e%2e/cases"]
)
def test_an_address_that_does_not_exist_answers_in_the_same_shape(cast, path):
    answer = Caller(cast.alice).get(path)

    assert answer.status_code == 404
    assert answer.content == Caller(cast.alice).get(f"/people/{reference_of(1)}").content


@pytest.mark.parametrize(
    "content",
    [b" ", b"{", b"[1,]", b"nil", b"\xff\xfe", b'{"kind": "\xc3\x28"}', b"[" * 100_000, b"1" * 5_000, b'"\\ud800"'],
    ids=["empty", "open", "comma", "word", "utf-16", "not utf-8", "deep", "long number", "half a character"],
)
def test_what_cannot_be_read_is_refused(cast, content):
    answer = _sent(cast, content)

    assert answer.status_code in {400, 422}
    assert set(answer.json()) == {"code", "why", "faults"}


def test_what_is_no_json_is_called_so(cast):
    answer = _sent(cast, b"{")

    assert (answer.status_code, answer.json()["code"]) == (400, "unreadable")
    assert "JSON in UTF-8" in answer.json()["why"]


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain", ""])
def test_a_body_that_is_not_said_to_be_json_is_turned_away(cast, content_type):
    answer = _sent(cast, b'{"kind": "tags"}', content_type)

    assert (answer.status_code, answer.json()["code"]) == (415, "not_json")


def test_a_body_that_is_too_big_is_turned_away(cast, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

    answer = _sent(cast, b'{"kind": "' + b"x" * 1000 + b'"}')

    assert (answer.status_code, answer.json()["code"]) == (413, "too_big")


def test_a_misspelt_filter_is_told_and_not_passed_over(cast):
    answer = Caller(cast.alice).get(f"{address_of(cast.mason)}/timeline", agencey="north-yorkshire-police")

    assert _faults(answer) == {"agencey": "There is no such parameter."}


def test_every_parameter_that_is_wrong_is_told_with_the_reason(cast):
    asked = {"on": "2018-02-30", "from": "1", "known_at": "2025-06-02T10:30:00", "page": "0", "kind": "tag"}
    answer = Caller(cast.alice).get(f"{address_of(cast.mason)}/timeline", **asked)

    assert _faults(answer) == {
        "on": "There is no such day: February 2018 has days 1 to 28, not 30.",
        "from": "A date is written year-month-day, such as 2018-01-23.",
        "known_at": "A moment is written like 2025-06-02T10:30:00Z, with its zone, and lies between 1870 and 2199.",
        "page": "This must be 1 or more.",
        "kind.0": f"The kinds are: {', '.join(REGISTERS)}.",
    }


@pytest.mark.parametrize("moment", ["1870-01-01T00:00:00+23:59", "2199-12-31T23:59:59.999999-23:59"])
def test_the_first_and_the_last_moment_can_be_asked_for(cast, moment):
    assert Caller(cast.alice).get(f"{address_of(cast.mason)}/timeline", known_at=moment).status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        {"known_at": "9999-12-31T23:59:59-23:59"},
        {"known_at": "0001-01-01T00:00:00+23:59"},
        {"known_at": "2025-06-02T10:30:00+99:99"},
        {"on": "9999-12-31"},
        {"page": "1" * 5_000},
        {"words": "a\0b"},
        {"agency": "nobody\0"},
    ],
    ids=str,
)
def test_what_a_database_could_choke_on_is_told_as_a_fault(cast, asked):
    faults = _faults(Caller(cast.alice).get(f"{address_of(cast.mason)}/timeline", **asked))

    assert list(faults) == list(asked)


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ({}, {"kind": "This is needed.", "values": "This is needed."}),
        ([], {"body": "This must be an object."}),
        (None, {"body": "This must be an object."}),
        ({"kind": "tags", "values": TAG, "at": "now"}, {"at": "There is no such field."}),
        ({"kind": ["tags"], "values": TAG}, {"kind": f"The kinds are: {', '.join(WRITABLE)}."}),
        ({"kind": "tags", "values": 1}, {"values": "This must be an object with the register's columns."}),
        ({"kind": "tags", "values": {"tag_type": 1}}, {"values": "tag_type must be text, or null where it is blank."}),
    ],
    ids=str,
)
def test_every_field_that_is_wrong_is_told_with_the_reason(cast, body, faults):
    assert _faults(Caller(cast.alice).post(f"{address_of(cast.mason)}/entries", body)) == faults


@pytest.mark.parametrize("reason", ["", "   a   ", "bad\0reason", "x" * 301, None, 5])
def test_a_change_says_why_in_words_that_can_be_kept(cast, reason):
    address = f"{address_of(cast.mason)}/entries/{reference_of(1)}/withdrawal"

    assert list(_faults(Caller(cast.alice).post(address, {"reason": reason}))) == ["reason"]


def test_a_reason_may_begin_with_a_hyphen(cast):
    address = f"{address_of(cast.mason)}/entries/{reference_of(1)}/withdrawal"

    assert Caller(cast.alice).post(address, {"reason": f"- {REASON}"}).status_code == 404


def test_no_answer_may_be_kept_by_whoever_passes_it_on(cast):
    answers = [call.by(Caller(cast.alice), cast.mason) for call in CALLS.values()]

    assert {answer["Cache-Control"] for answer in answers} == {"no-store"}
