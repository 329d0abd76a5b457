"""A passkey as a browser registers one, made without a browser."""

import hashlib
import json
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorAttestationResponse,
    AuthenticatorData,
    CollectedClientData,
    RegistrationResponse,
)

SITE = "testserver"
_NUMBER = b"a passkey of the tests"


@cache
def registered_passkey() -> dict[str, Any]:
    """What the sign-in library keeps of a passkey; nobody holds its private half."""
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    credential = AttestedCredentialData.create(bytes(16), _NUMBER, public)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    said = AuthenticatorData.create(hashlib.sha256(SITE.encode()).digest(), flags, 0, credential)
    answer = AuthenticatorAttestationResponse(
        client_data=CollectedClientData.create("webauthn.create", b"challenge", f"http://{SITE}"),
        attestation_object=AttestationObject.create("none", said, {}),
    )
    return json.loads(json.dumps(dict(RegistrationResponse(raw_id=_NUMBER, response=answer))))
