from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from legal_docs.bundling.identify import FileType, agrees, identify
from legal_docs.bundling.refusal import RefusedError
from tests.bundling import files


def _zip(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


GOOD = {
    "a.pdf": (files.pdf(), FileType.PDF),
    "a.jpg": (files.image(files.picture(), "JPEG"), FileType.JPEG),
    "a.png": (files.image(files.picture(), "PNG"), FileType.PNG),
    "a.tif": (files.image(files.picture(), "TIFF"), FileType.TIFF),
    "a.xlsx": (files.workbook({"表": [["a"]]}), FileType.XLSX),
    "a.docx": (files.document("文"), FileType.DOCX),
    "a.csv": ("甲,乙\n".encode("gb18030"), FileType.CSV),
    "a.txt": ("文字".encode("utf-16"), FileType.TXT),
}
BAD = {
    "empty.pdf": (b"", "exhibit_empty"),
    "run.exe": (b"MZ" + b"\0" * 200, "exhibit_unknown_type"),
    "exe.pdf": (b"MZ" + b"\0" * 200, "exhibit_unknown_type"),
    "page.html": (b"<html><script>1</script></html>", "exhibit_unknown_type"),
    "binary.txt": (b"a\x00b\x01c", "exhibit_unknown_type"),
    "gif.pdf": (b"GIF89a\x01\x00\x01\x00\x00\x00\x00%PDF-1.4", "exhibit_unknown_type"),
    "a.zip": (_zip({"a.txt": b"x"}), "exhibit_unknown_type"),
    "bomb.xlsx": (_zip({"[Content_Types].xml": b"", "x": b"\0" * 60_000_000}), "exhibit_too_large"),
    "cut.docx": (files.document("文")[:900], "exhibit_broken"),
    "old.doc": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "exhibit_unknown_type"),
    "locked.xlsx": (
        bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
        "exhibit_encrypted",
    ),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_file_is_known_by_its_content(name: str, tmp_path: Path) -> None:
    content, kind = GOOD[name]
    path = tmp_path / name
    path.write_bytes(content)
    assert identify(path) is kind
    assert agrees(path, kind)


@pytest.mark.parametrize("name", BAD)
def test_what_is_not_on_the_list_is_refused(name: str, tmp_path: Path) -> None:
    content, code = BAD[name]
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(RefusedError) as refused:
        identify(path)
    assert refused.value.code == code


def test_a_picture_called_pdf_is_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "合同.pdf"
    path.write_bytes(files.image(files.picture(), "JPEG"))
    assert identify(path) is FileType.JPEG
    assert not agrees(path, FileType.JPEG)
