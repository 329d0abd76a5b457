"""What the sign-in pages offer beside a user name and a password: it follows from the settings."""

from dataclasses import dataclass

from django.conf import settings

from accord.demo import demonstration_sign_ins
from accord.demo.officers import SignIn


@dataclass(frozen=True)
class Offers:
    """The name of the single sign-on, "" for none; whether letters are sent; whom a demonstration lets anybody be."""

    single_sign_on: str
    sends_mail: bool
    demonstration: tuple[SignIn, ...]


def sign_in_offers() -> Offers:
    """The offers. In the demonstration, and nowhere else, passwords stand on the page."""
    shown = tuple(demonstration_sign_ins()) if settings.ACCORD_ENVIRONMENT == "demonstration" else ()
    return Offers(settings.ACCORD_SINGLE_SIGN_ON, settings.ACCORD_SENDS_MAIL, shown)


def must_have_second_factor() -> bool:
    """Whether everybody must have a second factor here."""
    return bool(settings.ACCORD_REQUIRE_SECOND_FACTOR)
