import pytest

from legal_docs.bundling import naming


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("01-借款合同.pdf", "借款合同"),
        ("a/1.借款合同.pdf", "借款合同"),
        ("3、催收函.pdf", "催收函"),
        ("（2）放款凭证.jpg", "放款凭证"),
        ("证据1-借款合同.pdf", "借款合同"),
        ("2024年1月流水.xlsx", "2024年1月流水"),
        ("12-15期账单.pdf", "12-15期账单"),
        ("20240105.jpg", "20240105"),
        ("loan-contract.pdf", "loan-contract"),
        ("01-借款合同（扫描）.pdf", "借款合同"),
        ("回执(照片).jpg", "回执"),
        ("身份证复印件.pdf", "身份证"),
        ("保证合同（王某甲）.pdf", "保证合同（王某甲）"),
        ("复印件.pdf", "复印件"),
        ("（扫描件）.pdf", "（扫描件）"),
    ],
)
def test_a_title_is_the_file_name_without_its_number(file: str, title: str) -> None:
    assert naming.title(file) == title


def test_the_group_is_the_top_folder_without_its_number() -> None:
    assert naming.group("01-借款合同/附件/a.pdf") == "借款合同"
    assert naming.group("a.pdf") == ""


def test_numbers_in_names_are_ordered_by_value() -> None:
    names = ["10-x/a.pdf", "2-x/第10页.pdf", "2-x/第9页.pdf", "1-x/a.pdf"]
    assert sorted(names, key=naming.natural) == ["1-x/a.pdf", "2-x/第9页.pdf", "2-x/第10页.pdf", "10-x/a.pdf"]
