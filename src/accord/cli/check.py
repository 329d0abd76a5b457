"""`accord check`: are the settings right, and safe where real records are kept?"""

import argparse

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import SystemCheckError

name = "check"
help = "Check the settings; says what is wrong and what would be right, and exits with 1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none: everything that it checks comes from the environment."""


def run(args: argparse.Namespace) -> int:
    """Wrong settings never get this far: `main` prints them. What is left is the framework's own list."""
    try:
        call_command("check", deploy=settings.ACCORD_ENVIRONMENT == "production", fail_level="WARNING")
    except SystemCheckError as error:
        print(error)
        return 1
    print(f"The settings are right for {settings.ACCORD_ENVIRONMENT}.")
    return 0
