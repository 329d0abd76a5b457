"""What each instrument foretells, and so against what it is held: which proven offences count as what it spoke of. Pure.

ARP's outcome is any sanctioned offence and VRP's a violent one, by the suite's own list of Home Office codes. SVRP's is a
serious violent one, and the suite is published without a list of what is serious: `serious_violence.py` has one of ours.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date

from accord.kernel.days import months_after
from accord.risk.actuarial.coefficients import code_range
from accord.risk.monitor.serious_violence import is_seriously_violent
from accord.risk.terms import Instrument

FOLLOWED_MONTHS, WAITED_MONTHS = 24, 6
"""Two years are what the formulas speak of, and an offence has six months more to be proven (Ministry of Justice, proven
reoffending statistics: definitions and measurement, which follow for one year)."""

Counts = Callable[[str], bool | None]
"""Whether an offence of a Home Office code is what an instrument foretells; None where nothing says."""


def is_violent(code: str) -> bool | None:
    """By the suite's list; None for a code that it does not map."""
    mapped = code_range(code)
    return None if mapped is None else mapped.is_violent


COUNTS: Mapping[Instrument, Counts] = {
    Instrument.OGRS3: lambda code: True,
    Instrument.ARP: lambda code: True,
    Instrument.VRP: is_violent,
    Instrument.SVRP: is_seriously_violent,
}
FORETELLS: Mapping[Instrument, str] = {
    Instrument.OGRS3: "a proven offence",
    Instrument.ARP: "a proven offence",
    Instrument.VRP: "a proven violent offence, by the suite's own list of Home Office codes",
    Instrument.SVRP: "a proven serious violent offence, by a list of ours: killing and trying to kill, endangering life, and "
    "wounding or grievous bodily harm",
}
CAVEATS: Mapping[Instrument, str] = {
    Instrument.SVRP: "What counts as serious here is our choice of Home Office codes: we know of none published, so what the "
    "formula was fitted to is not known. Where it seems to say too little or too much, the list may be why; how well it "
    "tells people apart leans on the list less. An offence of which we could not check how grave it is counts as not known."
}
HIGH_FROM: Mapping[Instrument, float] = {
    Instrument.OGRS3: 0.75, Instrument.ARP: 0.75, Instrument.VRP: 0.60, Instrument.SVRP: 0.03
}  # fmt: skip
"""Where the high band of each begins, as published, at which errors are counted: no threshold for selection is published."""


def reoffended(
    scored_on: date, offences: Collection[tuple[date, str]], today: date, counts: Counts = COUNTS[Instrument.ARP]
) -> bool | None:
    """Whether what counts was committed within two years of a score, by the day and code of each proven offence.

    None until six months after those are over, and where all that is known is an offence of which nothing says if it counts.
    """
    if months_after(scored_on, FOLLOWED_MONTHS + WAITED_MONTHS) > today:
        return None
    until = months_after(scored_on, FOLLOWED_MONTHS)
    said = {counts(code) for day, code in offences if scored_on <= day < until}
    return True if True in said else None if None in said else False
