"""Keys: made once, never shown; what they encrypt opens at its own place only."""

import os
import stat
from pathlib import Path

import pytest

from legal_docs.errors import ExitCode, KeysError
from legal_docs.storage.keyring import OVERHEAD, Keyring, normalised

PLACE = "cases.sealed.12"


def test_what_is_encrypted_comes_back(keys: Keyring) -> None:
    blob = keys.encrypt("张某甲".encode(), PLACE)
    assert keys.decrypt(blob, PLACE) == "张某甲".encode()
    assert len(blob) == OVERHEAD + 9 and blob[:2] == bytes([1, 1])
    assert keys.encrypt(b"", PLACE) != keys.encrypt(b"", PLACE)


def test_a_ciphertext_opens_at_its_own_place_only(keys: Keyring) -> None:
    blob = keys.encrypt(b"x", PLACE)
    for place in ("cases.sealed.13", "cases.other.12", "moves.sealed.12"):
        with pytest.raises(KeysError):
            keys.decrypt(blob, place)


def test_any_changed_byte_is_refused_with_table_and_row_only(keys: Keyring) -> None:
    blob = keys.encrypt("张某甲".encode(), PLACE)
    for at in [0, *range(2, len(blob))]:
        with pytest.raises(KeysError, match="cases 表编号 12 ") as caught:
            keys.decrypt(blob[:at] + bytes([blob[at] ^ 1]) + blob[at + 1 :], PLACE)
        assert caught.value.exit_code is ExitCode.KEYS
    for short in (b"", blob[:20], blob[:-1]):
        with pytest.raises(KeysError, match="cases 表编号 12 "):
            keys.decrypt(short, PLACE)


def test_a_key_that_is_not_there_is_named(keys: Keyring) -> None:
    blob = keys.encrypt(b"x", PLACE)
    with pytest.raises(KeysError, match="没有编号为 7 的密钥"):
        keys.decrypt(blob[:1] + b"\x07" + blob[2:], PLACE)


def test_the_file_is_readable_by_its_owner_only_and_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "keys.toml"
    Keyring.create(path)
    before = path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    with pytest.raises(KeysError, match="已经存在"):
        Keyring.create(path)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_what_is_loaded_is_what_was_made(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    made = Keyring.create(path)
    made.add()
    loaded = Keyring.load(path)
    assert loaded.decrypt(made.encrypt(b"x", PLACE), PLACE) == b"x"
    assert loaded.blind("name", "甲") == made.blind("name", "甲")
    assert (loaded.trail_key, loaded.primary, loaded.ids) == (made.trail_key, 2, {1, 2})
    assert len(made.trail_key) == 32


def test_keys_are_new_each_time_and_never_shown(tmp_path: Path) -> None:
    one, two = Keyring.create(tmp_path / "1"), Keyring.create(tmp_path / "2")
    assert one.trail_key != two.trail_key
    assert one.blind("name", "甲") != two.blind("name", "甲")
    assert set(one.marks()) == {"1", "index", "trail"}
    assert not set(one.marks().values()) & set(two.marks().values())
    assert repr(one) == f"Keyring({str(tmp_path / '1')!r}, primary=1)"


DAMAGE = [
    lambda text: "",
    lambda text: "not toml at all [",
    lambda text: text.replace("version = 1", "version = 2"),
    lambda text: text.replace("primary = 1", "primary = 3"),
    lambda text: text.replace("primary = 1", "primary = []"),
    lambda text: text.replace("index", "other"),
    lambda text: text.replace('trail = "', 'trail = "AAAA'),
    lambda text: text.replace("\n1 = ", "\n300 = ").replace("primary = 1", "primary = 300"),
    lambda text: text.replace("\n1 = ", "\nx = "),
    lambda text: text.replace("[encryption]", "encryption = 3\n[other]"),
    lambda text: text.replace('index = "', 'index = "!'),
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_a_sentence_without_keys(tmp_path: Path, damage) -> None:
    path = tmp_path / "keys.toml"
    Keyring.create(path)
    text = path.read_text("utf-8")
    path.write_text(damage(text), "utf-8")
    with pytest.raises(KeysError, match="密钥文件已损坏") as caught:
        Keyring.load(path)
    secret = text.split('"')[1]
    assert secret not in caught.value.zh and caught.value.__cause__ is None
    assert caught.value.__suppress_context__  # what came before it names the value that is no key


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o610, 0o620, 0o777])
def test_a_file_open_to_others_is_refused_with_its_rights_and_the_command(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "keys.toml"
    keys = Keyring.create(path)
    path.chmod(mode)
    for act in (lambda: Keyring.load(path), keys.refresh):
        with pytest.raises(KeysError, match=f"权限是 {mode:03o}.*chmod 600") as caught:
            act()
    assert "LEGAL_DOCS_KEYS" in caught.value.en and f"{mode:03o}" in caught.value.en
    path.chmod(0o400)
    assert Keyring.load(path).ids == {1}


def test_a_file_that_is_missing_or_unreadable_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KeysError, match="legal-docs keys create"):
        Keyring.load(tmp_path / "none.toml")
    with pytest.raises(KeysError, match="不能读取"):
        Keyring.load(tmp_path)
    (tmp_path / "binary").write_bytes(b"\xff\xfe")
    with pytest.raises(KeysError, match="不能读取"):
        Keyring.load(tmp_path / "binary")


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(KeysError, match="不能写入"):
        Keyring.create(tmp_path / "file" / "keys.toml")


def test_a_new_key_encrypts_and_the_old_still_decrypts_until_it_is_dropped(keys: Keyring) -> None:
    old = keys.encrypt(b"x", PLACE)
    other = Keyring.load(keys.path)
    keys.add()
    new = keys.encrypt(b"x", PLACE)
    assert (new[1], keys.decrypt(old, PLACE)) == (2, b"x")
    assert other.decrypt(new, PLACE) == b"x"  # the file is read again
    keys.drop_old()
    assert Keyring.load(keys.path).ids == {2}
    with pytest.raises(KeysError, match="编号为 1"):
        keys.decrypt(old, PLACE)


def test_key_numbers_run_out_with_a_sentence(keys: Keyring) -> None:
    text = keys.path.read_text("utf-8").replace("primary = 1", "primary = 255").replace("\n1 = ", "\n255 = ")
    keys.path.write_text(text, "utf-8")
    full = Keyring.load(keys.path)
    with pytest.raises(KeysError, match="编号已用完"):
        full.add()
    assert keys.path.read_text("utf-8") == text


def test_blind_terms_are_alike_for_like_spellings_and_apart_by_kind(keys: Keyring) -> None:
    one = keys.blind("id", "99010119900307123x")
    assert one == keys.blind("id", " ９９０１０１ 19900307 123X ") and len(one) == 16
    assert one != keys.blind("phone", "99010119900307123X")
    assert normalised("买买提·艾力") == normalised("买买提•艾力") == normalised("买买提・艾力")
    assert normalised("+86 138-0000-0000") == normalised("008613800000000") == "13800000000"
    assert normalised("8613800000000") == "8613800000000"
    assert normalised("a\u200bb") == "AB"


def test_a_new_key_is_on_the_disk_before_anything_is_encrypted_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled: list[str] = []
    original = os.fsync

    def watched(handle: int) -> None:
        settled.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        original(handle)

    monkeypatch.setattr(os, "fsync", watched)
    keys = Keyring.create(tmp_path / "keys.toml")
    keys.add()
    assert settled == ["file", "folder"] * 2
