"""A JPEG without what is hidden behind or beside the picture: a film, a second picture, a ZIP file."""

import re

_NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_END, _SCAN, _MORE_PICTURES = 0xD9, 0xDA, b"MPF\x00"
_APP2 = 0xE2


def cleaned(raw: bytes) -> tuple[bytes, bool]:
    """Return the JPEG up to its own end, its picture untouched, and whether anything stood behind it.

    A file whose end is not found is returned as it is. The list of further pictures goes with them.
    """
    kept, at = [raw[:2]], 2
    while at + 4 <= len(raw) and raw[at] == 0xFF:
        kind = raw[at + 1]
        if kind == _END:
            behind = raw[at + 2 :].strip(b"\x00\r\n ")
            return (b"".join([*kept, raw[at : at + 2]]), True) if behind else (raw, False)
        end = at + 2 + int.from_bytes(raw[at + 2 : at + 4], "big")
        if kind == _SCAN:
            found = _NEXT.search(raw, end)
            end = found.start() if found else len(raw)
        if not (kind == _APP2 and raw[at + 4 : at + 8] == _MORE_PICTURES):
            kept.append(raw[at:end])
        at = end
    return raw, False
