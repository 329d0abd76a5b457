"""What the tests of the journeys share. Imported before the framework is set up, so it imports none of it."""

import pytest


@pytest.fixture
def partnership(db: None) -> None:
    """A partnership with the shipped areas, agencies and policy values, that holds nobody's record yet."""
    from tests.north_yorkshire import reference_data_in_place

    reference_data_in_place()
