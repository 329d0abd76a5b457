"""Tables of the record. No behaviour."""

from django.db import models
from django.db.models import F, Q


class Entry(models.Model):
    """The header of a dated fact: whose, which kind, when true, when known, whose word, how marked, how long kept.

    The fact itself is one row in the register's own table with the same primary key. A fact that is corrected keeps its
    `source_key` and takes the next `version`, so two corrections at once cannot both be kept.
    """

    id = models.BigIntegerField(primary_key=True)
    # No index of its own on a foreign key that another index begins with, or that nothing is looked up by: a million rows
    # pay for each on the way in.
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="entries", db_index=False)
    kind = models.CharField(max_length=20)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)
    corrects = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="corrected_by", db_index=False
    )
    changed_because = models.CharField(max_length=300, blank=True)
    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="entries", db_index=False)
    officer = models.ForeignKey(
        "access.Officer", null=True, on_delete=models.PROTECT, related_name="entries", db_index=False
    )
    source_record = models.ForeignKey("people.SourceRecord", on_delete=models.PROTECT, related_name="entries")
    delivery = models.ForeignKey("people.Delivery", null=True, on_delete=models.PROTECT, related_name="entries")
    source_key = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)
    source_digest = models.CharField(max_length=32, blank=True)
    marking = models.CharField(max_length=20, default="OFFICIAL-SENSITIVE")
    summary = models.CharField(max_length=200)
    retention_group = models.PositiveSmallIntegerField()
    retention_review_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="entry_period",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
            models.UniqueConstraint(
                fields=["agency", "kind", "source_key", "version"],
                name="entry_version_once",
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "starts_on", "ends_on", "person"], name="entry_in_force"),
            models.Index(fields=["person", "-starts_on", "-id"], name="entry_timeline"),
        ]


class Draft(models.Model):
    """An entry being written, one question a page, until its answers are checked. Belongs to one officer."""

    id = models.BigIntegerField(primary_key=True)
    officer = models.ForeignKey("access.Officer", on_delete=models.PROTECT, related_name="drafts")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="drafts")
    register = models.CharField(max_length=20)
    corrects = models.ForeignKey(Entry, null=True, on_delete=models.PROTECT, related_name="drafts")
    answers = models.JSONField(default=dict)
    changed_at = models.DateTimeField()
