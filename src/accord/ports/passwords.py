"""One-time passwords, made at the edge of the service and shown once: no table, log or session holds one in clear."""

import secrets

# Without what is mistaken for something else when it is read out: 0 O, 1 I l.
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz"
_GROUPS, _IN_EACH = 4, 5


def one_time_password() -> str:
    """Twenty characters in groups of five, over a hundred bits of chance."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(_IN_EACH)) for _ in range(_GROUPS))
