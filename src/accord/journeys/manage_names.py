"""Say by what other names a person goes, and withdraw one: the gate, the name and the ledger in one transaction."""

from collections.abc import Mapping

from django.db import transaction

from accord.access.gate import Asking, NotFound, Opened, admit, tell
from accord.access.terms import Action
from accord.journeys.write_entries import author_of
from accord.kernel.columns import ValueFault
from accord.kernel.decisions import Decision
from accord.linking.commands import wait_for_comparison
from accord.people.commands import add_alias, withdraw_alias
from accord.people.queries.names import NameView, has_name, names_of
from accord.people.register import NAME_COLUMNS
from accord.people.rules import name_may_be_withdrawn
from accord.ports.clock import london_day
from accord.record.commands import ChangeRefused, EntryRefused
from accord.record.registers import Problem
from accord.record.rules import reason_for_change_is_given

HELD_ALREADY = "Your agency's record has this name already."


def add_name(asking: Asking, person_id: int | None, texts: Mapping[str, str]) -> int:
    """Add another name that the person goes by, in the word of the viewer's agency; returns its number.

    Raises from the gate, and EntryRefused for a name that is none or that the agency's record has. The record is compared
    with others again, for who goes by two names is in other agencies' records by either.
    """
    opened = admit(asking, person_id, Action.RECORD)
    family_name, given_names = _read(texts, asking)
    with transaction.atomic():
        record_id = author_of(asking, opened).source_record_id
        if has_name(record_id, family_name, given_names):
            raise EntryRefused([Problem("family_name", HELD_ALREADY)])
        number = add_alias(record_id, family_name, given_names, asking.at, asking.viewer.username)
        wait_for_comparison([record_id], asking.at)
        tell(asking, opened, Action.RECORD, {"name": number})
    return number


def _read(texts: Mapping[str, str], asking: Asking) -> tuple[str, str]:
    problems, values = [], {}
    for column in NAME_COLUMNS:
        try:
            values[column.name] = column.read(texts.get(column.name, ""), london_day(asking.at)) or ""
        except ValueFault as fault:
            problems.append(Problem(column.name, fault.why))
    names = {column.name for column in NAME_COLUMNS}
    problems += [Problem(name, "There is no such column.") for name in sorted(texts.keys() - names)]
    if problems:
        raise EntryRefused(problems)
    return values["family_name"], values["given_names"]


def withdraw_name(asking: Asking, person_id: int | None, name_id: int | None, reason: str) -> None:
    """Withdraw another name that the viewer's agency recorded; it stays, with the reason, and finds the person no longer.

    Raises from the gate, and ChangeRefused when it is not theirs to withdraw, no reason is given or somebody was faster.
    """
    opened = admit(asking, person_id, Action.WITHDRAW)
    found = name_to_withdraw(asking, opened, name_id)
    given = reason_for_change_is_given(reason)
    if not given:
        raise ChangeRefused(given)
    with transaction.atomic():
        if not withdraw_alias(found.id, reason.strip(), asking.at):
            raise ChangeRefused(Decision.no("superseded", "Somebody has withdrawn this name already."))
        tell(asking, opened, Action.WITHDRAW, {"name": found.id})


def name_to_withdraw(asking: Asking, opened: Opened, name_id: int | None) -> NameView:
    """The name, to be withdrawn by the viewer's agency; NotFound when there is none, ChangeRefused when it may not be."""
    found = next((each for each in names_of(opened) if each.id == name_id), None)
    if found is None:
        raise NotFound
    decision = name_may_be_withdrawn(
        found.kind, asking.viewer.agency_id == found.agency_id, found.agency_name, found.withdrawn_at is not None
    )
    if not decision:
        raise ChangeRefused(decision)
    return found
