"""How commands read a file that they are given and write one that they are asked for."""

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from accord.cli._arguments import UsageFault, or_words
from accord.kernel.faults import shown


def read_file(file: str, kind: str) -> bytes:
    """The whole of a file; UsageFault when there is none or it cannot be read. `kind` is such as "a CSV file"."""
    path, named = Path(file), shown(file)
    try:
        if path.is_dir():
            raise UsageFault(f"{named} is a directory. Name the file in it.")
        if path.exists() and not path.is_file():
            raise UsageFault(f"{named} is no file. Name {kind}.")
        return path.read_bytes()
    except FileNotFoundError:
        raise UsageFault(f"There is no file {named}.") from None
    except OSError as error:
        raise UsageFault(f"{named} cannot be read: {error.strerror}.") from None


def require_place_for(path: Path, reading: Iterable[str] = ()) -> None:
    """UsageFault when there can be no file of this name, or when it is one of those that are read."""
    named = shown(str(path))
    try:
        if path.resolve() in {Path(file).resolve() for file in reading}:
            raise UsageFault(f"{named} is a file to be read. Writing there would destroy it: name another.")
        if path.is_dir():
            raise UsageFault(f"{named} is a directory. Name a file in it.")
        if not path.parent.is_dir():
            raise UsageFault(f"There is no directory {shown(str(path.parent))} to write {shown(path.name)} in.")
    except OSError as error:
        raise UsageFault(f"{named} cannot be written: {error.strerror}.") from None


def require_form(path: Path, *forms: str) -> None:
    """UsageFault when the name ends in something that is not written; a name that ends in nothing gets the first form."""
    if path.suffix and path.suffix.lower() not in forms:
        raise UsageFault(f"{shown(path.name)} cannot be written: the name may end in {or_words(forms)}.")


def write_whole(path: Path, data: bytes) -> None:
    """Write the file so that it is there whole or not at all, and one that stood there before stays until then."""
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a device, such as /dev/stdout, whose place nothing can take
        else:
            _write_and_rename(path.resolve(), data)
    except OSError as error:
        raise UsageFault(f"{shown(str(path))} cannot be written: {error.strerror}.") from None


def _write_and_rename(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".accord-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_mask())
        Path(name).replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise


def _mask() -> int:
    """The process's mask for new files, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
