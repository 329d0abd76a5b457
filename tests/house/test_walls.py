"""What the import contracts cannot see: imports inside functions, ways round the tables' walls, hidden side effects."""

import ast
import tomllib
from typing import Any

from tests.house.source import PACKAGE, ROOT, functions_in, modules_imported_by, name_of, python_files, tree_of

# A file that must speak SQL the query builder cannot say, with the reason.
RAW_SQL_ALLOWED: dict[str, str] = {}
# A register names its own table, and the one writer and the one reader of all registers look it up.
MAY_LOOK_UP_A_TABLE = {"src/accord/record/commands.py", "src/accord/record/queries/details.py"}
# Only the outermost rooms look at the clock; everything below is told the time.
MAY_ASK_THE_TIME = {"api", "cli", "config", "demo", "jobs", "ports", "web"}
CLOCKS = {"accord.ports.clock.now", "django.utils.timezone.now"}
ROOMS_ABOVE = {"api", "cli", "demo", "jobs", "journeys", "web"}
SIDE_EFFECTS = ("django.db.models.signals", "django.dispatch", "django.contrib.contenttypes.fields")


def test_the_projects_own_modules_are_imported_at_the_top_of_a_file():
    hidden = [
        f"{name_of(path)}:{node.lineno}"
        for path in python_files("src", "tests", "bench", "scripts")
        for function in functions_in(tree_of(path))
        for node in ast.walk(function)
        if any(module.split(".")[0] == "accord" for module in modules_imported_by(node))
    ]
    assert hidden == []


def test_no_query_leaves_the_query_builder():
    raw = [
        f"{name_of(path)}:{node.lineno}"
        for path in python_files("src")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"raw", "extra"}
        if name_of(path) not in RAW_SQL_ALLOWED
    ]
    assert raw == []


def test_no_table_is_reached_by_its_name_to_get_round_its_wall():
    sideways = [
        f"{name_of(path)}:{node.lineno}"
        for path in python_files("src")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr == "get_model"
        if name_of(path) not in MAY_LOOK_UP_A_TABLE
    ]
    assert sideways == []


def test_nothing_happens_by_signal_or_generic_key():
    hidden = [
        f"{name_of(path)} imports {module}"
        for path in python_files("src")
        for node in ast.walk(tree_of(path))
        for module in modules_imported_by(node)
        if module.startswith(SIDE_EFFECTS)
    ]
    assert hidden == []


def test_no_table_has_a_save_of_its_own():
    overridden = [
        f"{name_of(path)}:{function.lineno}"
        for path in python_files("src")
        if path.stem == "models"
        for function in functions_in(tree_of(path))
        if function.name in {"save", "delete"}
    ]
    assert overridden == []


def test_only_the_outermost_rooms_look_at_the_clock():
    looking = [
        f"{name_of(path)} imports {module}"
        for path in python_files("src")
        if path.relative_to(PACKAGE).parts[0] not in MAY_ASK_THE_TIME
        for node in ast.walk(tree_of(path))
        for module in modules_imported_by(node)
        if module in CLOCKS
    ]
    assert looking == []


def contracts() -> list[dict[str, Any]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return settings["tool"]["importlinter"]["contracts"]


def test_every_room_above_the_contexts_is_kept_from_the_tables():
    (contract,) = [contract for contract in contracts() if contract["id"] == "no-models-above"]
    assert {f"accord.{name}" for name in ROOMS_ABOVE if (PACKAGE / name).is_dir()} == set(contract["source_modules"])


def test_every_contexts_tables_have_a_wall_of_their_own():
    walled = {module for contract in contracts() for module in contract.get("protected_modules", [])}
    contexts = {f"accord.{path.parent.name}.models" for path in PACKAGE.glob("*/models*")}
    assert contexts - walled == set()
