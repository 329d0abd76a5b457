"""Record and end information-sharing agreements. From the next request, what agencies see of each other follows them."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accord.access.commands import partnership
from accord.access.gate import Asking, note_administration
from accord.ports.clock import london_day


@dataclass(frozen=True)
class NewAgreement:
    """An agreement as its form gives it; `kinds` are those of entry it covers, "*" for every one but those named alone."""

    title: str
    gateway: str
    agency_ids: tuple[int, ...]
    kinds: tuple[str, ...]
    starts_on: date
    ends_on: date | None
    review_on: date | None


def agree(asking: Asking, new: NewAgreement) -> int:
    """Record an agreement that the agencies have signed; PartnershipRefused when it would share nothing."""
    with transaction.atomic():
        number = partnership.agree(
            title=new.title,
            gateway=new.gateway,
            agency_ids=new.agency_ids,
            kinds=" ".join(new.kinds),
            starts_on=new.starts_on,
            ends_on=new.ends_on,
            review_on=new.review_on,
        )
        note_administration(asking, {"agreement": number, "change": "recorded"})
    return number


def end_agreement(asking: Asking, agreement_id: int) -> None:
    """End an agreement today."""
    with transaction.atomic():
        note_administration(asking, {"agreement": agreement_id, "change": "ended"})
        partnership.end_agreement(agreement_id, london_day(asking.at))
