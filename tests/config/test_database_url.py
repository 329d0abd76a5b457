"""One address names either database."""

from pathlib import Path

import pytest

from accord.config.database import parse_database_url

ROOT = Path("/srv/accord")


def test_a_relative_file_lies_under_the_project():
    assert (
        parse_database_url("sqlite:///var/accord.sqlite3").as_django(ROOT)["NAME"] == "/srv/accord/var/accord.sqlite3"
    )


def test_an_absolute_file_stays_where_it_is():
    assert parse_database_url("sqlite:////data/a%20b.sqlite3").as_django(ROOT)["NAME"] == "/data/a b.sqlite3"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_a_server_is_named_with_user_password_port_and_options(scheme):
    database = parse_database_url(f"{scheme}://accord:p%40ss@db.example.org:6432/records?sslmode=verify-full")
    described = database.as_django(ROOT)
    assert described["ENGINE"] == "django.db.backends.postgresql"
    assert (described["USER"], described["PASSWORD"], described["NAME"]) == ("accord", "p@ss", "records")
    assert (described["HOST"], described["PORT"]) == ("db.example.org", "6432")
    assert described["OPTIONS"] == {"sslmode": "verify-full"}


def test_a_socket_directory_is_given_as_an_option():
    described = parse_database_url("postgresql://accord@/records?host=/run/postgresql&port=5433").as_django(ROOT)
    assert (described["HOST"], described["PORT"], described["OPTIONS"]) == ("/run/postgresql", "5433", {})


@pytest.mark.parametrize(
    ("url", "in_clear"),
    [
        ("postgresql://a@localhost/a", False),
        ("postgresql://a@[::1]/a", False),
        ("postgresql://a@/a?host=/run/postgresql", False),
        ("postgresql://a@db.example.org/a?sslmode=require", False),
        ("postgresql://a@db.example.org/a", True),
        ("postgresql://a@db.example.org/a?sslmode=disable", True),
        ("sqlite:///a.sqlite3", False),
    ],
)
def test_only_a_server_across_the_network_needs_encryption(url, in_clear):
    assert parse_database_url(url).crosses_a_network_in_clear is in_clear
