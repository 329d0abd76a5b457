"""Tables of orders. Each row belongs to one `record.Entry`, which holds the period."""

from django.db import models

from accord.orders.terms import (
    ARREST_OUTCOME_WORDS,
    MAPPA_CATEGORY_WORDS,
    MAPPA_LEVEL_WORDS,
    OUTCOME_WORDS,
    WARRANT_TYPE_WORDS,
)


class CustodySpell(models.Model):
    """A stay in a prison or young offender institution, from reception to release."""

    entry = models.OneToOneField("record.Entry", primary_key=True, on_delete=models.PROTECT, related_name="+")
    establishment = models.CharField(max_length=100)


class ProvenOffence(models.Model):
    """An offence that led to a conviction or a caution; its entry's day is the day it was committed."""

    entry = models.OneToOneField("record.Entry", primary_key=True, on_delete=models.PROTECT, related_name="+")
    offence_ref = models.CharField(max_length=60)
    home_office_code = models.CharField(max_length=5)
    outcome = models.CharField(max_length=20, choices=list(OUTCOME_WORDS.items()))
    outcome_on = models.DateField(null=True)


class Arrest(models.Model):
    """An arrest; its entry's day is the day of it. The time is as clocks showed it, blank when it is not known."""

    entry = models.OneToOneField("record.Entry", primary_key=True, on_delete=models.PROTECT, related_name="+")
    arrested_at = models.CharField(max_length=5, blank=True)
    offence = models.CharField(max_length=100)
    outcome = models.CharField(max_length=20, blank=True, choices=list(ARREST_OUTCOME_WORDS.items()))


class Warrant(models.Model):
    """A warrant, outstanding from its issue until it is executed: that is its entry's period."""

    entry = models.OneToOneField("record.Entry", primary_key=True, on_delete=models.PROTECT, related_name="+")
    warrant_type = models.CharField(max_length=20, choices=list(WARRANT_TYPE_WORDS.items()))
    issued_by = models.CharField(max_length=100)


class MappaStanding(models.Model):
    """The category and level at which somebody is managed under MAPPA, for its entry's period."""

    entry = models.OneToOneField("record.Entry", primary_key=True, on_delete=models.PROTECT, related_name="+")
    mappa_category = models.CharField(max_length=1, choices=list(MAPPA_CATEGORY_WORDS.items()))
    mappa_level = models.CharField(max_length=1, choices=list(MAPPA_LEVEL_WORDS.items()))
