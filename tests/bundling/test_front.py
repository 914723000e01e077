"""The index and the divider sheets: whose papers, how many sheets and copies, numbers kept whole."""

from pathlib import Path

import pytest

from legal_docs.bundling.plan import plan
from legal_docs.bundling.wording import sentence
from legal_docs.model.exhibit import BundleStyle
from tests.bundling import bundles, files, seen
from tests.bundling.cases import case


def _flat(text: str) -> str:
    return "".join(text.split())


def _bound(root: Path, count: int, purpose: str, **style: bool) -> tuple[list[str], int]:
    """Return the text of every page and how many of them stand before the exhibits."""
    names = {f"{n:02}-证据.pdf": files.pdf(1, f"p{n}") for n in range(1, count + 1)}
    noted = case(evidence=[{"file": name, "purpose": purpose} for name in names])
    bundle, _ = plan(noted, files.folder(root, names))
    pdf, done = bundles.bind_whole(bundle, root, style=BundleStyle(**style))
    return seen.texts(pdf), done.front_pages


def test_each_sheet_of_the_index_says_which_one_it_is_of_how_many(tmp_path: Path) -> None:
    texts, front = _bound(tmp_path, 40, "证明一项事实")
    assert front == 3
    for n, text in enumerate(texts[1:front], 1):
        assert f"证据目录第{n}页共2页" in _flat(text)
    assert "第1页共" not in _flat(texts[0]) and "共2页" not in _flat(texts[front])


def test_the_index_names_the_other_side_and_the_copies(tmp_path: Path) -> None:
    index = _flat(_bound(tmp_path, 1, "证明一项事实")[0][1])
    assert "对方当事人：张三样、李四样（被告）" in index
    assert "按对方当事人人数提交副本2份" in index


def test_a_number_with_hyphens_is_not_broken_and_reads_back_as_it_is(tmp_path: Path) -> None:
    number = "DEMO-JJ-2024-000101"
    purpose = f"证明原告发放借款人民币壹拾贰万元整（借据编号{number}）和其他的一些事实（合同编号{number}）"
    lines = _bound(tmp_path, 1, purpose)[0][1].splitlines()
    assert sum(number in line for line in lines) == 2


def test_a_number_too_long_for_the_column_is_broken_and_not_cut(tmp_path: Path) -> None:
    number = "-".join(["DEMO12345678"] * 8)
    assert number in _flat(_bound(tmp_path, 1, f"证明{number}")[0][1])


def test_a_divider_sheet_says_what_follows_on_which_pages_and_what_for(tmp_path: Path) -> None:
    texts, front = _bound(tmp_path, 2, "证明一项事实", dividers=True)
    sheet = _flat(texts[front + 2])
    for words in ("证据2", "页码：证据卷第3-4页（含本页）", "形式：复印件", "证明目的：证明一项事实。"):
        assert words in sheet


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("证明甲", "证明甲。"), ("证明甲。", "证明甲。"), ("证明甲； ", "证明甲；"), ("", ""), (" ", "")],
)
def test_a_purpose_ends_with_a_full_stop(typed: str, shown: str) -> None:
    assert sentence(typed) == shown
