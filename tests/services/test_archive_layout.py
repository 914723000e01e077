"""Which case a member of an archive belongs to: by the name of its folder, or it is named and left."""

from pathlib import Path

import pytest

from legal_docs.services import unpack
from tests.services.archives import NUMBER, member, unpacked, zipped


@pytest.mark.parametrize(
    ("good", "numbers", "place"),
    [
        ("01-合同/合同.pdf", {"LN-1"}, "LN-1/01-合同/合同.pdf"),
        ("合同.pdf", {"LN-1"}, "LN-1/合同.pdf"),
        ("LN-1/合同.pdf", {"LN-1"}, "LN-1/合同.pdf"),
        ("LN-2/合同.pdf", {"LN-1", "LN-2"}, "LN-2/合同.pdf"),
        ("全部/LN-2/合同.pdf", {"LN-1", "LN-2"}, "LN-2/合同.pdf"),
        ("全部/第一批/LN-2/合同.pdf", {"LN-1", "LN-2"}, "LN-2/合同.pdf"),
        ("./LN-1//合同.pdf", {"LN-1"}, "LN-1/合同.pdf"),
        ("02-LN-1补充/合同.pdf", {"LN-1"}, "LN-1/02-LN-1补充/合同.pdf"),
        ("07－其他/1/2/合同.pdf", {"LN-1"}, "LN-1/07－其他/1/2/合同.pdf"),
    ],
)
def test_the_archive_holds_one_case_or_a_folder_for_each(
    good: str, numbers: set[str], place: str, tmp_path: Path
) -> None:
    assert unpacked(tmp_path, zipped(tmp_path, good=good), numbers) == ([place], {})


FOLDER, FILE = "archive_folder_of_no_case", "archive_file_of_no_case"


@pytest.mark.parametrize(
    ("names", "numbers", "strays"),
    [
        (["OTHER-9-王某样/01-合同/甲.txt"], {"LN-1"}, {"OTHER-9-王某样/": FOLDER}),
        (["24-0031/甲.txt"], {"LN-1"}, {"24-0031/": FOLDER}),
        (["材料/01-合同/甲.txt"], {"LN-1"}, {"材料/": FOLDER}),
        (["A-1/甲.txt", "A-2/乙.txt"], {"LN-1"}, {"A-1/": FOLDER, "A-2/": FOLDER}),
        (["01-合同/甲.txt", "A-2/乙.txt"], {"LN-1"}, {"01-合同/": FOLDER, "A-2/": FOLDER}),
        (["01-合同/甲.txt"], {"LN-1", "LN-2"}, {"01-合同/": FOLDER}),
        (["甲.txt"], {"LN-1", "LN-2"}, {"甲.txt": FILE}),
        (["甲.txt"], set(), {"甲.txt": FILE}),
        (["甲/乙/LN-1/丙.txt", "丁/乙/LN-1/戊.txt"], {"LN-1"}, {"甲/": FOLDER, "丁/": FOLDER}),
        (["甲/乙/丙.txt", "丁/LN-2/戊.txt"], {"LN-1"}, {"甲/": FOLDER, "丁/": FOLDER}),
    ],
)
def test_what_belongs_to_no_case_by_its_name_is_named_and_never_guessed(
    names: list[str], numbers: set[str], strays: dict[str, str], tmp_path: Path
) -> None:
    archive = zipped(tmp_path, *map(member, names[1:]), good=names[0])
    there, refused = unpacked(tmp_path, archive, numbers)
    assert there == []
    assert refused == {f"证据.zip › {name}": code for name, code in strays.items()}


