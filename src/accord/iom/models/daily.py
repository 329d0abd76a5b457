"""The table of tasks from the daily management meeting. A task is about a fact, whichever version of it was read."""

from django.db import models
from django.db.models import Q


class DailyTask(models.Model):
    """Something of the daily list that an officer was asked to see to, and what came of it; one is open at a time."""

    entry = models.ForeignKey("record.Entry", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20)
    source_key = models.CharField(max_length=200)
    officer = models.ForeignKey("access.Officer", on_delete=models.PROTECT, related_name="+")
    wanted = models.CharField(max_length=300)
    tasked_at = models.DateTimeField()
    tasked_by = models.CharField(max_length=100)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=100, blank=True)
    result = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "kind", "source_key"],
                condition=Q(closed_at__isnull=True),
                name="daily_task_open_once",
            )
        ]
        indexes = [models.Index(fields=["agency", "kind", "source_key"], name="daily_task_fact")]
