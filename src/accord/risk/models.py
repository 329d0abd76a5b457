"""The table of scores. Each row belongs to one `record.Entry`, which holds the day of the score. No behaviour."""

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
