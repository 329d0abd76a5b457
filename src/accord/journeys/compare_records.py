"""Compare the records that wait with all others: join what is certain, send to a person what is not, and tell."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accord.access.commands.doors import involve_record_holder
from accord.access.commands.notices import tell_officers_of
from accord.access.queries.involvements import is_managed_under_mappa
from accord.audit.ledger import Event, append
from accord.audit.terms import Action
from accord.journeys.follow_records import follow_records
from accord.journeys.link_records import JOINED
from accord.journeys.look_again import have_looked_at, records_page
from accord.kernel.parts import in_parts
from accord.linking import commands
from accord.linking.commands import Found
from accord.linking.queries import next_waiting, open_doubts_between, words_about
from accord.linking.reading import comparable, key_of, says_something
from accord.linking.rules import Pair, Word, may_be_joined, pair_of, words_in_force
from accord.linking.terms import Opinion, WhyAttention, WhyDoubtful
from accord.people.commands import lock_records, move_records
from accord.people.linking.frequencies import Frequencies
from accord.people.linking.model import Model, for_records, model_in_force
from accord.people.linking.outcomes import DOUBTFUL_FROM, JOINED_FROM, Outcome, Override, why_not_by_itself
from accord.people.linking.score import Scored, score
from accord.people.linking.standing import standing
from accord.people.queries.candidates import candidates_for, count_names, how_common
from accord.people.queries.records import RecordSays, records_beside, records_of_people, what_records_say
from accord.people.terms import LinkBasis
from accord.ports.clock import london_day

BY = "the comparison of records"
TOGETHER = 200
"""So many records are read at once."""


@dataclass
class Swept:
    """What a sweep did: records compared, people joined, pairs sent to somebody, people whose records need attention."""

    compared: int = 0
    joined: int = 0
    doubtful: int = 0
    attention: int = 0


@dataclass(frozen=True)
class Candidate:
    """A record of another person, and how it stands to the one that is compared."""

    record: RecordSays
    scored: Scored
    cautions: tuple[str, ...]

    @property
    def outcome(self) -> Outcome:
        """What the weight says, before anybody's word and before the other records of either person."""
        if self.scored.weight >= JOINED_FROM and not self.cautions:
            return Outcome.JOINED
        return Outcome.DOUBTFUL if self.scored.weight >= DOUBTFUL_FROM else Outcome.APART


def compare_waiting(at: datetime, limit: int) -> Swept:
    """Compare up to so many of the records that wait, each with what came of it in a transaction of its own."""
    read_to, waiting = next_waiting(limit)
    swept, weighing = Swept(), weighing_at(at)
    for batch in in_parts(waiting, TOGETHER):
        says = what_records_say(batch)
        weighing.heard(says.values())
        for record_id in batch:
            with transaction.atomic():
                _compare(says[record_id], weighing, swept)
                commands.stop_waiting(read_to, [record_id])
    return swept


@dataclass(frozen=True)
class Weighing:
    """What records are weighed with: the model, how common values are, and when."""

    model: Model
    names: int
    at: datetime
    common: dict[str, dict[str, int]]

    @property
    def frequencies(self) -> Frequencies:
        """How common the values are that were heard."""
        return Frequencies(self.common, dict.fromkeys(self.common, self.names))

    def heard(self, records: Collection[RecordSays]) -> None:
        """Count what the records say, where it was not counted yet."""
        for name, times in how_common(records, self.common).items():
            self.common.setdefault(name, {}).update(times)


def weighing_at(at: datetime) -> Weighing:
    """What a sweep weighs with, from now: nothing is counted yet."""
    names = count_names()
    return Weighing(for_records(model_in_force(), names), names, at, {})


@dataclass(frozen=True)
class Placed:
    """Where a record stands: its person's own records, what officers said of them, and who else it may be of."""

    me: RecordSays
    own: tuple[RecordSays, ...]
    words: Mapping[Pair, Word]
    in_doubt: tuple[Candidate, ...]

    @property
    def certain(self) -> tuple[Candidate, ...]:
        """Those of other people that weigh enough to be joined without waiting, the heaviest first."""
        return tuple(each for each in self.in_doubt if each.outcome is Outcome.JOINED)


def placed(me: RecordSays, weighing: Weighing) -> Placed:
    """Compare one record with those worth comparing; nothing is written. Its person may be another since it was read."""
    own_ids = records_beside(me.id)
    says = what_records_say({*candidates_for(me), *own_ids})
    me, words = says[me.id], words_in_force(words_about(own_ids))
    others = _candidates(me, says.values(), weighing)
    in_doubt = tuple(each for each in others if pair_of(me.id, each.record.id) not in words)
    return Placed(me, tuple(says[number] for number in own_ids), words, in_doubt)


def _compare(record: RecordSays, weighing: Weighing, swept: Swept) -> None:
    if not says_something(record):
        return
    swept.compared += 1
    found = placed(record, weighing)
    joined = bool(found.certain) and _join(found.me, found.certain[0], weighing)
    swept.joined += joined
    for each in found.in_doubt[1:] if joined else found.in_doubt:
        if each.outcome is not Outcome.APART:
            is_bridge = joined and each.outcome is Outcome.JOINED
            why = WhyDoubtful.BRIDGE if is_bridge else _why(each, found.certain)
            swept.doubtful += _send_to_somebody(found.me, each, why, weighing)
    if not joined:
        swept.attention += _look_at_own(found, weighing)


