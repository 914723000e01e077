"""The roots a bank trusts: certificates out of PEM or DER files, and what judges a chain by them, offline."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from legal_docs.errors import SettingsError
from legal_docs.services.signing import library

_ENDINGS = (".pem", ".crt", ".cer", ".der")


@dataclass(frozen=True, slots=True)
class Watch:
    """By what signatures are judged: the roots that are trusted (none: no chain is judged), and now."""

    roots: tuple[Any, ...] = ()
    now: datetime | None = None


def roots(path: Path | None) -> tuple[Any, ...]:
    """Return the certificates in the file or folder, () for none named.

    Raises SettingsError, and MissingPartError where the extra is not installed.
    """
    if path is None:
        return ()
    library.load()
    files = sorted(p for p in path.iterdir() if p.suffix.lower() in _ENDINGS) if path.is_dir() else [path]
    try:
        found = tuple(certificate for file in files for certificate in _certificates(file.read_bytes()))
    except (OSError, ValueError, TypeError) as wrong:
        raise _refused(path) from wrong
    if not found:
        raise _refused(path)
    return found


def _certificates(data: bytes) -> Iterable[Any]:
    from asn1crypto import pem, x509

    parts = [der for _, _, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
    for der in parts:
        certificate = x509.Certificate.load(der, strict=True)
        certificate.native  # noqa: B018  reading all of it raises ValueError where it is no certificate
        yield certificate


def context(trusted: Iterable[Any], moment: datetime | None) -> Any:
    """Return what the library judges chains by: these roots only, as of `moment`, nothing fetched.

    The roots the operating system trusts are those of web sites and are never used.
    """
    from pyhanko_certvalidator import ValidationContext
    from pyhanko_certvalidator.registry import SimpleTrustManager

    manager = SimpleTrustManager.build(trust_roots=list(trusted))
    return ValidationContext(
        trust_manager=manager, moment=moment, allow_fetching=False, revocation_mode="soft-fail"
    )


def _refused(path: Path) -> SettingsError:
    return SettingsError(
        f"可信根证书{path}无法读取，或者其中没有证书。请指定 PEM 或者 DER 证书文件，或者放有证书的文件夹",
        f"The roots {path} cannot be read, or hold no certificate. Name a PEM or DER file, or a folder",
    )
