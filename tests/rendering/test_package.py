"""A Word file that cannot be opened is one sentence, whatever is wrong with its ZIP file."""

import zipfile
from io import BytesIO

import docx
import pytest

from legal_docs.errors import BadInputError
from legal_docs.rendering.foreign import as_word
from legal_docs.rendering.package import Package


def _word() -> bytes:
    packed = BytesIO()
    docx.Document().save(packed)
    return packed.getvalue()


def _flagged(data: bytes, place: int, value: int) -> bytes:
    """The file with two bytes of each entry's directory record and local head set."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x01\x02", place + 2), (b"PK\x03\x04", place)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + offset : at + offset + 2] = value.to_bytes(2, "little")
            at = changed.find(mark, at + 4)
    return bytes(changed)


def test_a_whole_word_file_is_opened() -> None:
    assert Package(_word()).main == "word/document.xml"


@pytest.mark.parametrize(
    ("place", "value"),
    [(6, 1), (6, 0x41), (8, 99), (8, 1), (8, 12), (8, 14)],
    ids=["encrypted", "strongly encrypted", "AES", "shrunk", "deflated data called bzip2", "called lzma"],
)
def test_an_encrypted_or_oddly_packed_file_is_a_sentence(place: int, value: int) -> None:
    data = _flagged(_word(), place, value)
    with zipfile.ZipFile(BytesIO(data)) as opened, pytest.raises(Exception):  # noqa: B017
        opened.read("word/document.xml")
    with pytest.raises(
        BadInputError, match="已加密" if value & 1 and place == 6 else "不是可以读取的 Word 文件"
    ):
        Package(data)
    assert as_word(data) == data


def test_a_part_whose_data_is_broken_is_a_sentence() -> None:
    data = bytearray(_word())
    at = data.find(b"_rels/.rels") + len("_rels/.rels")
    data[at : at + 30] = b"\xff" * 30
    with pytest.raises(BadInputError):
        Package(bytes(data))


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7", _word()[:-30]])
def test_what_is_no_zip_file_is_a_sentence(data: bytes) -> None:
    with pytest.raises(BadInputError):
        Package(data)
