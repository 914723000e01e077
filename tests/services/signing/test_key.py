"""A key file is opened, or refused in a sentence that says why."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12

from legal_docs.errors import SigningError
from legal_docs.services.signing import key
from tests.services.signing import authority, national
from tests.services.signing.authority import NOW, WORD, Holder


@pytest.mark.parametrize("curve", [True, False])
def test_a_key_is_opened_with_its_name_and_its_chain(curve: bool, tmp_path: Path) -> None:
    opened = key.opened(authority.signer(curve=curve).p12(tmp_path / "k.p12"), WORD, now=NOW)
    assert opened.name == "某某银行法务，示例银行"
    assert len(list(opened.signer.cert_registry)) == 2
    assert key.issuer_of(opened.signer.signing_cert) == "示例根证书，示例银行"


def test_a_key_without_password_and_without_named_usage_is_opened(tmp_path: Path) -> None:
    path = authority.signer(uses=(), curve=True).p12(tmp_path / "k.p12", word="")
    assert key.opened(path, "", now=NOW).name


@pytest.mark.parametrize("use", authority.SIGNING)
def test_either_usage_of_signing_is_enough(use: str, tmp_path: Path) -> None:
    assert key.opened(authority.signer(uses=(use,), curve=True).p12(tmp_path / "k.p12"), WORD, now=NOW).name


@pytest.mark.parametrize(
    ("holder", "told"),
    [
        (lambda: authority.signer(ends=-1, curve=True), "到期"),
        (lambda: authority.signer(begins=2, curve=True), "起才有效"),
        (lambda: authority.signer(uses=("key_encipherment",), curve=True), "不含数字签名"),
    ],
)
def test_a_certificate_that_may_not_sign_now_is_refused(holder: object, told: str, tmp_path: Path) -> None:
    assert callable(holder)
    path = holder().p12(tmp_path / "k.p12")
    with pytest.raises(SigningError, match=told) as refused:
        key.opened(path, WORD, now=NOW)
    assert "k.p12" in refused.value.en and refused.value.zh.startswith("签名密钥文件k.p12：")


def test_a_wrong_password_is_told_and_not_shown(tmp_path: Path) -> None:
    with pytest.raises(SigningError, match="密码不对") as refused:
        key.opened(authority.signer(curve=True).p12(tmp_path / "k.p12"), "不是这个", now=NOW)
    assert "不是这个" not in refused.value.zh + refused.value.en


@pytest.mark.parametrize("data", [b"", b"no key", b"%PDF-1.7"])
def test_what_is_no_key_file_is_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "k.p12").write_bytes(data)
    with pytest.raises(SigningError, match="不是 PKCS#12"):
        key.opened(tmp_path / "k.p12", WORD, now=NOW)
    with pytest.raises(SigningError, match="无法读取"):
        key.opened(tmp_path, WORD, now=NOW)


def test_a_national_key_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "k.p12").write_bytes(national.FILE)
    with pytest.raises(SigningError, match=r"SM2.*暂不支持"):
        key.opened(tmp_path / "k.p12", national.WORD, now=NOW)


def test_a_file_without_private_key_is_refused(tmp_path: Path) -> None:
    root = authority.root().certificate
    data = pkcs12.serialize_key_and_certificates(None, None, None, [root], NoEncryption())
    (tmp_path / "k.p12").write_bytes(data)
    with pytest.raises(SigningError, match="没有私钥"):
        key.opened(tmp_path / "k.p12", "", now=NOW)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda: rsa.generate_private_key(65537, 1024), "1024位"),  # noqa: S505
        (lambda: ec.generate_private_key(ec.SECP256K1()), "SM2"),
        (ed25519.Ed25519PrivateKey.generate, "SM2"),
    ],
)
def test_a_weak_or_rare_key_is_refused(made: object, told: str, tmp_path: Path) -> None:
    assert callable(made)
    secret = made()
    by = authority.signer(curve=True)
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

    certificate = (
        x509.CertificateBuilder()
        .subject_name(by.certificate.subject)
        .issuer_name(by.certificate.subject)
        .public_key(secret.public_key())
        .serial_number(5)
        .not_valid_before(by.certificate.not_valid_before_utc)
        .not_valid_after(by.certificate.not_valid_after_utc)
        .sign(by.key, hashes.SHA256())
    )
    path = Holder(secret, certificate).p12(tmp_path / "k.p12")
    with pytest.raises(SigningError, match=told):
        key.opened(path, WORD, now=NOW)