def test_what_stands_beside_the_case_folders_is_named_once(tmp_path: Path) -> None:
    beside = ("承诺书.txt", "LN1/甲.txt", "LN1/深/乙.txt", "ln-1/丙.txt", "LN-2")
    archive = zipped(tmp_path, *map(member, beside))
    into = tmp_path / "into"
    found = unpack.unpack(archive, into, {NUMBER, "LN-2"})
    assert [p.relative_to(into).as_posix() for p in into.rglob("*.*")] == [f"{NUMBER}/合同.pdf"]
    named = {problem.place.file.removeprefix("证据.zip › "): problem for _, problem in found.refused}
    codes = {"承诺书.txt": FILE, "LN1/": FOLDER, "ln-1/": FOLDER, "LN-2": FILE}
    assert {name: problem.code for name, problem in named.items()} == codes
    assert "2 个" in named["LN1/"].zh
    assert "案件编号" in named["LN1/"].advice_zh
    assert {owner for owner, _ in found.refused} == {""}


@pytest.mark.parametrize("odd", ["./全部/LN-2/甲.txt", "全部//LN-2/甲.txt", "全部\\LN-2\\甲.txt"])
def test_an_odd_way_to_write_a_place_is_the_same_place(odd: str, tmp_path: Path) -> None:
    archive = zipped(tmp_path, member(odd), good=f"全部/{NUMBER}/合同.pdf")
    there = ["LN-1/合同.pdf", "LN-2/甲.txt"]
    assert unpacked(tmp_path, archive, {NUMBER, "LN-2"}) == (there, {})


def test_a_file_beside_a_folder_around_the_cases_is_named_with_its_place(tmp_path: Path) -> None:
    beside = ("说明.txt", "甲/说明.txt", "甲/乙/说明.txt", "甲/乙/LN-9/a\x07.txt", "甲/乙/LN-9/丙.txt")
    archive = zipped(tmp_path, *map(member, beside), good=f"甲/乙/{NUMBER}/合同.pdf")
    there, refused = unpacked(tmp_path, archive, {NUMBER})
    assert there == [f"{NUMBER}/合同.pdf"]
    assert refused == {
        "证据.zip › 说明.txt": FILE,
        "证据.zip › 甲/说明.txt": FILE,
        "证据.zip › 甲/乙/说明.txt": FILE,
        "证据.zip › 甲/乙/LN-9/a<U+0007>.txt": "exhibit_name_illegal",
        "证据.zip › 甲/乙/LN-9/": FOLDER,
    }


def test_the_papers_of_another_case_of_the_file_never_go_to_the_case_asked_for(tmp_path: Path) -> None:
    known = {NUMBER, "LN-2", "LN-3"}
    found = unpack.unpack(zipped(tmp_path, good="LN-2/合同.pdf"), tmp_path / "a", known, NUMBER)
    assert found.refused == ()
    assert [p.name for p in (tmp_path / "a").iterdir()] == ["LN-2"]
    found = unpack.unpack(zipped(tmp_path, good="02-LN-2/合同.pdf"), tmp_path / "b", known, NUMBER)
    assert [(owner, problem.code) for owner, problem in found.refused] == [(NUMBER, FOLDER)]
    assert not (tmp_path / "b").exists()
    found = unpack.unpack(zipped(tmp_path, good="02-放款/借据.pdf"), tmp_path / "c", known, NUMBER)
    assert (tmp_path / "c" / NUMBER / "02-放款" / "借据.pdf").is_file()


def test_a_problem_is_told_of_the_case_whose_folder_it_is_in_else_of_the_one_asked_for(
    tmp_path: Path,
) -> None:
    bad = ("LN-2/../甲.txt", "../乙.txt", "散.txt")
    found = unpack.unpack(zipped(tmp_path, *map(member, bad)), tmp_path / "a", {NUMBER, "LN-2"}, NUMBER)
    assert [owner for owner, _ in found.refused] == ["LN-2", NUMBER, NUMBER]


def test_what_a_mac_adds_does_not_hide_the_folder_of_the_case(tmp_path: Path) -> None:
    added = ("__MACOSX/全部/LN-2/._合同.pdf", "__MACOSX/LN-2/._合同.pdf")
    archive = zipped(tmp_path, *map(member, added), good="全部/LN-2/合同.pdf")
    assert unpacked(tmp_path, archive, {"LN-1", "LN-2"}) == (["LN-2/合同.pdf"], {})
