"""The tables of schemes: which there are, who their partners are, and every version of what each of them is."""

from django.db import models
from django.db.models import F, Q

from accord.iom.rules.scheme import LONGEST_TEXT


class Scheme(models.Model):
    """The people and agencies who run IOM in one area. Its code stands in addresses and never changes."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=100)
    area = models.OneToOneField("access.Area", on_delete=models.PROTECT, related_name="+")
    lead = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")


class SchemePartner(models.Model):
    """An agency that takes part in a scheme; the lead agency is one of them."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="partners")
    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheme", "agency"], name="scheme_partner_once")]


class SchemeVersion(models.Model):
    """What a scheme is from a day up to a day. A change ends the one in force and adds a row; none is edited.

    `ended_by` and `ended_because` say who ended the scheme with it and why; blank where another version followed.
    """

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    definition = models.JSONField()
    set_by = models.CharField(max_length=150)
    set_at = models.DateTimeField()
    reason = models.CharField(max_length=LONGEST_TEXT)
    ended_by = models.CharField(max_length=150, blank=True, db_default="")
    ended_because = models.CharField(max_length=LONGEST_TEXT, blank=True, db_default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="scheme_version_period", condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on"))
            ),
            models.UniqueConstraint(fields=["scheme", "number"], name="scheme_version_once"),
            models.UniqueConstraint(
                fields=["scheme"], condition=Q(ends_on__isnull=True), name="scheme_version_open_once"
            ),
        ]
