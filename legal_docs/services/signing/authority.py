"""Asking a timestamp server (RFC 3161 over HTTP), and believing its answer only after every check."""

import asyncio
import secrets
import urllib.error
import urllib.request
from collections.abc import Callable
from hashlib import sha256
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

from legal_docs.errors import TimestampError, UsageError
from legal_docs.services.signing import library, token

_SECONDS = 30
_MOST_BYTES = 1 << 20
_GRANTED = ("granted", "granted_with_mods")


def checked(url: str) -> str:
    """Return the address as it is; raises UsageError where it is none of a server."""
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fine = False
    if not fine:
        raise UsageError(
            "--tsa 应为时间戳服务器的地址，以 http:// 或者 https:// 开头",
            "--tsa is the address of a timestamp server; it begins with http:// or https://",
        )
    return url


def stamp(url: str, digest: bytes) -> Any:
    """Return the token (ContentInfo) of the server at `url` over the SHA-256 `digest`.

    Raises TimestampError where the server cannot be reached, refuses, or answers with anything but a
    sound token over this digest with the number (nonce) that was sent along.
    """
    from asn1crypto import tsp

    nonce = secrets.randbits(63) | 1 << 62
    imprint = {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": digest}
    query = tsp.TimeStampReq(
        {"version": 1, "message_imprint": imprint, "nonce": nonce, "cert_req": True}
    ).dump()
    return _token(_posted(url, query), digest, nonce, _host(url))


def timestamper(url: str) -> Any:
    """Return the same as the library wants it: whatever it has stamped goes through `stamp`."""
    library.load()
    from pyhanko.sign.timestamps import TimeStamper

    class Checked(TimeStamper):
        async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> Any:
            return await asyncio.to_thread(stamp, url, message_digest)

    return Checked()  # type: ignore[no-untyped-call]


def _posted(url: str, query: bytes) -> bytes:
    kinds = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    request = urllib.request.Request(checked(url), query, kinds)  # noqa: S310  only http and https pass
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310
            body: bytes = answer.read(_MOST_BYTES + 1)
    except urllib.error.HTTPError as wrong:
        raise _wrong(_host(url), f"返回 HTTP {wrong.code}", f"answered HTTP {wrong.code}") from wrong
    except (OSError, HTTPException, ValueError) as wrong:
        raise _wrong(
            _host(url), "无法连接，请检查地址和网络", "cannot be reached; check address and network"
        ) from wrong
    return body


def _token(answer: bytes, digest: bytes, nonce: int, host: str) -> Any:
    """Return the token in the answer, after every check."""
    from asn1crypto import tsp

    try:
        if (status := _status(answer)) in _GRANTED:
            made = tsp.TimeStampResp.load(answer, strict=True)["time_stamp_token"]
            said = made["content"]["encap_content_info"]["content"].parsed
            over, number = said["message_imprint"].native, said["nonce"].native
            found = token.read(made["content"], _imprint(digest), ())
    except Exception as wrong:  # what an answer can be wrong in has no end; the library raises many kinds
        raise _wrong(host, "的回答不是时间戳", "did not answer with a timestamp") from wrong
    if status not in _GRANTED:
        raise _wrong(host, f"拒绝了请求（{status}）", f"refused ({status})")
    if (over["hash_algorithm"]["algorithm"], over["hashed_message"]) != ("sha256", digest):
        raise _wrong(host, "的时间戳不是对本文件所作", "stamped something else than this file")
    if number != nonce:
        raise _wrong(
            host, "的时间戳不是对本次请求的回答（随机数不符）", "did not answer this request (nonce)"
        )
    if not found.sound:
        raise _wrong(host, "的时间戳签名无效，或者其证书不能用于时间戳", "sent a timestamp that is not valid")
    return made


def _status(answer: bytes) -> str:
    """Return what the server decided; a refusal has no token, which the library cannot read as a whole."""
    from asn1crypto import core, tsp

    parts = core.Sequence.load(answer, strict=True)
    return str(tsp.PKIStatusInfo.load(parts[0].dump())["status"].native)


def _imprint(digest: bytes) -> Callable[[str], bytes]:
    return lambda algorithm: digest if algorithm == "sha256" else b""


def digest_of(data: bytes) -> bytes:
    """Return the SHA-256 a token over `data` is asked for."""
    return sha256(data).digest()


def _host(url: str) -> str:
    """Return the server without what an address may hold of names and passwords."""
    return urlsplit(url).netloc.rpartition("@")[2]


def _wrong(host: str, zh: str, en: str) -> TimestampError:
    return TimestampError(
        f"时间戳服务器{host}{zh}。没有留下不完整的文件",
        f"The timestamp server {host} {en}. Nothing half-written was left",
    )
