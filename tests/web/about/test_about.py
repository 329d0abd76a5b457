"""The pages at the foot of every page open to anybody, and every link there leads somewhere."""

import pytest
from django.test import Client

from tests.web.shell.drawing import elements


@pytest.mark.django_db
def test_every_link_at_the_foot_of_a_page_opens_to_anybody():
    footer = Client().get("/privacy/").content.decode().rpartition("<footer")[2]
    links = [each["href"] for each in elements(footer, "a")]
    assert links == ["/accessibility/", "/privacy/", "/how-records-are-watched/"]
    assert [Client().get(link).status_code for link in links] == [200, 200, 200]
