"""The vocabulary of the record. Pure."""

from enum import IntEnum


class RetentionGroup(IntEnum):
    """The groups of the Management of Police Information, which say when a record's keeping is reviewed."""

    PUBLIC_PROTECTION = 1
    SERIOUS = 2
    OTHER = 3
    UNDETECTED = 4


RETENTION_GROUP_WORDS = {
    RetentionGroup.PUBLIC_PROTECTION: "Group 1: public protection and the most serious",
    RetentionGroup.SERIOUS: "Group 2: other sexual, violent or serious",
    RetentionGroup.OTHER: "Group 3: the rest",
    RetentionGroup.UNDETECTED: "Group 4: undetected, and intelligence of other kinds",
}
