"""Pages of files of others are drawn elsewhere: what breaks there is a sentence here, and goes on."""

import os
import signal
import threading
import time
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from legal_docs.bundling.refusal import RefusedError
from legal_docs.errors import BadInputError, FolderError
from legal_docs.services.desk import artists
from legal_docs.services.desk.artists import Artist, GoneError, leaf
from legal_docs.services.desk.held import Held
from legal_docs.storage.files import FileStore
from legal_docs.storage.keyring import Keyring
from tests.bundling import files

ORDER = {"key": "a", "turn": 0, "page": 1, "dpi": 50, "as_bundle": True}


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files", Keyring.create(tmp_path / "keys.toml"))


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Artist]]:
    """Processes of this test alone, and nothing shunned."""
    mine = [Artist() for _ in range(artists.HOW_MANY)]
    monkeypatch.setattr(artists, "_artists", mine)
    monkeypatch.setattr(artists, "_shunned", {})
    yield mine
    artists._close()


def held(store: FileStore, data: bytes, name: str = "甲.pdf") -> Held:
    sha256, size = store.keep(data)
    return Held(name, sha256, size, store)


def pids(fresh: list[Artist]) -> list[int]:
    return [each._child.pid for each in fresh if each._child]


def test_a_page_is_drawn_and_the_file_stays_at_hand(store: FileStore, fresh: list[Artist]) -> None:
    mine = held(store, files.pdf(2, "p"))
    first = leaf(mine, 1, 50)
    assert first.pages == 2 and Image.open(BytesIO(first.picture)).width > 300
    store.paths()[0].unlink()
    assert leaf(mine, 2, 50).picture not in (b"", first.picture)
    assert leaf(mine, 0, 50) == leaf(mine, 3, 50) == artists.Leaf(2, b"")
    assert len(pids(fresh)) == 1
    with pytest.raises(FolderError):
        leaf(mine, 1, 50, as_bundle=True)


def test_a_page_is_turned_as_it_is_asked_for(store: FileStore) -> None:
    mine = held(store, files.pdf(1, "p"))
    upright, turned = (
        Image.open(BytesIO(leaf(mine, 1, 50, turn=turn, as_bundle=True).picture)).size for turn in (0, 90)
    )
    assert upright[0] < upright[1] and turned == upright[::-1]


def test_files_are_shared_out_among_the_processes(store: FileStore, fresh: list[Artist]) -> None:
    mine: dict[int, Held] = {}
    for number in range(50):
        each = held(store, files.pdf(1, f"p{number}"))
        mine.setdefault(zlib.crc32(f"{each.sha256} ".encode()) % artists.HOW_MANY, each)
        if len(mine) == artists.HOW_MANY:
            break
    assert all(leaf(each, 0, 50).pages == 1 for each in mine.values())
    assert len(pids(fresh)) == artists.HOW_MANY


def test_what_no_pages_can_be_made_of_is_refused_with_the_reason(store: FileStore) -> None:
    with pytest.raises(RefusedError) as caught:
        leaf(held(store, b"MZ\0\0", "a.exe"), 1, 50, as_bundle=True)
    assert caught.value.code.startswith("exhibit_") and "甲" not in caught.value.zh
    with pytest.raises(BadInputError, match="不能在这里显示"):
        leaf(held(store, b"%PDF-1.7 broken"), 1, 50)


