"""Open an administrator's account from outside the service: the first of a partnership, or another when none can sign in."""

from datetime import datetime

from django.db import transaction

from accord.access.commands import partnership
from accord.access.terms import Role
from accord.audit.ledger import Event, append
from accord.audit.terms import Action
from accord.journeys.administer import NewOfficer
from accord.ports.clock import london_day


def open_administrator(new: NewOfficer, at: datetime, by: str) -> int:
    """Open the account with the role of system administrator; PartnershipRefused says what is wrong with the user name."""
    with transaction.atomic():
        number = partnership.open_account(
            username=new.username,
            name=new.name,
            email=new.email,
            agency_id=new.agency_id,
            password=new.password,
            at=at,
        )
        partnership.grant_role(number, Role.SYSTEM_ADMINISTRATOR, london_day(at), None, by)
        append(
            Event(
                at=at,
                actor=by,
                actor_id=None,
                agency="",
                action=Action.ADMINISTER,
                what="administrator's account",
                purpose="Keeping accounts safe",
                detail={"officer": number, "change": "opened", "role": Role.SYSTEM_ADMINISTRATOR.value},
            )
        )
    return number
