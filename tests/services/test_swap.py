"""Names are taken and exchanged one process at a time; what a killed run left is mended."""

import os
from pathlib import Path

import pytest

from legal_docs.errors import OutputExistsError
from legal_docs.services import swap
from legal_docs.services.publish import publish, refuse
from tests.services.folders import child, files, names


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without renameat2, such as macOS."""
    monkeypatch.setattr(swap, "_RENAMEAT2", None)


def folder(path: Path, mark: str) -> Path:
    path.mkdir(parents=True)
    for name, data in files(mark).items():
        (path / name).write_bytes(data)
    return path


def test_a_name_is_taken_only_where_nothing_has_it(tmp_path: Path) -> None:
    staging = folder(tmp_path / "neu", "new")
    (tmp_path / "案-1").mkdir()
    with pytest.raises(FileExistsError):
        swap.take(staging, tmp_path / "案-1")
    swap.take(staging, tmp_path / "案-2")
    assert names(tmp_path) == ["案-1", "案-2"]


@pytest.mark.usefixtures("plain")
def test_without_renameat2_a_name_is_taken_only_where_nothing_has_it(tmp_path: Path) -> None:
    test_a_name_is_taken_only_where_nothing_has_it(tmp_path)


@pytest.mark.usefixtures("plain")
def test_without_renameat2_force_still_replaces_the_whole_folder(tmp_path: Path) -> None:
    publish(tmp_path / "案-1", files("old"), force=False)
    publish(tmp_path / "案-1", files("new"), force=True)
    assert names(tmp_path) == ["案-1"]
    assert (tmp_path / "案-1" / "0.pdf").read_bytes() == b"new"


@pytest.mark.usefixtures("plain")
def test_an_exchange_that_fails_half_way_puts_the_old_folder_back(tmp_path: Path) -> None:
    target = folder(tmp_path / "案-1", "old")
    with pytest.raises(FileNotFoundError):
        swap.exchange(tmp_path / "not there", target)
    assert (target / "0.pdf").read_bytes() == b"old"
    assert names(tmp_path) == ["案-1"]


def test_an_exchange_that_fails_leaves_the_old_folder(tmp_path: Path) -> None:
    target = folder(tmp_path / "案-1", "old")
    with pytest.raises(FileNotFoundError):
        swap.exchange(tmp_path / "not there", target)
    assert (target / "0.pdf").read_bytes() == b"old"
    assert names(tmp_path) == ["案-1"]


def test_a_folder_moved_aside_by_a_killed_run_is_put_back(tmp_path: Path) -> None:
    folder(tmp_path / ".案-1.old-abcd1234" / "old", "old")
    folder(tmp_path / ".案-1.part-abcd1234", "new")
    with pytest.raises(OutputExistsError):
        refuse(tmp_path / "案-1", (), force=False)
    assert names(tmp_path) == ["案-1"]
    assert (tmp_path / "案-1" / "0.pdf").read_bytes() == b"old"


def test_a_folder_moved_aside_is_put_back_by_publish_too(tmp_path: Path) -> None:
    folder(tmp_path / ".案-1.old-abcd1234" / "old", "old")
    with pytest.raises(OutputExistsError):
        publish(tmp_path / "案-1", files("new"), force=False)
    publish(tmp_path / "案-1", files("new"), force=True)
    assert names(tmp_path) == ["案-1"]


def test_the_newest_of_several_folders_moved_aside_is_put_back(tmp_path: Path) -> None:
    for name, mark, age in (("aaaa1111", "newer", 200), ("bbbb2222", "older", 100)):
        kept = folder(tmp_path / f".案-1.old-{name}" / "old", mark)
        os.utime(kept, (age, age))
    (tmp_path / ".案-1.old-cccc3333").mkdir()
    swap.mend(tmp_path / "案-1")
    assert names(tmp_path) == ["案-1"]
    assert (tmp_path / "案-1" / "0.pdf").read_bytes() == b"newer"


def test_leftovers_go_away_where_the_folder_is_there(tmp_path: Path) -> None:
    folder(tmp_path / "案-1", "new")
    folder(tmp_path / ".案-1.old-abcd1234" / "old", "old")
    (tmp_path / ".案-1.lock").touch()
    with pytest.raises(OutputExistsError):
        refuse(tmp_path / "案-1", (), force=False)
    assert names(tmp_path) == ["案-1"]
    assert (tmp_path / "案-1" / "0.pdf").read_bytes() == b"new"


def test_work_on_other_cases_is_left_alone(tmp_path: Path) -> None:
    others = [".案-10.part-abcd1234", ".案-1.b.part-abcd1234", ".案-1.part-notes", "案-1.part-abcd1234"]
    for name in others:
        (tmp_path / name).mkdir()
    publish(tmp_path / "案-1", files("new"), force=False)
    assert names(tmp_path) == sorted([*others, "案-1"])


def test_the_lock_is_waited_for_and_goes_away(tmp_path: Path) -> None:
    code = (
        "from legal_docs.services.swap import locked\n"
        "with locked(Path(sys.argv[1])):\n"
        "    print('held', flush=True); time.sleep(0.5); print('left', flush=True)\n"
    )
    holder = child(code, str(tmp_path / "案-1"))
    assert holder.stdout and holder.stdout.readline() == "held\n"
    with swap.locked(tmp_path / "案-1") as alone:
        assert alone
        assert holder.stdout.readline() == "left\n"
        assert names(tmp_path) == [".案-1.lock"]
    holder.communicate()
    assert names(tmp_path) == []


def test_a_system_without_locks_still_publishes_but_deletes_nobodys_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "fcntl", None)
    (tmp_path / ".案-1.part-abcd1234").mkdir()
    publish(tmp_path / "案-1", files("new"), force=False)
    publish(tmp_path / "案-1", files("newer"), force=True)
    assert names(tmp_path) == [".案-1.part-abcd1234", "案-1"]


def test_a_lock_planted_as_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / ".案-1.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match=r"lock"), swap.locked(tmp_path / "案-1"):
        pass
    assert not (tmp_path / "elsewhere").exists()
