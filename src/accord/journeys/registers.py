"""Every register there is. A new one joins here, and import, forms, timeline, API and export know it."""

from accord.circumstances.registers import DEATHS, MOVES
from accord.contacts.registers import CONTACTS
from accord.iom.registers import (
    ACTIONS,
    COMPLIANCE,
    FOOTING,
    INCENTIVES,
    IOM,
    NOMINATIONS,
    SCREENINGS,
    SELECTIONS,
    STRANDS,
    TIER_REVIEWS,
    TRANSITION,
)
from accord.monitoring.registers import TAGS
from accord.orders.registers import ARRESTS, CUSTODY, MAPPA, OFFENCES, WARRANTS
from accord.record.registers import Register
from accord.risk.registers import SCORES
from accord.sharing.registers import INTELLIGENCE

_EVERY = (
    ACTIONS, ARRESTS, COMPLIANCE, CONTACTS, CUSTODY, DEATHS, FOOTING, INCENTIVES, INTELLIGENCE, IOM, MAPPA, MOVES, NOMINATIONS,
    OFFENCES, SCORES, SCREENINGS, SELECTIONS, STRANDS, TAGS, TIER_REVIEWS, TRANSITION, WARRANTS,
)  # fmt: skip

REGISTERS: dict[str, Register] = {
    register.code: register for register in sorted(_EVERY, key=lambda register: register.order)
}

WRITABLE: dict[str, Register] = {code: register for code, register in REGISTERS.items() if not register.entered_by}
"""Those whose facts anybody may deliver, write on a form or send: the others are entered by their own pages alone."""
