"""Whole bundles, bound once for the tests that read them."""

import atexit
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

from legal_docs.bundling.bind import bind
from legal_docs.bundling.plan import plan
from legal_docs.bundling.verify import verify
from legal_docs.model.exhibit import EvidenceBundle
from legal_docs.model.problem import Problem
from tests.bundling import files
from tests.bundling.cases import ON, case

CONTENT = {
    "01-借款合同/01-个人借款合同.pdf": files.pdf(3, "loan"),
    "01-借款合同/02-补充协议“甲”&乙.pdf": files.pdf(1, "extra"),
    "02-还款流水/还款流水.xlsx": files.workbook(
        {"流水": [["序号", "日期", "金额"], [1, "2023-02-06", 3550.5]]}
    ),
    "03-催收记录/催收记录.csv": "编号,日期,结果\n0001,2025-05-06,发送成功\n".encode("gb18030"),
    "03-催收记录/照片.jpg": files.sideways(6),
    "04-宣布提前到期/通知书.docx": files.document("提前到期通知书"),
}


@cache
def folder() -> Path:
    root = Path(mkdtemp(prefix="evidence-"))
    atexit.register(rmtree, root)
    return files.folder(root, CONTENT)


@cache
def bound() -> tuple[bytes, EvidenceBundle]:
    """Return a bundle of six exhibits of six types."""
    bundle, _ = plan(case(), folder())
    return bind_whole(bundle, folder())


def bind_whole(bundle: EvidenceBundle, root: Path, **how: Any) -> tuple[bytes, EvidenceBundle]:
    """Return the one volume of the bundle as bytes, and the bundle with its pages."""
    with TemporaryDirectory() as into:
        done = bind(case(), bundle, root, Path(into), on=ON, **how)
        (volume,) = done.volumes
        return (Path(into) / volume.file).read_bytes(), done


def verified(pdf: bytes, bundle: EvidenceBundle) -> tuple[Problem, ...]:
    """Return what `verify` says of the one volume."""
    with TemporaryDirectory() as into:
        (Path(into) / bundle.volumes[0].file).write_bytes(pdf)
        return verify(Path(into), bundle)
