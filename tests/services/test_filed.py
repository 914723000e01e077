"""run after a bundle was filed: papers cite what was filed as it was, and what is new by its own number."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from legal_docs import shipped
from legal_docs.bundling.supplement import INSERTED, Way
from legal_docs.errors import ExitCode, FolderError, ProofError
from legal_docs.intake.read import LoadedCase
from legal_docs.model.base import Proof
from legal_docs.model.exhibit import EvidenceBundle
from legal_docs.model.filing import FilingKind
from legal_docs.model.profile import CourtProfile, EfilingLimits
from legal_docs.rendering.text import docx_text
from legal_docs.services.efiling.pack import make_pack
from legal_docs.services.filed import Filed
from legal_docs.services.handover.opened import opened
from legal_docs.services.parts import make_papers
from legal_docs.services.profiles import Profiles
from legal_docs.services.run_cases import CaseOutcome, load, run_one
from legal_docs.services.tracing.trace import trace
from legal_docs.services.verifying import verify
from legal_docs.services.wiring import Wiring
from legal_docs.settings import Settings
from tests.bundling import files
from tests.conftest import ON

NUMBER = "DEMO-2026-007-旧债过渡"
NEW = "01-借款合同/00-补充确认书.pdf"
_CITED = re.compile(r"证据([0-9A-Z]+)第([0-9A-Z\-]+)页")


class Suit:
    """A case whose bundle was filed; then a paper came that proves one of its facts too."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(shipped.samples() / NUMBER, root / "evidence" / NUMBER)
        shutil.copy(shipped.samples() / "cases.json", root / "evidence")
        self.first = self.run(self.loaded(), root / "first", None)
        assert self.first.folder is not None
        files.folder(root / "evidence" / NUMBER, {NEW: files.pdf(2, "new")})

    def loaded(self, **changes: object) -> LoadedCase:
        found = load(self.root / "evidence", on=ON).cases
        one = next(each for each in found if each.case.number == NUMBER)
        return replace(one, case=one.case.model_copy(update=changes))

    def proving(self) -> LoadedCase:
        """The case with the new paper named as a proof of the loan."""
        loaded = self.loaded()
        loan, *others = loaded.case.loans
        proved = loan.model_copy(update={"evidence": (*loan.evidence, Proof(file=NEW))})
        return self.loaded(loans=(proved, *others))

    def run(self, loaded: LoadedCase, out: Path, filed: Filed | None) -> CaseOutcome:
        wiring = Wiring(Settings(home=self.root / "var"))
        return run_one(wiring, loaded, on=ON, out=out, force=False, filed=filed)

    def again(self, out: Path, way: Way) -> Path:
        done = self.run(self.proving(), out, self.filed(way))
        assert done.folder is not None, [one.sentence() for one in done.problems]
        return done.folder

    def filed(self, way: Way = "continue") -> Filed:
        assert self.first.folder is not None
        return Filed((self.first.folder,), way)


@pytest.fixture(scope="module")
def suit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Suit]:
    yield Suit(tmp_path_factory.mktemp("suit"))


@pytest.fixture(scope="module", params=["continue", "insert"])
def runs(
    request: pytest.FixtureRequest, suit: Suit, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path, str]:
    """The folder filed, the folder of the run after it, and the name of the new exhibit."""
    way = request.param
    folder = suit.again(tmp_path_factory.mktemp(way), way)
    assert suit.first.folder is not None
    (new,) = (one for one in _record(folder)["exhibits"] if one["title"] == "补充确认书")
    return suit.first.folder, folder, str(new["label"])


def _record(folder: Path) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads((folder / "证据卷.json").read_text("utf-8"))
    return found


def _cited(folder: Path, paper: str) -> set[tuple[str, str]]:
    return set(_CITED.findall(docx_text((folder / f"{paper}.docx").read_bytes())))


def _pages(folder: Path) -> dict[str, str]:
    """The rows of the list of exhibits: number and pages, by title."""
    rows = (line.split("\t") for line in docx_text((folder / "证据目录.docx").read_bytes()).splitlines())
    return {row[1]: f"{row[0]} {row[-2]}" for row in rows if len(row) > 3}


