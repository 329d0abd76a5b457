"""Tables of circumstances. Each row belongs to one `record.Entry`, which holds the day."""

from django.db import models

from accord.circumstances.terms import HOW_KNOWN_WORDS


class Death(models.Model):
    """That somebody died, on its entry's day."""

    entry = models.OneToOneField("record.Entry", primary_key=True, on_delete=models.PROTECT, related_name="+")
    how_known = models.CharField(max_length=20, choices=list(HOW_KNOWN_WORDS.items()))


class MoveAway(models.Model):
    """That somebody moved out of the area, on its entry's day."""

    entry = models.OneToOneField("record.Entry", primary_key=True, on_delete=models.PROTECT, related_name="+")
    to_where = models.CharField(max_length=100)
    how_known = models.CharField(max_length=20, choices=list(HOW_KNOWN_WORDS.items()))
