"""A service that is set up wrongly or unsafely does not start, and says in a sentence what to change."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from accord.config.safety import faults_in

SAFE = {
    "ACCORD_ENVIRONMENT": "production",
    "ACCORD_SECRET_KEY": "Vt3mQ8xZr1LwKp6YbN0sHd9JfGc2TuXa5eRi7oMyWqBnCvEz4",
    "ACCORD_LEDGER_KEY": "pZ7kLq2WvX9cRt4YnB6mHs1JdFg8TuVa3eKi5oMyQwCxNrEb0",
    "ACCORD_ALLOWED_HOSTS": "accord.example.org",
    "ACCORD_BASE_URL": "https://accord.example.org",
    "ACCORD_DATABASE_URL": "postgresql://accord:secret@database.example.org/accord?sslmode=verify-full",
    "ACCORD_EMAIL_HOST": "mail.example.org",
    "ACCORD_EMAIL_FROM": "accord@example.org",
    "ACCORD_SEALS_DIRECTORY": "/mnt/seals",
}
SAFE = {name: value + "-and-more" if name.endswith("_KEY") else value for name, value in SAFE.items()}
OIDC = {
    "ACCORD_OIDC_ISSUER": "https://sign-in.example.org",
    "ACCORD_OIDC_CLIENT_ID": "accord",
    "ACCORD_OIDC_CLIENT_SECRET": "a secret",
}

UNSAFE_IN_PRODUCTION = [
    ({"ACCORD_SECRET_KEY": ""}, "ACCORD_SECRET_KEY", "is missing"),
    ({"ACCORD_SECRET_KEY": "too short"}, "ACCORD_SECRET_KEY", "has 9 characters"),
    ({"ACCORD_SECRET_KEY": "ab" * 40}, "ACCORD_SECRET_KEY", "only 2 different characters"),
    ({"ACCORD_SECRET_KEY": "django-insecure-" + SAFE["ACCORD_SECRET_KEY"]}, "ACCORD_SECRET_KEY", "trying things out"),
    ({"ACCORD_LEDGER_KEY": ""}, "ACCORD_LEDGER_KEY", "is missing"),
    ({"ACCORD_LEDGER_KEY": "too short"}, "ACCORD_LEDGER_KEY", "has 9 characters"),
    ({"ACCORD_LEDGER_KEY": SAFE["ACCORD_SECRET_KEY"]}, "ACCORD_LEDGER_KEY", "is the same as ACCORD_SECRET_KEY"),
    ({"ACCORD_ALLOWED_HOSTS": ""}, "ACCORD_ALLOWED_HOSTS", "is missing"),
    ({"ACCORD_ALLOWED_HOSTS": "*"}, "ACCORD_ALLOWED_HOSTS", "holds a wildcard"),
    ({"ACCORD_ALLOWED_HOSTS": ".example.org"}, "ACCORD_ALLOWED_HOSTS", "holds a wildcard"),
    ({"ACCORD_BASE_URL": ""}, "ACCORD_BASE_URL", "is missing"),
    ({"ACCORD_BASE_URL": "http://accord.example.org"}, "ACCORD_BASE_URL", "is not https"),
    ({"ACCORD_BASE_URL": "https://elsewhere.example.org"}, "ACCORD_BASE_URL", "outside ACCORD_ALLOWED_HOSTS"),
    (
        {"ACCORD_BASE_URL": "https://localhost", "ACCORD_ALLOWED_HOSTS": "localhost"},
        "ACCORD_BASE_URL",
        "this machine's own address",
    ),
    ({"ACCORD_DATABASE_URL": ""}, "ACCORD_DATABASE_URL", "is the embedded database"),
    ({"ACCORD_DATABASE_URL": "sqlite:///var/x.sqlite3"}, "ACCORD_DATABASE_URL", "is the embedded database"),
    ({"ACCORD_DATABASE_URL": "postgres://accord:x@db.example.org/accord"}, "ACCORD_DATABASE_URL", "in clear"),
    (
        {"ACCORD_DATABASE_URL": "postgres://accord:x@db.example.org/accord?sslmode=prefer"},
        "ACCORD_DATABASE_URL",
        "in clear",
    ),
    ({"ACCORD_DATABASE_URL": "postgres://postgres:x@localhost/accord"}, "ACCORD_DATABASE_URL", "superuser"),
    ({"ACCORD_DATABASE_URL": "postgres://localhost/accord"}, "ACCORD_DATABASE_URL", "names no user"),
    ({"ACCORD_REQUIRE_SECOND_FACTOR": "no"}, "ACCORD_REQUIRE_SECOND_FACTOR", "is off"),
    ({"ACCORD_EMAIL_HOST": ""}, "ACCORD_EMAIL_HOST", "forgotten password"),
    ({**OIDC, "ACCORD_OIDC_ISSUER": "http://sign-in.example.org"}, "ACCORD_OIDC_ISSUER", "is not https"),
    ({"ACCORD_SEALS_DIRECTORY": ""}, "ACCORD_SEALS_DIRECTORY", "is missing"),
    ({"ACCORD_LOG_LEVEL": "DEBUG"}, "ACCORD_LOG_LEVEL", "writes queries to the log"),
]

WRONG_ANYWHERE = [
    ({"ACCORD_ENVIRONMENT": "live"}, "ACCORD_ENVIRONMENT", "is 'live'"),
    ({"ACCORD_DEBUG": "1"}, "ACCORD_DEBUG", "is not a setting"),
    ({"ACCORD_SECRETKEY": "x"}, "ACCORD_SECRETKEY", "is not a setting"),
    ({"ACCORD_IDLE_MINUTES": "a while"}, "ACCORD_IDLE_MINUTES", "is 'a while'"),
    ({"ACCORD_IDLE_MINUTES": "0"}, "ACCORD_IDLE_MINUTES", "is '0'"),
    ({"ACCORD_IDLE_MINUTES": "\u0661\u0665"}, "ACCORD_IDLE_MINUTES", "is"),
    ({"ACCORD_IDLE_MINUTES": "90", "ACCORD_SESSION_HOURS": "1"}, "ACCORD_IDLE_MINUTES", "is longer than"),
    ({"ACCORD_SESSION_HOURS": "-1"}, "ACCORD_SESSION_HOURS", "is '-1'"),
    ({"ACCORD_SESSION_HOURS": "1000"}, "ACCORD_SESSION_HOURS", "is '1000'"),
    ({"ACCORD_REQUIRE_SECOND_FACTOR": "maybe"}, "ACCORD_REQUIRE_SECOND_FACTOR", "is 'maybe'"),
    ({"ACCORD_ALLOWED_HOSTS": "https://accord.example.org"}, "ACCORD_ALLOWED_HOSTS", "holds 'https://"),
    ({"ACCORD_ALLOWED_HOSTS": "accord.example.org:8000"}, "ACCORD_ALLOWED_HOSTS", "holds 'accord.example.org:8000'"),
    ({"ACCORD_BASE_URL": "accord.example.org"}, "ACCORD_BASE_URL", "is no web address"),
    ({"ACCORD_BASE_URL": "https://accord.example.org/app"}, "ACCORD_BASE_URL", "more than a scheme and a host"),
    ({"ACCORD_BASE_URL": "https://accord.example.org:port"}, "ACCORD_BASE_URL", "is no web address"),
    ({"ACCORD_BASE_URL": "https://[accord"}, "ACCORD_BASE_URL", "is no web address"),
    ({"ACCORD_TRUSTED_PROXY": "*"}, "ACCORD_TRUSTED_PROXY", "holds '*'"),
    ({"ACCORD_TRUSTED_PROXY": "0.0.0.0/0"}, "ACCORD_TRUSTED_PROXY", "trusts every address"),
    ({"ACCORD_DATABASE_URL": "mysql://localhost/accord"}, "ACCORD_DATABASE_URL", "does not run on"),
    ({"ACCORD_DATABASE_URL": "accord.sqlite3"}, "ACCORD_DATABASE_URL", "does not run on"),
    ({"ACCORD_DATABASE_URL": "sqlite://"}, "ACCORD_DATABASE_URL", "names no file"),
    ({"ACCORD_DATABASE_URL": "sqlite:///:memory:"}, "ACCORD_DATABASE_URL", "in memory"),
    ({"ACCORD_DATABASE_URL": "postgres://accord@localhost"}, "ACCORD_DATABASE_URL", "names no database"),
    ({"ACCORD_DATABASE_URL": "postgres://accord@localhost:many/a"}, "ACCORD_DATABASE_URL", "look at the port"),
    ({"ACCORD_DATABASE_URL": "postgres://a@localhost/a?sslmod=require"}, "ACCORD_DATABASE_URL", "unknown option"),
    ({"ACCORD_OIDC_ISSUER": "https://sign-in.example.org"}, "ACCORD_OIDC_CLIENT_ID", "is missing"),
    (
        {"ACCORD_EMAIL_HOST": "mail.example.org", "ACCORD_EMAIL_FROM": "nobody"},
        "ACCORD_EMAIL_FROM",
        "is no email address",
    ),
    (
        {"ACCORD_EMAIL_HOST": "m.example.org", "ACCORD_EMAIL_FROM": "a@example.org", "ACCORD_EMAIL_USER": "accord"},
        "ACCORD_EMAIL_PASSWORD",
        "go together",
    ),
    ({"PORT": "http"}, "PORT", "is 'http'"),
    ({"PORT": "65536"}, "PORT", "is '65536'"),
    ({"ACCORD_WORKERS": "none"}, "ACCORD_WORKERS", "is 'none'"),
]


def sentences(environment: dict[str, str]) -> list[str]:
    return [fault.sentence for fault in faults_in(environment)]


def test_a_safe_production_service_has_no_fault():
    assert sentences(SAFE) == []


def test_single_sign_on_stands_in_for_a_mail_server():
    assert sentences({**SAFE, **OIDC, "ACCORD_EMAIL_HOST": "", "ACCORD_EMAIL_FROM": ""}) == []


def test_a_small_site_may_choose_the_embedded_database():
    embedded = {"ACCORD_DATABASE_URL": "sqlite:////data/accord.sqlite3", "ACCORD_ALLOW_EMBEDDED_IN_PRODUCTION": "yes"}
    assert sentences(SAFE | embedded) == []


def test_a_demonstration_needs_no_setting_at_all():
    assert sentences({}) == []


@pytest.mark.parametrize(("change", "name", "why"), UNSAFE_IN_PRODUCTION)
def test_an_unsafe_production_service_is_refused(change, name, why):
    faults = faults_in(SAFE | change)
    assert [fault.name for fault in faults] == [name]
    assert why in faults[0].sentence


@pytest.mark.parametrize(("change", "name", "why"), WRONG_ANYWHERE)
def test_a_wrong_setting_is_refused_even_in_a_demonstration(change, name, why):
    faults = [fault for fault in faults_in(change) if fault.name == name]
    assert why in faults[0].sentence


@pytest.mark.parametrize(("change", "name", "why"), WRONG_ANYWHERE)
def test_a_wrong_setting_is_refused_in_production(change, name, why):
    assert name in {fault.name for fault in faults_in(SAFE | change)}


def test_a_misspelt_name_is_answered_with_the_right_one():
    assert "perhaps ACCORD_SECRET_KEY is meant" in sentences({"ACCORD_SECRETKEY": "x"})[0]


@pytest.mark.parametrize("name", ["ACCORD_MODE", "ACCORD_NAME", "ACCORD_X"])
def test_a_name_that_is_near_none_is_not_answered_with_another(name):
    assert "perhaps" not in sentences({name: "x"})[0]
    assert "docs/how-to/settings.md" in sentences({name: "x"})[0]


def test_every_fault_is_told_at_once():
    told = {fault.name for fault in faults_in({"ACCORD_ENVIRONMENT": "production"})}
    assert told >= {"ACCORD_SECRET_KEY", "ACCORD_LEDGER_KEY", "ACCORD_ALLOWED_HOSTS", "ACCORD_BASE_URL"}


def test_no_sentence_repeats_a_key_or_a_password():
    environment = SAFE | {
        "ACCORD_SECRET_KEY": "hunter2",
        "ACCORD_DATABASE_URL": "postgres://a:hunter2@db.example.org:port/a",
        "ACCORD_SECRET_KEY_FILE": "/no/such/file",
    }
    assert "hunter2" not in " ".join(sentences(environment))


def key_file(tmp_path: Path, mode: int, key: str) -> str:
    path = tmp_path / "secret.key"
    path.write_text(key, encoding="utf-8")
    path.chmod(mode)
    return str(path)


def test_a_key_may_come_from_a_file_that_its_owner_alone_may_read(tmp_path):
    path = key_file(tmp_path, 0o600, SAFE["ACCORD_SECRET_KEY"])
    assert sentences(SAFE | {"ACCORD_SECRET_KEY": "", "ACCORD_SECRET_KEY_FILE": path}) == []


def test_a_key_file_that_is_not_there_is_refused():
    assert "cannot be read" in " ".join(sentences({"ACCORD_SECRET_KEY_FILE": "/no/such/file"}))


def test_an_empty_key_file_is_refused(tmp_path):
    assert "is empty" in " ".join(sentences({"ACCORD_LEDGER_KEY_FILE": key_file(tmp_path, 0o600, " \n")}))


@pytest.mark.parametrize("mode", [0o604, 0o602, 0o644])
def test_a_key_file_that_everyone_may_read_or_change_is_refused(tmp_path, mode):
    path = key_file(tmp_path, mode, SAFE["ACCORD_SECRET_KEY"])
    told = sentences(SAFE | {"ACCORD_SECRET_KEY": "", "ACCORD_SECRET_KEY_FILE": path})
    assert "everyone on this machine" in " ".join(told)


def test_a_key_given_twice_is_refused(tmp_path):
    path = key_file(tmp_path, 0o600, SAFE["ACCORD_SECRET_KEY"])
    assert "give one of the two" in " ".join(sentences(SAFE | {"ACCORD_SECRET_KEY_FILE": path}))


def accord_check(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "accord.cli.main", "check"]
    base = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(command, env=base | environment, capture_output=True, text=True, check=False)


def test_the_framework_finds_nothing_to_say_about_a_safe_production_service():
    answer = accord_check(SAFE)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "right for production" in answer.stdout


def test_the_command_prints_every_fault_and_fails():
    answer = accord_check(SAFE | {"ACCORD_SECRET_KEY": "", "ACCORD_DEBUG": "1", "ACCORD_BASE_URL": "http://x.example"})
    assert answer.returncode == 1
    assert "ACCORD_SECRET_KEY is missing" in answer.stderr
    assert "ACCORD_DEBUG is not a setting" in answer.stderr
    assert "ACCORD_BASE_URL is not https" in answer.stderr
    assert "Traceback" not in answer.stderr
