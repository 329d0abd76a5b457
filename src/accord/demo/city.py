"""How the records of Sunderland are taken in: the scheme of 2009, and everybody whom its agencies held in March 2010."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from accord.access.commands.doors import InvolvementRow, involve_many
from accord.access.queries.agencies import agency_with_code
from accord.access.queries.areas import area_named
from accord.access.terms import InvolvementBasis, InvolvementRole
from accord.demo.chapters import Past, Step, delivered_at
from accord.demo.handing_over import hand_over
from accord.demo.high_crime import Known, files_of_people, known_of
from accord.demo.lives import PUBLISHED_ON
from accord.demo.parcels import PROBATION
from accord.demo.residents import AREAS, Resident
from accord.demo.stage import step
from accord.demo.sunderland import (
    BEGAN_ON,
    FORCE,
    NAME,
    POLICE,
    SCHEME,
    SCHEME_REASON,
    files_of_the_scheme,
    on_the_scheme,
)
from accord.iom.commands.answering import answer_failure
from accord.iom.commands.scheme import NewScheme, define, found_scheme
from accord.iom.registers import COMPLIANCE, INCENTIVES
from accord.iom.rules.scheme_defaults import DEFAULTS
from accord.journeys.import_partnership import import_list
from accord.people.queries.receiving import source_records_of
from accord.ports.csv_writing import write_csv
from accord.record.queries.deliveries import delivered

AT = delivered_at(PUBLISHED_ON) - timedelta(minutes=2)
"""Before any other records."""


def scenes_of_sunderland(past: Past) -> Iterator[Step]:
    """An older scheme's records, handed over before any other."""
    yield step(AT, _take_in, past, AT)


def _take_in(past: Past, at: datetime) -> None:
    past.telling.write()
    areas = write_csv([(name, "district", FORCE) for name in AREAS], ("name", "kind", "parent"))
    import_list("areas", areas.encode(), at, "extracts")
    force, police = area_named(FORCE), agency_with_code(POLICE)
    if force is None or police is None:
        raise LookupError(SCHEME)
    scheme = found_scheme(NewScheme(SCHEME, NAME, force.id, police.id))
    define(scheme, DEFAULTS, BEGAN_ON, SCHEME_REASON, at, "extracts")
    people = on_the_scheme(past.seed)
    known = known_of(people, past.seed)
    files = [*files_of_people([*people, *known.people]), *files_of_the_scheme(people, past.seed), *known.files()]
    for file in files:
        hand_over(past, file.agency, file.register, file.rows, at)
    _remember(past, [*people, *known.people])
    _supervise(past, known, at)
    _answer(past, known, at)


def _remember(past: Past, people: Sequence[Resident]) -> None:
    for agency, ids in ((POLICE, [each.police_id for each in people]), (PROBATION, [each.crn for each in people])):
        held = source_records_of(past.partnership.agencies[agency], [each for each in ids if each])
        past.people.update({source_id: person_id for source_id, (_, person_id, _) in held.items()})


def _supervise(past: Past, known: Known, at: datetime) -> None:
    agency_id, basis = past.partnership.agencies[PROBATION], InvolvementBasis.STATUTORY_SUPERVISION
    rows: list[InvolvementRow] = [
        (past.people[each.crn], agency_id, None, basis, InvolvementRole.SUPPORTING, each.starts_on, each.ends_on)
        for each in known.supervised
    ]
    involve_many(rows, at, "extracts")


def _answer(past: Past, known: Known, at: datetime) -> None:
    """Each failure to comply was answered at its time: nobody is to answer it today."""
    for (agency, register), failures in known.rows.items():
        if register == COMPLIANCE.code:
            agency_id, answers = past.partnership.agencies[agency], known.rows[agency, INCENTIVES.code]
            failed = [COMPLIANCE.key_of(row["source_id"], row) for row in failures]
            given = [INCENTIVES.key_of(row["source_id"], row) for row in answers]
            for failure, answer in zip(*_entries(agency_id, failed, given), strict=True):
                answer_failure(failure, answer, at, "extracts")


def _entries(agency_id: int, failed: Sequence[str], given: Sequence[str]) -> tuple[list[int], list[int]]:
    failures = delivered(agency_id, COMPLIANCE.code, failed)
    answers = delivered(agency_id, INCENTIVES.code, given)
    return [failures[key].current_id or 0 for key in failed], [answers[key].current_id or 0 for key in given]
