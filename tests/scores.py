"""Scores kept on the record for tests, as the page of a person's scores keeps them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from accord.access.queries.agencies import agency_with_code
from accord.people.queries.receiving import source_records_of
from accord.ports.identity import new_ids
from accord.record.commands import Author, Row, enter_delivered
from accord.record.queries.writing import retention_of
from accord.risk.kept import kept_score
from accord.risk.registers import SCORES
from accord.risk.rules import Scored


def keep_scores(agency_code: str, scores: Mapping[str, Scored], known_on: date) -> None:
    """Enter one score of each person, by the agency's own reference of them; known at the first moment of their day."""
    agency = agency_with_code(agency_code)
    assert agency is not None
    sources = source_records_of(agency.id, list(scores))
    numbers = dict(zip(scores, new_ids(len(scores)), strict=True))
    entries = [
        Row(
            numbers[name], Author(agency.id, *sources[name][:2]), kept_score(scored, {}, "Bob"),
            f"form|{numbers[name]}", 1, "", None, "",
        )
        for name, scored in scores.items()
    ]  # fmt: skip
    at = min(datetime.combine(scored.on, time(), UTC) for scored in scores.values())
    enter_delivered(SCORES, entries, retention_of(SCORES, known_on), at)
