"""Tables of IOM, one file for each part of the work. A row that tells of a person belongs to one `record.Entry`."""

from accord.iom.models.cohort import CohortSpell
from accord.iom.models.scheme import Scheme, SchemePartner, SchemeVersion
from accord.iom.models.selection import Nomination, Screening, Selection

__all__ = ["CohortSpell", "Nomination", "Scheme", "SchemePartner", "SchemeVersion", "Screening", "Selection"]
