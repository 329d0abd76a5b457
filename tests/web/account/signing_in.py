"""What tests of signing in share: typing a user name and a password, and the codes that an authenticator app shows."""

import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.http import HttpResponse
from django.test import Client

from tests.cast import PASSWORD

SIGN_IN = "/account/login/"


def sign_in(username: str, password: str = PASSWORD, client: Client | None = None) -> HttpResponse:
    """The answer to a user name and a password."""
    return (client or Client()).post(SIGN_IN, {"login": username, "password": password})


def browser_of(username: str, password: str = PASSWORD) -> Client:
    """A browser in which somebody has just signed in through the page."""
    client = Client()
    assert sign_in(username, password, client).status_code == 302
    return client


def code_for(secret: str) -> str:
    """The code that an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def set_up_codes(client: Client) -> str:
    """Set up one-time codes as an officer does, and return the secret that their app keeps."""
    page = client.get("/account/2fa/totp/activate/").content.decode()
    shown = re.search(r'accord-secret">(.*?)</p>', page, re.DOTALL)
    assert shown is not None
    secret = "".join(re.findall(r"<span>(\w+)</span>", shown[1]))
    answer = client.post("/account/2fa/totp/activate/", {"code": code_for(secret)})
    assert answer["Location"] == "/account/2fa/recovery-codes/"
    return secret
