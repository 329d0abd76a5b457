"""A provider of single sign-on on this machine: it says that whoever comes is whom it was told to say (OpenID Connect Core)."""

import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT = "accord-of-the-tests"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Provider:
    """Where it listens, whom it vouches for, and what it was asked for a token with."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.address = f"http://127.0.0.1:{server.server_port}"
        self.claims: dict[str, Any] = {}
        self.asked: list[dict[str, list[str]]] = []

    def documents(self) -> Mapping[str, Any]:
        """What it answers, by path."""
        said = {"sub": "officer-1", **self.claims}
        token = {"iss": self.address, "aud": CLIENT, "iat": int(time.time()), "exp": int(time.time()) + 60, **said}
        return {
            "/.well-known/openid-configuration": {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "userinfo_endpoint": f"{self.address}/userinfo",
                "jwks_uri": f"{self.address}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            },
            "/token": {
                "access_token": "a token",
                "token_type": "Bearer",
                "expires_in": 60,
                "id_token": jwt.encode(token, KEY, algorithm="RS256"),
            },
            "/userinfo": said,
        }


@contextmanager
def provider() -> Iterator[Provider]:
    """A provider that runs until the end of the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    server.provider = Provider(server)  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.provider  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self._answer(self.server.provider.documents()[urlsplit(self.path).path])  # type: ignore[attr-defined]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.provider.asked.append(parse_qs(body))  # type: ignore[attr-defined]
        self.do_GET()

    def _answer(self, document: Any) -> None:
        text = json.dumps(document).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_: Any) -> None:
        """Nothing is said on the terminal."""
