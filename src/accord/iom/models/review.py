"""The table of reviews of somebody's tier. Each row belongs to one `record.Entry`, which holds the day and whose word it is."""

from django.db import models


class TierReview(models.Model):
    """What a review found and decided, why, and the day agreed for the next, if one was."""

    entry = models.OneToOneField("record.Entry", primary_key=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10)
    tier_held = models.CharField(max_length=10)
    moved_to = models.CharField(max_length=10, blank=True)
    reason = models.TextField()
    next_review_on = models.DateField(null=True)
