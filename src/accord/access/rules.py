"""Who may do what, as pure functions that give their reasons. Nothing here knows a database or a framework."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from accord.access.terms import ACTION_WORDS, Action, Relation, Role
from accord.access.viewer import PersonFacts, Viewer, covers
from accord.kernel.decisions import Decision

_READ = frozenset(
    {
        Action.OWN_ACCOUNT,
        Action.SEARCH,
        Action.CONSULT,
        Action.SEE_HISTORY,
        Action.SEE_REPORTS,
    }
)
_WRITE = frozenset({Action.RECORD, Action.CORRECT, Action.WITHDRAW})
_PRACTICE = _READ | _WRITE | {Action.BREAK_GLASS}
_LEAD = _PRACTICE | {Action.INVOLVE, Action.RESTRICT, Action.LINK, Action.UNLINK}
_CHOOSES = _LEAD | {Action.SELECT}
_FIGURES = frozenset({Action.OWN_ACCOUNT, Action.SEE_REPORTS})

MAY: Mapping[Role, frozenset[Action]] = {
    Role.POLICE_OFFENDER_MANAGER: _PRACTICE,
    Role.IOM_MANAGER: _CHOOSES | {Action.SET_SCHEME},
    Role.PROBATION_PRACTITIONER: _PRACTICE,
    Role.SENIOR_PROBATION_OFFICER: _CHOOSES,
    Role.PRISON_OFFENDER_MANAGER: _PRACTICE,
    Role.PARTNER_PRACTITIONER: _READ | {Action.RECORD, Action.CORRECT},
    Role.MAPPA_COORDINATOR: _LEAD,
    Role.MAPPA_ADMINISTRATOR: _READ | {Action.RECORD, Action.LINK, Action.UNLINK},
    Role.INTELLIGENCE_ANALYST: _READ | {Action.LINK, Action.UNLINK},
    Role.LAY_ADVISER: _FIGURES,
    Role.INFORMATION_GOVERNANCE: _FIGURES | {Action.OVERSEE},
    Role.SYSTEM_ADMINISTRATOR: frozenset({Action.OWN_ACCOUNT, Action.ADMINISTER}),
}
"""The one table of what each role may do. Lay advisers see figures, never people (CJA 2003 s.326)."""


def may(viewer: Viewer, action: Action) -> Decision:
    """Whether any role that the viewer holds today allows the action at all."""
    if not viewer.is_active:
        return Decision.no("account_closed", "Your account is closed. Ask your agency's administrator.")
    if any(action in MAY[role] for role in viewer.roles):
        return Decision.yes("role", f"Your role may {ACTION_WORDS[action]}.")
    return Decision.no(
        "role",
        f"None of your roles may {ACTION_WORDS[action]}. If you need to, ask your agency's administrator.",
    )


def decide(viewer: Viewer, facts: PersonFacts | None, action: Action) -> Decision:
    """Whether the viewer may do the action to the person that the facts describe; None when there is no such person.

    Need-to-know: DPA 2018 s.37 (adequate, relevant, not excessive). The order matters: an exclusion is never overridden.
    """
    by_role = may(viewer, action)
    if not by_role:
        return by_role
    if facts is None:
        return _no_such_record()
    if not _has_a_way_in(facts):
        return _no_such_record()
    kept_out = is_kept_out(facts)
    if facts.glass_is_broken and not facts.is_excluded:
        return Decision.yes(
            "break_glass",
            "You opened this record in an emergency; that has been reported.",
        )
    if kept_out is not None:
        return kept_out
    return Decision.yes("involved", "Your agency is involved with this person.")


def is_kept_out(facts: PersonFacts) -> Decision | None:
    """Why the viewer may not see the record though others may; None when nothing keeps them out."""
    if facts.is_excluded:
        return Decision.no("excluded", f"You are excluded from this record. {_whom_to_ask(facts)}")
    if facts.is_restricted and not facts.is_permitted:
        return Decision.no("restricted", f"This record is restricted to named officers. {_whom_to_ask(facts)}")
    return None


def _has_a_way_in(facts: PersonFacts) -> bool:
    return facts.agency_is_involved or facts.glass_is_broken


def _no_such_record() -> Decision:
    return Decision.no("not_found", "There is no record here that you can see.")


def _whom_to_ask(facts: PersonFacts) -> str:
    return f"Ask {facts.ask}." if facts.ask else "Ask your information governance officer."


def entry_is_visible(viewer: Viewer, facts: PersonFacts, entry_agency_id: int, kind: str) -> Decision:
    """Whether the viewer, already inside a person's record, may see one entry that an agency recorded.

    An agency sees its own entries, and another's under a live agreement or gateway (CJA 2003 s.325(3) to (4)).
    In an emergency everything shows, because the reason for the emergency is what is not known.
    """
    if facts.glass_is_broken:
        return Decision.yes("break_glass", "Shown because you opened this record in an emergency.")
    if entry_agency_id == viewer.agency_id:
        return Decision.yes("own_agency", "Your agency recorded this.")
    kinds = viewer.shared.get(entry_agency_id, frozenset())
    if covers(kinds, kind):
        return Decision.yes("agreement", "Shared with your agency under a live agreement.")
    return Decision.no("no_agreement", "No live agreement shares this with your agency.")


def relation_of(facts: PersonFacts) -> Relation:
    """The column of the access matrix that the facts fall in."""
    if facts.is_excluded:
        return Relation.EXCLUDED
    if facts.is_restricted and not facts.is_permitted:
        return Relation.RESTRICTED
    if facts.agency_is_involved:
        return Relation.INVOLVED
    if facts.agency_was_involved:
        return Relation.ENDED
    if facts.others_are_involved:
        return Relation.OTHER_AGENCY
    return Relation.OWN_AGENCY_UNINVOLVED


def reason_is_enough(reason: str, minimum_length: int) -> Decision:
    """Whether a typed reason says something: long enough in characters, and more than one word."""
    words = reason.split()
    if len(reason.strip()) >= minimum_length and len(words) > 1:
        return Decision.yes("reason", "A reason is given.")
    return Decision.no(
        "reason",
        f"Say why in at least {minimum_length} characters, in words a colleague would understand.",
    )


def emergency_may_open(facts: PersonFacts) -> Decision:
    """Whether an emergency may open the record: anything but an exclusion gives way to it.

    Somebody excluded from a record that their agency is not involved with learns no more than of a missing one.
    """
    if facts.is_excluded and not facts.agency_is_involved:
        return _no_such_record()
    if facts.is_excluded:
        return Decision.no("excluded", f"You are excluded from this record. {_whom_to_ask(facts)}")
    return Decision.yes("emergency", "The record may be opened in an emergency.")


def glass_is_broken_at(opened_at: datetime, expires_at: datetime, at: datetime) -> bool:
    """Emergency access holds from the moment it is opened up to, not including, the moment it expires."""
    return opened_at <= at < expires_at


def token_is_in_force(expires_at: datetime, revoked_on: date | None, at: datetime) -> Decision:
    """Whether a program's token may be used: up to, not including, the moment it expires, and never once it is revoked."""
    if revoked_on is not None:
        return Decision.no("revoked", "The token was revoked. Ask the service's operator for a new one.")
    if at >= expires_at:
        return Decision.no("expired", "The token has expired. Ask the service's operator for a new one.")
    return Decision.yes("in_force", "The token is in force.")


def token_may_be_issued(name: str, days: int, longest_days: int) -> Decision:
    """Whether a token says what it is for, and is for no longer than tokens may be."""
    if not name.strip() or len(name) > 100:
        return Decision.no("name", "Say what the token is for, in at most 100 characters.")
    if not 1 <= days <= longest_days:
        return Decision.no("days", f"A token is for 1 to {longest_days} days.")
    return Decision.yes("issued", "The token may be issued.")


def roles_that_may(action: Action) -> Iterable[Role]:
    """The roles that may do the action, in the order of the vocabulary."""
    return [role for role in Role if action in MAY[role]]
