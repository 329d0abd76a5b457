"""What the promises about files share."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytest_django.plugin import DjangoDbBlocker


@pytest.fixture(scope="module")
def people_in_place(django_db_setup: None, django_db_blocker: "DjangoDbBlocker") -> Iterator[None]:
    """The reference data and the people of the extract, for all the files of this module; undone at its end."""
    from tests.north_yorkshire import extract, reference_data_in_place
    from tests.promises.files import take_in, undone

    with django_db_blocker.unblock(), undone():
        reference_data_in_place()
        take_in("people", extract("police_people.csv"))
        yield
