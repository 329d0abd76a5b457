"""Break the glass: open a record in an emergency, with a typed reason, for some hours, and tell information governance."""

from datetime import date

from django.db import transaction

from accord.access.commands.doors import DoorRefused, break_glass
from accord.access.gate import Asking, NotFound, facts_about, refuse, require, tell_of
from accord.access.rules import emergency_may_open, reason_is_enough
from accord.access.terms import Action
from accord.kernel.identifiers import looks_like_identifier
from accord.people.queries.person import person_with_identifier
from accord.policy.queries import value_on
from accord.ports.clock import london_day


def open_in_emergency(asking: Asking, identifier: str, reason: str) -> int:
    """Open the record that exactly one identifier names, and return the person's number.

    Raises Refused when no role of the viewer allows it, DoorRefused when the reason says too little, and only then looks:
    NotFound when no one record has the identifier, Restricted when the viewer is excluded. Every look is in the ledger.
    """
    require(asking.viewer, Action.BREAK_GLASS)
    day = london_day(asking.at)
    shortest = shortest_reason(day)
    enough = reason_is_enough(reason, shortest)
    if not enough:
        raise DoorRefused(enough)
    person_id = person_named(identifier, asking)
    if person_id is None:
        tell_of(asking, Action.BREAK_GLASS, None, {"found": "no"})
        raise NotFound
    decision = emergency_may_open(facts_about(asking.viewer, person_id, asking.at))
    if not decision:
        refuse(asking, person_id, decision)
    with transaction.atomic():
        break_glass(
            person_id=person_id,
            officer_id=asking.viewer.officer_id,
            reason=reason,
            hours=hours_open(day),
            minimum_length=shortest,
            at=asking.at,
        )
        tell_of(asking, Action.BREAK_GLASS, person_id, {"found": "yes"}, reason=reason)
    return person_id


def hours_open(day: date) -> int:
    """For how many hours an emergency opens a record, by the policy in force on the day."""
    return int(value_on("access.break_glass.hours", day).value)


def shortest_reason(day: date) -> int:
    """The fewest characters that the reason for an emergency may have, by the policy in force on the day."""
    return int(value_on("access.break_glass.reason_characters", day).value)


def person_named(identifier: str, asking: Asking) -> int | None:
    """The one person whom an identifier of any kind names, or None."""
    named = looks_like_identifier(identifier.strip(), asking.at.year)
    return person_with_identifier(*named) if named else None
