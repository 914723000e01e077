"""Supplementary bundles: what was filed stays where it is, what is new goes on or in between."""

from pathlib import Path

import pytest

from legal_docs.bundling.bind import bind
from legal_docs.bundling.plan import plan
from legal_docs.bundling.refusal import RefusedError
from legal_docs.bundling.supplement import Way, moved, supplement, together
from legal_docs.bundling.verify import verify
from legal_docs.model.exhibit import EvidenceBundle
from tests.bundling import files, seen
from tests.bundling.cases import ON, case

FILED = {
    "01-合同/01-合同.pdf": files.pdf(3, "a"),
    "01-合同/02-借据.pdf": files.pdf(2, "b"),
    "02-流水/01-流水.pdf": files.pdf(4, "c"),
}
NEW = {"01-合同/03-补充协议.pdf": files.pdf(2, "n"), "03-催收/01-通知书.pdf": files.pdf(1, "m")}


def _bound(root: Path, bundle: EvidenceBundle, into: Path) -> EvidenceBundle:
    into.mkdir()
    bound = bind(case(), bundle, root, into, on=ON)
    assert verify(into, bound) == ()
    return bound


def _names(bundle: EvidenceBundle) -> list[tuple[str, str, str]]:
    return [(one.name, one.title, one.pages) for one in bundle.exhibits]


class Filing:
    """A case folder whose first bundle is filed; more files may come."""

    def __init__(self, tmp_path: Path) -> None:
        self.root = tmp_path / "evidence"
        self.root.mkdir()
        self.out = tmp_path
        files.folder(self.root, FILED)
        self.filed = _bound(self.root, plan(case(), self.root)[0], tmp_path / "first")

    def add(
        self, content: dict[str, bytes], way: Way, name: str = "second", *more: EvidenceBundle
    ) -> EvidenceBundle:
        files.folder(self.root, content)
        planned, _ = plan(case(), self.root)
        filed = together((self.filed, *more))
        bound = _bound(self.root, supplement(planned, filed, way), self.out / name)
        assert moved(filed, bound) == ()
        return bound


@pytest.fixture
def filing(tmp_path: Path) -> Filing:
    return Filing(tmp_path)


def test_new_exhibits_go_on_from_the_last_number_and_page(filing: Filing) -> None:
    bound = filing.add(NEW, "continue")
    assert _names(bound) == [("4", "补充协议", "10-11"), ("5", "通知书", "12")]
    assert [volume.file for volume in bound.volumes] == ["补充证据卷.pdf"]
    texts = seen.texts((filing.out / "second" / "补充证据卷.pdf").read_bytes())
    assert "".join(texts[bound.front_pages].split()) == "n1证据卷第10页"
    assert "本次补充的证据：证据4（第10-11页）；证据5（第12页）。" in "".join(texts[0].split())


def _index(filing: Filing, bound: EvidenceBundle, name: str = "second") -> str:
    texts = seen.texts((filing.out / name / bound.volumes[0].file).read_bytes())
    return "".join("".join(texts[1 : bound.front_pages]).split())


def test_a_bundle_that_goes_on_has_an_index_of_its_own_name_and_numbers_its_groups_on(filing: Filing) -> None:
    bound = filing.add(NEW, "continue")
    index = _index(filing, bound)
    assert index.startswith("补充证据目录") and "补充证据目录第1页共1页" in index
    assert "第一组合同（续）" in index and "第三组催收" in index and "第二组" not in index
    third = filing.add({"02-流水/02-再补.pdf": files.pdf(1, "z")}, "continue", "third", bound)
    assert "第二组流水（续）" in _index(filing, third, "third")
    fourth = filing.add({"04-其他/01-户籍.pdf": files.pdf(1, "y")}, "continue", "fourth", bound, third)
    assert "第四组其他" in _index(filing, fourth, "fourth")


def test_a_file_without_group_in_a_bundle_that_goes_on_is_another_exhibit_not_all(filing: Filing) -> None:
    bound = filing.add({"户籍.pdf": files.pdf(1, "z")}, "continue")
    assert "第三组其他证据" in _index(filing, bound)


def test_a_bundle_made_whole_again_keeps_the_name_of_the_index(filing: Filing) -> None:
    index = _index(filing, filing.add(NEW, "insert"))
    assert index.startswith("证据目录") and "（续）" not in index and "第三组催收" in index


def test_new_exhibits_stand_behind_their_group_without_moving_the_rest(filing: Filing) -> None:
    bound = filing.add(NEW, "insert")
    assert _names(bound) == [
        ("1", "合同", "1-3"),
        ("2", "借据", "4-5"),
        ("2A", "补充协议", "5A-5B"),
        ("3", "流水", "6-9"),
        ("3A", "通知书", "9A"),
    ]
    assert bound.added == (3, 5)


def test_a_second_supplement_goes_on_after_the_first(filing: Filing) -> None:
    first = filing.add(NEW, "continue")
    second = filing.add({"04-其他/01-户籍.pdf": files.pdf(1, "z")}, "continue", "third", first)
    assert _names(second) == [("6", "户籍", "13")]


def test_a_second_insertion_takes_the_next_letters(filing: Filing) -> None:
    first = filing.add(NEW, "insert")
    second = filing.add({"01-合同/04-展期协议.pdf": files.pdf(1, "y")}, "insert", "third", first)
    assert _names(second)[2:4] == [("2A", "补充协议", "5A-5B"), ("2B", "展期协议", "5C")]
    assert second.added == (4,)


