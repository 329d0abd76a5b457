"""Pages stay cheap: each takes no more queries than its committed budget, and none is over fifteen."""

import json
from pathlib import Path

import pytest

from accord.kernel.references import reference_of
from tests.cast import Cast, signed_in
from tests.web.pages import at_cast_time, queries_of

BUDGETS: dict[str, int] = json.loads((Path(__file__).parent / "query_counts.json").read_text(encoding="utf-8"))
MOST = 15


@pytest.mark.django_db
@pytest.mark.parametrize("address", sorted(BUDGETS))
def test_a_page_keeps_to_its_budget(cast: Cast, address: str):
    named = address.replace("{mason}", reference_of(cast.mason))
    with at_cast_time():
        client = signed_in(cast.alice)
        answer, taken = queries_of(client, named)
    assert answer.status_code == 200
    assert taken <= BUDGETS[address]


def test_no_budget_is_over_the_limit():
    assert max(BUDGETS.values()) <= MOST


def test_the_budgets_stand_in_order():
    assert list(BUDGETS) == sorted(BUDGETS)
