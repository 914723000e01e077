"""A made-up certificate authority, signers and a timestamp server here, for the tests of signing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from asn1crypto import keys, tsp, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, NoEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID as Purpose
from cryptography.x509.oid import NameOID

NOW = datetime.now(UTC)
WORD = "签名口令-2026"
SIGNING = ("digital_signature", "content_commitment")
_USES = (
    "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
    "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
)  # fmt: skip
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Holder:
    """A key with its certificate and the certificate of who issued it."""

    key: Key
    certificate: certificates.Certificate
    issuer: certificates.Certificate | None = None

    def p12(self, path: Path, word: str = WORD) -> Path:
        """Write the key file."""
        chain = [self.issuer] if self.issuer else None
        how = BestAvailableEncryption(word.encode()) if word else NoEncryption()
        data = pkcs12.serialize_key_and_certificates(None, self.key, self.certificate, chain, how)
        path.write_bytes(data)
        return path

    def pem(self, path: Path) -> Path:
        """Write the certificate."""
        path.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))
        return path


@cache
def _rsa(_: str) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def _issued(
    name: str,
    key: Key,
    by: Holder | None,
    uses: tuple[str, ...],
    *,
    begin: datetime,
    end: datetime,
    purpose: certificates.ObjectIdentifier | None = None,
) -> certificates.Certificate:
    parts = [
        (NameOID.COUNTRY_NAME, "CN"),
        (NameOID.ORGANIZATION_NAME, "示例银行"),
        (NameOID.COMMON_NAME, name),
    ]
    subject = certificates.Name([certificates.NameAttribute(kind, words) for kind, words in parts])
    made = (
        certificates.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(certificates.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(end)
        .add_extension(certificates.BasicConstraints(ca=by is None, path_length=None), critical=True)
        .add_extension(certificates.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if uses:
        made = made.add_extension(certificates.KeyUsage(**{use: use in uses for use in _USES}), critical=True)
    if purpose is not None:
        made = made.add_extension(certificates.ExtendedKeyUsage([purpose]), critical=True)
    return made.sign(by.key if by else key, hashes.SHA256())


@cache
def root(name: str = "示例根证书") -> Holder:
    """A root; each name has its own key."""
    begin, end = NOW - timedelta(days=3000), NOW + timedelta(days=3000)
    key = _rsa(name)
    return Holder(key, _issued(name, key, None, ("key_cert_sign", "crl_sign"), begin=begin, end=end))


@cache
def signer(
    name: str = "某某银行法务",
    *,
    begins: int = -30,
    ends: int = 300,
    uses: tuple[str, ...] = SIGNING,
    curve: bool = False,
) -> Holder:
    """A signer under the root, valid from `begins` to `ends` days from now."""
    key: Key = ec.generate_private_key(ec.SECP256R1()) if curve else _rsa("signer")
    span = {"begin": NOW + timedelta(days=begins), "end": NOW + timedelta(days=ends)}
    return Holder(key, _issued(name, key, root(), uses, **span), root().certificate)


@cache
def clock(purpose: Any = Purpose.TIME_STAMPING, ends: int = 300, name: str = "示例时间戳") -> Holder:
    """The key of the timestamp server."""
    span = {"begin": NOW - timedelta(days=400), "end": NOW + timedelta(days=ends)}
    key = _rsa("clock")
    made = _issued(name, key, root(), ("digital_signature",), **span, purpose=purpose)
    return Holder(key, made, root().certificate)


def der(one: certificates.Certificate) -> x509.Certificate:
    """The certificate as the signing library has it."""
    return x509.Certificate.load(one.public_bytes(serialization.Encoding.DER))


def answer(query: bytes, by: Holder | None = None, at: datetime | None = None) -> bytes:
    """What an honest server answers."""
    from pyhanko.sign.timestamps import DummyTimeStamper

    holder = by or clock()
    private = holder.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, NoEncryption()
    )
    stamper = DummyTimeStamper(
        der(holder.certificate),
        keys.PrivateKeyInfo.load(private),
        [der(root().certificate)],
        fixed_dt=at or NOW,
    )
    made: bytes = stamper.request_tsa_response(tsp.TimeStampReq.load(query)).dump()
    return made


@contextmanager
def served(
    reply: Callable[[bytes], bytes] = answer, status: int = 200, asked: list[bytes] | None = None
) -> Iterator[str]:
    """The address of a timestamp server on this machine, which stops with the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            if asked is not None:
                asked.append(query)
            body = reply(query)
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/tsa"
        finally:
            server.shutdown()
            thread.join()
