"""Tables of IOM, one file for each part of the work. A row that tells of a person belongs to one `record.Entry`."""

from accord.iom.models.cohort import CohortSpell
from accord.iom.models.daily import DailyTask
from accord.iom.models.exits import ExitDecision
from accord.iom.models.management import (
    Answering,
    ComplianceEvent,
    FootingSpell,
    Incentive,
    PlannedAction,
    StrandSpell,
    TransitionStep,
)
from accord.iom.models.review import TierReview
from accord.iom.models.scheme import Scheme, SchemePartner, SchemeVersion
from accord.iom.models.selection import Nomination, Screening, Selection

__all__ = [
    "Answering",
    "CohortSpell",
    "ComplianceEvent",
    "DailyTask",
    "ExitDecision",
    "FootingSpell",
    "Incentive",
    "Nomination",
    "PlannedAction",
    "Scheme",
    "SchemePartner",
    "SchemeVersion",
    "Screening",
    "Selection",
    "StrandSpell",
    "TierReview",
    "TransitionStep",
]
