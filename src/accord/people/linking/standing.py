"""Whether the records that are held as one person still belong together, and why not when they do not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from accord.kernel.decisions import Reason
from accord.people.linking.clusters import Decisions, Pair, grouped, tally_of
from accord.people.linking.fields import FIELDS, UNKNOWN
from accord.people.linking.frequencies import Frequencies
from accord.people.linking.model import Model
from accord.people.linking.outcomes import DOUBTFUL_FROM, Override, why_not_by_itself
from accord.people.linking.records import Compared
from accord.people.linking.score import TWINS, Scored, score


@dataclass(frozen=True, slots=True)
class Standing:
    """The groups of keys into which the records fall, and why somebody must look at them: no reason, nothing to look at."""

    groups: tuple[tuple[str, ...], ...]
    reasons: tuple[Reason, ...]

    @property
    def needs_attention(self) -> bool:
        """Whether a person should look."""
        return bool(self.reasons)


def standing(
    records: Sequence[Compared],
    model: Model,
    frequencies: Frequencies,
    decided: Mapping[frozenset[str], Override],
    called: Mapping[str, str],
    cut: float = DOUBTFUL_FROM,
) -> Standing:
    """Weigh one person's records again, all with all, by average linkage. `decided` is by the keys of two records.

    `called` is what to call each record, by its key: the agency that has it and its number there, as people know it.
    Nothing is put right here: what people decided stays as they decided it, even where it contradicts itself.
    """
    in_order = sorted(records, key=lambda record: record.key)
    scored = {
        (one, other): score(in_order[one], in_order[other], model, frequencies)
        for one, other in combinations(range(len(in_order)), 2)
    }
    tallies = {pair: tally(each) for pair, each in scored.items()}
    groups, conflicts = grouped(range(len(in_order)), tallies, model.start, cut, _decisions(in_order, decided))
    keys = tuple(tuple(in_order[member].key for member in group.members) for group in groups)
    names = [called[record.key] for record in in_order]
    reasons = [
        *_apart([[called[key] for key in group] for group in keys]),
        *_contradictions(names, conflicts),
        *_cautions(in_order, names, scored, decided),
    ]
    return Standing(keys, tuple(reasons))


def tally(scored: Scored) -> tuple[float, ...]:
    """What one pair says, as `clusters` adds it up."""
    weights = {part.field: part.weight for part in scored.parts}
    by_field = [weights.get(field.name) for field in FIELDS]
    is_known = scored.levels["given_names"] != UNKNOWN
    return tally_of([*by_field, weights.get(TWINS, 0.0) if is_known else None])


def _decisions(records: Sequence[Compared], decided: Mapping[frozenset[str], Override]) -> Decisions:
    place = {record.key: number for number, record in enumerate(records)}
    pairs: dict[Override, list[Pair]] = {override: [] for override in Override}
    for keys, override in decided.items():
        if keys <= place.keys():
            one, other = sorted(place[key] for key in keys)
            pairs[override].append((one, other))
    return Decisions(pairs[Override.INCLUDE], pairs[Override.EXCLUDE])


def _apart(groups: Sequence[Sequence[str]]) -> list[Reason]:
    if len(groups) < 2:
        return []
    told = "; ".join(" with ".join(group) for group in groups)
    return [Reason("comes_apart", f"Weighed together, these records are of {len(groups)} people: {told}.")]


def _contradictions(names: Sequence[str], conflicts: Sequence[Pair]) -> list[Reason]:
    return [
        Reason(
            "contradiction",
            f"People decided that {names[one]} and {names[other]} are one person, and by way of other records that they are "
            "two.",
        )
        for one, other in conflicts
    ]


def _cautions(
    records: Sequence[Compared],
    names: Sequence[str],
    scored: Mapping[Pair, Scored],
    decided: Mapping[frozenset[str], Override],
) -> list[Reason]:
    """What speaks against two of the records whatever they weigh, unless a person has decided on the two."""
    return [
        Reason(caution.code, f"{names[one]} and {names[other]}: {caution.sentence}")
        for (one, other), each in scored.items()
        if frozenset((records[one].key, records[other].key)) not in decided
        for caution in why_not_by_itself(each, records[one], records[other])
    ]
