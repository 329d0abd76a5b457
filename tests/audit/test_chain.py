"""Seals that the sealer really made, in another history of the ledger: true each by itself, and not of one chain.

So it may be after a backup was put back, sealed on, and mixed with what had come after the backup.
"""

from dataclasses import replace

import pytest

from accord.audit.chain import BadRow, ChainWalk
from accord.audit.rules import GENESIS, SealContent, keys_from, place_code, row_code, seal_code

KEYS = keys_from("a secret that is long enough for the tests of the ledger")
SEALED_AT = "2026-03-02 09:30:00.000000"
FIRST = SealContent(1, SEALED_AT, 1, 2, "", 2, SEALED_AT, 2, True, GENESIS)


def row(row_id):
    content = [SEALED_AT, f"officer {row_id}"]
    return row_id, row_code(KEYS.row, content), content


def places(seal, before, row_ids):
    made = []
    for position, (row_id, mac, content) in enumerate(map(row, row_ids), seal.first_position):
        link = place_code(KEYS.place, made[-1][3] if made else before, position, seal.number, row_id, mac)
        made.append((position, row_id, seal.number, link, row_id, mac, *content))
    return made


def fault(seals):
    """The first fault in seals given with their places."""
    walk = ChainWalk(KEYS, iter(()))
    faults = (walk.fault_in_seal(seal, seal_code(KEYS.seal, seal), iter(stood)) for seal, stood in seals)
    return next(filter(None, faults), None)


def chain_of_two():
    first_places = places(FIRST, GENESIS, [1, 2])
    first = replace(FIRST, rows_digest=first_places[-1][3])
    second = replace(first, number=2, first_position=3, previous_hash=seal_code(KEYS.seal, first))
    second_places = places(second, first.rows_digest, [3, 4])
    return [(first, first_places), (replace(second, rows_digest=second_places[-1][3]), second_places)]


def test_a_chain_as_the_sealer_makes_it_has_no_fault():
    assert fault(chain_of_two()) is None


@pytest.mark.parametrize("of_another_history", [{"previous_hash": "a" * 64}, {"first_position": 4}])
def test_a_seal_that_follows_another_seal_than_the_one_before_it_is_named(of_another_history):
    first, (second, stood) = chain_of_two()

    found = fault([first, (replace(second, **of_another_history), stood)])

    assert found == BadRow("the seal does not join on to the one before it", seal_number=2)


def test_a_seal_over_other_rows_than_the_ones_that_stand_there_is_named():
    (first, stood), _ = chain_of_two()

    found = fault([(replace(first, rows_digest="a" * 64), stood)])

    assert found == BadRow("the seal closes a different run of rows than the one found", seal_number=1)


def test_places_that_join_on_to_another_chain_are_named_at_the_first():
    first, (second, _) = chain_of_two()

    found = fault([first, (second, places(second, GENESIS, [3, 4]))])

    assert found == BadRow("the row that stands here is not the one that was sealed here", 3, 3, 2)
