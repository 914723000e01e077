"""Names for upload: every system takes them, none is given twice, none tells an ID number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal_docs.services.efiling.naming import LONGEST, Names, by_pattern, fields, id_numbers, safe
from tests.bundling.cases import case


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("起诉状", "起诉状"),
        ('a<b>:"c/d\\e|f?g*h', "a_b___c_d_e_f_g_h"),
        ("借款合同\u202efdp", "借款合同_fdp"),
        ("  尾点. ", "尾点"),
        ("CON", "_CON"),
        ("lpt1.说明", "_lpt1.说明"),
        ("...", "_"),
        ("e\u0301", "é"),
    ],
)
def test_a_name_is_made_safe(wanted: str, name: str) -> None:
    assert safe(wanted) == name


@given(st.text(max_size=200))
def test_every_name_can_be_a_file_on_every_system(text: str) -> None:
    name = Names().free(text)
    assert 0 < len(name) <= LONGEST and name.endswith(".pdf")
    assert not set(name) & set('<>:"/\\|?*') and name == name.strip(" .")
    assert name.split(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}


def test_a_name_that_is_taken_gets_a_number_whatever_its_case() -> None:
    names = Names()
    assert [names.free(each) for each in ("Abc", "abc", "ABC", "甲")] == [
        "Abc.pdf",
        "abc-2.pdf",
        "ABC-3.pdf",
        "甲.pdf",
    ]


def test_long_names_stay_apart() -> None:
    names = Names()
    found = [names.free("长" * 200) for _ in range(12)]
    assert len(set(found)) == 12 and max(map(len, found)) <= LONGEST


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("张三样身份证110101199001011234", "张三样身份证1234.pdf"),
        ("身份证11010119900101123X扫描", "身份证123X扫描.pdf"),
        ("账户6222000011112222333", "账户2333.pdf"),
        ("身份证MY-0001", "身份证0001.pdf"),
        ("催收记录2026-06-30", "催收记录2026-06-30.pdf"),
        ("流水20260630", "流水20260630.pdf"),
    ],
)
def test_no_more_than_four_characters_of_an_id_stand_in_a_name(title: str, name: str) -> None:
    assert Names(["MY-0001"]).free(title) == name


def test_the_pattern_names_the_first_debtor_and_the_end_of_the_id() -> None:
    people = [{"kind": "natural", "name": "张三样", "id_number": "110101199001011234"}]
    people.append({"kind": "natural", "name": "李四样"})
    one = case(people=people)
    assert fields(one) == {"姓名": "张三样", "证件号后四位": "1234", "案件编号": "LN-2026-0001"}
    assert id_numbers(one) == ("110101199001011234", "")
    assert by_pattern("{姓名}-{证件号后四位}.pdf", fields(one)) == "张三样-1234"


def test_a_debtor_without_id_is_named_so() -> None:
    assert fields(case())["证件号后四位"] == "无证件号"


def test_a_company_is_named_by_the_end_of_its_credit_code() -> None:
    people = [
        {"kind": "organisation", "name": "张三样", "uscc": "91110000MA0000001X"},
        {"kind": "natural", "name": "李四样"},
    ]
    assert fields(case(people=people))["证件号后四位"] == "001X"
