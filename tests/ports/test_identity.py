from concurrent.futures import ThreadPoolExecutor
from itertools import chain, pairwise

import pytest

from accord.kernel.references import number_of, reference_of
from accord.ports.identity import new_ids


def test_numbers_come_together_and_fit_in_63_bits():
    ids = new_ids(1_000)
    assert len(ids) == 1_000
    assert ids[-1] - ids[0] == 999
    assert 0 < ids[-1] < 2**63
    assert number_of(reference_of(ids[0])) == ids[0]


def test_later_numbers_are_larger_even_after_a_great_many_at_once():
    batches = [new_ids(count) for count in (1, 50_000_000, 1, 1, 7)]
    assert all(earlier[-1] < later[0] for earlier, later in pairwise(batches))


def test_no_number_is_given_twice_to_any_thread():
    with ThreadPoolExecutor(16) as threads:
        given = list(chain.from_iterable(threads.map(new_ids, [1, 2, 3] * 2_000)))
    assert len(set(given)) == len(given) == 12_000


@pytest.mark.parametrize("count", [0, -1])
def test_no_fewer_than_one_can_be_asked_for(count):
    with pytest.raises(ValueError, match="at least one number"):
        new_ids(count)
