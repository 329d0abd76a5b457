"""Files packed by gzip, unpacked with care: one that would fill the memory, or was cut off, is refused."""

import zlib

MOST_BYTES = 2_000_000_000
_GZIP_MARK = b"\x1f\x8b"
_GZIP_FORM = 16 + zlib.MAX_WBITS


class NotUnpacked(ValueError):
    """The file cannot be unpacked; the message says why in a plain sentence."""


def unpacked(data: bytes, name: str, most: int = MOST_BYTES) -> bytes:
    """The bytes themselves, or what they unpack to when they are gzip; NotUnpacked when they should be and are not."""
    if not data.startswith(_GZIP_MARK):
        if name.endswith(".gz"):
            raise NotUnpacked("The file is named .gz and is not packed by gzip. Name it .csv, or pack it again.")
        return data
    parts: list[bytes] = []
    try:
        while data.startswith(_GZIP_MARK):  # several packed files may stand one after another
            part, data = _first_part(data, most - sum(map(len, parts)))
            parts.append(part)
    except zlib.error:
        raise NotUnpacked("The file is packed by gzip and is damaged. Pack it again.") from None
    return b"".join(parts)


def _first_part(data: bytes, most: int) -> tuple[bytes, bytes]:
    unpacking = zlib.decompressobj(_GZIP_FORM)
    part = unpacking.decompress(data, most + 1)
    if len(part) > most:
        raise NotUnpacked("The file unpacks to more than 2 GB. Split it.")
    if not unpacking.eof:
        raise NotUnpacked("The file is packed by gzip and was cut off. Send it again.")
    return part, unpacking.unused_data
