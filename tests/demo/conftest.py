"""The demonstration, loaded once for all files that ask what it holds. Read before the framework is set up, so imports none."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.demo.told import Held, Loaded


@pytest.fixture(scope="session")
def held(django_db_setup: None, django_db_blocker: Any) -> "Held":
    """What loading it told, and every row that it left; the database itself is as it was before."""
    from tests.demo.told import loaded_and_taken_back

    with django_db_blocker.unblock():
        return loaded_and_taken_back()


@pytest.fixture(scope="module")
def demonstration(held: "Held", django_db_blocker: Any) -> "Iterator[Loaded]":
    """The demonstration, in place for every test of the file and taken back when they are done."""
    from tests.demo.told import in_place

    with django_db_blocker.unblock(), in_place(held):
        yield held.told
