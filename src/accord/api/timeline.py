"""A person's timeline: every dated fact that the viewer's agency may see, as it stands or as it stood."""

from typing import Any

from ninja import Query, Router, Schema
from pydantic import Field

from accord.access.declaration import Declaration
from accord.access.gate import open_person
from accord.access.queries.agencies import agencies
from accord.access.terms import Action
from accord.api.doors import ApiRequest, asking
from accord.api.entries import EntryHeader
from accord.api.operations import operation
from accord.api.refusals import Unacceptable
from accord.api.register_values import EntryKind
from accord.api.values import DayAsked, MomentAsked, PageAsked, ReferenceInPath, WordsAsked
from accord.kernel.references import number_of
from accord.record.queries.timeline import TimelineFilter, timeline

router = Router(tags=["Timeline"])


class TimelineQuestion(Schema):
    """What of the timeline is wanted; what is left out does not narrow it."""

    kind: list[EntryKind] = Field([], description="Only these kinds of fact.")
    agency: list[str] = Field([], max_length=50, description="Only what these agencies recorded, by code.")
    from_day: DayAsked | None = Field(None, alias="from", description="Only what was true on this day or later.")
    to_day: DayAsked | None = Field(None, alias="to", description="Only what was true on this day or earlier.")
    on: DayAsked | None = Field(None, description="Only what was true on this day.")
    known_at: MomentAsked | None = Field(
        None, description="As it was known at this moment; left out, as it is known now."
    )
    words: WordsAsked = Field("", description="Only entries whose summary has these words.")
    page: PageAsked = 1


class Timeline(Schema):
    """A page of a timeline, newest first."""

    entries: list[EntryHeader]
    total: int = Field(description="How many entries there are in all.")
    page: int
    pages: int


@operation(
    router, "GET", "/people/{reference}/timeline", name="timeline", answers=Timeline,
    declared=Declaration(Action.CONSULT, "timeline", "Managing the person"),
)  # fmt: skip
def read_timeline(request: ApiRequest, reference: ReferenceInPath, question: Query[TimelineQuestion]) -> Any:
    """A person's timeline, newest first, 25 entries a page.

    Every period is half-open: its last day is the first on which the fact is no longer true.
    """
    wanted = TimelineFilter(
        kinds=tuple(question.kind),
        agency_ids=_numbers_of(question.agency),
        from_day=question.from_day,
        to_day=question.to_day,
        on=question.on,
        known_at=question.known_at,
        words=question.words,
    )
    opened = open_person(asking(request), number_of(reference), Action.CONSULT)
    return timeline(request.viewer, opened, wanted, question.page)


def _numbers_of(codes: list[str]) -> tuple[int, ...]:
    """The numbers of the agencies; `Unacceptable` names a code that no agency has."""
    known = {agency.code: agency.id for agency in agencies()} if codes else {}
    if unknown := [code for code in codes if code not in known]:
        raise Unacceptable("agency", f"No agency has the code {unknown[0][:60]}. GET /agencies tells the codes.")
    return tuple(known[code] for code in codes)
