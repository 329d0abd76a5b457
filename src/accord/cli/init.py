"""`accord init`: make the database ready, or bring it up to date."""

import argparse
import sys
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.core.management.commands.migrate import Command as Migrate
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from accord.journeys.load_reference_data import load_reference_data
from accord.ports.clock import now
from accord.ports.progress import progress_of

name = "init"
help = "Make the database ready: its tables, and the areas, agencies and policy values that ship. Again changes nothing"


class _WatchedMigrate(Migrate):
    """The framework's own command, telling how far it is."""

    def __init__(self, watch: Callable[[int], object]) -> None:
        super().__init__()
        self._watch = watch

    def migration_progress_callback(self, action: str, migration: Any = None, fake: bool = False) -> None:
        """Called before and after each step."""
        if action == "apply_success":
            self._watch(1)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none: ACCORD_DATABASE_URL names the database."""


def run(args: argparse.Namespace) -> int:
    """Migrate, then load the reference data, and say what was done; 1 when the database cannot be used."""
    try:
        executor = MigrationExecutor(connection)
        steps = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        with progress_of(steps, "Bringing the tables up to date") as watch:
            call_command(_WatchedMigrate(watch), verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)  # where the sign-in limits are counted
        print(f"Tables: {f'brought up to date in {steps} steps' if steps else 'up to date'}.")
        for kind, count in load_reference_data(now()).items():
            print(f"{kind.capitalize()}: {f'{count:,} added' if count else 'as they ship'}.")
    except DatabaseError as error:
        print(f"The database cannot be made ready: {error}", file=sys.stderr)
        return 1
    return 0
