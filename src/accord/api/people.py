"""People: searching for them, and who one of them is."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated, Any

from ninja import Router, Schema
from pydantic import BeforeValidator, ConfigDict, Field

from accord.access.declaration import Declaration
from accord.access.gate import note, open_person
from accord.access.terms import Action
from accord.api.doors import ApiRequest, asking
from accord.api.operations import operation
from accord.api.values import Moment, OrNone, Reference, ReferenceInPath, WordsAsked
from accord.audit.ledger import search_detail
from accord.kernel.references import number_of
from accord.people.person_queries import person_record
from accord.people.queries import Hit as PersonHit
from accord.people.queries import search
from accord.people.sought import read_search
from accord.people.terms import IdentifierKind, LinkBasis, NameKind
from accord.ports.clock import london_day

router = Router(tags=["People"])
MOST_HITS = 25


class Hit(Schema):
    """Somebody found. Of a restricted record only the reference shows; everything else is null."""

    reference: Reference = Field(validation_alias="person_id")
    is_restricted: bool
    family_name: OrNone
    given_names: OrNone
    date_of_birth: date | None


class Found(Schema):
    """What a search found: by family name and given names, restricted records last."""

    hits: list[Hit]
    matched: list[str] = Field(description="What the search was read as, and every hit matches.")
    is_complete: bool = Field(description="False when there are more; search for something narrower.")


class Identifier(Schema):
    """A number that an agency knows the person by."""

    kind: IdentifierKind
    value: str


class Name(Schema):
    """A name that an agency's record gives."""

    kind: NameKind
    family_name: OrNone
    given_names: OrNone


def _identifiers(pairs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"kind": kind, "value": value} for kind, value in pairs]


def _names(said: Iterable[tuple[str, str, str]]) -> list[dict[str, str]]:
    return [{"kind": kind, "family_name": family, "given_names": given} for kind, family, given in said]


Identifiers = Annotated[list[Identifier], BeforeValidator(_identifiers)]
Names = Annotated[list[Name], BeforeValidator(_names)]


class SourceRecord(Schema):
    """One agency's record of the person, as it stands: what it says, since when, and why it belongs to this person."""

    agency_name: str
    source_id: str
    names: Names
    date_of_birth: date | None
    sex: OrNone
    ethnicity: OrNone
    postcode: OrNone
    area_name: OrNone
    identifiers: Identifiers
    since: Moment
    link_basis: LinkBasis
    linked_at: Moment


class Person(Schema):
    """Who a person is, as the agencies' records together say."""

    reference: Reference = Field(validation_alias="id")
    family_name: OrNone
    given_names: OrNone
    date_of_birth: date | None
    sex: OrNone
    identifiers: Identifiers
    records: list[SourceRecord]


class SearchQuestion(Schema):
    """What is looked for."""

    model_config = ConfigDict(extra="forbid")

    q: WordsAsked = Field(
        description="A name or its beginning, a date of birth, a postcode, or any identifier; several together narrow it.",
        examples=["Quillfeather 1982-11-30"],
    )


@operation(
    router, "POST", "/people/search", name="search", answers=Found,
    declared=Declaration(Action.SEARCH, "search", "Finding a person", ("POST",)),
)  # fmt: skip
def search_people(request: ApiRequest, question: SearchQuestion) -> Any:
    """Search for people.

    Finds by name, alias, date of birth, postcode and any identifier, among the people whom your agency is involved with. At
    most 25 open and 25 restricted records are told. The search is in the ledger, with the people it showed. It is posted, so
    that what is searched for stands in no address and no server's log.
    """
    sought = read_search(question.q, london_day(request.at))
    hits = search(request.viewer, sought, request.at, MOST_HITS + 1)
    shown = [hit for is_shut in (False, True) for hit in _of(hits, is_shut)[:MOST_HITS]]
    detail: dict[str, str | int] = {"searched": sought.kinds, "found": len(shown), **search_detail(sought.terms)}
    note(asking(request), Action.SEARCH, people=[hit.person_id for hit in shown], detail=detail)
    return {"hits": shown, "matched": sought.matched_words, "is_complete": len(shown) == len(hits)}


@operation(
    router, "GET", "/people/{reference}", name="person", answers=Person,
    declared=Declaration(Action.CONSULT, "person", "Managing the person"),
)  # fmt: skip
def person(request: ApiRequest, reference: ReferenceInPath) -> Any:
    """Who a person is.

    The heading, the identifiers, and what each agency's record says of the person now.
    """
    opened = open_person(asking(request), number_of(reference), Action.CONSULT)
    record = person_record(opened)
    return {**vars(record.head), "records": record.sources}


def _of(hits: Sequence[PersonHit], is_restricted: bool) -> list[PersonHit]:
    return [hit for hit in hits if hit.is_restricted is is_restricted]
