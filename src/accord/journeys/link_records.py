"""Decide which records are of one person: the gate, the decision, what moves with it, who is told, and the ledger."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction

from accord.access.commands.doors import involve_record_holder, take_back
from accord.access.commands.notices import tell_officers_of
from accord.access.gate import Asking, NotFound, Opened, admit, admit_beside, tell
from accord.access.queries.involvements import is_managed_under_mappa
from accord.access.terms import Action
from accord.journeys.follow_records import follow_records
from accord.journeys.look_again import records_page
from accord.kernel.decisions import Decision
from accord.linking import commands, rules
from accord.linking.commands import LinkingRefused
from accord.linking.queries import DoubtRow, open_doubts_between, pair_in_doubt, people_concerned, words_about
from accord.linking.rules import pair_of
from accord.linking.terms import DoubtState, Opinion, WhyAttention
from accord.people.commands import Moved, lock_records, move_records, person_of_its_own
from accord.people.queries.records import people_of_records
from accord.people.terms import LinkBasis
from accord.ports.clock import london_day

JOINED = "Records of two people were joined: they are one person's. Look at what came together."
PARTED = "Records that were held as one person's were taken apart. Look at what is left."


@dataclass(frozen=True)
class Decided:
    """What became of a doubt, and the person who has the records now."""

    state: DoubtState
    person_id: int


def doubt_beside(
    asking: Asking, person_id: int | None, doubt_id: int | None, action: Action
) -> tuple[DoubtRow, Opened]:
    """The doubt about a record of the person, and the person admitted beside the other one. NotFound when it is of others."""
    row = pair_in_doubt(doubt_id) if doubt_id is not None else None
    if row is None or person_id not in people_concerned(row):
        raise NotFound
    other = next((each for each in row.people if each != person_id), person_id)
    return row, admit_beside(asking, person_id, other, action)


def decide_doubt(
    asking: Asking, person_id: int | None, doubt_id: int | None, opinion: Opinion, reason: str
) -> Decided:  # fmt: skip
    """Note an officer's opinion of two records, and do what follows: join, keep apart, or wait for a second officer.

    Raises from the gate, and LinkingRefused when it is settled, said already, or an officer's earlier word forbids it.
    """
    row, opened = doubt_beside(asking, person_id, doubt_id, Action.LINK)
    needs_second = is_managed_under_mappa(row.people, london_day(asking.at))
    try:
        with transaction.atomic():
            return _decide(asking, row, opened, opinion, reason, needs_second)
    except LinkingRefused as refusal:
        if refusal.decision.reasons[0].code == "kept_apart":
            commands.call_attention(opened.person_id, WhyAttention.CONTRADICTION, refusal.decision.because, asking.at)
        raise


def _decide(
    asking: Asking, row: DoubtRow, opened: Opened, opinion: Opinion, reason: str, needs_second: bool
) -> Decided:  # fmt: skip
    at, by = asking.at, asking.viewer.username
    held = lock_records(row.people)
    _refuse_if_moved(row)
    state = commands.say(row.id, opinion, reason, needs_second, at, by)
    stays = opened.person_id
    if state is DoubtState.APART:
        commands.override(row.pair, Opinion.DIFFERENT, reason, at, by)
    if state is DoubtState.JOINED:
        commands.override(row.pair, Opinion.SAME, reason, at, by)
        stays = _join(row, held, asking)
    other = next(each for each in row.people if each != opened.person_id)
    tell(asking, opened, Action.LINK, {"people": str(other), "doubt": row.id, "opinion": opinion, "state": state})
    return Decided(state, stays)


def _refuse_if_moved(row: DoubtRow) -> None:
    now = people_of_records(row.pair)
    if row.people != (now[row.pair[0]], now[row.pair[1]]) or row.people[0] == row.people[1]:
        raise LinkingRefused(
            Decision.no(
                "moved", "The records have moved since you began to read. Look at them again before you decide."
            )
        )


def _join(row: DoubtRow, held: Mapping[int, list[int]], asking: Asking) -> int:
    """Move the records of the person with fewer to the one with more, the older where they are equal; who that is."""
    at, by = asking.at, asking.viewer.username
    one, other = sorted(row.people, key=lambda person: (-len(held[person]), person))
    may = rules.may_be_joined(held[one], held[other], words_about([*held[one], *held[other]]))
    if not may:
        raise LinkingRefused(may)
    moves = move_records(held[other], one, LinkBasis.OFFICER, "Joined by an officer.", at, by)
    follow_records(moves, at, by)
    commands.note_moves(row.id, moves, at)
    commands.let_lapse(open_doubts_between([*held[one], *held[other]]), at)
    tell_officers_of(row.people, one, JOINED, records_page(one), at, but=by)
    return one


def undo_joining(asking: Asking, person_id: int | None, doubt_id: int | None, reason: str) -> int:
    """Undo a joining: every record that it moved, and is still there, goes back with its entries; who has them now.

    The two records of the doubt are kept apart from then on. LinkingRefused when there is nothing to undo.
    """
    row = pair_in_doubt(doubt_id) if doubt_id is not None else None
    if row is None or person_id not in row.people:
        raise NotFound
    opened = admit(asking, person_id, Action.UNLINK)
    at, by = asking.at, asking.viewer.username
    with transaction.atomic():
        moved = commands.undo(row.id, at)
        people = {opened.person_id} | {former for _, former in moved}
        held = lock_records(people)
        for former in sorted({former for _, former in moved}):
            going = {record for record, of in moved if of == former} & set(held[opened.person_id])
            _give_back(asking, opened.person_id, former, going, row)
        commands.override(row.pair, Opinion.DIFFERENT, reason, at, by)
        tell_officers_of(people, opened.person_id, PARTED, records_page(opened.person_id), at, but=by)
        others = " ".join(str(each) for each in sorted(people - {opened.person_id}))
        tell(asking, opened, Action.UNLINK, {"people": others, "doubt": row.id, "why": reason[:200]})
    return next(former for _, former in moved)


def _give_back(asking: Asking, joined: int, former: int, records: Collection[int], row: DoubtRow) -> None:
    at, by = asking.at, asking.viewer.username
    moves = move_records(records, former, LinkBasis.TAKEN_OUT, "The joining was undone.", at, by)
    if row.settled_at is not None:
        take_back(joined, former, row.settled_at, at, by)
    _follow_and_hold(moves, asking)


def take_record_out(asking: Asking, person_id: int | None, record_id: int | None, reason: str) -> int:
    """Take one record out of a person's, with its entries, into a person of its own; that person's number.

    It is kept apart from every record that stays. LinkingRefused when it is the person's only record.
    """
    opened = admit(asking, person_id, Action.UNLINK)
    at, by = asking.at, asking.viewer.username
    with transaction.atomic():
        held = lock_records([opened.person_id])[opened.person_id]
        if record_id not in held:
            raise NotFound
        staying = [each for each in held if each != record_id]
        if not staying:
            raise LinkingRefused(
                Decision.no("only_record", "It is the only record of this person. There is nothing to part.")
            )
        new = person_of_its_own([record_id], at)
        moves = move_records([record_id], new, LinkBasis.TAKEN_OUT, reason, at, by)
        _follow_and_hold(moves, asking)
        for each in staying:
            commands.override(pair_of(record_id, each), Opinion.DIFFERENT, reason, at, by)
        tell_officers_of([opened.person_id, new], opened.person_id, PARTED, records_page(opened.person_id), at, but=by)
        tell(asking, opened, Action.UNLINK, {"people": str(new), "record": record_id, "why": reason[:200]})
    return new


def _follow_and_hold(moves: list[Moved], asking: Asking) -> None:
    """Everything follows, and an agency whose record moved is involved with the person who has it now."""
    at, by = asking.at, asking.viewer.username
    follow_records(moves, at, by)
    for each in moves:
        involve_record_holder(each.agency_id, [each.to_person_id], at, by)


def settle_attention(asking: Asking, person_id: int | None, attention_id: int, because: str) -> None:
    """Say what came of looking at a person's records together; NotFound when nothing waits."""
    opened = admit(asking, person_id, Action.LINK)
    with transaction.atomic():
        if not commands.settle_attention(attention_id, opened.person_id, because, asking.at, asking.viewer.username):
            raise NotFound
        tell(asking, opened, Action.LINK, {"attention": attention_id})
