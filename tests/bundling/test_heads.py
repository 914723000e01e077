import pytest

from legal_docs.bundling import heads
from legal_docs.bundling.filetypes import FileType

MAIL = b"From: a@example.com\r\nTo: b@example.com\r\n\r\nx"
SENT = b"Received: by x\r\nFrom: a@example.com\r\n\r\nx"


@pytest.mark.parametrize(
    ("head", "suffix", "is_mail"),
    [
        (MAIL, ".eml", True),
        (MAIL, ".txt", False),
        (SENT, ".txt", True),
        (b"\xef\xbb\xbf" + SENT, ".eml", True),
        (b"Received: by x\r\n\r\nFrom: in the text", ".eml", False),
        (b"From: a@example.com\r\n\r\nDate: in the text", ".eml", False),
        ("甲方：某某\n".encode(), ".eml", False),
    ],
)
def test_a_mail_is_known_by_its_header(head: bytes, suffix: str, is_mail: bool) -> None:
    assert heads.is_mail(head, suffix) is is_mail


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xff\xfb\x90\x00", FileType.MP3),
        (b"\xff\xf3\x40\x00", FileType.MP3),
        (b"\xff\xf1\x60\x40", FileType.AAC),
        (b"\xff\xf9\x60\x40", FileType.AAC),
        (b"\0\0\0\x08moov", FileType.MOV),
        (bytes.fromhex("3026b2758e66cf11a6d900aa"), FileType.ASF),
        (b"RIFF\0\0\0\0WEBP", None),
        (b"\0\0\0\x18ftypheic", None),
        (b"\xff\xd8\xff\xe0", None),
        (b"\xff\xfe\x87\x65", None),
        (b"\xff\xfb\xf0\x00", None),
        (b"\xff", None),
    ],
)
def test_a_recording_is_known_by_its_first_bytes(head: bytes, kind: FileType | None) -> None:
    assert heads.recording(head) is kind
