"""Tables of IOM, one file for each part of the work. A row that tells of a person belongs to one `record.Entry`."""

from accord.iom.models.cohort import CohortSpell
from accord.iom.models.scheme import Scheme, SchemePartner, SchemeVersion

__all__ = ["CohortSpell", "Scheme", "SchemePartner", "SchemeVersion"]
