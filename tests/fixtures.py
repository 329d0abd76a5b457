"""What any test may ask for by name. Imported where no framework is installed too, so it imports one only when asked."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cast import Cast


@pytest.fixture
def cast(db: None) -> "Cast":
    """The same few people in every test: see `tests.cast`."""
    from tests.cast import cast_in_place

    return cast_in_place()
