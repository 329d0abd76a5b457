"""Tables of contacts. Each row belongs to one `record.Entry`, which holds the day."""

from django.db import models

from accord.contacts.terms import ATTENDANCE_WORDS, CONTACT_TYPE_WORDS


class ContactNote(models.Model):
    """One contact with or about a person, and what was said."""

    entry = models.OneToOneField("record.Entry", primary_key=True, on_delete=models.PROTECT, related_name="+")
    contact_type = models.CharField(max_length=20, choices=list(CONTACT_TYPE_WORDS.items()))
    attendance = models.CharField(max_length=30, choices=list(ATTENDANCE_WORDS.items()))
    notes = models.TextField()
