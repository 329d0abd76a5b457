"""The table of what people decided when the program proposed that somebody leaves a cohort."""

from django.db import models


class ExitDecision(models.Model):
    """That somebody leaves a cohort, with the exit plan, or stays, with the reason. Never changed: a later one stands above it.

    `entry` is the time in the cohort as it stood; `grounds` on what the decision rests, as `exit_rules.basis_of` has it.
    """

    entry = models.ForeignKey("record.Entry", on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("access.Area", on_delete=models.PROTECT, related_name="+")
    leaves = models.BooleanField()
    grounds = models.JSONField(default=list)
    reason = models.CharField(max_length=1000)
    plan = models.TextField(blank=True)
    look_again_on = models.DateField(null=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey("access.Officer", on_delete=models.PROTECT, related_name="+")
