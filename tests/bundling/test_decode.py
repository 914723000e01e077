from pathlib import Path

import pytest

from legal_docs.bundling import decode
from legal_docs.bundling.refusal import RefusedError


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_chinese_text_is_read_in_each_encoding(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("催收\r\n记录\r结果".encode(encoding))
    assert decode.read(path) == "催收\n记录\n结果"


@pytest.mark.parametrize(("raw", "code"), [(b" \n", "exhibit_empty"), (b"\xff\x00", "exhibit_broken")])
def test_what_is_no_text_is_refused(raw: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(raw)
    with pytest.raises(RefusedError) as refused:
        decode.read(tmp_path / "a")
    assert refused.value.code == code
