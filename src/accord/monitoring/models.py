"""Tables of electronic monitoring. Each row belongs to one `record.Entry`, which holds the period."""

from django.db import models

from accord.monitoring.terms import TAG_TYPE_WORDS


class TagSpell(models.Model):
    """A tag worn, from fitting to removal, on a legal basis."""

    entry = models.OneToOneField("record.Entry", primary_key=True, on_delete=models.PROTECT, related_name="+")
    tag_type = models.CharField(max_length=10, choices=list(TAG_TYPE_WORDS.items()))
    legal_basis = models.CharField(max_length=100, blank=True)
