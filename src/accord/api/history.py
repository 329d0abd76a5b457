"""Who has looked at a person's record, and why: the ledger, as far as it is about that person."""

from typing import Any

from ninja import Query, Router, Schema
from pydantic import Field

from accord.access.declaration import Declaration
from accord.access.gate import open_person
from accord.access.terms import Action
from accord.api.doors import ApiRequest, asking
from accord.api.operations import operation
from accord.api.values import Moment, OrNone, Reference, ReferenceAsked, ReferenceInPath
from accord.audit.queries.events import Criteria, events
from accord.audit.terms import Action as Logged
from accord.audit.terms import Outcome
from accord.kernel.references import number_of

router = Router(tags=["History"])


class Event(Schema):
    """One thing that somebody did, or was refused."""

    reference: Reference = Field(validation_alias="row_id")
    at: Moment
    officer: str = Field(validation_alias="actor", description="Their user name.")
    agency_code: OrNone = Field(validation_alias="agency")
    action: Logged
    what: str = Field(description="The page or the operation.")
    purpose: str
    outcome: Outcome
    reason: OrNone = Field(description="Why it was let through or refused; for an emergency, what was typed.")


class History(Schema):
    """A page of the ledger, newest first."""

    events: list[Event]
    older_than: Reference | None = Field(description="Ask with this for the next page; null on the last.")


class HistoryQuestion(Schema):
    """Where the page begins."""

    older_than: ReferenceAsked | None = Field(None, description="Only events before this one.")


@operation(
    router, "GET", "/people/{reference}/history", name="history", answers=History,
    declared=Declaration(Action.SEE_HISTORY, "history", "Seeing who has looked at the record"),
)  # fmt: skip
def read_history(request: ApiRequest, reference: ReferenceInPath, question: Query[HistoryQuestion]) -> Any:
    """Who has looked at the person's record, and why.

    Newest first, 25 a page. This look is in it. The ledger may be read only for the purposes of the Data Protection Act
    2018, section 62(5).
    """
    opened = open_person(asking(request), number_of(reference), Action.SEE_HISTORY)
    return events(Criteria(person_id=opened.person_id), question.older_than)
