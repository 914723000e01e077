"""The file stays the court's file: other parts as they were, and nothing that is not a Word file is taken."""

import zipfile
from io import BytesIO

import pytest

from legal_docs.errors import BadInputError
from legal_docs.model.form import FormSheet
from legal_docs.rendering.forms import archive
from legal_docs.rendering.forms.fill import fill_form
from tests.rendering.forms.answers import sheet
from tests.rendering.forms.layouts import form

EMPTY = FormSheet("", ())


def parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(docx)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_other_parts_keep_their_bytes_and_order() -> None:
    blank = form("loan2025")
    filled, _ = fill_form(blank, sheet("loan2025"))
    before, after = parts(blank), parts(filled)
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]


def test_the_same_input_gives_the_same_bytes() -> None:
    blank = form("card2025")
    one, other = (fill_form(blank, sheet("card2025"), remark="x")[0] for _ in range(2))
    assert one == other
    with zipfile.ZipFile(BytesIO(one)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("bad", [b"", b"%PDF-1.7", b"\xd0\xcf\x11\xe0 encrypted or .doc", b"PK\x03\x04 cut"])
def test_a_file_that_is_no_word_file_is_refused_in_a_sentence(bad: bytes) -> None:
    with pytest.raises(BadInputError, match="docx"):
        fill_form(bad, EMPTY)


def test_a_password_and_an_old_word_file_are_told_apart() -> None:
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    with pytest.raises(BadInputError, match="密码"):
        fill_form(compound + "EncryptedPackage".encode("utf-16-le"), EMPTY)
    with pytest.raises(BadInputError, match=r"旧格式.*\.doc"):
        fill_form(compound, EMPTY)


def test_an_encrypted_part_is_refused() -> None:
    data = bytearray(form("card2024"))
    place = data.find(b"PK\x01\x02", data.find(b"PK\x01\x02") + 4)
    data[place + 8] |= 1
    with pytest.raises(BadInputError, match="加密"):
        fill_form(bytes(data), EMPTY)


def test_a_file_that_unpacks_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    blank = form("card2024")
    monkeypatch.setattr(archive, "_LARGEST_FILE", 1000)
    with pytest.raises(BadInputError, match="过大"):
        fill_form(blank, EMPTY)
    monkeypatch.undo()
    monkeypatch.setattr(archive, "_MOST_PARTS", 3)
    with pytest.raises(BadInputError, match="过大"):
        fill_form(blank, EMPTY)
