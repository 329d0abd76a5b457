"""The table of scores, each row of one `record.Entry`, which holds the day of the score; and of looks at how they fit."""

from django.db import models


class Score(models.Model):
    """One score, whole: instrument, version, what went in, what came out, and what each part added. It is never overwritten."""

    entry = models.OneToOneField("record.Entry", primary_key=True, on_delete=models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=20)
    version = models.CharField(max_length=60)
    form = models.CharField(max_length=10, blank=True)
    result = models.CharField(max_length=60)
    band = models.CharField(max_length=40, blank=True)
    assessor = models.CharField(max_length=150)
    inputs = models.TextField(blank=True)
    parts = models.TextField(blank=True)
    notes = models.TextField(blank=True)


class FitLooked(models.Model):
    """A day on which it was looked whether scores still fit the people of an area: it is looked once a day."""

    area = models.ForeignKey("access.Area", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "on"], name="fit_looked_once")]
