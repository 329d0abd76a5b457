"""The only readers across contexts: the tables and counts of IOM, and the cases an officer holds with what is due."""

from accord.reporting.queries.cohorts import IomCohorts, iom_cohorts
from accord.reporting.queries.indicator import IomIndicator, iom_indicator
from accord.reporting.queries.national import IomNational, iom_national
from accord.reporting.queries.performance import IomPerformance, iom_performance

__all__ = [
    "IomCohorts",
    "IomIndicator",
    "IomNational",
    "IomPerformance",
    "iom_cohorts",
    "iom_indicator",
    "iom_national",
    "iom_performance",
]
