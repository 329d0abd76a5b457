"""What a page or an operation of the API says of itself, in one shape, so that one test can hold every address to it. Pure."""

from dataclasses import dataclass

from accord.access.terms import Action


@dataclass(frozen=True)
class Declaration:
    """What an address is. `action` is None for one that anybody may ask, signed in or not.

    `what` and `purpose` are the words that the ledger keeps of every look at it.
    """

    action: Action | None
    what: str
    purpose: str
    methods: tuple[str, ...] = ("GET",)
