"""What is said where keys are missing, wrong, or a row was tampered with. Never a key, never a value."""

from pathlib import Path

from legal_docs.errors import KeysError


class TamperedError(KeysError):
    """A ciphertext is not what was written at its place, or was written with another key.

    `table`, `row`: where, both empty for a file of the store; `number`: of the case, where it can be read.
    """

    table = row = number = ""


def file_missing(path: Path) -> KeysError:
    """Return that there is no key file."""
    return KeysError(
        f"没有密钥文件（{path}）。首次使用请运行 legal-docs keys create；已有数据的，请把原密钥文件放回原处"
        "（LEGAL_DOCS_KEYS）",
        f"There is no key file ({path}). At first use run legal-docs keys create; where there is data "
        "already, put its own key file back (LEGAL_DOCS_KEYS)",
    )


def file_unreadable(path: Path, error: Exception) -> KeysError:
    """Return that the key file cannot be read."""
    why = getattr(error, "strerror", None) or type(error).__name__
    return KeysError(
        f"密钥文件不能读取（{path}：{why}）。请检查权限，或者从备份恢复密钥文件",
        f"The key file cannot be read ({path}: {why}). Check its rights, or restore it from its backup",
    )


def file_damaged(path: Path) -> KeysError:
    """Return that the key file does not hold what it should."""
    return KeysError(
        f"密钥文件已损坏（{path}）。请从备份恢复密钥文件，不要另建",
        f"The key file is damaged ({path}). Restore it from its backup; do not make a new one",
    )


def file_open(path: Path, mode: int) -> KeysError:
    """Return that the key file is open to other accounts of the machine; `mode` are its rights."""
    return KeysError(
        f"密钥文件（{path}）的权限是 {mode:03o}，这台机器上的其他用户也能打开，已拒绝使用。"
        f"请运行 chmod 600 {path}；所在磁盘不支持权限的，请换一个位置（LEGAL_DOCS_KEYS）",
        f"The key file ({path}) has the rights {mode:03o}, so that other accounts here can open it; "
        f"it is not used. Run chmod 600 {path}; on a disk without rights keep it elsewhere (LEGAL_DOCS_KEYS)",
    )


def file_there(path: Path) -> KeysError:
    """Return that a key file is there already."""
    return KeysError(
        f"密钥文件已经存在（{path}），不会覆盖。要更换密钥，请运行 legal-docs keys rotate",
        f"The key file is there already ({path}) and is not written over. "
        "To change keys run legal-docs keys rotate",
    )


def not_written(path: Path, error: OSError) -> tuple[str, str]:
    """Return that the key file could not be written, in both languages."""
    why = error.strerror or type(error).__name__
    return (
        f"密钥文件不能写入（{path}：{why}）。请检查磁盘空间和权限",
        f"The key file cannot be written ({path}: {why}). Check disk space and rights",
    )


def too_many(path: Path) -> KeysError:
    """Return that no number is left for a new key."""
    return KeysError(
        f"密钥编号已用完（{path}），不能再更换密钥。请联系维护人员",
        f"No key number is left ({path}), so the keys cannot be changed again. Ask the maintainers",
    )


def key_missing(number: int | str, path: Path) -> KeysError:
    """Return that data was encrypted with a key the file does not have."""
    return KeysError(
        f"密钥文件（{path}）里没有编号为 {number} 的密钥，数据无法解密。请把加密这些数据时的密钥文件放回原处",
        f"The key file ({path}) has no key {number}, so data cannot be decrypted. Put back the key file the "
        "data was encrypted with",
    )


def key_wrong(name: str, path: Path) -> KeysError:
    """Return that a key is not the one the data was encrypted with."""
    return KeysError(
        f"密钥文件（{path}）不是这个数据库的密钥（{name} 不符）。请把加密这些数据时的密钥文件放回原处",
        f"The key file ({path}) is not that of this database ({name} differs). Put back the key file "
        "the data was encrypted with",
    )


def key_old(path: Path) -> KeysError:
    """Return that the keys were changed elsewhere and this file was left behind."""
    return KeysError(
        f"密钥已经更换，而这份密钥文件（{path}）还是旧的。请换成更换后的密钥文件",
        f"The keys were changed, and this key file ({path}) is the old one. Put the new one in its place",
    )


def tampered(place: str) -> TamperedError:
    """Return that a ciphertext is not what was written there; names the table and the row, nothing else."""
    table, _, row = place.split(".")[:3]
    return row_tampered(table, row)


def row_tampered(table: str, row: str, number: str = "") -> TamperedError:
    """Return that a row does not open: its table, its id, and the number of its case where it is known."""
    zh, en = (f"案件 {number}：", f"Case {number}: row") if number else ("", "Row")
    said = TamperedError(
        f"{zh}{table} 表编号 {row} 的数据被改动过，或者密钥不符，已拒绝使用。"
        "请核对密钥文件，从备份恢复这一行，并查明原因",
        f"{en} {row} of table {table} was tampered with, or the key is not its own; it is not used. "
        "Check the key file, restore the row from a backup and find out why",
    )
    said.table, said.row, said.number = table, row, number
    return said


def file_tampered(path: Path) -> TamperedError:
    """Return that a file of the store is not what was written there."""
    return TamperedError(
        f"文件库里的文件被改动过，已拒绝使用（{path}）。请从备份恢复这份文件，并查明原因",
        f"A file of the file store was tampered with; it is not used ({path}). "
        "Restore it from a backup and find out why",
    )
