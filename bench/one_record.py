"""One new record compared with 750,000: p95 under 20 ms, through the sweep itself, each undone afterwards."""

from datetime import UTC, datetime
from random import Random

from django.db import transaction

from accord.access.queries import agency_with_code
from accord.journeys.compare_records import compare_waiting
from accord.linking.commands import wait_for_comparison
from accord.linking.models import Waiting
from accord.people.commands import PersonRow, receive_delivery, receive_people
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
    clock, processor, found = [], [], 0
    Waiting.objects.all().delete()
    for number in range(WARM_UP + RECORDS):
        with transaction.atomic():
            _deliver(_row(f"B{number}", chance.choice(invented), chance), agency, at)
            with timed() as took:
                swept = compare_waiting(at, 1)
            transaction.set_rollback(True)
        found += swept.joined + bool(swept.doubtful)
        clock.append(1000 * took[0])
        processor.append(1000 * took[1])
    clock, processor = clock[WARM_UP:], processor[WARM_UP:]
    note = (
        f"median {percentile(clock, 50):.1f} ms; of processor alone p95 {percentile(processor, 95):.1f} ms; "
        f"{found:,} of {WARM_UP + RECORDS:,} joined or sent to somebody"
    )
    return [at_most("one new record among 750,000, p95", percentile(clock, 95), "ms", MILLISECONDS, note=note)]


def _row(source_id: str, person: Invented, chance: Random) -> PersonRow:
    family = with_errors(person.family_name, 1, chance) if chance.random() < 0.1 else person.family_name
    postcode = person.postcode if chance.random() < 0.7 else ""
    return PersonRow(source_id, family, person.given_names, person.born, person.sex, "", postcode, None, ())


def _deliver(row: PersonRow, agency_id: int, at: datetime) -> None:
    """The one record waits, and no other."""
    delivery = receive_delivery(
        agency_id=agency_id, register="people", file_name="bench.csv", sha256="", rows_read=1, at=at, by="bench"
    )
    wait_for_comparison(receive_people([row], agency_id, delivery, at, "bench").records, at)


if __name__ == "__main__":
    write_down("one_record", measure())
