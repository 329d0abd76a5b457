"""What every test of the API stands on: the clock at the cast's moment."""

import pytest


@pytest.fixture(autouse=True)
def _at_cast_time():
    from tests.web.pages import at_cast_time  # not at the top: Django is not set up when this file is read

    with at_cast_time():
        yield
