"""A recording as an exhibit: a sheet that registers it, and its transcript."""

from hashlib import sha256
from pathlib import Path

import pytest

from legal_docs.bundling import folder, pages
from legal_docs.bundling.filetypes import FileType
from legal_docs.bundling.pages import recording
from legal_docs.bundling.refusal import RefusedError
from legal_docs.model.exhibit import ExhibitNote
from tests.bundling import files, recordings, seen

NOTE = ExhibitNote.model_validate(
    {
        "file": "录音.wav",
        "original_place": "档案室光盘3号",
        "custody": {
            "system": "呼叫中心录音系统",
            "operator": "王示例",
            "taken_on": "2025-06-01",
            "method": "导出",
        },
    }
)


def _wav(tmp_path: Path, **beside: bytes) -> Path:
    given = {"录音.wav": recordings.wav(65), **{f"录音.{end}": content for end, content in beside.items()}}
    return files.folder(tmp_path, given) / "录音.wav"


def test_the_sheet_registers_the_file_and_how_it_was_kept(tmp_path: Path) -> None:
    path = _wav(tmp_path)
    assert [p.code for p in recording.check(path, "录音.wav")] == ["recording_without_transcript"]
    shown = seen.squeezed(pages.to_pdf(path, FileType.WAV, title="催收录音", note=NOTE))
    for words in (
        "录音.wav",
        "录音（WAV）",
        "1,040,044字节",
        "1分5秒",
        sha256(path.read_bytes()).hexdigest(),
        "档案室光盘3号",
        "呼叫中心录音系统",
        "王示例",
        "2025-06-01",
        "提取方式导出",
        "文字整理稿无",
    ):
        assert words in shown


def test_a_step_of_the_custody_that_is_not_known_has_no_row(tmp_path: Path) -> None:
    note = ExhibitNote.model_validate({"file": "录音.wav", "custody": {"operator": "王示例"}})
    shown = seen.squeezed(recording.to_pdf(_wav(tmp_path), title="录音", note=note))
    assert "提取人王示例" in shown
    assert "提取方式" not in shown


def test_what_is_not_known_is_said(tmp_path: Path) -> None:
    path = tmp_path / "录像.mkv"
    path.write_bytes(b"\x1aE\xdf\xa3" + bytes(40))
    codes = [p.code for p in recording.check(path, "录像.mkv")]
    assert codes == ["recording_length_unknown", "recording_without_transcript"]
    shown = seen.squeezed(recording.to_pdf(path, title="录像"))
    for words in ("录像（MKV）", "未能从文件中读取", "存储介质未填写", "保管与提取未填写"):
        assert words in shown


@pytest.mark.parametrize("end", ["txt", "docx", "TXT"])
def test_the_transcript_of_the_same_name_follows(end: str, tmp_path: Path) -> None:
    words = files.document("客服：您好") if end == "docx" else "客服：您好".encode("gb18030")
    path = _wav(tmp_path, **{end: words})
    assert recording.check(path, "录音.wav") == ()
    first, second = seen.texts(recording.to_pdf(path, title="录音"))
    assert sha256(words).hexdigest() in "".join(first.split())
    assert "客服：您好" in second


def test_a_transcript_that_cannot_be_shown_is_named(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"录音\.txt：文件没有内容"):
        recording.check(_wav(tmp_path, txt=b" \n"), "录音.wav")


def test_the_transcript_is_no_exhibit_of_its_own_and_this_is_said(tmp_path: Path) -> None:
    _wav(tmp_path, txt=b"x")
    listing = folder.read(tmp_path)
    assert list(listing.files) == ["录音.wav"]
    (said,) = listing.problems
    assert (said.code, said.place.file) == ("exhibit_transcript", "录音.txt")
    assert "录音.wav" in said.zh


def test_a_text_beside_a_picture_or_a_false_recording_is_an_exhibit(tmp_path: Path) -> None:
    given = {"a.jpg": b"x", "a.txt": b"x", "b.wav": b"no sound", "b.txt": b"x"}
    assert set(folder.read(files.folder(tmp_path, given)).files) == set(given)


def test_pages_are_turned_as_the_note_says(tmp_path: Path) -> None:
    path = files.folder(tmp_path, {"a.pdf": files.pdf(1)}) / "a.pdf"
    note = ExhibitNote(file="a.pdf", turn=90)
    made = pages.made(path, FileType.PDF, title="a", work=tmp_path / "b.pdf", note=note)
    assert made != path
    assert seen.sizes(made.read_bytes()) == [(842, 595)]
    assert pages.made(path, FileType.PDF, title="a", work=tmp_path / "b.pdf") == path
