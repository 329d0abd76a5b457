"""Everything that the board is shown of one formula, in one frozen value. Pure."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from accord.risk.monitor.discrimination import Discrimination, discrimination
from accord.risk.monitor.rules import TRAITS, Calibrated, Errors, Followed, Formula, calibration, errors, grouped


class MixedFormulas(ValueError):
    """Scores of different formulas were put together, whose figures mean different things."""

    def __init__(self, formulas: Iterable[Formula]) -> None:
        named = ", ".join(sorted(f"{instrument} {version} {kind}" for instrument, version, kind in formulas))
        super().__init__(f"Measure one formula at a time. These are several: {named}.")


@dataclass(frozen=True)
class Monitored:
    """One formula over the people whom it scored: overall, and by each trait."""

    formula: Formula | None
    threshold: float
    overall: Calibrated
    discrimination: Discrimination
    calibration: Mapping[str, tuple[Calibrated, ...]]
    discrimination_by: Mapping[str, Mapping[Hashable | None, Discrimination]]
    errors: Mapping[str, tuple[Errors, ...]]

    @property
    def findings(self) -> tuple[str, ...]:
        """A sentence for each group that the formula says too much or too little of, the whole first."""
        told = [("Everybody", self.overall)]
        told += [(_named(trait, each.group), each) for trait, rows in self.calibration.items() for each in rows]
        return tuple(f"{name}: {each.finding.because}" for name, each in told if not each.finding)


def monitored(people: Sequence[Followed], threshold: float, fewest: int) -> Monitored:
    """Measure one formula; MixedFormulas when the people were scored by several."""
    formulas = {person.formula for person in people}
    if len(formulas) > 1:
        raise MixedFormulas(formulas)
    (overall,) = calibration(people, lambda _: "everybody", fewest) or (Calibrated("everybody", 0, 0, 0, 0.0, True),)
    return Monitored(
        formula=next(iter(formulas), None),
        threshold=threshold,
        overall=overall,
        discrimination=discrimination(people, fewest),
        calibration={name: calibration(people, trait, fewest) for name, trait in TRAITS.items()},
        discrimination_by={
            name: {group: discrimination(members, fewest) for group, members in grouped(people, trait)}
            for name, trait in TRAITS.items()
            if name != "band"
        },
        errors={name: errors(people, trait, threshold, fewest) for name, trait in TRAITS.items() if name != "band"},
    )


def _named(trait: str, group: Hashable | None) -> str:
    return f"{trait.capitalize()} {'not recorded' if group is None else group}"
