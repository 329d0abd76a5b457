"""Whether a set of settings is safe to run with: every fault, each in a sentence."""

import difflib
import ipaddress
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlsplit

from accord.config.environment import LOCAL_HOSTS, Environment, read
from accord.config.keys import LEAST_LENGTH, why_key_is_weak
from accord.config.reader import Reader, SettingFault

PREFIX = "ACCORD_"
NEAR = 0.7
"""How much alike two names are for one to be taken for the other misspelt."""

# Read by the test suite and the benchmarks, not by the service.
OTHER_PREFIXES = ("ACCORD_TEST_", "ACCORD_BENCH_")


def faults_in(source: Mapping[str, str]) -> list[SettingFault]:
    """Every setting in `source` that is wrong, in order of name. Reads nothing else but the key files that it names."""
    environment, reader = read(source)
    faults = [*reader.faults, *_unknown_names(reader), *_never_right(environment)]
    if environment.is_production:
        already_told = {fault.name for fault in faults}
        unsafe = (fault for check in PRODUCTION_CHECKS for fault in check(environment))
        faults += [fault for fault in unsafe if fault.name not in already_told]
    return sorted(faults)


def _unknown_names(reader: Reader) -> Iterator[SettingFault]:
    for name in sorted(set(reader.source) - reader.names_read):
        if not name.startswith(PREFIX) or name.startswith(OTHER_PREFIXES):
            continue
        if "DEBUG" in name:
            yield SettingFault(name, "is not a setting", "use ACCORD_ENVIRONMENT=development on a developer's machine")
            continue
        ends = [
            each.removeprefix(PREFIX) for each in reader.names_read
        ]  # alike only by what they begin with is not near
        near = difflib.get_close_matches(name.removeprefix(PREFIX), ends, n=1, cutoff=NEAR)
        remedy = f"perhaps {PREFIX}{near[0]} is meant" if near else "look at the list in docs/how-to/settings.md"
        yield SettingFault(name, "is not a setting", remedy)


def _never_right(environment: Environment) -> Iterator[SettingFault]:
    if environment.idle_minutes > environment.session_hours * 60:
        yield SettingFault(
            "ACCORD_IDLE_MINUTES", "is longer than ACCORD_SESSION_HOURS", "make it the shorter of the two"
        )
    for host in environment.allowed_hosts:
        if "/" in host or "://" in host or (":" in host and not host.startswith("[")):
            yield SettingFault(
                "ACCORD_ALLOWED_HOSTS", f"holds {host!r}", "give host names only, no scheme, port or path"
            )
    for network in environment.trusted_proxies:
        if ipaddress.ip_network(network).prefixlen == 0:
            yield SettingFault("ACCORD_TRUSTED_PROXY", "trusts every address there is", "name the proxies alone")


def _keys(environment: Environment) -> Iterator[SettingFault]:
    keys = {"ACCORD_SECRET_KEY": environment.secret_key, "ACCORD_LEDGER_KEY": environment.ledger_key}
    for name, key in keys.items():
        remedy = f"give {LEAST_LENGTH} or more random characters"
        if not key:
            yield SettingFault(name, "is missing", remedy)
        elif why := why_key_is_weak(key):
            yield SettingFault(name, why, remedy)
    if environment.secret_key and environment.secret_key == environment.ledger_key:
        remedy = "give each a key of its own, so that losing one does not lose both"
        yield SettingFault("ACCORD_LEDGER_KEY", "is the same as ACCORD_SECRET_KEY", remedy)


def _addresses(environment: Environment) -> Iterator[SettingFault]:
    has_hosts = bool(environment.allowed_hosts)
    has_wildcard = any(host.startswith(("*", ".")) for host in environment.allowed_hosts)
    if not has_hosts:
        yield SettingFault("ACCORD_ALLOWED_HOSTS", "is missing", "give the host names that people type")
    if has_wildcard:
        yield SettingFault("ACCORD_ALLOWED_HOSTS", "holds a wildcard", "name each host in full")
    base = urlsplit(environment.base_url)
    if not environment.base_url:
        yield SettingFault("ACCORD_BASE_URL", "is missing", "give the address that people type, with https")
    elif base.scheme != "https":
        yield SettingFault("ACCORD_BASE_URL", "is not https", "give an https address")
    elif has_hosts and not has_wildcard and base.hostname not in environment.allowed_hosts:
        yield SettingFault("ACCORD_BASE_URL", "names a host outside ACCORD_ALLOWED_HOSTS", "add its host to that list")
    elif base.hostname in LOCAL_HOSTS:
        yield SettingFault("ACCORD_BASE_URL", "is this machine's own address", "give the address that people type")


def _database(environment: Environment) -> Iterator[SettingFault]:
    database = environment.database
    if database.is_embedded and not environment.allow_embedded_in_production:
        remedy = "name a PostgreSQL server, or say ACCORD_ALLOW_EMBEDDED_IN_PRODUCTION=yes for a single small site"
        yield SettingFault("ACCORD_DATABASE_URL", "is the embedded database", remedy)
    if database.crosses_a_network_in_clear:
        yield SettingFault("ACCORD_DATABASE_URL", "would cross a network in clear", "add ?sslmode=verify-full")
    if not database.is_embedded and not database.user:
        yield SettingFault("ACCORD_DATABASE_URL", "names no user", "give the application's own role, not an owner's")
    if database.user == "postgres":
        remedy = "give the application a role of its own that owns nothing else"
        yield SettingFault("ACCORD_DATABASE_URL", "signs in as the server's superuser", remedy)


def _sign_in(environment: Environment) -> Iterator[SettingFault]:
    provider = environment.single_sign_on
    if not environment.require_second_factor:
        yield SettingFault("ACCORD_REQUIRE_SECOND_FACTOR", "is off", "give yes, or leave it out")
    if provider and urlsplit(provider.issuer).scheme != "https":
        yield SettingFault("ACCORD_OIDC_ISSUER", "is not https", "give the provider's https address")
    if not provider and not environment.mail:
        remedy = "name a mail server, or set up single sign-on with the ACCORD_OIDC_ settings"
        yield SettingFault("ACCORD_EMAIL_HOST", "is missing, so nobody could replace a forgotten password", remedy)


def _seals(environment: Environment) -> Iterator[SettingFault]:
    if not environment.seals_directory:
        remedy = "name a directory that another system keeps, so that a cut ledger can be seen to be cut"
        yield SettingFault("ACCORD_SEALS_DIRECTORY", "is missing", remedy)


def _logs(environment: Environment) -> Iterator[SettingFault]:
    if environment.log_level == "DEBUG":
        yield SettingFault("ACCORD_LOG_LEVEL", "is DEBUG, which writes queries to the log", "give INFO or WARNING")


PRODUCTION_CHECKS: tuple[Callable[[Environment], Iterator[SettingFault]], ...] = (
    _keys,
    _addresses,
    _database,
    _sign_in,
    _seals,
    _logs,
)