def test_the_complaint_cites_the_new_exhibit_and_every_other_number_is_unchanged(
    runs: tuple[Path, Path, str],
) -> None:
    filed, now, name = runs
    before, after = _cited(filed, "民事起诉状"), _cited(now, "民事起诉状")
    last = max(int(str(one["last_page"])) for one in _record(filed)["exhibits"])
    count = len(_record(filed)["exhibits"])
    if name.isdecimal():
        assert after - before == {(str(count + 1), f"{last + 1}-{last + 2}")}
    else:
        ((cited, pages),) = after - before
        (head,) = (one for one in _record(filed)["exhibits"] if str(one["number"]) == name[:-1])
        assert (cited, pages) == (name, f"{head['last_page']}A-{head['last_page']}B")
    assert before and before <= after


def test_the_list_the_matrix_and_the_report_say_the_same(runs: tuple[Path, Path, str]) -> None:
    filed, now, name = runs
    text = docx_text((now / "证据目录.docx").read_bytes())
    for one in _record(filed)["exhibits"]:
        assert str(one["title"]) in text
    report = (now / "时效审查意见.json").read_text("utf-8")
    new = next(one for one in _cited(now, "民事起诉状") if one[0] == name)
    assert f"证据{new[0]}第{new[1]}页" in report and new[1] in text
    proofs = [proof for row in json.loads(report)["proving"]["matrix"] for proof in row["exhibits"]]
    assert {"number": name, "title": "补充确认书", "pages": new[1]} in proofs


def test_the_filed_bundle_is_not_bound_anew(runs: tuple[Path, Path, str]) -> None:
    _, now, name = runs
    assert now.name == f"{NUMBER}-补充"
    assert sorted(path.name for path in now.glob("*证据卷*.pdf")) == [
        "补充证据卷.pdf" if name.isdecimal() else "证据卷（补充后）.pdf"
    ]
    assert verify(now).problems == ()


