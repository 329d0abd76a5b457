"""The demonstration partnership: plainly invented people, real agencies, one officer for each role.

It is loaded by `accord demo`, seeded, so that every load tells the same story. It is never loaded in production, where its
well-known passwords would be an open door.
"""

from typing import NamedTuple


class SignIn(NamedTuple):
    """How one officer of the demonstration signs in, and what that officer may do, in words."""

    role: str
    username: str
    password: str


def demonstration_sign_ins() -> tuple[SignIn, ...]:
    """The officers of the demonstration, one for each role."""
    return ()
