"""Tables of access. No behaviour: writes are in `commands`, reads in `queries` and `gate`."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from accord.access.terms import (
    AGENCY_KIND_WORDS,
    AREA_KIND_WORDS,
    BASIS_WORDS,
    INVOLVEMENT_ROLE_WORDS,
    ROLE_WORDS,
)


def _ends_after_it_starts(name: str) -> models.CheckConstraint:
    """A half-open period never ends before it starts; blank goes on."""
    return models.CheckConstraint(name=name, condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")))


class Area(models.Model):
    """A territory: probation region, MAPPA area, police force area or district."""

    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=list(AREA_KIND_WORDS.items()))
    code = models.CharField(max_length=20, blank=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="area_kind_name")]


class Agency(models.Model):
    """An organisation in the partnership."""

    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=30, choices=list(AGENCY_KIND_WORDS.items()))
    sector = models.CharField(max_length=30, blank=True)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="agencies")
    ask = models.CharField(max_length=150, blank=True)


class Team(models.Model):
    """A team of one agency."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=150)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="teams")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "name"], name="team_agency_name")]


class OfficerManager(BaseUserManager["Officer"]):
    """What the sign-in library asks of a user table; no rules. An officer is always read with their agency."""

    def get_queryset(self) -> "models.QuerySet[Officer]":
        return super().get_queryset().select_related("agency")

    def get_by_natural_key(self, username: str | None) -> "Officer":
        return self.get(username=username)


class Officer(AbstractBaseUser):
    """A person who uses the service, in one agency."""

    username = models.CharField(max_length=100, unique=True)
    email = models.EmailField(max_length=254, blank=True)
    name = models.CharField(max_length=150)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="officers")
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="officers")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    objects = OfficerManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []


class RoleGrant(models.Model):
    """A role that an officer holds from a day up to a day."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="role_grants")
    role = models.CharField(max_length=40, choices=list(ROLE_WORDS.items()))
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    granted_by = models.CharField(max_length=100)

    class Meta:
        constraints = [_ends_after_it_starts("role_grant_period")]
        indexes = [models.Index(fields=["officer", "starts_on"], name="role_grant_officer")]


class ApiToken(models.Model):
    """What lets a program act for an officer, with exactly the officer's rights. Only the secret's digest is kept."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="api_tokens")
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=100)
    expires_at = models.DateTimeField()
    last_used_on = models.DateField(null=True)
    revoked_on = models.DateField(null=True)


class Involvement(models.Model):
    """An agency is involved with a person: on what basis, in what part, through which officer, from when to when."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="involvements")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="involvements", db_index=False)
    officer = models.ForeignKey(
        Officer, null=True, on_delete=models.PROTECT, related_name="involvements", db_index=False
    )
    basis = models.CharField(max_length=30, choices=list(BASIS_WORDS.items()))
    role = models.CharField(max_length=30, choices=list(INVOLVEMENT_ROLE_WORDS.items()))
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=100)
    ended_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [_ends_after_it_starts("involvement_period")]
        indexes = [
            models.Index(
                fields=["agency", "person", "starts_on", "ends_on"],
                name="involvement_agency",
            ),
            # Most involvements name no officer: counted in, they would make the planner take the index for a poor one.
            models.Index(fields=["officer", "person"], condition=Q(officer__isnull=False), name="involvement_officer"),
        ]


class Exclusion(models.Model):
    """A named officer may not see a person's record, for instance a relative. Nothing overrides it."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="exclusions")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="exclusions")
    reason = models.CharField(max_length=300)
    ask = models.CharField(max_length=150, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=100)

    class Meta:
        constraints = [_ends_after_it_starts("exclusion_period")]
        indexes = [models.Index(fields=["officer", "person"], name="exclusion_officer")]


class Restriction(models.Model):
    """A person's record is open to named officers only."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="restrictions")
    reason = models.CharField(max_length=300)
    ask = models.CharField(max_length=150, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=100)

    class Meta:
        constraints = [_ends_after_it_starts("restriction_period")]


class Permit(models.Model):
    """An officer named on a restriction, who may see the record all the same."""

    restriction = models.ForeignKey(Restriction, on_delete=models.PROTECT, related_name="permits")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="permits")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["restriction", "officer"], name="permit_once")]


class EmergencyAccess(models.Model):
    """A record opened in an emergency ("break glass"): why, until when, and who has since looked at whether it was right."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="emergency_accesses")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="emergency_accesses")
    reason = models.CharField(max_length=1000)
    opened_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.CharField(max_length=100, blank=True)
    finding = models.CharField(max_length=1000, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["officer", "person", "expires_at"], name="emergency_officer"),
            models.Index(fields=["reviewed_at", "opened_at"], name="emergency_unreviewed"),
        ]


class Agreement(models.Model):
    """An information-sharing agreement or statutory gateway: while it lives, its parties see the kinds of entry it covers."""

    title = models.CharField(max_length=200)
    gateway = models.CharField(max_length=300)
    kinds = models.CharField(max_length=500, default="*")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    review_on = models.DateField(null=True)

    class Meta:
        constraints = [_ends_after_it_starts("agreement_period")]


class AgreementParty(models.Model):
    """An agency that signed an agreement."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="parties")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="agreements")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "agency"], name="agreement_party_once")]


class Alert(models.Model):
    """Something the holders of a role must look at; carries no personal data, only where to look."""

    role = models.CharField(max_length=40, choices=list(ROLE_WORDS.items()))
    raised_at = models.DateTimeField()
    subject = models.CharField(max_length=200)
    address = models.CharField(max_length=200)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["sent_at", "raised_at"], name="alert_unsent")]


class Notice(models.Model):
    """Something that an officer must be told; where it is about a person, shown only while they may see the person.

    `finding` names what a program found, so that nobody is told of it twice; blank for what somebody did.
    """

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="notices", db_index=False)
    person = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="notices")
    finding = models.CharField(max_length=200, blank=True, db_default="")
    sentence = models.CharField(max_length=500)
    address = models.CharField(max_length=200)
    raised_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["officer", "read_at", "-raised_at"], name="notice_officer")]
        constraints = [
            models.UniqueConstraint(fields=["officer", "finding"], condition=~Q(finding=""), name="notice_finding_once")
        ]
