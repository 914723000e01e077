"""A timestamp server is believed only where its answer is over our hash, for our question, and sound."""

import socket
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from asn1crypto import tsp
from cryptography.x509.oid import ExtendedKeyUsageOID

from legal_docs.errors import TimestampError, UsageError
from legal_docs.services.signing import authority as server
from tests.services.signing import authority
from tests.services.signing.authority import answer, served

DIGEST = sha256(b"list").digest()


def test_an_honest_answer_is_taken_and_only_the_hash_was_sent() -> None:
    asked: list[bytes] = []
    with served(asked=asked) as url:
        token = server.stamp(url, DIGEST)
        server.stamp(url, DIGEST)
    said = token["content"]["encap_content_info"]["content"].parsed
    assert said["message_imprint"]["hashed_message"].native == DIGEST
    first, second = (tsp.TimeStampReq.load(query) for query in asked)
    assert first["cert_req"].native is True
    assert first["message_imprint"]["hash_algorithm"]["algorithm"].native == "sha256"
    assert first["nonce"].native != second["nonce"].native and first["nonce"].native > 2**60
    assert server.digest_of(b"list") == DIGEST


def _asked(query: bytes, **changes: Any) -> bytes:
    """An answer to another question than the one that was put."""
    other = tsp.TimeStampReq.load(query)
    for name, value in changes.items():
        other[name] = value
    return answer(other.dump())


def _other_hash(query: bytes) -> bytes:
    other = {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": sha256(b"x").digest()}
    return _asked(query, message_imprint=other)


def _spoiled(query: bytes) -> bytes:
    return answer(query)[:-1] + b"\x00"


def _refused(_: bytes) -> bytes:
    return bytes.fromhex("30053003020102")


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (lambda _: b"<html>", "不是时间戳"),
        (lambda _: b"", "不是时间戳"),
        (lambda query: answer(query) + b"x", "不是时间戳"),
        (_refused, "拒绝了请求（rejection）"),
        (_other_hash, "不是对本文件所作"),
        (lambda query: _asked(query, nonce=7), "随机数不符"),
        (lambda query: _asked(query, nonce=None), "随机数不符"),
        (_spoiled, "无效"),
        (lambda query: answer(query, authority.clock(ExtendedKeyUsageOID.CODE_SIGNING)), "无效"),
        (lambda query: answer(query, authority.clock(None)), "无效"),
        (lambda query: answer(query, authority.clock(ends=-1)), "无效"),
    ],
)
def test_any_other_answer_is_refused(reply: Callable[[bytes], bytes], told: str) -> None:
    with served(reply) as url, pytest.raises(TimestampError, match=told) as refused:
        server.stamp(url, DIGEST)
    assert "127.0.0.1" in refused.value.en and "Nothing half-written" in refused.value.en


def test_an_error_of_the_server_is_told_with_its_number() -> None:
    with served(status=503) as url, pytest.raises(TimestampError, match="HTTP 503"):
        server.stamp(url, DIGEST)


def test_a_server_that_is_not_there_is_told_without_what_its_address_holds() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(TimestampError, match="无法连接") as refused:
        server.stamp(f"http://name:secret@127.0.0.1:{port}/tsa", DIGEST)
    assert f"127.0.0.1:{port}" in refused.value.zh and "secret" not in refused.value.zh + refused.value.en


def test_an_answer_without_end_is_cut_off() -> None:
    with served(lambda query: answer(query) + b"0" * (1 << 21)) as url, pytest.raises(TimestampError):
        server.stamp(url, DIGEST)


@pytest.mark.parametrize(
    "url", ["", "tsa.example", "ftp://tsa.example", "file:///etc/passwd", "http://", "http://[1"]
)
def test_what_is_no_address_of_a_server_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="--tsa"):
        server.checked(url)


def test_an_address_of_a_server_passes() -> None:
    assert server.checked("https://tsa.example/x") == "https://tsa.example/x"
