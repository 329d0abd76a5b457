"""The vocabulary of electronic monitoring. Pure."""

from enum import StrEnum


class TagType(StrEnum):
    """What kind of tag is worn."""

    GPS = "gps"
    CURFEW = "curfew"
    ALCOHOL = "alcohol"


TAG_TYPE_WORDS = {
    TagType.GPS: "Location (GPS) tag",
    TagType.CURFEW: "Curfew (radio) tag",
    TagType.ALCOHOL: "Alcohol tag",
}
