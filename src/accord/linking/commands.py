"""The only writers of linking. Called inside a journey's transaction, after the gate."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from accord.kernel.decisions import Decision, NotAllowed
from accord.linking import rules
from accord.linking.models import Attention, Doubt, Move, Override, Said, Waiting
from accord.linking.rules import Pair
from accord.linking.terms import (
    OPEN_STATES,
    WHY_ATTENTION_WORDS,
    DoubtState,
    Opinion,
    WhyAttention,
    WhyDoubtful,
)
from accord.people.commands import Moved
from accord.ports.bulk import insert_rows
from accord.ports.identity import new_ids


class LinkingRefused(NotAllowed):
    """The change is refused; `decision` says why and which way to go."""


@dataclass(frozen=True)
class Found:
    """What a comparison found of two records: the weight in bits, and what each field added to it."""

    pair: Pair
    why: WhyDoubtful
    weight: float | None = None
    parts: Sequence[dict[str, Any]] = field(default_factory=tuple)
    model_version: str = ""


def raise_doubt(found: Found, at: datetime, by: str) -> int | None:
    """Send two records to a person to decide; None when they wait already."""
    one, other = found.pair
    if Doubt.objects.filter(one_id=one, other_id=other, state__in=OPEN_STATES).exists():
        return None
    return Doubt.objects.create(
        id=new_ids()[0], one_id=one, other_id=other, why=found.why, weight=found.weight, parts=list(found.parts),
        model_version=found.model_version, raised_at=at, raised_by=by,
    ).pk  # fmt: skip


def say(doubt_id: int, opinion: Opinion, reason: str, needs_second: bool, at: datetime, by: str) -> DoubtState:
    """Note an officer's opinion and what follows from it; LinkingRefused when it is settled, or they have said it already."""
    doubt = Doubt.objects.select_for_update().get(pk=doubt_id)
    earlier = list(doubt.said.order_by("pk"))
    may = rules.may_say([each.said_by for each in earlier], by, DoubtState(doubt.state))
    if not may:
        raise LinkingRefused(may)
    Said.objects.create(doubt=doubt, opinion=opinion, reason=reason, said_at=at, said_by=by)
    state = rules.state_after([Opinion(each.opinion) for each in earlier], opinion, needs_second)
    _set_state(doubt_id, state, at)
    return state


def override(pair: Pair, opinion: Opinion, reason: str, at: datetime, by: str) -> None:
    """Bind two records together, or keep them apart, from now on."""
    one, other = pair
    Override.objects.create(one_id=one, other_id=other, opinion=opinion, reason=reason, made_at=at, made_by=by)


def note_moves(doubt_id: int, moves: Iterable[Moved], at: datetime) -> None:
    """Keep which records a doubt moved, so that it can be undone."""
    Move.objects.bulk_create(
        Move(
            doubt_id=doubt_id, source_record_id=each.source_record_id, from_person_id=each.from_person_id,
            to_person_id=each.to_person_id, moved_at=at,
        )
        for each in moves
    )  # fmt: skip


def undo(doubt_id: int, at: datetime) -> list[tuple[int, int]]:
    """Mark a joining as undone; the records that it moved, each with whom it was moved from. LinkingRefused if it is none."""
    doubt = Doubt.objects.select_for_update().get(pk=doubt_id)
    if doubt.state != DoubtState.JOINED:
        raise LinkingRefused(Decision.no("not_joined", "This joining was undone already, or was never made."))
    _set_state(doubt_id, DoubtState.UNDONE, at)
    return list(doubt.moves.values_list("source_record_id", "from_person_id"))


def join_at_once(found: Found, moves: Iterable[Moved], at: datetime, by: str) -> int:
    """Keep a joining that the comparison made by itself, with what it found, so that it can be looked at and undone."""
    one, other = found.pair
    number = Doubt.objects.create(
        id=new_ids()[0], one_id=one, other_id=other, why=found.why, weight=found.weight, parts=list(found.parts),
        model_version=found.model_version, raised_at=at, raised_by=by, state=DoubtState.JOINED, settled_at=at,
    ).pk  # fmt: skip
    note_moves(number, moves, at)
    return number


def let_lapse(pairs: Collection[Pair], at: datetime) -> int:
    """Close doubts about records that are of one person now by other means; returns how many."""
    lapsed = 0
    for one, other in pairs:
        rows = Doubt.objects.filter(one_id=one, other_id=other, state__in=OPEN_STATES)
        lapsed += rows.update(state=DoubtState.LAPSED, settled_at=at)
    return lapsed


def _set_state(doubt_id: int, state: DoubtState, at: datetime) -> None:
    settled_at = None if state in OPEN_STATES else at
    Doubt.objects.filter(pk=doubt_id).update(state=state, settled_at=settled_at)


def call_attention(person_id: int, why: WhyAttention, sentence: str, at: datetime) -> bool:
    """Say that somebody must look at a person's records together; False when that waits already."""
    if Attention.objects.filter(person_id=person_id, why=why, settled_at__isnull=True).exists():
        return False
    words = sentence or WHY_ATTENTION_WORDS[why]
    Attention.objects.create(person_id=person_id, why=why, sentence=words[:500], raised_at=at)
    return True


def settle_attention(attention_id: int, person_id: int, because: str, at: datetime, by: str) -> bool:
    """Say what came of looking; False when somebody had settled it already."""
    waits = Attention.objects.filter(pk=attention_id, person_id=person_id, settled_at__isnull=True)
    return bool(waits.update(settled_at=at, settled_by=by, settled_because=because))


def wait_for_comparison(record_ids: Iterable[int], at: datetime) -> None:
    """Have records that are new or say something else compared at the next sweep."""
    insert_rows(Waiting, ("source_record_id", "since"), ((number, at) for number in record_ids))


def stop_waiting(up_to: int, record_ids: Collection[int]) -> None:
    """Take records off the list, as far as it was read."""
    Waiting.objects.filter(pk__lte=up_to, source_record_id__in=record_ids).delete()
