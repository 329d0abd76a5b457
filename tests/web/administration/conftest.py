"""What tests of administration share: the clock, and an administrator's browser.

It is read before Django is set up, so what needs Django is imported in the fixtures.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Cast


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    from django.core.cache import cache

    from tests.web.pages import at_cast_time

    cache.clear()
    with at_cast_time():
        yield


@pytest.fixture
def liam(cast: "Cast") -> "Client":
    """The administrator's browser."""
    from tests.cast import signed_in

    return signed_in(cast.liam)
