"""The partnership itself: its agencies, officers, roles and agreements, as they were set up when it began."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.contrib.auth.hashers import make_password

from accord.access.commands import partnership
from accord.access.queries.agencies import agencies
from accord.access.queries.officers import officers
from accord.access.queries.viewers import viewer_for
from accord.access.viewer import Viewer
from accord.demo.officers import PASSWORD, DemonstrationOfficer, demonstration_officers, invented_agencies
from accord.demo.parcels import POLICE, PRISONS, PROBATION
from accord.demo.sunderland import POLICE as SUNDERLANDS_POLICE

BEGAN_AT = datetime(2018, 1, 8, 9, tzinfo=UTC)
SET_UP_BY = "tom.garbutt"
TRUST, HOUSING = "tees-esk-and-wear-valleys-nhs-trust", "city-of-york-council-housing"
YOUTH, COURTS = "city-of-york-youth-justice-service", "hm-courts-and-tribunals-service"


@dataclass(frozen=True)
class Partnership:
    """The numbers of the agencies by code and of the officers by user name."""

    agencies: dict[str, int]
    officers: dict[str, int]

    def viewer(self, username: str, at: datetime) -> Viewer:
        """The officer as the rules see them at a moment; LookupError for one who is not there then."""
        viewer = viewer_for(self.officers[username], at)
        if viewer is None:
            raise LookupError(username)
        return viewer


def set_up(today: date) -> Partnership:
    """Add the charities, open the accounts, grant the roles and sign the agreements; the reference data is there already."""
    partnership.save_agencies(invented_agencies())
    numbers = {agency.code: agency.id for agency in agencies()}
    people = demonstration_officers()
    _open_accounts(people, numbers)
    held = {each.username: each.id for each in officers(today)}
    for person in people:
        partnership.grant_role(held[person.username], person.role, person.starts_on, person.ends_on, SET_UP_BY)
        if person.ends_on and person.ends_on <= today:
            partnership.close_account(held[person.username], person.ends_on)
    _agree(numbers, today)
    return Partnership(numbers, held)


def _open_accounts(people: Sequence[DemonstrationOfficer], agencies: dict[str, int]) -> None:
    # One password for everyone, so one digest: making each anew would only take longer.
    digest = make_password(PASSWORD)
    for person in people:
        district = partnership.add_team(agencies[person.agency], f"{person.district} team") if person.district else None
        account = {"username": person.username, "name": person.name, "agency_id": agencies[person.agency]}
        rest = {
            "email": f"{person.username}@example.org",
            "password": digest,
            "created_at": BEGAN_AT,
            "team_id": district,
        }
        partnership.open_accounts([{**account, **rest}])


def _agree(agencies: dict[str, int], today: date) -> None:
    core = [agencies[code] for code in (POLICE, PROBATION, PRISONS)]
    review_on = date(today.year + 1, 1, 8)
    partnership.agree(
        title="Integrated Offender Management in North Yorkshire", gateway="Crime and Disorder Act 1998 s.115",
        agency_ids=core, kinds="* intelligence", starts_on=date(2018, 1, 8), ends_on=None, review_on=review_on,
    )  # fmt: skip
    partnership.agree(
        title="Health and housing in the IOM scheme", gateway="Criminal Justice Act 2003 s.325(3)",
        agency_ids=[*core, agencies[TRUST], agencies[HOUSING]],
        kinds="custody iom tags contacts nominations screenings selections actions",
        starts_on=date(2021, 9, 1), ends_on=None, review_on=review_on,
    )  # fmt: skip
    partnership.agree(
        title="Youth justice in the IOM scheme", gateway="Crime and Disorder Act 1998 s.115",
        agency_ids=[*core, agencies[YOUTH]], kinds="iom nominations screenings selections transition",
        starts_on=date(2021, 9, 1), ends_on=None, review_on=review_on,
    )  # fmt: skip
    partnership.agree(
        title="Nominations by the courts", gateway="Crime and Disorder Act 1998 s.115",
        agency_ids=[*core, agencies[COURTS]], kinds="nominations", starts_on=date(2021, 9, 1), ends_on=None,
        review_on=review_on,
    )  # fmt: skip
    partnership.agree(
        title="Integrated Offender Management in Sunderland", gateway="Crime and Disorder Act 1998 s.115",
        agency_ids=[agencies[SUNDERLANDS_POLICE], agencies[PROBATION]], kinds="*", starts_on=date(2009, 6, 1), ends_on=None,
        review_on=review_on,
    )  # fmt: skip
    for charity in ("fresh-furrow", "harbour-lamp"):
        partnership.agree(
            title="Work and mentoring for people in the IOM scheme", gateway="The person's consent",
            agency_ids=[*core, agencies[charity]], kinds="custody iom", starts_on=date(2021, 9, 1), ends_on=None,
            review_on=review_on,
        )  # fmt: skip