def test_a_process_that_died_at_a_file_is_a_sentence_and_the_next_file_is_shown(
    store: FileStore, fresh: list[Artist], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(artists, "HOW_MANY", 1)
    monkeypatch.setattr(artists, "_artists", fresh[:1])
    bad, good = held(store, files.pdf(2, "p")), held(store, files.pdf(1, "q"))
    leaf(good, 1, 50)
    monkeypatch.setattr(artists, "LATE", 1)
    os.kill(pids(fresh)[0], signal.SIGSTOP)
    begun = time.monotonic()
    with pytest.raises(BadInputError, match="时间或内存过多"):
        leaf(bad, 1, 50)
    assert 0.9 < time.monotonic() - begun < 30
    monkeypatch.setattr(artists, "LATE", 60)
    begun = time.monotonic()
    with pytest.raises(BadInputError):
        leaf(bad, 2, 50)
    assert time.monotonic() - begun < 5
    assert leaf(good, 1, 50).pages == 1
    monkeypatch.setattr(artists, "_shunned", dict.fromkeys(artists._shunned, 0.0))
    assert leaf(bad, 1, 50).pages == 2


def test_a_process_that_ended_while_idle_is_begun_anew(store: FileStore, fresh: list[Artist]) -> None:
    mine = held(store, files.pdf(1, "p"))
    leaf(mine, 1, 50)
    before = pids(fresh)
    os.kill(before[0], signal.SIGKILL)
    os.waitid(os.P_PID, before[0], os.WEXITED | os.WNOWAIT)
    assert leaf(mine, 1, 50).pages == 1
    assert pids(fresh) != before


def test_a_busy_process_is_not_waited_for_while_another_is_free(
    store: FileStore, fresh: list[Artist]
) -> None:
    mine = held(store, files.pdf(1, "p"))
    leaf(mine, 1, 50)
    busy = next(each for each in fresh if each._child)
    with busy.lock:
        assert leaf(mine, 1, 50).pages == 1
    assert len(pids(fresh)) == 2 and not any(each.lock.locked() for each in fresh)


ENDLESS = '{"pages": 1, "size": 0, "more": "' + "a" * (1 << 16) + '"}\n'


@pytest.mark.parametrize(
    "said", ["", "x\n", "[]\n", '{"size": -1}\n', '{"size": 9}\nabc', '{"pages": 1}\n', ENDLESS]
)
def test_an_answer_without_sense_is_none(said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "liar.py").write_text(f"print({said!r}, end='')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(artists, "_PROGRAM", "liar")
    artist = Artist()
    with pytest.raises(GoneError):
        artist.ask(ORDER)
    assert artist._child is None


def test_a_reason_that_is_not_known_is_told_as_a_file_that_cannot_be_shown() -> None:
    for said in ({"refused": "nonsense", "fields": {}}, {"pages": "1"}, {}):
        with pytest.raises(BadInputError, match="不能在这里显示"):
            artists._leaf(said, b"")


def test_files_are_shunned_for_a_time_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(artists, "_shunned", {"long ago": 0.0, "just now": time.monotonic() + 60})
    artists._shun("now")
    assert set(artists._shunned) == {"just now", "now"} and artists._shunned["now"] > time.monotonic() + 60


def test_nothing_waits_to_end_a_process_that_has_answered(store: FileStore) -> None:
    leaf(held(store, files.pdf(1, "p")), 0, 50)
    until = time.monotonic() + 20
    while any(isinstance(each, threading.Timer) for each in threading.enumerate()):
        assert time.monotonic() < until
        time.sleep(0.01)


def test_a_size_below_nothing_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "liar.py").write_text("import time; print('{\"size\": -1}', flush=True); time.sleep(40)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(artists, "_PROGRAM", "liar")
    begun = time.monotonic()
    with pytest.raises(GoneError):
        Artist().ask(ORDER)
    assert time.monotonic() - begun < 30


def test_a_picture_beyond_all_measure_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "liar.py").write_text("print('{\"pages\": 1, \"size\": 3}\\nabc', end='')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(artists, "_PROGRAM", "liar")
    artist = Artist()
    assert artist.ask(ORDER)[1] == b"abc"
    artist.close()
    monkeypatch.setattr(artists, "LARGEST", 2)
    with pytest.raises(GoneError):
        artist.ask(ORDER)


def test_the_process_knows_none_of_our_settings(
    store: FileStore, fresh: list[Artist], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEGAL_DOCS_KEYS", "/somewhere/keys.toml")
    leaf(held(store, files.pdf(1, "p")), 0, 50)
    environment = Path(f"/proc/{pids(fresh)[0]}/environ").read_bytes()
    assert b"LEGAL_DOCS_" not in environment and b"TMPDIR=" in environment


def test_a_picture_that_unpacks_to_gigabytes_takes_nothing_down(store: FileStore) -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(600, 800))
    packer, side = zlib.compressobj(9), 40_000
    row = b"\xff" * (side * 3)
    data = b"".join(packer.compress(row) for _ in range(500)) + packer.flush()
    picture = pdf.make_stream(
        data, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=side, Height=side,
        ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8, Filter=pikepdf.Name.FlateDecode,
    )  # fmt: skip
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=picture))
    page.Contents = pdf.make_stream(b"600 0 0 800 0 0 cm /I Do")
    file = BytesIO()
    pdf.save(file)
    bomb, good = held(store, file.getvalue()), held(store, files.pdf(1, "p"))
    try:
        assert leaf(bomb, 1, 50).pages == 1
    except BadInputError as refused:
        assert "时间或内存过多" in refused.zh
    assert leaf(good, 1, 50).pages == 1


def test_who_comes_when_too_many_wait_is_told_at_once(
    store: FileStore, fresh: list[Artist], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(artists, "_queue", threading.BoundedSemaphore(1))
    mine, seen = held(store, files.pdf(1, "p")), []
    for each in fresh:
        each.lock.acquire()
    waiter = threading.Thread(target=lambda: seen.append(leaf(mine, 0, 50)))
    waiter.start()
    while artists._queue._value:
        time.sleep(0.01)
    with pytest.raises(BadInputError, match="请稍后再打开"):
        leaf(mine, 0, 50)
    for each in fresh:
        each.lock.release()
    waiter.join(30)
    assert seen == [artists.Leaf(1, b"")] == [leaf(mine, 0, 50)]
    assert artists._queue.acquire(blocking=False)  # whoever waited has made room
