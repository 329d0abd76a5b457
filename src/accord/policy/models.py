"""Tables of policy. No behaviour: writes are in `commands`, reads in `queries`."""

from django.db import models
from django.db.models import F, Q

from accord.kernel.policy import Status
from accord.policy.rules import LONGEST_TEXT


class PolicyValue(models.Model):
    """One value of one key, in force from a day up to a day, everywhere or in one area. A change adds a row."""

    key = models.CharField(max_length=100)
    value = models.CharField(max_length=20)
    unit = models.CharField(max_length=20)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    area = models.ForeignKey("access.Area", null=True, on_delete=models.PROTECT, related_name="policy_values")
    source = models.CharField(max_length=LONGEST_TEXT)
    status = models.CharField(max_length=10)
    set_by = models.CharField(max_length=150)
    set_at = models.DateTimeField()
    reason = models.CharField(max_length=LONGEST_TEXT)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="policy_value_period",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="policy_value_status",
                condition=Q(status__in=[status.value for status in Status]),
            ),
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(ends_on__isnull=True, area__isnull=True),
                name="policy_value_open_everywhere_once",
            ),
            models.UniqueConstraint(
                fields=["key", "area"],
                condition=Q(ends_on__isnull=True),
                name="policy_value_open_in_area_once",
            ),
        ]
        indexes = [models.Index(fields=["key", "starts_on"], name="policy_value_key")]
