"""Folders are written whole or not at all, never over anything that is not ours."""

import os
import subprocess
from pathlib import Path

import pytest

from legal_docs.errors import FolderError, LegalDocsError, OutputExistsError
from legal_docs.services.publish import publish, publish_file, refuse, refuse_overlap
from tests.services.folders import LISTING, child, files, names


def test_all_files_appear_and_nothing_else(tmp_path: Path) -> None:
    publish(tmp_path / "案-1", {"a.pdf": b"1", "b.docx": b"2"}, force=False)
    assert names(tmp_path) == ["案-1"]
    assert names(tmp_path / "案-1") == ["a.pdf", "b.docx"]


def test_an_existing_folder_is_never_overwritten_without_force(tmp_path: Path) -> None:
    publish(tmp_path / "案-1", files("old"), force=False)
    with pytest.raises(OutputExistsError, match="--force"):
        publish(tmp_path / "案-1", files("new"), force=False)
    assert (tmp_path / "案-1" / "0.pdf").read_bytes() == b"old"
    assert names(tmp_path) == ["案-1"]


def test_an_empty_folder_is_not_overwritten_without_force(tmp_path: Path) -> None:
    (tmp_path / "案-1").mkdir()
    with pytest.raises(OutputExistsError):
        publish(tmp_path / "案-1", files("new"), force=False)
    assert names(tmp_path / "案-1") == []


def test_force_replaces_the_whole_folder(tmp_path: Path) -> None:
    publish(tmp_path / "案-1", files("old") | {"gone": b""}, force=False)
    publish(tmp_path / "案-1", files("new"), force=True)
    assert names(tmp_path) == ["案-1"]
    assert names(tmp_path / "案-1") == ["0.pdf", "manifest.json"]
    assert (tmp_path / "案-1" / "0.pdf").read_bytes() == b"new"


def test_force_writes_where_nothing_is(tmp_path: Path) -> None:
    publish(tmp_path / "out" / "案-1", files("new"), force=True)
    assert names(tmp_path / "out") == ["案-1"]


@pytest.mark.parametrize("listing", [None, b"", b"[]", b"{}", b'{"program": "other"}', "不是 JSON".encode()])
def test_force_never_replaces_a_folder_that_is_not_ours(tmp_path: Path, listing: bytes | None) -> None:
    (tmp_path / "案-1").mkdir()
    (tmp_path / "案-1" / "笔记.docx").write_bytes(b"mine")
    if listing is not None:
        (tmp_path / "案-1" / "manifest.json").write_bytes(listing)
    for write in (lambda p: publish(p, files("new"), force=True), lambda p: refuse(p, (), force=True)):
        with pytest.raises(FolderError, match=r"manifest\.json"):
            write(tmp_path / "案-1")
    assert (tmp_path / "案-1" / "笔记.docx").read_bytes() == b"mine"
    assert names(tmp_path) == ["案-1"]


def test_force_replaces_neither_a_file_nor_a_link(tmp_path: Path) -> None:
    publish(tmp_path / "真", files("old"), force=False)
    (tmp_path / "链接").symlink_to(tmp_path / "真")
    (tmp_path / "断").symlink_to(tmp_path / "无")
    (tmp_path / "文件").write_bytes(LISTING)
    before = names(tmp_path)
    for name in ("链接", "断", "文件"):
        with pytest.raises(FolderError, match=r"manifest\.json"):
            publish(tmp_path / name, files("new"), force=True)
        with pytest.raises(OutputExistsError):
            publish(tmp_path / name, files("new"), force=False)
    assert names(tmp_path) == before
    assert (tmp_path / "真" / "0.pdf").read_bytes() == b"old"


def test_a_full_disk_leaves_the_old_folder_and_nothing_half_written(tmp_path: Path) -> None:
    publish(tmp_path / "案-1", files("old"), force=False)
    # a file-size limit of the process makes the real write fail, as a full disk does
    done = child(
        "import resource, signal; from legal_docs.errors import FolderError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: publish(Path(sys.argv[1]), {'a': b'x', 'big': b'y' * 5000}, force=True)\n"
        "except FolderError: sys.exit(8)\n",
        str(tmp_path / "案-1"),
    )
    done.communicate()
    assert done.returncode == 8
    assert names(tmp_path) == ["案-1"]
    assert (tmp_path / "案-1" / "0.pdf").read_bytes() == b"old"


def test_an_output_folder_that_is_a_file_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(FolderError, match="无法写入"):
        publish(tmp_path / "out" / "案-1", files("new"), force=False)


def test_of_several_processes_exactly_one_wins_each_round(tmp_path: Path) -> None:
    code = (
        "for line in sys.stdin:\n"
        "    said = 'won'\n"
        "    try: publish(Path(line.strip()), files(sys.argv[1], 20), force=False)\n"
        "    except LegalDocsError as error: said = error.exit_code.name\n"
        "    print(said, flush=True)\n"
    )
    writers = [child(code, mark) for mark in "abc"]
    for turn in range(10):
        for writer in writers:
            assert writer.stdin
            writer.stdin.write(f"{tmp_path / f'案-{turn}'}\n")
            writer.stdin.flush()
        said = [writer.stdout.readline().strip() for writer in writers if writer.stdout]
        assert sorted(said) == ["OUTPUT_EXISTS", "OUTPUT_EXISTS", "won"]
        winner = "abc"[said.index("won")].encode()
        assert {p.read_bytes() for p in (tmp_path / f"案-{turn}").glob("*.pdf")} == {winner}
    for writer in writers:
        writer.communicate()
    assert names(tmp_path) == sorted(f"案-{turn}" for turn in range(10))


