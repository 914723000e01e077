"""Signature and timestamp of a folder's list of hashes, each in a file of its own that openssl can check."""

import asyncio
from pathlib import Path

from legal_docs.services.hashes import SIGNED_SUMS, STAMPED_SUMS
from legal_docs.services.signing import authority, library
from legal_docs.services.signing.key import Key


def signed(sums: bytes, key: Key, *, tsa: str = "") -> bytes:
    """Return a detached signature (CMS, CAdES) over the bytes of SHA256SUMS; raises TimestampError."""
    library.load()
    stamper = authority.timestamper(tsa) if tsa else None
    made: bytes = asyncio.run(
        key.signer.async_sign_general_data(sums, "sha256", use_cades=True, timestamper=stamper)
    ).dump()
    return made


def stamped(sums: bytes, tsa: str) -> bytes:
    """Return the answer of the timestamp server over SHA256SUMS, as `openssl ts` reads it."""
    library.load()
    from asn1crypto import tsp

    token = authority.stamp(tsa, authority.digest_of(sums))
    made: bytes = tsp.TimeStampResp({"status": {"status": "granted"}, "time_stamp_token": token}).dump()
    return made


def made(sums: bytes, key: Key | None, tsa: str) -> dict[str, bytes]:
    """Return the files that go beside SHA256SUMS, by name: signature, timestamp, as asked for."""
    files = {SIGNED_SUMS: signed(sums, key, tsa=tsa)} if key else {}
    return {**files, STAMPED_SUMS: stamped(sums, tsa)} if tsa else files


def there(folder: Path) -> list[str]:
    """Return which of the two lie in the folder."""
    return [name for name in (SIGNED_SUMS, STAMPED_SUMS) if (folder / name).is_file()]
