import zipfile
from io import BytesIO

from legal_docs.rendering.compiled_zip import archive, packed

FILES = {"[Content_Types].xml": b"<a/>", "word/正文.xml": "正文".encode() * 1000, "empty": b""}


def test_what_is_packed_is_read_back_in_order_by_others() -> None:
    made = archive([packed(name, raw, level=3) for name, raw in FILES.items()])
    with zipfile.ZipFile(BytesIO(made)) as file:
        assert file.testzip() is None
        assert {name: file.read(name) for name in file.namelist()} == FILES
        assert file.namelist() == list(FILES)


def test_nothing_tells_when_or_on_which_system_it_was_written() -> None:
    made = archive([packed(name, raw, level=3) for name, raw in FILES.items()])
    with zipfile.ZipFile(BytesIO(made)) as file:
        for entry in file.infolist():
            assert (entry.date_time, entry.create_system) == ((1980, 1, 1, 0, 0, 0), 0)
            assert (entry.extra, entry.external_attr, entry.compress_type) == (b"", 0, zipfile.ZIP_DEFLATED)


def test_a_higher_level_is_smaller() -> None:
    raw = b"".join(b"%d," % (n * n) for n in range(5000))
    assert len(packed("a", raw, level=9).data) < len(packed("a", raw, level=1).data) < len(raw)
