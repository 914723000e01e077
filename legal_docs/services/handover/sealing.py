"""Sealing a pack: AES-256 on each PDF, and all of it in one AES zip whose member names say nothing.

Encryption needs fresh random numbers: a sealed pack is never twice the same, what is in it is.
"""

import shutil
import unicodedata
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from legal_docs.errors import BadInputError, MissingPartError
from legal_docs.services.contents import Content

SHORTEST = 8
_MOST_BYTES = 127
_EPOCH = (1980, 1, 1, 0, 0, 0)


def password(path: Path) -> str:
    """Return the password in the first line of the file; raises BadInputError with what is wrong with it.

    Full-width signs are refused: some readers take them for their narrow twins, others do not.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as wrong:
        raise _refused(path, "无法读取，或者不是 UTF-8", "cannot be read, or is not UTF-8") from wrong
    word = lines[0] if lines else ""
    if len([line for line in lines if line]) != 1 or not word:
        raise _refused(path, "应当只有一行，即密码", "must hold one line, the password")
    if word != word.strip() or any(not char.isprintable() for char in word):
        raise _refused(
            path, "密码首尾有空格，或者含有不可见字符", "has spaces at its ends, or invisible signs"
        )
    if len(word) < SHORTEST or len(word.encode()) > _MOST_BYTES:
        raise _refused(
            path,
            f"密码应为{SHORTEST}个字符以上、{_MOST_BYTES}字节以内",
            f"needs {SHORTEST} characters or more, and at most {_MOST_BYTES} bytes",
        )
    if unicodedata.normalize("NFKC", word) != word:
        raise _refused(
            path,
            "密码含有全角字母、数字或者标点，不同软件的处理不一致，请改用半角",
            "has full-width signs, which programs treat differently; use plain ones",
        )
    return word


def encryption(word: str) -> Any:
    """Return how pikepdf is to encrypt: AES-256, revision 6, the same password for all rights."""
    from pikepdf import Encryption

    return Encryption(user=word, owner=word, R=6, aes=True, metadata=True)


def neutral(names: Iterable[str]) -> dict[str, str]:
    """Return each name with one that says nothing: `01.pdf`, `02.xlsx`; zip members show without password."""
    listed = list(names)
    width = max(2, len(str(len(listed))))
    return {name: f"{place:0{width}}{Path(name).suffix}" for place, name in enumerate(listed, 1)}


def zipped(files: Mapping[str, Content], into: Path, word: str) -> None:
    """Write `files` to the AES-256 zip `into`; raises MissingPartError where pyzipper is missing."""
    try:
        import pyzipper
    except ImportError as missing:
        raise MissingPartError(
            "缺少加密压缩所需的 pyzipper。请安装：pip install pyzipper",
            "pyzipper, which makes encrypted zips, is missing. Install it: pip install pyzipper",
        ) from missing
    with pyzipper.AESZipFile(
        into, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    ) as archive:
        archive.setpassword(word.encode())
        archive.setencryption(pyzipper.WZ_AES, nbits=256)
        for name, content in files.items():
            member = pyzipper.zipfile_aes.AESZipInfo(name, _EPOCH)
            member.compress_type = pyzipper.ZIP_STORED if name.endswith(".pdf") else pyzipper.ZIP_DEFLATED
            with archive.open(member, "w", force_zip64=True) as target, opened(content) as source:
                shutil.copyfileobj(source, target, 1 << 20)


def opened(content: Content) -> BinaryIO:
    """Return the content opened for reading."""
    return BytesIO(content) if isinstance(content, bytes) else content.open("rb")


def _refused(path: Path, zh: str, en: str) -> BadInputError:
    return BadInputError(f"密码文件{path.name}：{zh}", f"The password file {path.name}: {en}")
