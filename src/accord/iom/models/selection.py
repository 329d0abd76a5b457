"""The tables of selection. Each row belongs to one `record.Entry`, which holds the day and whose word it is."""

from django.db import models


class Nomination(models.Model):
    """That an agency wants a scheme to take somebody on, and why. The scheme's code never changes."""

    entry = models.OneToOneField("record.Entry", primary_key=True, on_delete=models.PROTECT, related_name="+")
    scheme = models.CharField(max_length=40, db_index=True)
    referred_from = models.CharField(max_length=20, blank=True)
    grounds = models.TextField()
    help_wanted = models.TextField(blank=True)


class Screening(models.Model):
    """What the criteria said of somebody nominated, what was suggested, and what a person decided, with the reason."""

    entry = models.OneToOneField("record.Entry", primary_key=True, on_delete=models.PROTECT, related_name="+")
    nomination = models.ForeignKey("record.Entry", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20)
    suggested = models.CharField(max_length=20)
    findings = models.TextField()
    reason = models.TextField()


class Selection(models.Model):
    """What a selection meeting decided of somebody nominated, who was there, and whether it went against what was suggested."""

    entry = models.OneToOneField("record.Entry", primary_key=True, on_delete=models.PROTECT, related_name="+")
    nomination = models.ForeignKey("record.Entry", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20)
    cohort = models.CharField(max_length=20, blank=True)
    tier = models.CharField(max_length=10, blank=True)
    area = models.ForeignKey("access.Area", null=True, on_delete=models.PROTECT, related_name="+")
    entered_on = models.DateField(null=True)
    present = models.TextField()
    suggested = models.TextField()
    is_override = models.CharField(max_length=3)
    reason = models.TextField()
