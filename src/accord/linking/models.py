"""Tables of linking. No behaviour."""

from django.db import models
from django.db.models import F, Q

from accord.linking.terms import DOUBT_STATE_WORDS, OPINION_WORDS, WHY_ATTENTION_WORDS, WHY_DOUBTFUL_WORDS, DoubtState


class Doubt(models.Model):
    """Two source records that may be of one person, and what the comparison found. `one` has the smaller number."""

    id = models.BigIntegerField(primary_key=True)
    one = models.ForeignKey("people.SourceRecord", on_delete=models.PROTECT, related_name="doubts_as_one")
    other = models.ForeignKey("people.SourceRecord", on_delete=models.PROTECT, related_name="doubts_as_other")
    why = models.CharField(max_length=20, choices=list(WHY_DOUBTFUL_WORDS.items()))
    weight = models.FloatField(null=True)
    parts = models.JSONField(default=list)
    model_version = models.CharField(max_length=40, blank=True)
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=100)
    state = models.CharField(max_length=10, choices=list(DOUBT_STATE_WORDS.items()), default=DoubtState.WAITING)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="doubt_in_order", condition=Q(one__lt=F("other"))),
            models.UniqueConstraint(
                fields=["one", "other"],
                condition=Q(state__in=[DoubtState.WAITING, DoubtState.SECOND]),
                name="doubt_open_once",
            ),
        ]
        indexes = [models.Index(fields=["state", "-weight"], name="doubt_state")]


class Said(models.Model):
    """What one officer said of a doubt, and why. Never changed: a second officer's stands beside it."""

    doubt = models.ForeignKey(Doubt, on_delete=models.PROTECT, related_name="said")
    opinion = models.CharField(max_length=10, choices=list(OPINION_WORDS.items()))
    reason = models.CharField(max_length=1000)
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["doubt", "said_by"], name="said_once")]


class Override(models.Model):
    """An officer's word that two records are, or are not, of one person. It binds for good: a later one stands above it."""

    one = models.ForeignKey("people.SourceRecord", on_delete=models.PROTECT, related_name="overrides_as_one")
    other = models.ForeignKey("people.SourceRecord", on_delete=models.PROTECT, related_name="overrides_as_other")
    opinion = models.CharField(max_length=10, choices=list(OPINION_WORDS.items()))
    reason = models.CharField(max_length=1000)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        constraints = [models.CheckConstraint(name="override_in_order", condition=Q(one__lt=F("other")))]


class Move(models.Model):
    """A record that was moved because of a doubt, so that the moving can be undone."""

    doubt = models.ForeignKey(Doubt, on_delete=models.PROTECT, related_name="moves")
    source_record = models.ForeignKey("people.SourceRecord", on_delete=models.PROTECT, related_name="+")
    from_person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    to_person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField()


class Attention(models.Model):
    """A person whose records somebody must look at together, and what came of it."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="attentions")
    why = models.CharField(max_length=20, choices=list(WHY_ATTENTION_WORDS.items()))
    sentence = models.CharField(max_length=500)
    raised_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=100, blank=True)
    settled_because = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "why"], condition=Q(settled_at__isnull=True), name="attention_open_once"
            )
        ]


class Waiting(models.Model):
    """A source record that is new or says something else now, and waits to be compared with all others."""

    source_record = models.ForeignKey("people.SourceRecord", on_delete=models.PROTECT, related_name="+", db_index=False)
    since = models.DateTimeField()
