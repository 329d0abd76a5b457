"""`accord audit`: is the ledger as it was written? And closing what has been written since."""

import argparse

from accord.audit.queries.events import Criteria, count
from accord.audit.sealer import seal
from accord.audit.verify import Verification, verify
from accord.ports.clock import now
from accord.ports.progress import progress_of

name = "audit"
help = "Verify the ledger, or seal what has been written to it since"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which of the two."""
    steps = parser.add_subparsers(title="steps", metavar="STEP", required=True)
    verifying = steps.add_parser(
        "verify", help="Check every row and seal; names the first that is bad, and exits with 1"
    )
    verifying.set_defaults(step=_verify)
    sealing = steps.add_parser("seal", help="Seal the rows that wait, and export the heads of the seals")
    sealing.set_defaults(step=_seal)


def run(args: argparse.Namespace) -> int:
    """The exit code of the step: 1 when the ledger is not as it was written."""
    return int(args.step())


def _verify() -> int:
    with progress_of(count(Criteria()), "Verifying the ledger") as advance:
        found = verify(on_progress=advance)
    for line in _lines(found):
        print(line)
    return 0 if found.is_sound else 1


def _lines(found: Verification) -> list[str]:
    speed = f"{found.rows_per_second:,.0f} rows a second"
    lines = [
        f"{found.rows:,} rows verified in {found.seconds:.1f} seconds ({speed}): "
        f"{found.sealed_rows:,} sealed, {found.unsealed_rows:,} waiting for a seal.",
        f"{found.seals:,} seals verified, {found.heads:,} of them against their exported heads.",
    ]
    if found.missing_guards:
        lines.append(f"The database no longer refuses changes: missing {', '.join(found.missing_guards)}.")
    if found.first_bad:
        lines.append(f"TAMPERED WITH. First bad: {found.first_bad.sentence}")
    return lines if not found.is_sound else [*lines, "The ledger is as it was written."]


def _seal() -> int:
    rows = seal(now())
    print(f"{rows:,} rows sealed.")
    return 0
