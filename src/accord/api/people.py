"""People: searching for them, and who one of them is."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal

from ninja import Router, Schema
from pydantic import BeforeValidator, ConfigDict, Field

from accord.access.declaration import Declaration
from accord.access.gate import open_person
from accord.access.terms import Action
from accord.api.doors import ApiRequest, asking
from accord.api.operations import operation
from accord.api.refusals import Unacceptable
from accord.api.values import Moment, OrNone, PageAsked, Reference, ReferenceInPath, WordsAsked
from accord.journeys.find_people import find_people
from accord.journeys.manage_names import add_name
from accord.kernel.references import number_of
from accord.people.finding.fits import TIER_CODES
from accord.people.finding.sought import read_form, read_search
from accord.people.queries.person import person_record
from accord.people.queries.search import Hit as PersonHit
from accord.people.terms import IdentifierKind, LinkBasis, NameKind
from accord.ports.clock import london_day

router = Router(tags=["People"])


class RecordedName(Schema):
    """A name as an agency's record has it."""

    family_name: OrNone
    given_names: OrNone


class Hit(Schema):
    """Somebody found. Of a restricted record only the reference shows; everything else is null or empty."""

    reference: Reference = Field(validation_alias="person_id")
    is_restricted: bool
    family_name: OrNone
    given_names: OrNone
    date_of_birth: date | None
    tier: Literal["exact", "close", "possible"] | None = Field(description="How well they fit all that was asked for.")
    matched: list[str] = Field(description="What matched, and in what way.")
    recorded_as: RecordedName | None = Field(
        validation_alias="known_as", description="The name that fitted, where it is not the one that heads the record."
    )


class Found(Schema):
    """One page of what a search found, the best first; restricted records come last on the first page."""

    hits: list[Hit]
    total: int = Field(description="How many are open to you, counted no further than 250.")
    page: int
    pages: int
    is_complete: bool = Field(description="False when there are more than are counted; search for something narrower.")
    notes: list[str] = Field(description="What could not be read as it was asked, in plain sentences.")


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
    """What is looked for: `q` alone, or any of the other fields, which narrow it together."""

    model_config = ConfigDict(extra="forbid")

    q: WordsAsked = Field(
        default="",
        description="Names, a date of birth, a postcode and any number, in any order; several together narrow it.",
        examples=["Quillfeather Mason 1982"],
    )
    family_name: WordsAsked = ""
    given_names: WordsAsked = ""
    born: WordsAsked = Field(
        default="", description="A day, month or year of birth, or an age.", examples=["1982-11-30", "1982", "about 40"]
    )
    identifier: WordsAsked = Field(default="", description="Any number that an agency knows the person by.")
    postcode: WordsAsked = ""
    page: PageAsked = 1


class NameSent(Schema):
    """A name as it is written."""

    model_config = ConfigDict(extra="forbid")

    family_name: str
    given_names: str | None = Field(default=None, description="Null where they are not known.")


class NewName(Schema):
    """Another name that the person goes by."""

    model_config = ConfigDict(extra="forbid")

    values: NameSent


@operation(
    router, "POST", "/people/search", name="search", answers=Found,
    declared=Declaration(Action.SEARCH, "search", "Finding a person", ("POST",)),
)  # fmt: skip
def search_people(request: ApiRequest, question: SearchQuestion) -> Any:
    """Search for people.

    Finds by names, aliases and short forms, misspelt or swapped; a whole, partial or approximate date of birth; a postcode;
    and any number, however it is punctuated, among the people whom your agency is involved with. The search is in the ledger,
    with the people it showed. It is posted, so that what is searched for stands in no address and no server's log.
    """
    fields = question.dict(exclude={"q", "page"})
    if question.q and any(fields.values()):
        raise Unacceptable("q", "Send q alone, or the other fields without it.")
    today = london_day(request.at)
    sought = read_search(question.q, today) if question.q else read_form(fields, today)
    found = find_people(asking(request), sought, question.page)
    return {
        "hits": [_told(hit) for hit in (*found.hits, *found.restricted)],
        "notes": sought.notes, "total": found.total, "page": found.page, "pages": found.pages,
        "is_complete": found.is_complete,
    }  # fmt: skip


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


@operation(
    router, "POST", "/people/{reference}/names", name="add_name", status=201, answers=Name,
    declared=Declaration(Action.RECORD, "add a name", "Keeping the record accurate", ("POST",)),
)  # fmt: skip
def add_another_name(request: ApiRequest, reference: ReferenceInPath, new: NewName) -> Any:
    """Add another name that the person goes by, in the name of your agency. They are found by it as by an alias."""
    family_name, given_names = new.values.family_name, new.values.given_names or ""
    add_name(asking(request), number_of(reference), {"family_name": family_name, "given_names": given_names})
    return {"kind": NameKind.ALIAS, "family_name": family_name.strip(), "given_names": given_names.strip()}


def _told(hit: PersonHit) -> dict[str, Any]:
    known_as = dict(zip(("family_name", "given_names"), hit.known_as, strict=True)) if hit.known_as else None
    return {**vars(hit), "tier": TIER_CODES[hit.tier] if hit.tier else None, "known_as": known_as}
