"""Personal data in part: enough to recognise a case by, too little to know a person by. All made up."""

import pytest

from legal_docs.access import masking


@pytest.mark.parametrize(
    ("whole", "shown"),
    [
        ("张三", "张*"),
        ("欧阳某某", "欧***"),
        ("阿依古丽·买买提江", "阿***"),
        ("张", "张*"),
        ("重庆某某商贸有限公司", "重庆***有限公司"),
        ("张记店", "张***店"),
        ("公司", "公*"),
        (" 张三 ", "张*"),
        ("", ""),
    ],
)
def test_a_name_is_its_first_sign_and_a_company_keeps_its_kind(whole: str, shown: str) -> None:
    assert masking.name(whole) == shown


def test_several_names_are_each_masked() -> None:
    assert masking.names("张三、李四；重庆某某商贸有限公司") == "张*、李*、重庆***有限公司"


@pytest.mark.parametrize(
    ("whole", "shown"),
    [
        ("11010519491231002X", "110***********002X"),
        ("13812345678", "138****5678"),
        ("123456789", "123**6789"),
        ("12345678", "********"),
        ("", ""),
    ],
)
def test_a_number_shows_three_signs_before_and_four_behind(whole: str, shown: str) -> None:
    assert masking.number(whole) == shown


@pytest.mark.parametrize(
    ("whole", "shown"), [("6222 0200 0000 0000 123", "****0123"), ("622202000", "****2000"), ("6222", "****")]
)
def test_an_account_shows_its_last_four_digits(whole: str, shown: str) -> None:
    assert masking.account(whole) == shown


@pytest.mark.parametrize(
    ("whole", "shown"),
    [
        ("广东省深圳市南山区科技园1号", "广东省深圳市南山区***"),
        ("北京市海淀区中关村1号", "北京市海淀区***"),
        ("四川省凉山彝族自治州西昌市1号", "四川省凉山彝族自治州西昌市***"),
        ("幸福路12号", "***"),
        ("", ""),
    ],
)
def test_an_address_ends_with_its_district(whole: str, shown: str) -> None:
    assert masking.address(whole) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("身份证11010519491231002X。", "身份证110***********002X。"),
        ("旧证110105491231002", "旧证110********1002"),
        ("电话138-1234-5678", "电话138******5678"),
        ("电话+8613812345678", "电话+86*******5678"),
        ("座机010-12345678", "座机010*****5678"),
        ("账号6222 0200 0000 0000 123", "账号****0123"),
        ("信箱zhang.san@example.com", "信***"),
        ("IDcard:110101199003071234abc", "IDcard:110***********1234abc"),
        ("card6222020000000000123f", "card****0123f"),
        ("座机01012345678", "座机010****5678"),
        ("座机075512345678", "座机075*****5678"),
        ("1" * 40, "****1111"),
    ],
)
def test_numbers_in_any_text_are_masked(text: str, shown: str) -> None:
    assert masking.scrub(text) == shown


def test_known_names_are_masked_the_longer_first() -> None:
    known = ["张三", "张三丰", "甲"]
    assert masking.scrub("张三丰与张三、甲方", known) == "张**与张*、甲方"


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-30 12:00:00.123456",
        "sha256 " + "a1b2" * 16,
        "sha256:" + "1" * 31 + "f",
        "端口 8501",
        "1234567.89元",
        "case:12",
        "民法典.188",
    ],
)
def test_days_sums_hashes_and_articles_stay(text: str) -> None:
    assert masking.scrub(text) == text
