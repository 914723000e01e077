"""The process that draws limits itself: memory, time, the size of a page."""

import io
import json
import signal
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from legal_docs.services.desk import leaves
from tests.bundling import files


def run(code: str) -> "subprocess.CompletedProcess[str]":
    whole = f"from legal_docs.services.desk import leaves\n{code}"
    return subprocess.run([sys.executable, "-c", whole], capture_output=True, text=True, timeout=60)


def test_more_memory_than_allowed_is_not_to_be_had() -> None:
    assert run("leaves.limit(); bytearray(leaves.MEMORY - (1 << 30))").returncode == 0
    done = run("leaves.limit(); bytearray(leaves.MEMORY)")
    assert done.returncode == 1 and "MemoryError" in done.stderr


def test_a_file_larger_than_allowed_is_not_written_and_nothing_is_dumped(tmp_path: Path) -> None:
    write = f"open({str(tmp_path / 'a')!r}, 'wb', buffering=0).write(bytes(2000))"
    assert run(f"leaves.FILE = 2000; leaves.limit(); {write}").returncode == 0
    run(f"leaves.FILE = 1000; leaves.limit(); {write}")
    assert (tmp_path / "a").stat().st_size == 1000
    dumped = run("import resource; leaves.limit(); print(resource.getrlimit(resource.RLIMIT_CORE))")
    assert dumped.stdout.strip() == "(0, 0)"


def test_what_a_library_says_does_not_stand_among_the_answers() -> None:
    said = "os.write(1, b'noise')\n  answers.write(b'answer')\n  answers.flush()"
    noisy = f"def serve(orders, answers):\n  {said}\n"
    done = run(f"import os\n{noisy}leaves.serve = serve\nleaves.main()")
    assert (done.stdout, done.stderr) == ("answer", "noise")


def test_each_order_has_its_own_computing_time(tmp_path: Path) -> None:
    burn = "import time\nuntil = time.process_time() + 0.5\nwhile time.process_time() < until: pass\n"
    several = f"leaves.SECONDS = 1\nfor _ in range(3):\n  leaves.begin_order()\n  exec({burn!r})"
    assert run(several).returncode == 0
    endless = run("leaves.SECONDS = 1; leaves.begin_order()\nwhile True: pass")
    assert endless.returncode == -signal.SIGXCPU


def test_a_huge_page_is_drawn_small(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(14_400, 14_400))
    pdf.save(tmp_path / "a.pdf")
    document = leaves.opened(tmp_path / "a.pdf", 0, as_bundle=False)
    wide, high = Image.open(io.BytesIO(leaves.drawn(document, 1, 110))).size
    assert 0.9 * leaves.PIXELS < wide * high < 1.01 * leaves.PIXELS
    document.close()


def answers(orders: list[dict[str, object]]) -> list[tuple[dict[str, object], bytes]]:
    said = io.BytesIO()
    leaves.serve(io.BytesIO(b"".join(json.dumps(each).encode() + b"\n" for each in orders)), said)
    said.seek(0)
    return [(head := json.loads(line), said.read(head["size"])) for line in iter(said.readline, b"")]


def test_only_the_last_files_stay_at_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaves, "AT_HAND", 2)
    monkeypatch.setattr(leaves, "begin_order", lambda: None)  # this process is to go on
    (tmp_path / "a.pdf").write_bytes(files.pdf(2, "p"))
    with_file = {"turn": 0, "page": 1, "dpi": 20, "as_bundle": True, "path": str(tmp_path / "a.pdf")}
    without = {name: value for name, value in with_file.items() if name != "path"}
    asked = [("a", True), ("b", True), ("a", False), ("c", True), ("b", False), ("a", False)]
    found = answers([{"key": key, **(with_file if whole else without)} for key, whole in asked])
    assert [said.get("need", False) for said, _ in found] == [False, False, False, False, True, False]
    assert [bool(picture) for _, picture in found] == [True, True, True, True, False, True]
    assert all(said["pages"] == 2 for said, picture in found if picture)


def test_each_turn_of_a_file_is_a_document_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaves, "begin_order", lambda: None)
    path = tmp_path / "a.pdf"
    path.write_bytes(files.pdf(2, "p"))
    order = {"key": "a", "dpi": 72, "as_bundle": True, "path": str(path)}
    asked = [(0, 1), (90, 1), (0, 2), (90, 0), (0, 3)]
    found = answers([{**order, "turn": turn, "page": page} for turn, page in asked])
    sizes = [Image.open(io.BytesIO(picture)).size if picture else None for _, picture in found]
    upright, turned, again, *none = sizes
    assert upright
    wide, high = upright
    assert (turned, again, none) == ((high, wide), (wide, high), [None, None]) and wide < high
    assert [said["pages"] for said, _ in found] == [2] * 5
    with pikepdf.open(path) as pdf:
        width = float(pdf.pages[0].mediabox[2])
    assert abs(wide - width) <= 1  # at 72 dots an inch a point is a dot


def test_whatever_goes_wrong_is_an_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaves, "begin_order", lambda: None)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "c.pdf").write_bytes(b"")
    (tmp_path / "d.zip").write_bytes(b"PK\5\6" + bytes(18))
    order = {"turn": 0, "page": 1, "dpi": 20}
    found = answers(
        [
            {"key": "b", "path": str(tmp_path / "b.pdf"), "as_bundle": False, **order},
            {"key": "c", "path": str(tmp_path / "c.pdf"), "as_bundle": True, **order},
            {"key": "d", "path": str(tmp_path / "d.zip"), "as_bundle": True, **order},
        ]
    )
    assert [(said.get("fault"), said.get("refused")) for said, _ in found] == [
        ("PdfiumError", None),
        (None, "exhibit_empty"),
        (None, "exhibit_unknown_type"),
    ]
    assert found[2][0]["fields"] == {"detail": "application/zip"} and not any(picture for _, picture in found)
