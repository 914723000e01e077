r"""Words of an e-mail in whatever encoding it states; what cannot be read is shown as \xNN, never guessed."""

import re
from codecs import lookup
from email.header import decode_header
from email.message import Message

_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030", "hz": "gb18030"}
_FOLD = re.compile(r"\r?\n(?=[ \t])")
_BETWEEN = re.compile(r"(\?=)\s+(=\?)")


def decoded(raw: bytes, charset: str | None) -> str:
    """Return the words of `raw`; without a usable charset UTF-8, then GB18030.

    Mail programs write gb2312 where they mean its larger sets, so these are read as GB18030.
    """
    for encoding in _encodings(charset):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode(_encodings(charset)[0], "backslashreplace")


def header(raw: str) -> str:
    """Return a header field as people read it (RFC 2047, or bytes put there without any encoding)."""
    line = _FOLD.sub("", raw).strip()
    if not line.isascii():
        return decoded(line.encode("utf-8", "surrogateescape"), None)
    try:
        pieces = decode_header(_BETWEEN.sub(r"\1\2", line))
    except ValueError:  # base64 with a wrong length: shown as it stands
        return line
    return "".join(piece if isinstance(piece, str) else decoded(piece, charset) for piece, charset in pieces)


def parameter(part: "Message[str, str]", name: str, field: str) -> str:
    """Return a parameter of a field (the file name of an attachment) by RFC 2231, else by RFC 2047."""
    value = part.get_param(name, None, field)
    if value is None:
        return ""
    if isinstance(value, tuple):
        charset, _, text = value
        return decoded(text.encode("latin-1", "surrogateescape"), charset)
    return header(value)


def is_unreadable(text: str) -> bool:
    """Return whether bytes are shown in `text` that could not be read."""
    return re.search(r"\\x[0-9a-f]{2}", text) is not None


def _encodings(charset: str | None) -> tuple[str, ...]:
    try:
        name = lookup(charset or "").name
    except LookupError:
        return ("utf-8", "gb18030")
    wider = _WIDER.get(name, name)
    return ("utf-8", "gb18030") if wider == "ascii" else (wider,)
