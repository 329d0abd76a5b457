"""Every register there is. A new one joins here, and import, forms, timeline, API and export know it."""

from accord.circumstances.registers import DEATHS, MOVES
from accord.contacts.registers import CONTACTS
from accord.iom.registers import IOM, NOMINATIONS, SCREENINGS, SELECTIONS
from accord.monitoring.registers import TAGS
from accord.orders.registers import CUSTODY, OFFENCES
from accord.record.registers import Register
from accord.risk.registers import SCORES

REGISTERS: dict[str, Register] = {
    register.code: register
    for register in sorted(
        (CONTACTS, CUSTODY, DEATHS, IOM, MOVES, NOMINATIONS, OFFENCES, SCORES, SCREENINGS, SELECTIONS, TAGS),
        key=lambda register: register.order,
    )
}

WRITABLE: dict[str, Register] = {code: register for code, register in REGISTERS.items() if not register.entered_by}
"""Those whose facts anybody may deliver, write on a form or send: the others are entered by their own pages alone."""
