"""Tables of sharing. Each row belongs to one `record.Entry`, which holds the day."""

from django.db import models

from accord.sharing.terms import ASSESSMENT_WORDS, HANDLING_WORDS, SOURCE_WORDS


class Intelligence(models.Model):
    """What was reported of a person, how it is graded, and what its handling asks."""

    entry = models.OneToOneField("record.Entry", primary_key=True, on_delete=models.PROTECT, related_name="+")
    log_ref = models.CharField(max_length=60)
    source = models.CharField(max_length=1, choices=list(SOURCE_WORDS.items()))
    assessment = models.CharField(max_length=1, choices=list(ASSESSMENT_WORDS.items()))
    handling = models.CharField(max_length=1, choices=list(HANDLING_WORDS.items()))
    conditions = models.CharField(max_length=200, blank=True)
    gist = models.TextField()
