"""Promise 5: whoever changes the ledger, with the whole database in hand, is found out, and the first bad row is named.

The attacker drops the triggers and rewrites tables at will. What the attacker does not have is the ledger's key, which
the database does not hold, and the exported heads, which lie on another system.
"""

from collections import Counter
from random import Random

import pytest

from accord.audit.verify import verify
from tests.audit.attacks import ATTACKS, take_down_guards
from tests.audit.ledgers import SEAL_SIZES, WAITING, committed_ledger
from tests.promises.size import tries

TRIES = tries(gate=200, night=1_000)


@pytest.fixture(scope="module")
def ledger(django_db_setup, django_db_blocker, tmp_path_factory):
    """One sealed ledger with its exported heads."""
    with committed_ledger(django_db_blocker, tmp_path_factory.mktemp("seals")):
        yield


@pytest.fixture
def unguarded(ledger, db):
    """The ledger with its triggers taken down; what a test does to it is undone at the test's end."""
    take_down_guards()


@pytest.mark.usefixtures("ledger", "db")
def test_an_untouched_ledger_is_sound():
    found = verify()

    assert found.is_sound
    assert (found.sealed_rows, found.unsealed_rows) == (sum(SEAL_SIZES), WAITING)
    assert (found.seals, found.heads) == (len(SEAL_SIZES), len(SEAL_SIZES))


@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize("seed", range(TRIES))
def test_the_first_bad_row_is_named(seed):
    attack = ATTACKS[seed % len(ATTACKS)]

    expected = attack(Random(seed))

    bad = verify().first_bad
    assert bad is not None, attack.__doc__
    assert {name: getattr(bad, name) for name in expected} == expected, (attack.__doc__, bad.sentence)


def test_every_attack_is_tried_several_times():
    tried = Counter(ATTACKS[seed % len(ATTACKS)] for seed in range(TRIES))

    assert min(tried[attack] for attack in ATTACKS) >= 5
