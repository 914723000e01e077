from pathlib import Path

from legal_docs.bundling.pages import text
from tests.bundling import files, seen


def test_lines_are_kept_also_very_long_ones(tmp_path: Path) -> None:
    words = "第一行\r\n\r\n  缩进\t<b>\r" + "长" * 500 + "尾"
    root = files.folder(tmp_path, {"a.txt": words.encode("gb18030")})
    shown = seen.squeezed(text.to_pdf(root / "a.txt", title="短信"))
    assert "第一行缩进<b>" + "长" * 500 + "尾" in shown
