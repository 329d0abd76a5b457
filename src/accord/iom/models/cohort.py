"""The table of cohort and tier spells. Each row belongs to one `record.Entry`, which holds the period."""

from django.db import models

from accord.iom.terms import COHORT_WORDS, TIER_WORDS


class CohortSpell(models.Model):
    """A time in an IOM cohort, in one tier and one district."""

    entry = models.OneToOneField("record.Entry", primary_key=True, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("access.Area", on_delete=models.PROTECT, related_name="+")
    cohort = models.CharField(max_length=20, blank=True, choices=list(COHORT_WORDS.items()))
    tier = models.CharField(max_length=10, choices=list(TIER_WORDS.items()))
    exit_reason = models.CharField(max_length=200, blank=True)
