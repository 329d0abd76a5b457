"""What a persistence matrix calls what entries say: by no other code does anything give anybody points. Pure."""

from collections.abc import Iterator, Mapping

from accord.iom.management_terms import EVENT_WORDS, FAILURES, Event
from accord.orders.terms import ARREST_OUTCOME_WORDS, ArrestOutcome
from accord.risk.matrix.table import Table, TableFault
from accord.risk.matrix.terms import EventKind
from accord.risk.ogrs3.coefficients import coefficients
from accord.sharing.terms import SOURCE_WORDS, Source

DRUG_TESTS = frozenset({Event.FAILED_DRUG_TEST, Event.CLEAR_DRUG_TEST})
COUNTED = FAILURES | DRUG_TESTS
"""The compliance events that a matrix may give points for."""
NOT_KNOWN = "outcome not known"


def arrest_code(outcome: str) -> str:
    """What came of an arrest; blank is not known."""
    return ARREST_OUTCOME_WORDS[ArrestOutcome(outcome)].lower() if outcome else NOT_KNOWN


def intelligence_code(source: str) -> str:
    """How its source is graded."""
    return SOURCE_WORDS[Source(source)].partition(": ")[2]


def compliance_code(event: str) -> str:
    """What a test or a failure to comply was."""
    return EVENT_WORDS[Event(event)].lower()


def compliance_kind(event: str) -> EventKind:
    """Which of the two it is."""
    return EventKind.DRUG_TEST if event in DRUG_TESTS else EventKind.FAILURE_TO_COMPLY


def _compliance(kind: EventKind) -> tuple[str, ...]:
    return tuple(compliance_code(each) for each in Event if each in COUNTED and compliance_kind(each) is kind)


CODES: Mapping[EventKind, tuple[str, ...]] = {
    EventKind.OFFENCE: tuple(coefficients().group),
    EventKind.ARREST: (*map(arrest_code, ArrestOutcome), NOT_KNOWN),
    EventKind.INTELLIGENCE: tuple(map(intelligence_code, Source)),
    EventKind.FAILURE_TO_COMPLY: _compliance(EventKind.FAILURE_TO_COMPLY),
    EventKind.DRUG_TEST: _compliance(EventKind.DRUG_TEST),
}


def codes_that_nothing_says(table: Table) -> Iterator[TableFault]:
    """The weights that could give nobody points, because no entry of the kind says this."""
    for kind, rule in table.kinds.items():
        for code in rule.points:
            if code not in CODES[kind]:
                why = f"No entry says this, so it would give nobody points. What entries say: {'; '.join(CODES[kind])}."
                yield TableFault(f"{kind}.points.{code}", why)