def test_packs_are_made_of_a_run_after_a_filing(
    runs: tuple[Path, Path, str], suit: Suit, tmp_path: Path
) -> None:
    _, now, name = runs
    data = json.loads((suit.root / "evidence" / "cases.json").read_bytes())
    rows = data["cases"] if isinstance(data, dict) else data
    row = next(one for one in rows if one["number"] == NUMBER)
    proved = suit.proving().case.loans[0].evidence
    row["loans"][0]["evidence"] = [one.model_dump(mode="json", exclude_none=True) for one in proved]
    (tmp_path / "cases.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    case = opened(now, tmp_path / "cases.json", evidence=suit.root / "evidence")
    assert case.papers[next(path.name for path in now.glob("*证据卷*.pdf"))] is FilingKind.BUNDLE
    packed = make_pack(case, EfilingLimits(), out=tmp_path / "out", force=False)
    single = [one.name for one in packed.files if one.folder == "证据"]
    assert len(single) == len(_record(now)["exhibits"])
    assert any(f"{name}-补充确认书" in one for one in single)


def test_a_second_supplement_goes_on_from_the_first(suit: Suit, tmp_path: Path) -> None:
    once = suit.again(tmp_path / "once", "continue")
    paper = suit.root / "evidence" / NUMBER / "99-补充" / "再补.pdf"
    paper.parent.mkdir()
    paper.write_bytes(files.pdf(1, "again"))
    try:
        twice = suit.run(suit.proving(), tmp_path / "twice", Filed((*suit.filed().paths, once)))
    finally:
        shutil.rmtree(paper.parent)
    assert twice.folder is not None, [one.sentence() for one in twice.problems]
    assert _cited(twice.folder, "民事起诉状") == _cited(once, "民事起诉状")
    ((one),) = _record(twice.folder)["exhibits"]
    last = max(int(str(each["last_page"])) for each in _record(once)["exhibits"])
    assert (one["label"], one["first_page"]) == (
        str(int(str(_record(once)["exhibits"][0]["label"])) + 1),
        last + 1,
    )


def test_papers_alone_and_traces_cite_what_was_filed_even_where_nothing_is_new(
    suit: Suit, tmp_path: Path
) -> None:
    assert suit.first.folder is not None
    loaded = suit.loaded()
    for filed in (suit.filed(), suit.filed("insert"), None):
        out = tmp_path / f"{filed and filed.way}"
        folder, _ = make_papers(loaded, on=ON, out=out, force=False, filed=filed)
        same = _cited(folder, "民事起诉状") == _cited(suit.first.folder, "民事起诉状")
        assert same is (filed is not None), "bound anew, the numbers move"
    (suit.root / "evidence" / NUMBER / NEW).rename(tmp_path / "away.pdf")
    try:
        folder, _ = make_papers(loaded, on=ON, out=tmp_path / "none", force=False, filed=suit.filed())
        assert _cited(folder, "民事起诉状") == _cited(suit.first.folder, "民事起诉状")
        nothing = suit.run(loaded, tmp_path / "out", suit.filed())
        assert nothing.folder is None and "没有新的证据" in nothing.problems[-1].sentence()
    finally:
        (tmp_path / "away.pdf").rename(suit.root / "evidence" / NUMBER / NEW)
    (traced,) = trace(suit.proving(), "民事起诉状", on=ON, filed=suit.filed())
    said = "".join(sentence.text for sentence in traced.sentences)
    assert traced.unsourced == () and _cited(suit.first.folder, "民事起诉状") < set(_CITED.findall(said))


def test_papers_made_alone_count_the_divider_sheets_of_the_court(suit: Suit, tmp_path: Path) -> None:
    profile = CourtProfile.model_validate({"bundle": {"dividers": True}})
    plain, _ = make_papers(suit.loaded(), on=ON, out=tmp_path / "plain", force=False)
    with_sheets, _ = make_papers(
        suit.loaded(), on=ON, out=tmp_path / "sheets", force=False, courts=Profiles(profile, {})
    )
    assert _cited(plain, "民事起诉状") != _cited(with_sheets, "民事起诉状")


def test_a_bundle_of_another_case_is_told_with_what_to_do(suit: Suit, tmp_path: Path) -> None:
    record = json.loads((suit.filed().paths[0] / "证据卷.json").read_bytes()) | {"case_number": "别的案件"}
    other = tmp_path / "other" / "证据卷.json"
    other.parent.mkdir()
    other.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    done = suit.run(suit.loaded(), tmp_path / "out", Filed((other,)))
    assert (done.folder, done.exit_code) == (None, ExitCode.BAD_INPUT)
    assert "是案件别的案件的证据卷记录" in done.problems[-1].sentence()
    assert "--case" in done.problems[-1].sentence()


@pytest.mark.parametrize(
    ("change", "said"), [("changed", "已经提交的证据1“"), ("missing", "不在证据文件夹中")]
)
def test_a_filed_exhibit_that_was_changed_or_is_missing_is_told(
    suit: Suit, tmp_path: Path, change: str, said: str
) -> None:
    loaded, name = suit.loaded(), str(_record(suit.filed().paths[0])["exhibits"][0]["file"])
    path = suit.root / "evidence" / NUMBER / name
    kept = path.read_bytes()
    try:
        path.unlink() if change == "missing" else path.write_bytes(files.pdf(1, "other"))
        done = suit.run(loaded, tmp_path, suit.filed())
    finally:
        path.write_bytes(kept)
    assert done.folder is None
    told = done.problems[-1].sentence()
    assert said in told and ("改动" in told) is (change == "changed")


def test_what_was_filed_is_never_written_over(suit: Suit, tmp_path: Path) -> None:
    now = suit.again(tmp_path, "insert")
    again = suit.run(suit.proving(), tmp_path, Filed((*suit.filed("insert").paths, now), "insert"))
    assert again.exit_code is FolderError.exit_code
    assert "已提交的不能覆盖" in again.problems[-1].sentence()
    with pytest.raises(FolderError, match="--out"):
        Filed((now / "证据卷.json",)).refuse(now)


def test_an_exhibit_that_would_move_stops_the_supplement(suit: Suit) -> None:
    record = EvidenceBundle.model_validate_json((suit.filed().paths[0] / "证据卷.json").read_bytes())
    Filed(suit.filed().paths, "insert").require_unmoved(record.model_copy(update={"title": INSERTED}))
    first, *others = record.exhibits
    astray = (first.model_copy(update={"first_page": 2, "last_page": first.last_page + 1}), *others)
    with pytest.raises(ProofError, match="证据1的编号或者页码"):
        suit.filed().require_unmoved(record.model_copy(update={"exhibits": astray, "title": INSERTED}))
