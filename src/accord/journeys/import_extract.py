"""Take in an agency's extract, whole or not at all."""

from django.db import DatabaseError, transaction

from accord.access.queries.agencies import AgencyView, agency_with_code
from accord.journeys.deliveries import Delivery, Imported, ImportRefused, Watch, nobody_watches
from accord.journeys.import_facts import take_facts
from accord.journeys.import_people import take_people
from accord.journeys.registers import WRITABLE
from accord.kernel.columns import Column
from accord.kernel.faults import Fault
from accord.people.register import COLUMNS as PEOPLE_COLUMNS
from accord.people.register import SOURCE_ID
from accord.ports.bulk import refresh_statistics
from accord.ports.clock import london_day
from accord.ports.csv_files import Extract, read_extract
from accord.ports.turns import Turn, wait_for

PEOPLE = "people"
MANY = 1_000
"""New rows from which the database had better look at its tables again."""

__all__ = ["PEOPLE", "Delivery", "ImportRefused", "Imported", "columns_of", "import_extract"]


def columns_of(register: str) -> tuple[Column, ...]:
    """The columns of an agency's extract, `source_id` first; KeyError for a register there is not."""
    return PEOPLE_COLUMNS if register == PEOPLE else (SOURCE_ID, *WRITABLE[register].columns)


def import_extract(delivery: Delivery, watch: Watch = nobody_watches) -> Imported:
    """Read, check and take in one extract in one transaction; ImportRefused when anything at all is wrong.

    The same file again changes nothing: each row is told by the agency's own key, and one that says what the agency said
    last leaves the record as it is, whatever officers have corrected since.
    """
    agency = agency_with_code(delivery.agency_code)
    if agency is None:
        raise ImportRefused([Fault(0, "", delivery.agency_code, "There is no agency with this code.")], 1)
    extract = read_extract(delivery.data, columns_of(delivery.register), london_day(delivery.at), watch)
    try:
        with transaction.atomic():
            # Two extracts at once could each bring the same person and neither see the other's.
            wait_for(Turn.IMPORT)
            imported = _take(delivery, agency, extract, watch)
            if imported.new >= MANY:
                refresh_statistics()
            return imported
    except DatabaseError as trouble:
        why = f"The database did not take the file in, and nothing was changed: {trouble.__class__.__name__}."
        raise ImportRefused([Fault(0, "", "", why)], 1) from trouble


def _take(delivery: Delivery, agency: AgencyView, extract: Extract, watch: Watch) -> Imported:
    if delivery.register == PEOPLE:
        return take_people(delivery, agency, extract, watch)
    return take_facts(delivery, agency, extract, WRITABLE[delivery.register], watch)
