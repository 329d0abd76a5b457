"""Reads of the information-sharing agreements: who signed them, what they cover, from when to when."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from accord.access.models import Agreement
from accord.access.viewer import ALL_KINDS
from accord.kernel.periods import Period


@dataclass(frozen=True)
class AgreementView:
    """An agreement; `kinds` are the kinds of entry that it covers, with `ALL_KINDS` among them for every kind."""

    id: int
    title: str
    gateway: str
    kinds: tuple[str, ...]
    starts_on: date
    ends_on: date | None
    review_on: date | None
    parties: tuple[str, ...]

    @property
    def covers_everything(self) -> bool:
        """Whether every kind of entry is shared, save those that are named alone."""
        return ALL_KINDS in self.kinds

    def is_in_force(self, on: date) -> bool:
        """Whether anything is shared under it on the day."""
        return Period(self.starts_on, self.ends_on).contains(on)

    def may_be_ended(self, on: date) -> bool:
        """Whether it shares something on the day or will."""
        return self.ends_on is None or self.ends_on > max(on, self.starts_on)


def agreements() -> list[AgreementView]:
    """Every agreement, the newest first, in two queries."""
    return _views(Agreement.objects.order_by("-starts_on", "-pk"))


def agreement(agreement_id: int) -> AgreementView | None:
    """One agreement, or None."""
    return next(iter(_views(Agreement.objects.filter(pk=agreement_id))), None)


def _views(rows: QuerySet[Agreement]) -> list[AgreementView]:
    return [
        AgreementView(
            row.pk, row.title, row.gateway, tuple(row.kinds.split()), row.starts_on, row.ends_on, row.review_on,
            tuple(sorted(party.agency.name for party in row.parties.all())),
        )
        for row in rows.prefetch_related("parties__agency")
    ]  # fmt: skip
