"""The address of the person's own machine where a trusted proxy stands in front of the service."""

import ipaddress
from collections.abc import Callable, Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def client_address(peer: str, forwarded_for: str, trusted: Sequence[Network]) -> str:
    """The nearest address that no trusted proxy vouches for.

    `forwarded_for` is the X-Forwarded-For header, in which each proxy adds at the right the address it was called from;
    everything left of the first stranger is that stranger's own word and is not believed.
    """
    address = peer
    for earlier in reversed([part.strip() for part in forwarded_for.split(",") if part.strip()]):
        if not _is_trusted(address, trusted):
            return address
        address = earlier
    return address if _is_address(address) else peer


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _is_trusted(address: str, trusted: Sequence[Network]) -> bool:
    return _is_address(address) and any(ipaddress.ip_address(address) in network for network in trusted)


class TrustedProxyMiddleware:
    """Sets REMOTE_ADDR once, first of all, so that the ledger, the lock-out and the logs agree on the address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.trusted = [ipaddress.ip_network(network) for network in settings.ACCORD_TRUSTED_PROXIES]

    def __call__(self, request: HttpRequest) -> HttpResponse:
        forwarded_for = request.META.get("HTTP_X_FORWARDED_FOR", "")
        peer = request.META.get("REMOTE_ADDR", "")
        request.META["REMOTE_ADDR"] = client_address(peer, forwarded_for, self.trusted)
        return self.get_response(request)
