"""Seal heads, written where the database's own administrators do not reach: one JSON line for each seal.

The directory (ACCORD_SEALS_DIRECTORY) stands for another system. Whoever cuts the end off the ledger in the database
cannot take back what has been written here.
"""

import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

FILE_NAME = "heads.jsonl"
_LONGEST_LINE = 4096  # bytes, several times what a head takes


@dataclass(frozen=True, slots=True)
class Head:
    """A seal as it was exported."""

    number: int
    sealed_at: str
    first_position: int
    row_count: int
    hash: str


class UnreadableHead(Exception):
    """A line of the exported heads is not one that the sealer wrote."""


def last_exported(directory: Path) -> int:
    """The number of the newest seal that was exported; 0 if none was."""
    try:
        with open(directory / FILE_NAME, "rb") as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - _LONGEST_LINE))
            whole_lines = file.read().split(b"\n")[:-1]
    except FileNotFoundError:
        return 0
    return _parsed(whole_lines[-1]).number if whole_lines else 0


def export(directory: Path, heads: Iterable[Head]) -> None:
    """Append the heads and wait until they are on the disk; heads that another sealer has appended meanwhile are left out."""
    directory.mkdir(parents=True, exist_ok=True)
    with open(directory / FILE_NAME, "ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        _cut_torn_line(directory / FILE_NAME)
        done = last_exported(directory)
        lines = [_line(head) for head in heads if head.number > done]
        file.write(b"".join(lines))
        file.flush()
        os.fsync(file.fileno())


def exported(directory: Path) -> Iterator[Head]:
    """The heads that are there now, in the order in which they were written; those written later are left out.

    UnreadableHead if a line is not a head; a last line without its end is one being written, and is left out too.
    """
    path = directory / FILE_NAME
    return _heads_up_to(path, path.stat().st_size) if path.exists() else iter(())


def _heads_up_to(path: Path, end: int) -> Iterator[Head]:
    with open(path, "rb") as file:
        while file.tell() < end:
            line = file.readline()
            if line.endswith(b"\n"):
                yield _parsed(line)


def _line(head: Head) -> bytes:
    fields = {name: getattr(head, name) for name in Head.__slots__}
    return json.dumps(fields, separators=(",", ":")).encode() + b"\n"


def _parsed(line: bytes) -> Head:
    try:
        return Head(**json.loads(line))
    except (ValueError, TypeError):
        raise UnreadableHead("a line of the exported heads is not one that the sealer wrote") from None


def _cut_torn_line(path: Path) -> None:
    """Take off what a sealer left that was stopped in the middle of a line; its seal is exported again."""
    with open(path, "rb+") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _LONGEST_LINE))
        tail = file.read()
        file.truncate(size - len(tail) + tail.rfind(b"\n") + 1)