def _candidates(me: RecordSays, records: Iterable[RecordSays], weighing: Weighing) -> list[Candidate]:
    """The best record of each other person, the heaviest first."""
    year, best = weighing.at.year, dict[int, Candidate]()
    mine = comparable(me, year)
    for record in records:
        if record.person_id == me.person_id or not says_something(record):
            continue
        its = comparable(record, year)
        scored = score(mine, its, weighing.model, weighing.frequencies)
        cautions = tuple(reason.code for reason in why_not_by_itself(scored, mine, its))
        candidate, held = Candidate(record, scored, cautions), best.get(record.person_id)
        if held is None or scored.weight > held.scored.weight:
            best[record.person_id] = candidate
    return sorted(best.values(), key=lambda each: (-each.scored.weight, each.record.id))


def _why(each: Candidate, certain: Sequence[Candidate]) -> WhyDoubtful:
    if each in certain:
        return WhyDoubtful.MISFIT
    if "twins" in each.cautions:
        return WhyDoubtful.TWINS
    return WhyDoubtful.CONFLICT if each.cautions else WhyDoubtful.WEIGHT


def _found(record_id: int, each: Candidate, why: WhyDoubtful, model: Model) -> Found:
    parts = [{"words": part.words, "level": part.level, "weight": round(part.weight, 3)} for part in each.scored.parts]
    return Found(pair_of(record_id, each.record.id), why, each.scored.weight, parts, model.version)


def _send_to_somebody(me: RecordSays, each: Candidate, why: WhyDoubtful, weighing: Weighing) -> bool:
    """Have somebody look at the pair, unless a heavier one of the same two people waits; whether it is a new question."""
    held = records_of_people([me.person_id, each.record.person_id])
    waiting = open_doubts_between([number for numbers in held.values() for number in numbers])
    if any(weight is None or weight >= each.scored.weight for weight in waiting.values()):
        return False
    commands.let_lapse(waiting, weighing.at)
    return commands.raise_doubt(_found(me.id, each, why, weighing.model), weighing.at, BY) is not None and not waiting


def _join(me: RecordSays, best: Candidate, weighing: Weighing) -> bool:
    """Join the two people if all their records fit together and nobody has to be asked first; whether it was done."""
    people, at = (me.person_id, best.record.person_id), weighing.at
    held = lock_records(people)
    if me.id not in held[people[0]] or best.record.id not in held[people[1]]:
        return False
    records = [*held[people[0]], *held[people[1]]]
    words = words_about(records)
    if not may_be_joined(held[people[0]], held[people[1]], words) or is_managed_under_mappa(people, london_day(at)):
        return False
    if _why_not_one(what_records_say(records).values(), words_in_force(words), weighing):
        return False
    stays, goes = sorted(people, key=lambda person: (-len(held[person]), person))
    moves = move_records(held[goes], stays, LinkBasis.COMPARISON, "Joined by the comparison of records.", at, BY)
    follow_records(moves, at, BY)
    for each in moves:
        involve_record_holder(each.agency_id, [stays], at, BY)
    number = commands.join_at_once(_found(me.id, best, WhyDoubtful.CERTAIN, weighing.model), moves, at, BY)
    commands.let_lapse(open_doubts_between(records), at)
    tell_officers_of(people, stays, JOINED, records_page(stays), at)
    _tell_ledger(stays, goes, number, at)
    return True


def _why_not_one(records: Iterable[RecordSays], words: Mapping[Pair, Word], weighing: Weighing) -> str:
    """Why the records do not fit together as one person, in one sentence after the other; blank when they do."""
    speaking = [each for each in records if says_something(each)]
    if len(speaking) < 2:
        return ""
    compared = [comparable(each, weighing.at.year) for each in speaking]
    called = {key_of(each.id): each.called for each in speaking}
    found = standing(compared, weighing.model, weighing.frequencies, _decided(words), called)
    return " ".join(reason.sentence for reason in found.reasons)


def _decided(words: Mapping[Pair, Word]) -> dict[frozenset[str], Override]:
    said = {Opinion.SAME: Override.INCLUDE, Opinion.DIFFERENT: Override.EXCLUDE}
    return {frozenset(map(key_of, pair)): said[word.opinion] for pair, word in words.items()}


def _look_at_own(found: Placed, weighing: Weighing) -> bool:
    """Whether the person's own records no longer fit together, of which somebody is told."""
    why = _why_not_one(found.own, found.words, weighing)
    return bool(why) and have_looked_at(found.me.person_id, WhyAttention.COMES_APART, why, weighing.at)


def _tell_ledger(stays: int, goes: int, doubt: int, at: datetime) -> None:
    append(
        Event(
            at=at, actor=BY, actor_id=None, agency="", action=Action.LINK, what="records that are certainly of one person",
            purpose="Keeping each person's records together, and apart from others'", person_id=stays,
            detail={"people": str(goes), "doubt": doubt},
        )
    )  # fmt: skip
