"""The only readers across contexts: the performance table, cohort counts, and the cases an officer holds with what is due."""

from accord.reporting.queries.cohorts import IomCohorts, iom_cohorts
from accord.reporting.queries.performance import IomPerformance, iom_performance

__all__ = ["IomCohorts", "IomPerformance", "iom_cohorts", "iom_performance"]
