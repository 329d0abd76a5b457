"""Making requests as an officer, each undone as soon as it is answered, and saying in one word what the answer was."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import Max
from django.http import HttpResponse
from django.http.cookie import SimpleCookie
from django.test import Client
from pypdf import PdfReader

from accord.audit.models import LedgerRow
from accord.audit.queries.events import Criteria, LoggedEvent, events
from accord.kernel.references import reference_of
from accord.people.models import Person
from tests.cast import Member, signed_in
from tests.promises.addresses import Asked

COUNTS = {"django_session", "sign_in_limits"}
OPEN, REFUSED, RESTRICTED, HIDDEN, SIGN_IN = WORDS = ("open", "refused", "restricted", "hidden", "sign_in")
_RESTRICTED_PAGE = b"<title>Restricted record - Accord</title>"
_REFUSED_PAGE = b"<title>Not allowed - Accord</title>"


class Walker:
    """A browser of an officer's (None: of nobody) in which each request is the first after signing in."""

    def __init__(self, member: Member | None, *, asks_for_token: bool = False) -> None:
        self.client = signed_in(member) if member else Client()
        self.client.handler.enforce_csrf_checks = asks_for_token
        self.client.get("/")  # so that the session knows when it was begun and last used
        self.cookies = self.client.cookies.output(header="", sep=";")

    def ask(self, asked: Asked, **headers: str) -> HttpResponse:
        """The answer. What the request did stays done."""
        self.client.cookies = SimpleCookie(self.cookies)
        return getattr(self.client, asked.method.lower())(asked.address, headers=headers, **asked.content)


@contextmanager
def undone() -> Iterator[None]:
    """What is done inside is undone at the end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def word_of(answer: HttpResponse) -> str:
    """What the answer is to the one who asked, in the access matrix's words."""
    assert answer.status_code < 500, f"{answer.wsgi_request.get_full_path()} failed: {answer.status_code}"
    if answer.status_code == 403:
        return _word_of_refusal(answer)
    if answer.status_code == 404:
        return HIDDEN
    sent_to_sign_in = answer.status_code == 302 and answer["Location"].startswith("/account/login/?next=")
    told_to_sign_in = answer.status_code == 401 and "WWW-Authenticate" in answer
    return SIGN_IN if sent_to_sign_in or told_to_sign_in else OPEN


def _word_of_refusal(answer: HttpResponse) -> str:
    if answer["Content-Type"].startswith("application/json"):
        return RESTRICTED if answer.json()["code"] in {"excluded", "restricted"} else REFUSED
    said = [word for word, page in ((RESTRICTED, _RESTRICTED_PAGE), (REFUSED, _REFUSED_PAGE)) if page in answer.content]
    assert said, f"a 403 that the matrix has no word for: {answer.content[:400]!r}"
    return said[0]


def contents(*left_out: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, save those that count: when a session was last used, how often somebody tried to sign in."""
    with connection.cursor() as cursor:
        tables = sorted(set(connection.introspection.table_names(cursor)) - COUNTS - set(left_out))
        return {table: _rows(cursor, table) for table in tables}


def _rows(cursor, table: str) -> list[tuple[object, ...]]:
    """As they lie: nothing moves a row but writing it."""
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
    return cursor.fetchall()


def text_of(answer: HttpResponse) -> str:
    """All that the answer tells: where it leads, its body, its text when it is a PDF, and its parts when a spreadsheet."""
    content = answer.content
    if content.startswith(b"%PDF"):
        content = "\n".join(each.extract_text() for each in PdfReader(io.BytesIO(content)).pages).encode()
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as sheets:
            content = b"".join(sheets.read(name) for name in sheets.namelist())
    return answer.headers.get("Location", "") + content.decode()


def people_in(text: str) -> set[int]:
    """The people whose reference is in the text."""
    return {number for number in Person.objects.values_list("pk", flat=True) if reference_of(number) in text}


def newest_row() -> int:
    """The number of the ledger's newest row."""
    return LedgerRow.objects.aggregate(newest=Max("pk"))["newest"] or 0


def rows_after(number: int) -> list[LoggedEvent]:
    """The ledger's rows that came after a row, newest first."""
    return [event for event in events(Criteria()).events if event.row_id > number]


def people_named_by(row: LoggedEvent) -> set[int]:
    """The people whom a row of the ledger is about."""
    listed = {int(number) for number in str(row.detail.get("people", "")).split()}
    return listed | ({row.person_id} if row.person_id is not None else set())
