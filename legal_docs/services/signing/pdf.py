"""One PDF signed (PAdES B-B, with a timestamp B-T): appended at its end, what was there stays as it is."""

import shutil
from pathlib import Path
from typing import Any

from legal_docs.errors import LegalDocsError, SigningError
from legal_docs.services.signing import authority, library
from legal_docs.services.signing.key import Key

_ROOM_WITH_STAMP = 32768
"""Hex digits kept free for a signature with its timestamp and both chains; without one it is measured."""


def sign(source: Path, target: Path, key: Key, *, reason: str = "", tsa: str = "") -> None:
    """Write `source` to the new file `target` with one more invisible signature of `key` at its end.

    Raises SigningError where the file is encrypted, is no sound PDF, or forbids further signatures;
    TimestampError; OSError. What is left of `target` then is not to be used.
    """
    library.load()
    from pyhanko.sign.general import SigningError as NotSignedError

    shutil.copyfile(source, target)
    with target.open("rb+") as file:
        try:
            _append(source.name, file, key, reason, tsa)
        except (LegalDocsError, OSError):
            raise
        except NotSignedError as wrong:
            raise _refused(
                source.name,
                "不允许再增加签名（已被认证签名锁定）",
                "a certifying signature forbids another one",
            ) from wrong
        except Exception as wrong:  # a file made to mislead can make the library fail in any way
            raise _refused(source.name, "不是完好的 PDF", "is no sound PDF") from wrong


def _append(name: str, file: Any, key: Key, reason: str, tsa: str) -> None:
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

    writer = _writer(file)
    if writer.prev.encrypted:
        raise _refused(name, "已加密，请先取得没有加密的文件", "is encrypted; get it without encryption")
    field = _free(writer.prev)
    about = PdfSignatureMetadata(
        field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, reason=reason or None
    )
    PdfSigner(
        about,
        signer=key.signer,
        timestamper=authority.timestamper(tsa) if tsa else None,
        new_field_spec=SigFieldSpec(field, on_page=0),
    ).sign_pdf(writer, in_place=True, bytes_reserved=_ROOM_WITH_STAMP if tsa else None)


def _writer(file: Any) -> Any:
    """Return the library's writer, but one that leaves title, producer and dates as they are."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    class Faithful(IncrementalPdfFileWriter):
        def _update_meta(self) -> None:
            """Change nothing: the properties are part of what is signed."""

    return Faithful(file)


def _free(reader: Any) -> str:
    """Return the first name no field of the file has: Signature1, Signature2 …"""
    try:
        fields = reader.root["/AcroForm"]["/Fields"]
    except KeyError:
        fields = ()
    taken = {str(fields[at].get("/T", "")) for at in range(len(fields))}
    return next(name for n in range(1, len(taken) + 2) if (name := f"Signature{n}") not in taken)


def _refused(name: str, zh: str, en: str) -> SigningError:
    return SigningError(f"{name}{zh}，不能签名", f"{name} cannot be signed: it {en}")
