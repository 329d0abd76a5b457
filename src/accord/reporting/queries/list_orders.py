"""By what the ranked list may be ordered: the points of a matrix, or the newest scores by one published formula. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from accord.risk.terms import INSTRUMENT_WORDS, KIND_WORDS, Instrument, Kind

POINTS = "points"


@dataclass(frozen=True)
class Order:
    """An order by name; no instrument is the persistence matrix. Static and dynamic scores are never ordered together."""

    words: str
    instrument: Instrument | None = None
    kind: Kind = Kind.STATIC


def _by(instrument: Instrument, kind: Kind) -> Order:
    return Order(f"{INSTRUMENT_WORDS[instrument]}, {KIND_WORDS[kind].lower()}", instrument, kind)


SUITE = (Instrument.ARP, Instrument.VRP, Instrument.SVRP)
ORDERS: Mapping[str, Order] = {
    POINTS: Order("Points of the persistence matrix"),
    "ogrs3": _by(Instrument.OGRS3, Kind.STATIC),
    **{f"{instrument}-{kind}": _by(instrument, kind) for instrument in SUITE for kind in Kind},
}
SIDE_BY_SIDE = (Instrument.OGRS3, Instrument.ARP)
"""The formulas whose newest score stands beside the points, whatever the list is ordered by."""
