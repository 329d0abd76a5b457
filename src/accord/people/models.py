"""Tables of people. No behaviour."""

from django.db import models
from django.db.models import Q

from accord.people.terms import (
    ETHNICITY_WORDS,
    IDENTIFIER_WORDS,
    LINK_BASIS_WORDS,
    SEX_WORDS,
)


class Person(models.Model):
    """One person: a cluster of source records. The heading is what lists show, chosen by `rules.heading_of`."""

    id = models.BigIntegerField(primary_key=True)
    family_name = models.CharField(max_length=100)
    given_names = models.CharField(max_length=150)
    date_of_birth = models.DateField(null=True)
    sex = models.CharField(max_length=1, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["family_name", "given_names", "id"], name="person_heading")]


class Delivery(models.Model):
    """One file that an agency handed over, taken in whole."""

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="deliveries")
    register = models.CharField(max_length=30)
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    rows_read = models.PositiveIntegerField()
    rows_new = models.PositiveIntegerField()
    rows_changed = models.PositiveIntegerField()
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=100)


class SourceRecord(models.Model):
    """An agency's own record of a person under the agency's own number."""

    id = models.BigIntegerField(primary_key=True)
    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="source_records", db_index=False)
    source_id = models.CharField(max_length=60)
    source_key = models.CharField(max_length=60, db_default="")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="source_records")
    created_at = models.DateTimeField()
    delivery = models.ForeignKey(Delivery, null=True, on_delete=models.PROTECT, related_name="source_records")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "source_id"], name="source_record_once")]
        indexes = [models.Index(fields=["source_key"], name="source_record_key")]


class Particulars(models.Model):
    """What a source record says of the person, as believed from one moment to the next. Never overwritten."""

    source_record = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="particulars")
    family_name = models.CharField(max_length=100)
    given_names = models.CharField(max_length=150)
    date_of_birth = models.DateField(null=True)
    sex = models.CharField(max_length=1, blank=True, choices=list(SEX_WORDS.items()))
    ethnicity = models.CharField(max_length=2, blank=True, choices=list(ETHNICITY_WORDS.items()))
    area = models.ForeignKey("access.Area", null=True, on_delete=models.PROTECT, related_name="+")
    postcode = models.CharField(max_length=10, blank=True)
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source_record"],
                condition=Q(superseded_at__isnull=True),
                name="particulars_current_once",
            )
        ]
        indexes = [models.Index(fields=["postcode"], name="particulars_postcode")]


class PersonName(models.Model):
    """A name a source record gives, with the keys of `keys` by which it is found, and the record's date of birth beside it.

    Every way of looking is one equality, or one and a stretch of birth dates, on one of the indexes below.
    """

    source_record = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="names", db_index=False)
    kind = models.CharField(max_length=10)
    family_name = models.CharField(max_length=100)
    given_names = models.CharField(max_length=150)
    born_on = models.DateField(null=True)
    family_key = models.CharField(max_length=100)
    family_sound = models.CharField(max_length=6, db_default="")
    family_start = models.CharField(max_length=3, db_default="")
    family_end = models.CharField(max_length=3, db_default="")
    given_key = models.CharField(max_length=150)
    given_sound = models.CharField(max_length=6, db_default="")
    given_start = models.CharField(max_length=3, db_default="")
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=100, db_default="")
    superseded_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=300, db_default="")

    class Meta:
        indexes = [
            models.Index(fields=["family_key", "given_key"], name="person_name_family"),
            models.Index(fields=["family_sound", "given_sound", "born_on"], name="person_name_sound"),
            models.Index(fields=["family_start", "born_on"], name="person_name_start"),
            models.Index(fields=["family_end", "born_on"], name="person_name_end"),
            models.Index(fields=["given_start", "born_on", "family_start", "family_end"], name="person_name_first"),
            models.Index(fields=["born_on"], name="person_name_birth"),
            models.Index(fields=["source_record"], name="person_name_source"),
        ]


class Identifier(models.Model):
    """A number an agency knows the person by, in canonical form."""

    source_record = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="identifiers")
    kind = models.CharField(max_length=10, choices=list(IDENTIFIER_WORDS.items()))
    value = models.CharField(max_length=30)
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "value"], name="identifier_value")]


class Link(models.Model):
    """A source record belongs to a person: made by whom or what, on what basis, and undone if it was."""

    source_record = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="links")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="links")
    basis = models.CharField(max_length=30, choices=list(LINK_BASIS_WORDS.items()))
    score = models.FloatField(null=True)
    reasons = models.CharField(max_length=1000)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=100, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source_record"],
                condition=Q(ended_at__isnull=True),
                name="link_current_once",
            )
        ]
