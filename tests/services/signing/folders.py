"""Small finished folders to be signed, and orders to sign them with."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from legal_docs.services.handover.listing import with_lists
from legal_docs.services.manifest import BUNDLE_RECORD, bundle_record
from legal_docs.services.publish import publish
from legal_docs.services.signing import key
from legal_docs.services.signing.sign import Order
from tests.bundling import bundles, files
from tests.conftest import ON
from tests.services.signing import authority

PAPER, BUNDLE, WORDS = "文书/民事起诉状.pdf", "证据卷.pdf", "说明.txt"


def finished(into: Path, **about: Any) -> Path:
    """A folder with a paper, a bundle with its record, and a text."""
    pdf, bundle = bundles.bound()
    held = {PAPER: files.pdf(2), BUNDLE: pdf, BUNDLE_RECORD: bundle_record(bundle), WORDS: "甲".encode()}
    target = into / "LN-1"
    publish(target, with_lists(held, on=ON, **about), force=False)
    return target


def order(into: Path, holder: authority.Holder | None = None, **how: Any) -> Order:
    """An order with the key of `holder`."""
    path = (holder or authority.signer(curve=True)).p12(into / "key.p12")
    return Order(key.opened(path, authority.WORD, now=authority.NOW), ON, authority.NOW, **how)


@contextmanager
def unchanged(folder: Path) -> Iterator[None]:
    """Every file beneath the folder is afterwards what it was, and none came or went."""

    def look() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}

    before = look()
    yield
    assert look() == before
