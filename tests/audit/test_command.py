"""`accord audit`, as an administrator runs it."""

import pytest

from accord.audit.ledger import append
from accord.cli.main import main
from tests.audit.attacks import execute, sealed, take_down_guards
from tests.audit.ledgers import EVENT, SEAL_SIZES, WAITING, filled_ledger


@pytest.fixture(autouse=True)
def ledger(settings, tmp_path, transactional_db):
    """A committed ledger with seals, exported heads and rows that wait."""
    settings.ACCORD_SEALS_DIRECTORY = tmp_path
    filled_ledger()


def test_verify_tells_what_it_verified(capsys):
    assert main(["audit", "verify"]) == 0

    rows, seals, verdict = capsys.readouterr().out.splitlines()
    assert rows.startswith(f"{sum(SEAL_SIZES) + WAITING} rows verified in ")
    assert rows.endswith(f" rows a second): {sum(SEAL_SIZES)} sealed, {WAITING} waiting for a seal.")
    assert seals == f"{len(SEAL_SIZES)} seals verified, {len(SEAL_SIZES)} of them against their exported heads."
    assert verdict == "The ledger is as it was written."


def test_verify_names_the_first_bad_row_and_exits_with_1(capsys):
    take_down_guards()
    first, *others = (sealed()[place - 1].row_id for place in (17, 31, 44))
    execute("UPDATE audit_ledgerrow SET actor = 'somebody.else' WHERE id IN (%s, %s, %s)", *others, first)

    assert main(["audit", "verify"]) == 1

    out = capsys.readouterr().out
    named = f"row {first}, position 17, seal 4"
    assert "The database no longer refuses changes: missing audit_ledgerrow_no_" in out
    assert out.endswith(f"TAMPERED WITH. First bad: {named}: the row is not as it was written.\n")


def test_seal_closes_what_waits(capsys):
    append(EVENT)

    assert main(["audit", "seal"]) == 0
    assert main(["audit", "seal"]) == 0

    assert capsys.readouterr().out.splitlines() == [f"{WAITING + 1} rows sealed.", "0 rows sealed."]


@pytest.mark.parametrize("arguments", [["audit"], ["audit", "mend"]])
def test_anything_else_is_refused(arguments, capsys):
    with pytest.raises(SystemExit) as refusal:
        main(arguments)

    assert refusal.value.code == 2
    assert "usage: accord audit" in capsys.readouterr().err
