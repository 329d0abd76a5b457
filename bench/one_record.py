"""One new record compared with 750,000: p95 under 20 ms, through the sweep itself, each undone afterwards."""

from datetime import UTC, datetime
from random import Random

from django.db import transaction

from accord.access.queries.agencies import agency_with_code
from accord.journeys.compare_records import compare_waiting, placed, weighing_at
from accord.linking.commands import wait_for_comparison
from accord.linking.models import Waiting
from accord.people.commands import PersonRow, receive_delivery, receive_people
from accord.people.queries.records import what_records_say
from bench.common import Figure, at_most, percentile, timed, write_down
from bench.many_people import Invented, with_errors
from bench.search_database import TRUST, everybody, use_search_database

RECORDS, WARM_UP = 400, 40
MILLISECONDS = 20
SEED = 11


def measure() -> list[Figure]:
    """Records that a trust would hand over of people whom the police know, some with a letter wrong, no number among them."""
    invented = everybody()
    use_search_database(invented)
    chance, agency, at = Random(SEED), agency_with_code(TRUST).id, datetime.now(UTC)
    finding, whole, found = [], [], 0
    Waiting.objects.all().delete()
    weighing = weighing_at(at)
    for number in range(WARM_UP + RECORDS):
        with transaction.atomic():
            record = what_records_say(_deliver(_row(f"B{number}", chance.choice(invented), chance), agency, at))
            weighing.heard(record.values())
            with timed() as took:
                where = [placed(each, weighing) for each in record.values()]
            with timed() as took_whole:
                compare_waiting(at, 1)
            transaction.set_rollback(True)
        found += any(each.in_doubt for each in where)
        finding.append(1000 * took[0])
        whole.append(1000 * took_whole[0])
    finding, whole = finding[WARM_UP:], whole[WARM_UP:]
    note = f"median {percentile(finding, 50):.1f} ms; {found:,} of {WARM_UP + RECORDS:,} met somebody it may be of"
    return [
        at_most("one new record among 750,000, p95", percentile(finding, 95), "ms", MILLISECONDS, note=note),
        Figure("the same with all that joining writes, p95", percentile(whole, 95), "ms",
               note=f"median {percentile(whole, 50):.1f} ms"),
    ]  # fmt: skip


def _row(source_id: str, person: Invented, chance: Random) -> PersonRow:
    family = with_errors(person.family_name, 1, chance) if chance.random() < 0.1 else person.family_name
    postcode = person.postcode if chance.random() < 0.7 else ""
    return PersonRow(source_id, family, person.given_names, person.born, person.sex, "", postcode, None, ())


def _deliver(row: PersonRow, agency_id: int, at: datetime) -> list[int]:
    """The one record waits, and no other; its number."""
    delivery = receive_delivery(
        agency_id=agency_id, register="people", file_name="bench.csv", sha256="", rows_read=1, at=at, by="bench"
    )
    records = receive_people([row], agency_id, delivery, at, "bench").records
    wait_for_comparison(records, at)
    return records


if __name__ == "__main__":
    write_down("one_record", measure())
