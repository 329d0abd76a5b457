"""The tables of managing people in a cohort. Each row belongs to one `record.Entry`, which holds the period."""

from django.db import models

from accord.iom.management_terms import (
    ANSWER_WORDS,
    EVENT_WORDS,
    FOOTING_WORDS,
    NEED_WORDS,
    STEP_WORDS,
    STRAND_WORDS,
)


class ComplianceEvent(models.Model):
    """Something that shows whether somebody keeps to what was agreed or ordered."""

    entry = models.OneToOneField("record.Entry", primary_key=True, on_delete=models.PROTECT, related_name="+")
    event = models.CharField(max_length=20, choices=list(EVENT_WORDS.items()))
    source = models.CharField(max_length=100)
    notes = models.TextField(blank=True)


class Incentive(models.Model):
    """An incentive or a sanction that was given, or a decision for neither, and what for."""

    entry = models.OneToOneField("record.Entry", primary_key=True, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=10, choices=list(ANSWER_WORDS.items()))
    what = models.CharField(max_length=100)
    what_for = models.TextField()
    given_by = models.CharField(max_length=100, blank=True)


class PlannedAction(models.Model):
    """One action of somebody's plan; its entry's period is the time for which it is open."""

    entry = models.OneToOneField("record.Entry", primary_key=True, on_delete=models.PROTECT, related_name="+")
    need = models.CharField(max_length=20, choices=list(NEED_WORDS.items()))
    action = models.CharField(max_length=100)
    owner = models.CharField(max_length=100)
    due_on = models.DateField()
    result = models.TextField(blank=True)


class StrandSpell(models.Model):
    """A time in one strand of the scheme for prolific and other priority offenders."""

    entry = models.OneToOneField("record.Entry", primary_key=True, on_delete=models.PROTECT, related_name="+")
    strand = models.CharField(max_length=20, choices=list(STRAND_WORDS.items()))


class FootingSpell(models.Model):
    """A time for which somebody is managed on a statutory or a voluntary footing."""

    entry = models.OneToOneField("record.Entry", primary_key=True, on_delete=models.PROTECT, related_name="+")
    footing = models.CharField(max_length=10, choices=list(FOOTING_WORDS.items()))
    because = models.CharField(max_length=200, blank=True)


class TransitionStep(models.Model):
    """A step of the transition from youth justice to adult services that is done."""

    entry = models.OneToOneField("record.Entry", primary_key=True, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=20, choices=list(STEP_WORDS.items()))
    note = models.CharField(max_length=200, blank=True)


class Answering(models.Model):
    """That an incentive, a sanction or a decision answers a failure to comply. Each is named by the version that was read."""

    failure = models.ForeignKey("record.Entry", on_delete=models.PROTECT, related_name="+")
    answer = models.ForeignKey("record.Entry", on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()
    answered_by = models.CharField(max_length=100)