def test_a_file_that_was_changed_is_a_new_exhibit_that_says_what_it_replaces(filing: Filing) -> None:
    (filing.root / "02-流水/02-旧流水.pdf").write_bytes(FILED["02-流水/01-流水.pdf"])
    bound = filing.add({"02-流水/01-流水.pdf": files.pdf(5, "d")}, "insert")
    (new,) = [one for one in bound.exhibits if one.number in bound.added]
    assert (new.name, new.replaces, new.pages) == ("3A", "3", "9A-9E")


def test_what_was_filed_cannot_be_taken_out(filing: Filing) -> None:
    (filing.root / "01-合同/02-借据.pdf").unlink()
    with pytest.raises(RefusedError, match="证据2“借据”") as refused:
        filing.add(NEW, "insert")
    assert refused.value.code == "supplement_withdrawn"


def test_without_anything_new_nothing_is_bound(filing: Filing) -> None:
    with pytest.raises(RefusedError, match="没有新的证据"):
        filing.add({}, "continue")


def test_a_file_that_only_got_another_name_is_not_new(filing: Filing) -> None:
    (filing.root / "01-合同/02-借据.pdf").rename(filing.root / "01-合同/02-借款借据.pdf")
    with pytest.raises(RefusedError, match="没有新的证据"):
        filing.add({}, "insert")


def test_a_filed_file_that_was_changed_is_told_apart_from_a_missing_one(filing: Filing) -> None:
    with pytest.raises(RefusedError, match="已被改动") as refused:
        filing.add({"02-流水/01-流水.pdf": files.pdf(5, "d")}, "continue")
    assert refused.value.code == "supplement_changed"


@pytest.mark.parametrize("way", ["continue", "insert"])
def test_two_filed_files_of_the_same_content_are_two_exhibits(tmp_path: Path, way: Way) -> None:
    root, out = tmp_path / "evidence", tmp_path / "out"
    root.mkdir()
    files.folder(root, FILED | {"02-流水/02-同一流水.pdf": FILED["02-流水/01-流水.pdf"]})
    filed = _bound(root, plan(case(), root)[0], out)
    files.folder(root, NEW)
    before = together((filed,))
    bound = _bound(root, supplement(plan(case(), root)[0], before, way), tmp_path / "second")
    assert moved(before, bound) == ()
    names = [name for name, _, _ in _names(bound)]
    assert names == (["5", "6"] if way == "continue" else ["1", "2", "2A", "3", "4", "4A"])


def test_records_that_do_not_begin_at_page_one_or_contradict_are_refused(filing: Filing) -> None:
    second = filing.add(NEW, "continue")
    with pytest.raises(RefusedError, match="缺少在先的记录"):
        together((second,))
    first = filing.filed.exhibits[0].model_copy(update={"last_page": 99})
    altered = filing.filed.model_copy(update={"exhibits": (first, *filing.filed.exhibits[1:])})
    with pytest.raises(RefusedError, match="记录不符"):
        together((altered,))


def test_an_exhibit_that_moved_is_told(filing: Filing) -> None:
    other = filing.filed.model_copy(update={"title": "证据卷（补充后）"})
    assert moved(filing.filed, other) == ()
    other = other.model_copy(
        update={
            "exhibits": tuple(
                one.model_copy(update={"first_page": one.first_page + 1}) for one in filing.filed.exhibits
            )
        }
    )
    assert moved(filing.filed, other) == filing.filed.exhibits


def test_papers_cite_what_was_filed_and_what_goes_on_together(filing: Filing) -> None:
    second = filing.add(NEW, "continue")
    whole, filed = second.whole, filing.filed
    assert _names(whole) == [*_names(filed), ("4", "补充协议", "10-11"), ("5", "通知书", "12")]
    assert [one.number for one in whole.exhibits] == [1, 2, 3, 4, 5]
    assert whole.page_count == 12 and whole.whole is whole
    assert whole.front_pages == filed.front_pages + second.front_pages > second.front_pages
    third = filing.add({"04-其他/01-再补.pdf": files.pdf(1, "z")}, "continue", "third", second)
    assert _names(third.whole) == [*_names(whole), ("6", "再补", "13")]
    assert third.whole.front_pages == whole.front_pages + third.front_pages


def test_a_whole_bundle_filed_later_takes_the_place_of_the_front_pages_before_it(filing: Filing) -> None:
    second = filing.add(NEW, "insert")
    assert second.whole is second
    assert together((filing.filed, second)).front_pages == second.front_pages


def test_where_nothing_is_new_the_filed_exhibits_can_still_be_cited(filing: Filing) -> None:
    planned, _ = plan(case(), filing.root)
    same = supplement(planned, together((filing.filed,)), "continue", may_be_empty=True)
    assert same.exhibits == () and _names(same.whole) == _names(filing.filed)
    with pytest.raises(RefusedError):
        supplement(planned, together((filing.filed,)), "continue")


def test_a_filed_exhibit_under_another_name_is_cited_by_the_name_it_has_now(filing: Filing) -> None:
    old = filing.root / "01-合同/02-借据.pdf"
    old.rename(filing.root / "01-合同/改名.pdf")
    second = filing.add(NEW, "continue")
    found = second.whole.find("01-合同/改名.pdf")
    assert found is not None and (found.name, found.pages) == ("2", "4-5")
    assert second.whole.find("01-合同/02-借据.pdf") is None


def test_names_of_exhibits_inserted_before_are_kept_where_the_bundle_goes_on(filing: Filing) -> None:
    second = filing.add(NEW, "insert")
    third = filing.add({"04-其他/01-再补.pdf": files.pdf(1, "z")}, "continue", "third", second)
    assert _names(third.whole) == [*_names(second), ("4", "再补", "10")]
    assert third.whole.exhibits[-1].number == len(second.exhibits) + 1
