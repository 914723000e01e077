"""The signing key: a PKCS#12 file opened, and refused in words where nobody should sign with it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from legal_docs.errors import SigningError
from legal_docs.services.signing import library

_LEAST_BITS = 2048
_CURVES = ("secp256r1", "secp384r1", "secp521r1")
_NATIONAL_ZH = "国密（SM2、SM3、SM4）证书暂不支持，请使用 RSA 或者 ECDSA（P-256 等）证书"
_NATIONAL_EN = "SM2, SM3 and SM4 are not supported; use a certificate with RSA or ECDSA (P-256 and the like)"


@dataclass(frozen=True, slots=True)
class Key:
    """A key that may sign: the library's signer, and whose it is."""

    signer: Any
    name: str


def opened(path: Path, word: str, *, now: datetime) -> Key:
    """Return the key in the PKCS#12 file; `word` is its password, "" for none.

    Raises SigningError where the file, the password, the key or its certificate cannot be used at `now`;
    MissingPartError where the extra is not installed.
    """
    library.load()
    found = _read(path, word)
    if found.key is None or found.cert is None:
        raise _refused(path, "没有私钥或者没有对应的证书", "holds no private key, or no certificate for it")
    certificate = found.cert.certificate
    _look_at_key(path, found.key)
    _look_at_certificate(path, certificate, now)
    return _key(found.key, certificate, [one.certificate for one in found.additional_certs])


def _read(path: Path, word: str) -> Any:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import pkcs12

    try:
        return pkcs12.load_pkcs12(path.read_bytes(), word.encode() or None)
    except OSError as wrong:
        raise _refused(path, "无法读取", "cannot be read") from wrong
    except UnsupportedAlgorithm as wrong:
        raise _refused(
            path, f"算法不能使用。{_NATIONAL_ZH}", f"uses another algorithm. {_NATIONAL_EN}"
        ) from wrong
    except ValueError as wrong:
        if "password" in str(wrong):
            raise _refused(path, "密码不对", "the password is wrong") from wrong
        raise _refused(
            path,
            "不是 PKCS#12 文件（.p12、.pfx），或者已损坏",
            "is no PKCS#12 file (.p12, .pfx), or is damaged",
        ) from wrong


def _look_at_key(path: Path, key: Any) -> None:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    if isinstance(key, RSAPrivateKey):
        if key.key_size < _LEAST_BITS:
            raise _refused(
                path,
                f"RSA 密钥只有{key.key_size}位，应不少于{_LEAST_BITS}位",
                f"an RSA key of {key.key_size} bits is too short; {_LEAST_BITS} are needed",
            )
    elif not isinstance(key, EllipticCurvePrivateKey) or key.curve.name not in _CURVES:
        raise _refused(
            path, f"密钥种类不能使用。{_NATIONAL_ZH}", f"this kind of key cannot be used. {_NATIONAL_EN}"
        )


def _look_at_certificate(path: Path, certificate: Any, now: datetime) -> None:
    begin, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if now > end:
        raise _refused(path, f"证书已于{end:%Y-%m-%d}到期", f"the certificate ended on {end:%Y-%m-%d}")
    if now < begin:
        raise _refused(path, f"证书自{begin:%Y-%m-%d}起才有效", f"the certificate begins on {begin:%Y-%m-%d}")
    if not _may_sign(certificate):
        raise _refused(
            path,
            "证书的密钥用途不含数字签名，不能用来签名",
            "the certificate's key usage does not include signing",
        )


def _may_sign(certificate: Any) -> bool:
    """Return whether the certificate is for signing; one that names no usage is for anything."""
    from cryptography.x509 import ExtensionNotFound, KeyUsage

    try:
        usage = certificate.extensions.get_extension_for_class(KeyUsage).value
    except ExtensionNotFound:
        return True
    return bool(usage.digital_signature or usage.content_commitment)


def _key(key: Any, certificate: Any, chain: list[Any]) -> Key:
    from asn1crypto import keys, x509
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    plain = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    mine, *others = (x509.Certificate.load(one.public_bytes(Encoding.DER)) for one in (certificate, *chain))
    signer = SimpleSigner(
        mine,
        keys.PrivateKeyInfo.load(plain),
        SimpleCertificateStore.from_certs(  # type: ignore[no-untyped-call]
            [mine, *others]
        ),
    )
    return Key(signer, name_of(mine))


def name_of(certificate: Any) -> str:
    """Return whose certificate (of the library) it is: common name and organisation, as far as given."""
    return _said(certificate.subject)


def issuer_of(certificate: Any) -> str:
    """Return who issued the certificate."""
    return _said(certificate.issuer)


def _said(name: Any) -> str:
    parts = name.native
    found = [parts.get("common_name"), parts.get("organization_name")]
    flat = ["、".join(one) if isinstance(one, list) else one for one in found if one]
    return "，".join(dict.fromkeys(flat)) or str(name.human_friendly)


def _refused(path: Path, zh: str, en: str) -> SigningError:
    return SigningError(f"签名密钥文件{path.name}：{zh}", f"The key file {path.name}: {en}")
