"""What follows from people whom an agency delivered: who is told of records that came together, and what must be looked at."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from accord.access.commands.notices import News, tell_officers
from accord.audit.ledger import Event, append_many
from accord.audit.terms import Action
from accord.journeys.compare_records import Weighing, weighing_at
from accord.journeys.look_again import have_looked_at, records_page
from accord.kernel.days import in_words
from accord.kernel.parts import in_parts
from accord.linking.reading import comparable
from accord.linking.terms import WhyAttention
from accord.people.commands import Moved, Received, Renamed
from accord.people.linking.reuse import why_another_person
from accord.people.queries.receiving import agencies_with_records_of
from accord.people.queries.records import RecordSays, what_records_say
from accord.people.terms import LinkBasis, NameKind

PURPOSE = "Keeping each person's records together, and apart from others'"
CAME = "Another agency's record was joined to this person's: it gives the same PNC ID and date of birth."
MOVED_HERE = "A record of another person is this person's now, with all that came with it: its agency says so."
MOVED_AWAY = "A record of this person is another person's now, with all that came with it: its agency says so."
HELD_FAST = "An agency gives another PNC ID or date of birth for a record now. It stays, because an officer decided so."
TOGETHER = 500


def tell_of_links(received: Received, agency_id: int, agency_code: str, at: datetime, by: str) -> None:
    """Tell officers and the ledger of each record that moved, and of each that joined a person whom another agency holds."""
    held = agencies_with_records_of(received.joined.values())
    joined = {record: person for record, person in received.joined.items() if held[person] - {agency_id}}
    came = [News([person], person, CAME, records_page(person)) for person in sorted(set(joined.values()))]
    tell_officers([*came, *_news_of(received.moved)], at)
    events = [*_joinings(joined), *_moves(received.moved)]
    append_many(
        Event(
            at=at, actor=by, actor_id=None, agency=agency_code, action=action, what="people extract", purpose=PURPOSE,
            person_id=person, detail=detail,
        )
        for action, person, detail in events
    )  # fmt: skip


Told = tuple[Action, int, dict[str, str | int]]


def _news_of(moves: Iterable[Moved]) -> Iterator[News]:
    for person in sorted({each.to_person_id for each in moves}):
        yield News([person], person, MOVED_HERE, records_page(person))
    for person in sorted({each.from_person_id for each in moves}):
        yield News([person], person, MOVED_AWAY, records_page(person))


def _joinings(joined: dict[int, int]) -> Iterator[Told]:
    for record, person in joined.items():
        yield Action.LINK, person, {"record": record, "because": LinkBasis.SAME_PNC_AND_BIRTH}


def _moves(moves: Iterable[Moved]) -> Iterator[Told]:
    for each in moves:
        detail: dict[str, str | int] = {"record": each.source_record_id, "because": each.basis}
        if each.basis is LinkBasis.FIRST_RECORD:
            yield Action.UNLINK, each.from_person_id, {"people": str(each.to_person_id), **detail}
        else:
            yield Action.LINK, each.to_person_id, {"people": str(each.from_person_id), **detail}


def look_at_what_changed(received: Received, at: datetime) -> None:
    """Have somebody look where an officer's word holds a record, and where a number seems to be used for somebody else."""
    for person_id in sorted(received.held_fast):
        have_looked_at(person_id, WhyAttention.COMES_APART, HELD_FAST, at)
    weighing = weighing_at(at) if received.renamed else None
    for part in in_parts(received.renamed, TOGETHER):
        _look_at(part, weighing or weighing_at(at))


def _look_at(renamed: Sequence[Renamed], weighing: Weighing) -> None:
    says = what_records_say([each.source_record_id for each in renamed])
    weighing.heard(says.values())
    for each in renamed:
        now = replace(says[each.source_record_id], area_name="")
        before, year = _as_it_was(now, each), weighing.at.year
        why = why_another_person(comparable(before, year), comparable(now, year), weighing.model, weighing.frequencies)
        if why:
            have_looked_at(now.person_id, WhyAttention.REUSED, _reused(before, now, why), weighing.at)


def _as_it_was(now: RecordSays, renamed: Renamed) -> RecordSays:
    """What the record said before; aliases stay."""
    family_name, given_names, born, sex, ethnicity, postcode, _, identifiers = renamed.said
    aliases = (name for name in now.names if name[0] == NameKind.ALIAS)
    return replace(
        now, names=((NameKind.MAIN, family_name, given_names), *aliases), date_of_birth=born, sex=sex, ethnicity=ethnicity,
        postcode=postcode, identifiers=identifiers,
    )  # fmt: skip


def _reused(before: RecordSays, now: RecordSays, why: str) -> str:
    return (
        f"{now.called} said {_who(before)}, and says {_who(now)} now ({why}). What came under this number before is still "
        "here, and may be another person's."
    )


def _who(record: RecordSays) -> str:
    family_name, given_names = record.main_name
    return f"{given_names} {family_name}".strip()[:60] + _born(record.date_of_birth)


def _born(born: date | None) -> str:
    return f", born {in_words(born)}" if born else ""
