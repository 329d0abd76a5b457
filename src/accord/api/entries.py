"""Entries: one dated fact of a person's record, with every version of it; entering, correcting and withdrawing one."""

from datetime import date
from typing import Any

from ninja import Router, Schema
from pydantic import ConfigDict, Field

from accord.access.declaration import Declaration
from accord.access.gate import NotFound, open_person
from accord.access.terms import Action
from accord.api.doors import ApiRequest, asking
from accord.api.operations import operation
from accord.api.register_values import NEW_ENTRY, EntryKind, NewKind, ValuesSent, ValuesTold, texts_in
from accord.api.values import Moment, OrNone, Reason, Reference, ReferenceInPath, ReferenceOrNone, record_number
from accord.journeys.registers import REGISTERS
from accord.journeys.write_entries import Answers, correct_entry, enter_entry, withdraw_entry
from accord.kernel.references import number_of
from accord.record.queries.details import texts_of
from accord.record.queries.entries import entry, versions_of

router = Router(tags=["Entries"])


class EntryHeader(Schema):
    """What every entry says of itself. `ends_on` is the first day on which the fact is no longer true; null goes on."""

    reference: Reference = Field(validation_alias="id")
    kind: EntryKind
    summary: str
    starts_on: date
    ends_on: date | None
    recorded_at: Moment
    superseded_at: Moment | None = Field(description="When it stopped being believed; null while it stands.")
    agency_name: str
    officer_name: OrNone = Field(description="Who entered it; null for what came in an extract.")
    corrects: ReferenceOrNone = Field(validation_alias="corrects_id", description="The entry that this one corrects.")
    changed_because: OrNone = Field(description="Why it was corrected or withdrawn.")
    marking: str
    retention_group: int
    retention_review_on: date


class Entry(EntryHeader):
    """One dated fact: its header, what it says, and every version of it, newest first."""

    values: ValuesTold
    versions: list[EntryHeader]


class NewEntry(Schema):
    """A fact to enter: its kind, and text by the columns that GET /registers tells."""

    model_config = NEW_ENTRY

    kind: NewKind
    values: ValuesSent


class Correction(Schema):
    """What an entry should say instead: every column of its register, not only what changes; and why."""

    model_config = ConfigDict(extra="forbid")

    values: ValuesSent
    reason: Reason


class Withdrawal(Schema):
    """Why an entry is no longer believed."""

    model_config = ConfigDict(extra="forbid")

    reason: Reason


class Written(Schema):
    """The entry that was made."""

    reference: Reference


@operation(
    router, "GET", "/people/{reference}/entries/{entry_reference}", name="entry", answers=Entry,
    declared=Declaration(Action.CONSULT, "entry", "Managing the person"),
)  # fmt: skip
def read_entry(request: ApiRequest, reference: ReferenceInPath, entry_reference: ReferenceInPath) -> Any:
    """One entry, what it says and its versions.

    An entry that no agreement shares with your agency answers as one that is not there.
    """
    number = record_number(entry_reference)
    opened = open_person(asking(request), number_of(reference), Action.CONSULT, {"entry": number})
    found = entry(request.viewer, opened, number)
    if found is None:
        raise NotFound
    versions = versions_of(request.viewer, opened, number)
    return {**vars(found), "values": texts_of(REGISTERS[found.kind], number), "versions": versions}


@operation(
    router, "POST", "/people/{reference}/entries", name="enter", status=201, answers=Written,
    declared=Declaration(Action.RECORD, "enter an entry", "Managing the person", ("POST",)),
)  # fmt: skip
def enter(request: ApiRequest, reference: ReferenceInPath, new: NewEntry) -> Any:
    """Enter a fact on the person's record, in the name of your agency."""
    answers = Answers(new.kind, texts_in(new.values))
    return {"reference": enter_entry(asking(request), number_of(reference), answers)}


@operation(
    router, "POST", "/people/{reference}/entries/{entry_reference}/corrections", name="correct", status=201,
    answers=Written, refusals=(409,),
    declared=Declaration(Action.CORRECT, "correct an entry", "Keeping the record accurate", ("POST",)),
)  # fmt: skip
def correct(
    request: ApiRequest, reference: ReferenceInPath, entry_reference: ReferenceInPath, correction: Correction
) -> Any:
    """Correct an entry of your own agency. The entry before stays, superseded, with the reason."""
    answers = Answers("", texts_in(correction.values))
    number = record_number(entry_reference)
    return {"reference": correct_entry(asking(request), number_of(reference), number, answers, correction.reason)}


@operation(
    router, "POST", "/people/{reference}/entries/{entry_reference}/withdrawal", name="withdraw", status=204,
    answers=None, refusals=(409,),
    declared=Declaration(Action.WITHDRAW, "withdraw an entry", "Keeping the record accurate", ("POST",)),
)  # fmt: skip
def withdraw(
    request: ApiRequest, reference: ReferenceInPath, entry_reference: ReferenceInPath, withdrawal: Withdrawal
) -> Any:
    """Withdraw an entry of your own agency. It stays, superseded, with the reason."""
    withdraw_entry(asking(request), number_of(reference), record_number(entry_reference), withdrawal.reason)
