"""How common each value is, so that two Ackroyds weigh more than two Smiths. `table.counted` counts those of many records."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from accord.people.linking.fields import Field


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How often each value of each field was counted, by field name. Nothing counted is an answer too: all is as usual."""

    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    known: Mapping[str, int] = field(default_factory=dict)

    def share_of(self, of: Field, value: str, usual: float) -> float:
        """The share, from 0 to 1, of those who say anything that say this; `usual` is what it is for a usual value."""
        counted = self.counts.get(of.name, {}).get(value, 0)
        return (counted + of.as_if_counted * usual) / (self.known.get(of.name, 0) + of.as_if_counted)
