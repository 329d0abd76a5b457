"""The ledger's tables. The database refuses to change or remove a row of any of them: see the second migration."""

from django.db import models

# The columns that a row's code covers, in that order: all but the two that cannot be known before it is written.
CONTENT = (
    "at",
    "actor",
    "actor_id",
    "agency",
    "action",
    "what",
    "purpose",
    "person_id",
    "outcome",
    "reason",
    "detail",
    "address",
    "nonce",
)


class LedgerRow(models.Model):
    """One thing that somebody did or was refused (Data Protection Act 2018 s.62). Never a name, never what was read.

    Text without a limit, so that both databases take the same: a refusal for length would be a refusal of the answer.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    actor = models.TextField()
    actor_id = models.BigIntegerField(null=True)
    agency = models.TextField(blank=True)
    action = models.TextField()
    what = models.TextField()
    purpose = models.TextField(blank=True)
    # No foreign key: the ledger outlives the people, officers and agencies that it speaks of.
    person_id = models.BigIntegerField(null=True)
    outcome = models.TextField()
    reason = models.TextField(blank=True)
    detail = models.TextField()
    address = models.TextField(blank=True)
    # By chance, so that two equal events have different codes and a copied row is known for a copy.
    nonce = models.TextField()
    mac = models.TextField()

    class Meta:
        indexes = (
            models.Index(fields=("person_id", "id"), name="audit_row_person"),
            models.Index(fields=("actor_id", "id"), name="audit_row_actor"),
            models.Index(fields=("action", "id"), name="audit_row_action"),
        )

    def __str__(self) -> str:
        return f"ledger row {self.pk}"


class Seal(models.Model):
    """A run of places closed together: the head that is exported to another system. See `rules.SealContent`."""

    number = models.BigIntegerField(primary_key=True)
    sealed_at = models.DateTimeField()
    first_position = models.BigIntegerField()
    row_count = models.BigIntegerField()
    rows_digest = models.TextField()
    reached = models.BigIntegerField()
    observed_at = models.DateTimeField()
    low_water = models.BigIntegerField()
    caught_up = models.BooleanField()
    previous_hash = models.TextField()
    hash = models.TextField()

    def __str__(self) -> str:
        return f"seal {self.number}"


class SealPlace(models.Model):
    """Where one row stands in the chain. Its order is the order of commits, which a row's number is not."""

    position = models.BigIntegerField(primary_key=True)
    row_id = models.BigIntegerField(unique=True)
    seal_number = models.BigIntegerField()
    link = models.TextField()

    def __str__(self) -> str:
        return f"place {self.position}"
