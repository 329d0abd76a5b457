"""Promise 1: every cell of the access matrix is decided, committed and held by a real request.

`src/accord/access/matrix.csv` says for each route, each of the twelve roles and nobody, and each of the six relations
between officer and person what is answered. Each cell is held three ways: against the rules, which are pure; against the
service, by asking every method of the route; and against the routes themselves, none of which may be missing.
`make matrix` proposes the file anew from what the service answers: its difference is read like code.
"""

from collections import Counter

import pytest
from django.db import connection

from accord.access.terms import Relation
from accord.api.service import declared_operations
from accord.web.shell.routes import declared_routes
from tests.promises.addresses import CATCH_ALL, routes
from tests.promises.matrix import (
    MATRIX,
    NEEDS_SINGLE_SIGN_ON,
    NOBODY,
    OPENERS,
    ROLES,
    answered,
    committed,
    rows_of,
    ruled,
    written,
)
from tests.promises.walking import OPEN, WORDS
from tests.web.pages import at_cast_time

COMMITTED = committed()
WALKED = ROLES if connection.vendor == "sqlite" else (*OPENERS, NOBODY)
"""Everybody on SQLite. What a role may do knows no database: on PostgreSQL every route is asked by those who open it."""


def test_every_route_has_a_row_for_every_role_and_every_row_a_route():
    expected = {(route.name, str(role)) for route in routes() for role in ROLES}
    assert set(COMMITTED) == expected


def test_no_route_is_left_out_of_the_walk():
    every = {route.name for route in declared_routes()}
    assert {route.name for route in routes()} == every - {CATCH_ALL}
    assert {operation.name for operation in declared_operations()} < every


def test_no_name_is_shared_by_two_routes():
    assert [name for name, count in Counter(route.name for route in routes()).items() if count > 1] == []


def test_every_cell_holds_a_word_of_the_matrix():
    assert {word for cells in COMMITTED.values() for word in cells.values()} == set(WORDS)


def test_the_file_stands_in_order():
    assert MATRIX.read_text(encoding="utf-8") == written(COMMITTED)


@pytest.mark.parametrize("role", ROLES)
def test_every_cell_is_what_the_rules_say(role):
    expected = {(route.name, str(role)): ruled(route, role) for route in routes()}
    assert {key: cells for key, cells in COMMITTED.items() if key[1] == role} == expected


@pytest.mark.django_db
@pytest.mark.parametrize("role", WALKED)
def test_every_cell_is_what_the_service_answers(cast, role):
    with at_cast_time():
        found = rows_of(answered(cast, role), role)
    expected = {key: cells for key, cells in COMMITTED.items() if key[1] == role}
    assert {key: cells for key, cells in found.items() if cells != expected.get(key)} == {}


def test_the_roles_that_open_every_route_between_them_do():
    shut = {
        name
        for name in {route.name for route in routes()} - NEEDS_SINGLE_SIGN_ON
        if not any(COMMITTED[name, role][Relation.INVOLVED] == OPEN for role in OPENERS)
    }
    assert shut == set()
