"""Search over 500,000 people and 750,000 names: p95 under 20 ms on both databases, and whom it misses.

What is typed is read and searched as the page does it, for an officer whose agency knows everybody, the ledger left out.
SQLite's file is kept; PostgreSQL's server is started for the measurement, so its database is made every time.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from random import Random

from django.db import connection

from accord.access.queries.officers import officer_named
from accord.access.queries.viewers import viewer_for
from accord.people.finding.sought import read_search
from accord.people.queries.receiving import source_records_of
from accord.people.queries.search import Found, search
from accord.ports.clock import london_day, now
from bench.common import BUILD, ROOT, Figure, at_least, at_most, percentile, timed, write_down
from bench.many_people import Invented, misspelt
from bench.search_database import POLICE, TRUST, everybody, make_search_database, use_search_database
from tests.postgresql import running_postgresql

EACH, WARMING = 1_000, 100
"""Of 250 a handful of John Smiths, whom nobody can tell apart by a year, decided whether 0.99 was kept."""

TOP = 10
MILLISECONDS, MILLISECONDS_BY_NAME = 20, 50
RECALL = 0.99
COMMON = (
    "Smith, John",
    "John Smith",
    "Jones David",
    "Smith",
    "Williams",
    "Bill Wilson",
    "Sarah Taylor",
    "Smyth Jon",
    "Khan",
    "Brown",
)

Typing = Callable[[Invented, Random], str]


def _typed(errors: int, born: Callable[[Invented, Random], str], is_swapped: bool = False) -> Typing:
    def typing(person: Invented, chance: Random) -> str:
        family, given = misspelt(person.family_name, person.given_names.split()[0], errors, chance)
        names = (family, given) if is_swapped else (given, family)
        return " ".join((*names, born(person, chance))).strip()

    return typing


def _day(person: Invented, chance: Random) -> str:
    return f"{person.born:%d/%m/%Y}"


def _days_off(person: Invented, chance: Random) -> str:
    return f"{person.born + timedelta(days=chance.choice((-5, -3, -2, -1, 1, 2, 3, 5))):%d/%m/%Y}"


def _year(person: Invented, chance: Random) -> str:
    return str(person.born.year)


def _nothing(person: Invented, chance: Random) -> str:
    return ""


KINDS: dict[str, Typing] = {
    "one error, birth date": _typed(1, _day),
    "two errors, birth date": _typed(2, _day),
    "swapped, one error, birth date": _typed(1, _day, is_swapped=True),
    "birth date days off": _typed(0, _days_off),
    "birth date days off, one error": _typed(1, _days_off),
    "birth date days off, two errors": _typed(2, _days_off),
    "only the year": _typed(0, _year),
    "only the year, one error": _typed(1, _year),
    "only the year, two errors": _typed(2, _year),
    "only the year, swapped, one error": _typed(1, _year, is_swapped=True),
}
BY_NAME: dict[str, Typing] = {"name alone": _typed(0, _nothing), "name alone, one error": _typed(1, _nothing)}


def measure(where: str, invented: Sequence[Invented]) -> list[Figure]:
    """How long each kind of search takes, and how often the person meant is among the first ten."""
    chance = Random("search")  # the same searches every time
    searcher = _searcher(POLICE)
    for person in chance.sample(invented, WARMING):
        searcher(_typed(1, _year)(person, chance), 1)
    figures = []
    for kinds, limit in ((KINDS, MILLISECONDS), (BY_NAME, MILLISECONDS_BY_NAME)):
        for name, typing in kinds.items():
            figures += _of_kind(where, name, typing, chance.sample(invented, EACH), chance, searcher, limit)
    listed = [(text, page) for text in COMMON for page in (1, 2, 5, 10) for _ in range(3)]
    figures.append(_took(f"{where}: common names alone, paged", listed, searcher, MILLISECONDS_BY_NAME))
    few = [(text, 1) for text in COMMON for _ in range(3)]
    return [*figures, _took(f"{where}: the same by who knows 500", few, _searcher(TRUST), None)]


def _searcher(agency_code: str) -> Callable[[str, int], tuple[Found, float, float]]:
    """Searches as an officer of the agency, and says how many milliseconds it took on the clock and on the processor."""
    at = now()
    viewer = viewer_for(officer_named(agency_code, london_day(at)).id, at)

    def searched(text: str, page: int) -> tuple[Found, float, float]:
        before = _server_seconds()
        with timed() as took:
            found = search(viewer, read_search(text, london_day(at)), at, page)
        return found, 1000 * took[0], 1000 * (took[1] + _server_seconds() - before)

    return searched


def _server_seconds() -> float:
    """What the connection's own process of PostgreSQL on this machine has had of the processor; nothing elsewhere."""
    connection.ensure_connection()
    if connection.vendor != "postgresql":
        return 0.0
    run = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return int(run.read_text(encoding="ascii").split()[0]) / 1e9 if run.exists() else 0.0


def _of_kind(where, name, typing, people, chance, searcher, limit) -> Iterable[Figure]:
    numbers = _numbers_of(people)
    answers = [(person, *searcher(typing(person, chance), 1)) for person in people]
    hits = sum(numbers[each.number] in [hit.person_id for hit in found.hits[:TOP]] for each, found, *_ in answers)
    yield _timing(f"{where}: {name}, p95", [(clock, processor) for *_, clock, processor in answers], limit)
    promised = name in KINDS
    recall = at_least(f"{where}: {name}, in the first {TOP}", hits / len(people), "", RECALL)
    yield recall if promised else Figure(recall.what, recall.measured, "")


def _numbers_of(people: Sequence[Invented]) -> dict[int, int]:
    """Whose number is which person's."""
    agency = officer_named(POLICE, london_day(now())).agency_id
    held = source_records_of(agency, [f"S{each.number:07}" for each in people])
    return {each.number: held[f"S{each.number:07}"][1] for each in people}


def _took(what: str, searches, searcher, limit: float | None) -> Figure:
    for text, page in dict.fromkeys(searches):
        searcher(text, page)
    return _timing(f"{what}, p95", [searcher(text, page)[1:] for text, page in searches], limit)


def _timing(what: str, took: Sequence[tuple[float, float]], limit: float | None) -> Figure:
    clock, processor = zip(*took, strict=True)
    p95, processors = (
        percentile(clock, 95),
        f"of processor alone, the server's with it, p95 {percentile(processor, 95):.1f} ms",
    )
    note = f"median {percentile(clock, 50):.1f} ms; {processors}; {len(clock)} searches"
    return at_most(what, p95, "ms", limit, note=note) if limit else Figure(what, p95, "ms", note=note)


def _on_postgresql() -> list[Figure]:
    """The same in a process of its own, beside a server started for it."""
    with running_postgresql(durable=True) as server:
        environment = os.environ | {"BENCH_DATABASE": server.url}
        subprocess.run([sys.executable, "-m", "bench.search"], cwd=ROOT, env=environment, check=True)
    kept = json.loads((BUILD / "search_postgresql.json").read_text(encoding="utf-8"))["figures"]
    return [Figure(**{name: value for name, value in each.items() if name != "ratio"}) for each in kept]


def main() -> None:
    """SQLite first, which then has PostgreSQL measured too."""
    invented = everybody()
    if connection.vendor == "postgresql":
        make_search_database(invented)
        write_down("search_postgresql", measure("PostgreSQL", invented))
        return
    use_search_database(invented)
    figures = measure("SQLite", invented)
    connection.close()
    write_down("search", [*figures, *_on_postgresql()])


if __name__ == "__main__":
    main()
