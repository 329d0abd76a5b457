"""How a command asks in an officer's name: with what the officer may see and no more."""

from datetime import datetime

from accord.access.gate import Asking
from accord.access.queries.officers import officer_named
from accord.access.queries.viewers import viewer_for
from accord.cli._arguments import UsageFault, operator
from accord.ports.clock import london_day


def officer_asks(username: str, at: datetime, what: str, purpose: str) -> Asking:
    """The officer asks; the ledger has the operator where a page has the address of a browser."""
    officer = officer_named(username, london_day(at))
    viewer = viewer_for(officer.id, at) if officer else None
    if viewer is None:
        raise UsageFault(f"There is no officer {username!r} whose account is open.")
    return Asking(viewer, at, what, purpose, operator())
