"""Trains the linking model with Splink on DuckDB and writes its weights. Needs requirements/training.lock.

    python -m scripts.train_linking --people 20000 --seed 7 --trained-at 2026-11-22

Splink is told nothing of who is who. What two records of two people share is seen in pairs drawn at random; what two
records of one person share is estimated by expectation and maximisation in pairs that agree on one thing, for each of
several things. Every level is found by the function that the service itself compares with.
"""

import argparse
import csv
import json
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import splink
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.comparison_level_library import CustomLevel
from splink.comparison_library import CustomComparison

from accord.people.linking.comparing import COMPARISONS, Comparison
from accord.people.linking.fields import FIELDS, UNKNOWN, Field
from accord.people.linking.model import IN_FORCE, Chances, Model, weight_at_random, written
from accord.people.linking.names import Name
from accord.people.linking.records import Compared, compared
from bench.four_agencies import records

WEIGHTS = Path(__file__).resolve().parent.parent / "src" / "accord" / "people" / "linking" / IN_FORCE
TAUGHT_BY = ("names", "born", "postcode", "pnc", "cro", "crn", "noms")
FEWEST = {"m_probability": 5e-4, "u_probability": 1e-6}
"""What is taken for a chance that was never seen."""


def main() -> None:
    """Train on invented people, and write the weights."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--random-pairs", type=float, default=1e6)
    parser.add_argument("--trained-at", type=date.fromisoformat, required=True)
    args = parser.parse_args()
    trained = _train(args.people, args.seed, args.random_pairs)
    about = f"{args.people:,} invented people in four agencies (bench/four_agencies.py), seed {args.seed}; nobody real"
    by = f"Splink {splink.__version__} on DuckDB {duckdb.__version__} (scripts/train_linking.py)"
    version = f"{args.trained_at:%Y.%m.%d}"
    WEIGHTS.write_text(
        written(Model(version, about, args.trained_at.isoformat(), by, weight_at_random(10_000), trained)),
        encoding="utf-8",
    )


def _train(people: int, seed: int, random_pairs: float) -> dict[str, Chances]:
    connection = duckdb.connect()
    comparisons = [
        _told(connection, comparison, place, field)
        for comparison in COMPARISONS
        for place, field in enumerate(comparison.fields)
    ]
    _load(connection, people, seed)
    database = DuckDBAPI(connection=connection)
    rules = [block_on(column) for column in TAUGHT_BY]
    settings = SettingsCreator("dedupe_only", comparisons=comparisons, blocking_rules_to_generate_predictions=rules)
    linker = Linker(database.register("records"), settings)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("pnc"), block_on("names", "born")], recall=0.9
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=random_pairs, seed=seed)
    for rule in rules:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    return _chances(linker.misc.save_model_to_json())


def _load(connection: duckdb.DuckDBPyConnection, people: int, seed: int) -> None:
    columns = ["unique_id", *(comparison.attribute for comparison in COMPARISONS)]
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(_rows(people, seed))
        file.flush()
        connection.execute("CREATE TABLE records AS FROM read_csv(?, all_varchar = true, header = true)", [file.name])


def _rows(people: int, seed: int) -> Iterator[list[str]]:
    for number, (agency, _, row) in enumerate(records(people, seed)):
        record = compared(f"{number}", agency, row, 2026)
        yield [record.key, *(_text(comparison, record) for comparison in COMPARISONS)]


def _text(comparison: Comparison, record: Compared) -> str:
    value = comparison.of(record)
    if not value:
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def _told(connection: duckdb.DuckDBPyConnection, comparison: Comparison, place: int, field: Field) -> CustomComparison:
    """The field as Splink knows it: the service's own comparison is a function of the database."""
    name, column = f"level_of_{field.name}", comparison.attribute
    connection.create_function(name, _level(comparison, place), ["VARCHAR", "VARCHAR"], "INTEGER")
    level_is = f'{name}("{column}_l", "{column}_r")'
    missing = CustomLevel(f'"{column}_l" IS NULL OR "{column}_r" IS NULL OR {level_is} = {UNKNOWN}', "Not known")
    levels = [CustomLevel(f"{level_is} = {number}", level.code) for number, level in enumerate(field.levels[:-1])]
    return CustomComparison(
        output_column_name=field.name,
        comparison_levels=[missing.configure(is_null_level=True), *levels, CustomLevel("ELSE", field.levels[-1].code)],
    )


def _level(comparison: Comparison, place: int) -> Callable[[str, str], int]:
    @lru_cache(maxsize=2_000_000)
    def level(one: str, other: str) -> int:
        return comparison.compare(_value(comparison, one), _value(comparison, other))[place].level

    return level


@lru_cache(maxsize=200_000)
def _value(comparison: Comparison, text: str) -> Any:
    if not text.startswith("["):
        return text
    value = json.loads(text)
    return (
        tuple(Name(family, tuple(given)) for family, given in value)
        if comparison.attribute == "names"
        else tuple(value)
    )


def _chances(settings: dict[str, Any]) -> dict[str, Chances]:
    told = {comparison["output_column_name"]: comparison["comparison_levels"] for comparison in settings["comparisons"]}
    return {
        field.name: Chances(*(_shares(told[field.name][1:], kind) for kind in ("m_probability", "u_probability")))
        for field in FIELDS
    }


def _shares(levels: list[dict[str, Any]], kind: str) -> tuple[float, ...]:
    seen = [max(level.get(kind) or 0.0, FEWEST[kind]) for level in levels]
    return tuple(each / sum(seen) for each in seen)


if __name__ == "__main__":
    main()
