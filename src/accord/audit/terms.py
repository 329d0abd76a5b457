"""The words of the ledger. Pure: importable with no framework installed."""

from enum import StrEnum


class Action(StrEnum):
    """What was done. The letters are those of the operations of section 62(1) of the Data Protection Act 2018."""

    CONSULT = "consult"  # (c) consultation
    SEARCH = "search"  # (c)
    RECORD = "record"  # (a) collection
    CORRECT = "correct"  # (b) alteration
    WITHDRAW = "withdraw"  # (b)
    LINK = "link"  # (e) combination
    UNLINK = "unlink"  # (e)
    IMPORT = "import"  # (a)
    EXPORT = "export"  # (d) disclosure
    DISCLOSE = "disclose"  # (d)
    REPORT = "report"  # (c)
    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGN_IN_CHANGED = "sign_in_changed"
    LOCKED_OUT = "locked_out"
    BREAK_GLASS = "break_glass"
    ADMINISTER = "administer"
    DENIED = "denied"


# As a page says it, after the name of the one who did it.
ACTION_WORDS = {
    Action.CONSULT: "looked at the record",
    Action.SEARCH: "searched",
    Action.RECORD: "recorded an entry",
    Action.CORRECT: "corrected an entry",
    Action.WITHDRAW: "withdrew an entry",
    Action.LINK: "linked records",
    Action.UNLINK: "took linked records apart",
    Action.IMPORT: "imported an extract",
    Action.EXPORT: "exported",
    Action.DISCLOSE: "disclosed information",
    Action.REPORT: "ran a report",
    Action.SIGN_IN: "signed in",
    Action.SIGN_OUT: "signed out",
    Action.SIGN_IN_FAILED: "failed to sign in",
    Action.SIGN_IN_CHANGED: "changed how they sign in",
    Action.LOCKED_OUT: "was locked out",
    Action.BREAK_GLASS: "opened the record in an emergency",
    Action.ADMINISTER: "saw or changed how the service is set up",
    Action.DENIED: "was refused",
}


class Outcome(StrEnum):
    """Whether it was let through."""

    ALLOWED = "allowed"
    REFUSED = "refused"


OUTCOME_WORDS = {
    Outcome.ALLOWED: "Allowed",
    Outcome.REFUSED: "Refused",
}
