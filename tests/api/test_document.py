"""The document of the API: it is committed, it is complete, and it is for those who are signed in."""

import json

import pytest

from accord.api.service import declared_operations, document
from tests.api.calling import Caller

DOCUMENT = json.loads(document())
OPERATIONS = {each["operationId"]: each for path in DOCUMENT["paths"].values() for each in path.values()}
DECLARED = {each.name.removeprefix("api:"): each for each in declared_operations()}


def test_the_committed_document_is_what_the_api_is(project_root):
    assert (project_root / "openapi.json").read_text(encoding="utf-8") == document(), "Run: make openapi"


def test_every_operation_is_declared_once_and_documented():
    assert len(DECLARED) == len(list(declared_operations()))
    assert set(DECLARED) == set(OPERATIONS)
    assert {(each.address, each.method.lower()) for each in DECLARED.values()} == {
        (address, method) for address, path in DOCUMENT["paths"].items() for method in path
    }


@pytest.mark.parametrize("name", DECLARED)
def test_every_operation_says_what_the_ledger_keeps_of_it(name):
    declaration = DECLARED[name].declaration

    assert declaration.what
    assert declaration.purpose
    assert declaration.methods == (DECLARED[name].method,)


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_says_which_statuses_it_answers_with_and_what_each_means(name):
    responses = OPERATIONS[name]["responses"]

    is_open = DECLARED[name].declaration.action is None
    assert "503" in {str(status) for status in responses}
    assert {"401", "403"} <= {str(status) for status in responses} or is_open
    assert all(len(response["description"]) > 10 for response in responses.values())


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_and_parameter_is_named_in_words(name):
    operation = OPERATIONS[name]

    assert operation["summary"]
    assert not operation["summary"].endswith(".")
    assert all("description" in each["schema"] for each in operation["parameters"])


@pytest.mark.parametrize("name", OPERATIONS)
def test_only_the_health_of_the_service_is_for_anybody(name):
    is_open = "security" not in OPERATIONS[name]

    assert is_open == (name in {"health", "ready"})
    assert is_open == (DECLARED[name].declaration.action is None)


def test_every_schema_that_is_kept_is_used_and_every_one_that_is_used_is_kept():
    text = json.dumps(DOCUMENT)
    used = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}

    assert used == set(DOCUMENT["components"]["schemas"])


def test_no_answer_is_open_to_fields_that_it_does_not_name():
    loose = [
        name
        for name, schema in DOCUMENT["components"]["schemas"].items()
        if schema.get("type") == "object" and not schema.get("properties")
    ]
    assert loose == []


def test_the_document_is_for_those_who_are_signed_in(cast):
    assert Caller().get("/openapi.json").status_code == 401
    assert Caller(cast.liam).get("/openapi.json").json() == json.loads(document())


def test_there_is_no_page_that_would_load_from_elsewhere(cast):
    assert Caller(cast.liam).get("/docs").status_code == 404
