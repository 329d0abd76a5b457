"""Everything that can be set from outside, as one typed value. `docs/how-to/settings.md` lists it for operators."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast
from urllib.parse import urlsplit

from accord.config.database import REMEDY, Database, parse_database_url
from accord.config.keys import read_key_file
from accord.config.reader import Reader

Kind = Literal["demonstration", "development", "test", "production"]
KINDS: tuple[Kind, ...] = ("demonstration", "development", "test", "production")
LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")
EVERY_ADDRESS = frozenset({"0.0.0.0", "::"})  # noqa: S104  recognised here, never bound here
DEFAULT_DATABASE_URL = "sqlite:///var/accord.sqlite3"


@dataclass(frozen=True)
class SingleSignOn:
    """The partnership's OpenID Connect provider."""

    issuer: str
    client_id: str
    client_secret: str
    name: str


@dataclass(frozen=True)
class Mail:
    """The server that sends letters such as a forgotten password's."""

    host: str
    port: int
    user: str
    password: str
    use_tls: bool
    sender: str


@dataclass(frozen=True)
class Environment:
    """The settings of one running service. Keys are blank where none is given; times are whole minutes and hours."""

    kind: Kind
    secret_key: str
    ledger_key: str
    database: Database
    allow_embedded_in_production: bool
    allowed_hosts: tuple[str, ...]
    base_url: str
    trusted_proxies: tuple[str, ...]
    require_second_factor: bool
    idle_minutes: int
    session_hours: int
    single_sign_on: SingleSignOn | None
    mail: Mail | None
    seals_directory: str
    log_level: str
    host: str
    port: int
    workers: int
    threads: int

    @property
    def is_production(self) -> bool:
        """Real people's records are, or may be, in the database."""
        return self.kind == "production"


def read(source: Mapping[str, str]) -> tuple[Environment, Reader]:
    """The settings, with safe defaults where a value is wrong, and the reader with the faults that it found."""
    reader = Reader(source)
    kind = cast(Kind, reader.choice("ACCORD_ENVIRONMENT", KINDS, "demonstration"))
    is_production = kind == "production"
    host, port = reader.text("HOST", "127.0.0.1"), reader.whole_number("PORT", 8000, 1, 65535)
    own_host = _as_a_browser_types(host)
    environment = Environment(
        kind=kind,
        secret_key=_key(reader, "ACCORD_SECRET_KEY"),
        ledger_key=_key(reader, "ACCORD_LEDGER_KEY"),
        database=_database(reader),
        allow_embedded_in_production=reader.flag("ACCORD_ALLOW_EMBEDDED_IN_PRODUCTION", False),
        allowed_hosts=reader.names("ACCORD_ALLOWED_HOSTS", () if is_production else (*LOCAL_HOSTS, own_host)),
        base_url=_base_url(reader, "" if is_production else f"http://{own_host}:{port}"),
        trusted_proxies=_networks(reader, "ACCORD_TRUSTED_PROXY"),
        require_second_factor=reader.flag("ACCORD_REQUIRE_SECOND_FACTOR", is_production),
        idle_minutes=reader.whole_number("ACCORD_IDLE_MINUTES", 15, 1, 240),
        session_hours=reader.whole_number("ACCORD_SESSION_HOURS", 12, 1, 24),
        single_sign_on=_single_sign_on(reader),
        mail=_mail(reader),
        seals_directory=reader.text("ACCORD_SEALS_DIRECTORY"),
        log_level=reader.choice("ACCORD_LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), "INFO"),
        host=host,
        port=port,
        workers=reader.whole_number("ACCORD_WORKERS", 2, 1, 64),
        threads=reader.whole_number("ACCORD_THREADS", 4, 1, 64),
    )
    return environment, reader


def _key(reader: Reader, name: str) -> str:
    given, file_name = reader.text(name), f"{name}_FILE"
    path = reader.text(file_name)
    if given and path:
        reader.fault(name, f"is given, and so is {file_name}", "give one of the two")
    if given or not path:
        return given
    remedy = "name a file that holds the key and that only its owner and group may read"
    return reader.parsed(file_name, read_key_file, "", remedy) or ""


def _database(reader: Reader) -> Database:
    database = reader.parsed("ACCORD_DATABASE_URL", parse_database_url, DEFAULT_DATABASE_URL, REMEDY)
    return database or parse_database_url(DEFAULT_DATABASE_URL)


def _as_a_browser_types(host: str) -> str:
    """The address to type on this machine for a service that listens on `host`."""
    if host in EVERY_ADDRESS:
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _base_url(reader: Reader, default: str) -> str:
    remedy = "give the address that people type, such as https://accord.example.org, with nothing after the host"
    return reader.parsed("ACCORD_BASE_URL", _web_address, default, remedy) or ""


def _web_address(text: str) -> str:
    try:
        parts = urlsplit(text)
        is_address = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets that do not match, or a port that is no number
        is_address = False
    if text and not is_address:
        raise ValueError(f"is {text!r}, which is no web address")
    if parts.path not in {"", "/"} or parts.query or parts.fragment or parts.username:
        raise ValueError(f"has more than a scheme and a host: {parts.hostname}")
    return text.rstrip("/")


def _networks(reader: Reader, name: str) -> tuple[str, ...]:
    networks = reader.names(name)
    for network in networks:
        try:
            ipaddress.ip_network(network)
        except ValueError:
            reader.fault(name, f"holds {network!r}", "give the proxies' addresses or networks, such as 10.0.0.0/24")
            return ()
    return networks


def _single_sign_on(reader: Reader) -> SingleSignOn | None:
    provider = SingleSignOn(
        issuer=reader.text("ACCORD_OIDC_ISSUER"),
        client_id=reader.text("ACCORD_OIDC_CLIENT_ID"),
        client_secret=reader.text("ACCORD_OIDC_CLIENT_SECRET"),
        name=reader.text("ACCORD_OIDC_NAME", "single sign-on"),
    )
    needed = {
        "ACCORD_OIDC_ISSUER": provider.issuer,
        "ACCORD_OIDC_CLIENT_ID": provider.client_id,
        "ACCORD_OIDC_CLIENT_SECRET": provider.client_secret,
    }
    missing = [name for name, value in needed.items() if not value]
    if len(missing) == len(needed):
        return None
    for name in missing:
        reader.fault(name, "is missing, though other ACCORD_OIDC_ settings are given", "give all three or none")
    return None if missing else provider


def _mail(reader: Reader) -> Mail | None:
    mail = Mail(
        host=reader.text("ACCORD_EMAIL_HOST"),
        port=reader.whole_number("ACCORD_EMAIL_PORT", 587, 1, 65535),
        user=reader.text("ACCORD_EMAIL_USER"),
        password=reader.text("ACCORD_EMAIL_PASSWORD"),
        use_tls=reader.flag("ACCORD_EMAIL_TLS", True),
        sender=reader.text("ACCORD_EMAIL_FROM"),
    )
    if not mail.host:
        return None
    if "@" not in mail.sender:
        reader.fault("ACCORD_EMAIL_FROM", "is no email address", "give the address that letters come from")
    if bool(mail.user) != bool(mail.password):
        reader.fault("ACCORD_EMAIL_PASSWORD", "and ACCORD_EMAIL_USER go together", "give both or neither")
    if mail.password and not mail.use_tls:
        reader.fault("ACCORD_EMAIL_TLS", "is off, so the mail password would travel in clear", "give yes")
    return mail