def test_several_processes_with_force_leave_one_whole_folder(tmp_path: Path) -> None:
    code = "for _ in range(10): publish(Path(sys.argv[2]), files(sys.argv[1], 20), force=True)"
    writers = [child(code, mark, str(tmp_path / "案-1")) for mark in "abc"]
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert names(tmp_path) == ["案-1"]
    assert len({p.read_bytes() for p in (tmp_path / "案-1").glob("*.pdf")}) == 1


SLOW = (
    "class Slow(dict):\n"
    "    def items(self):\n"
    "        for name, data in super().items():\n"
    "            yield name, data\n"
    "            print('half', flush=True); time.sleep(600)\n"
    "publish(Path(sys.argv[1]), Slow(files('new', 3)), force=True)\n"
)


@pytest.mark.parametrize("force", [True, False])
@pytest.mark.parametrize("there", [True, False])
def test_a_run_killed_while_it_writes_leaves_nothing_after_the_next(
    tmp_path: Path, there: bool, force: bool
) -> None:
    target = tmp_path / "案-1"
    if there:
        publish(target, files("old"), force=False)
    killed = child(SLOW, str(target))
    assert killed.stdout and killed.stdout.readline() == "half\n"
    killed.kill()
    killed.communicate()
    assert [n for n in names(tmp_path) if ".part-" in n], "the killed run left its folder"
    refused = there and not force
    if refused:
        with pytest.raises(OutputExistsError):
            refuse(target, (), force=force)
    else:
        publish(target, files("again"), force=force)
    assert names(tmp_path) == ["案-1"]
    assert (target / "0.pdf").read_bytes() == (b"old" if refused else b"again")


def test_a_run_killed_at_any_moment_leaves_a_whole_folder(tmp_path: Path) -> None:
    target = tmp_path / "案-1"
    publish(target, files("old", 30), force=False)
    code = (
        "print('go', flush=True)\n"
        "while True:\n"
        "    for mark in 'ab': publish(Path(sys.argv[1]), files(mark, 30), force=True)\n"
    )
    for turn in range(8):
        writer = child(code, str(target))
        assert writer.stdout and writer.stdout.readline() == "go\n"
        try:
            writer.wait(0.02 + 0.013 * turn)
        except subprocess.TimeoutExpired:
            writer.kill()
        writer.communicate()
        marks = {p.read_bytes() for p in target.glob("*.pdf")}
        assert len(marks) == 1 and len(list(target.glob("*.pdf"))) == 30
    publish(target, files("end"), force=True)
    assert names(tmp_path) == ["案-1"]


def test_output_that_is_inside_or_around_the_evidence_is_refused(tmp_path: Path) -> None:
    (tmp_path / "证据" / "案-1").mkdir(parents=True)
    (tmp_path / "别名").symlink_to(tmp_path / "证据" / "案-1")
    for target in ("证据/案-1", "证据/案-1/out", "证据", "别名", "别名/out", "证据/案-2/../案-1"):
        with pytest.raises(FolderError, match="证据文件夹"):
            refuse_overlap(tmp_path / target, [tmp_path / "证据" / "案-1"])
    with pytest.raises(FolderError, match="证据文件夹"):
        refuse_overlap(tmp_path / "证据" / "out", [tmp_path / "证据"])
    refuse_overlap(tmp_path / "out", [tmp_path / "证据"])
    refuse_overlap(tmp_path / "证据" / "案-1-文书", [tmp_path / "证据" / "案-1"])
    refuse_overlap(tmp_path / "out", [])


def test_evidence_that_is_a_link_is_kept_where_it_really_lies(tmp_path: Path) -> None:
    (tmp_path / "档案" / "甲").mkdir(parents=True)
    (tmp_path / "证据").mkdir()
    (tmp_path / "证据" / "案-1").symlink_to(tmp_path / "档案" / "甲")
    for target in ("档案/甲", "档案/甲/案-1", "档案", "证据/案-1/out"):
        with pytest.raises(FolderError, match="证据文件夹"):
            refuse_overlap(tmp_path / target, [tmp_path / "证据" / "案-1"])


def test_any_of_the_evidence_folders_is_kept_with_force_too(tmp_path: Path) -> None:
    for number in ("案-1", "案-2"):
        (tmp_path / number).mkdir()
    folders = [tmp_path / "案-1", tmp_path / "案-2"]
    with pytest.raises(FolderError, match="只读"):
        refuse(tmp_path / "案-2" / "案-1", folders, force=True)
    refuse(tmp_path / "out" / "案-1", folders, force=True)


def test_a_link_that_leads_to_itself_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to(tmp_path / "out")
    with pytest.raises(LegalDocsError):
        publish(tmp_path / "out" / "案-1", files("new"), force=False)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    def broken(path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(28, os.strerror(28))

    target = tmp_path / "a.xlsx"
    with pytest.raises(FolderError, match="无法写入"):
        publish_file(target, broken, force=False)
    assert names(tmp_path) == []
    publish_file(target, lambda p: p.write_bytes(b"1") and None, force=False)
    with pytest.raises(OutputExistsError):
        publish_file(target, lambda p: p.write_bytes(b"2") and None, force=False)
    assert target.read_bytes() == b"1"
    publish_file(target, lambda p: p.write_bytes(b"3") and None, force=True)
    assert target.read_bytes() == b"3"
    with pytest.raises(FolderError):
        publish_file(tmp_path / "无" / "a.xlsx", broken, force=False)
