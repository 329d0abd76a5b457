"""Promise 8: whatever is sent to the API, by whomever, it answers as its document says, and never with a failure.

Requests are made from the document itself, some as it allows and some as it forbids, over every operation, as three officers
and as nobody. What is checked of each answer: no failure of the server; a status, a content type and a body that the
document names; nothing let in without a sign-in; what the document forbids refused, and what it allows not called wrong.
"""

import json
from contextlib import contextmanager

import hypothesis
import pytest
import schemathesis
import time_machine
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, strategies
from schemathesis import GenerationMode

from accord.api.service import document
from accord.kernel.references import reference_of
from tests.api.calling import Caller, own_entry_of_mason
from tests.cast import CAST_AT
from tests.promises.size import tries

REQUESTS = tries(gate=2_000, night=20_000)
CALLERS = ("alice", "carol", "jack", "nobody")
DOCUMENT = json.loads(document())
OPERATIONS = {each["operationId"]: each for path in DOCUMENT["paths"].values() for each in path.values()}
VARIED = [each for each in OPERATIONS.values() if each["parameters"] or "requestBody" in each]
EACH = -(-REQUESTS // (len(CALLERS) * len(VARIED)))

# What a column of a register allows the document cannot always say: a day that is not to come, a code of an offence.
CONFIG = schemathesis.Config.from_dict(
    {
        "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", 401, 403, 404, 409, 422]}},
        "generation": {"with-security-parameters": False},  # the caller's own, below
    }
)


@pytest.fixture(scope="module")
def schema():
    """The document, answered by the service itself as its server runs it."""
    loaded = schemathesis.openapi.from_dict(DOCUMENT, config=CONFIG)
    loaded.app = get_wsgi_application()
    return loaded


@contextmanager
def connection_kept():
    """Let the service keep the test's own connection, as Django's client does: it would close it after each request."""
    ends = (request_started, request_finished)
    for end in ends:
        end.disconnect(close_old_connections)
    yield
    for end in ends:
        end.connect(close_old_connections)


@pytest.mark.parametrize("caller", CALLERS)
@pytest.mark.parametrize("name", OPERATIONS)
def test_every_answer_is_as_the_document_says(schema, cast, name, caller):
    operation = schema.find_operation_by_id(name)
    known = {
        "reference": reference_of(cast.mason),
        "entry_reference": own_entry_of_mason(cast),
        "area": "North Yorkshire",
    }
    cookies = Caller(getattr(cast, caller, None)).cookies()
    headers = {"Cookie": str(cookies), "X-CSRFToken": cookies.get("accord_csrf", "")} if cookies else {}

    @hypothesis.settings(max_examples=EACH, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=_cases(operation, known))
    def answered(case):
        answer = case.call_and_validate(headers=headers, cookies=cookies)
        assert caller == "nobody" or answer.status_code != 401

    with time_machine.travel(CAST_AT, tick=False), connection_kept():
        answered()


def _cases(operation, known):
    """As allowed and as forbidden; mostly of records that there are, for the others are soon answered."""
    pinned = {
        place: {each.name: known[each.name] for each in parameters if each.name in known}
        for place, parameters in (("path_parameters", operation.path_parameters), ("query", operation.query))
    }
    return strategies.one_of(
        operation.as_strategy(generation_mode=GenerationMode.POSITIVE, **pinned),
        operation.as_strategy(generation_mode=GenerationMode.POSITIVE, path_parameters=pinned["path_parameters"]),
        operation.as_strategy(generation_mode=GenerationMode.NEGATIVE, path_parameters=pinned["path_parameters"]),
        operation.as_strategy(generation_mode=GenerationMode.POSITIVE),
    )
