"""What becomes of each odd file: it goes through plan, bind and verify together with all the others."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import pytest

from legal_docs.bundling.bind import bind
from legal_docs.bundling.plan import plan
from legal_docs.bundling.verify import verify
from legal_docs.model.exhibit import EvidenceBundle
from legal_docs.model.problem import Problem
from tests.bundling import files
from tests.bundling.cases import ON, case
from tests.bundling.zoo import ZOO

_SAID_OF_ALL = "exhibit_without_purpose"


@cache
def _bound() -> tuple[EvidenceBundle, tuple[Problem, ...], tuple[Problem, ...], bytes]:
    """Return the bundle of the whole zoo, what the plan said, what verify found, and the file."""
    with TemporaryDirectory() as temporary:
        root = files.folder(Path(temporary) / "zoo", {name: beast.content for name, beast in ZOO.items()})
        into = Path(temporary) / "out"
        into.mkdir()
        planned, problems = plan(case(), root)
        done = bind(case(), planned, root, into, on=ON)
        return done, problems, verify(into, done), (into / done.volumes[0].file).read_bytes()


def _clean(name: str) -> str:
    return name.replace("\u202e", "")


@pytest.mark.parametrize("name", ZOO)
def test_each_beast_becomes_its_pages_or_is_refused_by_name(name: str) -> None:
    bundle, problems, _, _ = _bound()
    beast, found = ZOO[name], bundle.find(_clean(name))
    said = [p for p in problems if p.place.file == _clean(name) and p.code != _SAID_OF_ALL]
    assert (found.page_count if found else 0) == beast.pages
    assert sorted(p.code for p in said) == sorted(beast.codes)
    refused = beast.pages == 0 and beast.codes != ("exhibit_skipped",)
    assert any(p.is_error for p in said) == refused


def test_nothing_is_left_out_in_silence_and_the_rest_goes_on() -> None:
    bundle, problems, faults, _ = _bound()
    named = {one.file for one in bundle.exhibits} | {p.place.file for p in problems}
    assert named >= {_clean(name) for name in ZOO}
    assert faults == ()
    assert bundle.page_count == sum(beast.pages for beast in ZOO.values())


def test_no_script_action_or_second_file_is_in_the_bundle() -> None:
    _, _, _, pdf = _bound()
    assert b"PK\x03\x04" not in pdf
    assert b"<script" not in pdf
    with TemporaryDirectory() as temporary:
        path = Path(temporary) / "a.pdf"
        path.write_bytes(pdf)
        with pikepdf.open(path) as opened:
            everything = b"".join(thing.unparse() for thing in opened.objects)
    for word in (b"/JavaScript", b"/Launch", b"/AcroForm", b"/EmbeddedFile"):
        assert word not in everything
