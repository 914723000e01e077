"""An EML file → its header, its words and its attachments, as they stand in the file."""

from collections.abc import Iterator, Mapping
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TypeAlias, cast

from legal_docs.bundling.mail import charsets, plain
from legal_docs.bundling.refusal import RefusedError

MAX_MAIL = 100 << 20
MAX_PARTS = 200
_FIELDS = (
    ("From", "发件人"),
    ("To", "收件人"),
    ("Cc", "抄送"),
    ("Bcc", "密送"),
    ("Date", "日期（邮件所载）"),
    ("Subject", "主题"),
    ("Message-ID", "邮件标识"),
)
_Mail: TypeAlias = "Message[str, str]"


class Attachment(NamedTuple):
    """A file that came with the mail."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """Return the SHA-256 of the file, in hex."""
        return sha256(self.content).hexdigest()


class Mail(NamedTuple):
    """What the e-mail says: header fields as (label, words), its text, its attachments.

    `other` is its text in HTML, where that says something else than `body`.
    """

    fields: tuple[tuple[str, str], ...]
    body: str
    from_html: bool
    attachments: tuple[Attachment, ...]
    other: str = ""


def read(path: Path) -> Mail:
    """Return the e-mail. Raises RefusedError if it is too long or holds neither words nor attachments."""
    if path.stat().st_size > MAX_MAIL:
        raise RefusedError("exhibit_too_large", detail=f"{path.stat().st_size >> 20} MB")
    message = message_from_bytes(path.read_bytes().removeprefix(b"\xef\xbb\xbf"), policy=compat32)
    parts = list(_leaves(message))
    if len(parts) > MAX_PARTS:
        raise RefusedError("exhibit_too_large", detail=f"{len(parts)} > {MAX_PARTS}")
    body = _body(parts)
    twin = _twin(parts, body)
    enclosed = [part for part in parts if part not in (body, twin) and not _is_empty_text(part)]
    files = tuple(_attachment(part, n) for n, part in enumerate(enclosed, 1))
    names = {_content_id(part): f"附件{n}" for n, part in enumerate(enclosed, 1) if _content_id(part)}
    words, other = ("" if part is None else _words(part, names) for part in (body, twin))
    if not words.strip() and not files:
        raise RefusedError("exhibit_empty")
    is_html = body is not None and body.get_content_subtype() == "html"
    return Mail(_fields(message), words, is_html, files, "" if plain.says_the_same(words, other) else other)


def _fields(message: _Mail) -> tuple[tuple[str, str], ...]:
    """Return the fields of the header that matter, each as often as it is there."""
    found = [(label, charsets.header(str(raw))) for name, label in _FIELDS for raw in _raw(message, name)]
    return tuple((label, words) for label, words in found if words)


def _raw(message: _Mail, name: str) -> Iterator[str]:
    for field, value in message.raw_items():
        if field.lower() == name.lower():
            yield value


def _leaves(message: _Mail) -> Iterator[_Mail]:
    """Yield the parts that hold something; a mail that was attached whole is one part."""
    if message.is_multipart() and message.get_content_maintype() == "multipart":
        for part in cast("list[_Mail]", message.get_payload()):
            yield from _leaves(part)
    else:
        yield message


def _body(parts: list[_Mail]) -> "_Mail | None":
    written = [part for part in parts if part.get_content_maintype() == "text" and not _is_file(part)]
    for kind in ("plain", "html"):
        for part in written:
            if part.get_content_subtype() == kind and _words(part).strip():
                return part
    return None


def _twin(parts: list[_Mail], body: "_Mail | None") -> "_Mail | None":
    """Return the mail's text in HTML, where `body` is its plain text."""
    if body is None or body.get_content_subtype() != "plain":
        return None
    pages = (part for part in parts if part.get_content_type() == "text/html" and not _is_file(part))
    return next((part for part in pages if _words(part).strip()), None)


def _is_empty_text(part: _Mail) -> bool:
    is_text = part.get_content_type() in ("text/plain", "text/html") and not _is_file(part)
    return is_text and not _words(part).strip()


def _content_id(part: _Mail) -> str:
    return str(part.get("Content-ID", "")).strip().strip("<>")


def _is_file(part: _Mail) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_name(part))


def _words(part: _Mail, pictures: Mapping[str, str] | None = None) -> str:
    found = charsets.decoded(_content(part), part.get_content_charset())
    if part.get_content_subtype() == "html":
        return plain.text(found, pictures)
    return "\n".join(found.replace("\r\n", "\n").split("\r")).strip("\n")


def _attachment(part: _Mail, number: int) -> Attachment:
    return Attachment(_name(part) or f"未命名附件{number}{_suffix(part)}", _content(part))


def _content(part: _Mail) -> bytes:
    if part.get_content_type() == "message/rfc822" and part.is_multipart():
        return cast("list[_Mail]", part.get_payload())[0].as_bytes()
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _name(part: _Mail) -> str:
    found = charsets.parameter(part, "filename", "content-disposition") or charsets.parameter(
        part, "name", "content-type"
    )
    return found.replace("\\", "/").rsplit("/", 1)[-1].strip()


def _suffix(part: _Mail) -> str:
    if part.get_content_maintype() == "image":
        return f".{part.get_content_subtype()}"
    return {"message/rfc822": ".eml", "text/plain": ".txt"}.get(part.get_content_type(), "")
