"""The only readers across contexts: the performance table, and the cases an officer holds with what is due."""

from accord.reporting.queries.performance import IomPerformance, iom_performance

__all__ = ["IomPerformance", "iom_performance"]
