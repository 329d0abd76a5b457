"""The two keys: one signs sessions, the other seals the ledger. Neither is ever printed."""

import os
import secrets
from pathlib import Path

LEAST_LENGTH = 50
LEAST_VARIETY = 10


def why_key_is_weak(key: str) -> str:
    """Why a key would be easy to guess; blank when it is strong enough."""
    if len(key) < LEAST_LENGTH:
        return f"has {len(key)} characters, and at least {LEAST_LENGTH} are needed"
    if len(set(key)) < LEAST_VARIETY:
        return f"has only {len(set(key))} different characters"
    if key.startswith("django-insecure-"):
        return "is a key made for trying things out"
    return ""


def read_key_file(path: str) -> str:
    """The key in a file that only its owner and group may read. ValueError says what is wrong."""
    try:
        with open(path, encoding="utf-8") as file:
            mode = os.fstat(file.fileno()).st_mode
            key = file.read().strip()
    except (OSError, UnicodeDecodeError):
        raise ValueError(f"names {path}, which cannot be read") from None
    if mode & 0o007:
        raise ValueError(f"names {path}, which everyone on this machine may read or change")
    if not key:
        raise ValueError(f"names {path}, which is empty")
    return key


def kept_key(path: Path) -> str:
    """The key in `path`, made there the first time, readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        if not path.exists():
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(secrets.token_urlsafe(64))
                file.flush()
                os.fsync(file.fileno())
            # A link takes the name whole or not at all, so that two processes starting at once share one key.
            _link_unless_taken(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    return read_key_file(str(path))


def _link_unless_taken(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        return
