"""Every test of a person's record stands at the cast's moment. Loaded before Django is set up, so it imports when asked."""

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    from tests.web.pages import at_cast_time

    with at_cast_time():
        yield
