import pytest

from legal_docs.bundling.masking.kinds import Kind
from legal_docs.bundling.masking.patterns import PATTERNS, luhn_fits


def _found(kind: Kind, text: str) -> list[str]:
    return [text[start:end] for start, end in PATTERNS[kind](text)]


@pytest.mark.parametrize(
    "text",
    [
        "110101199001011237",
        "11010119900101123X",
        "110101 19900101 1237",
        "1 1 0 1 0 1 1 9 9 0 0 1 0 1 1 2 3 7",
        "1101011990\n01011237",
        "110101 - 19900101 - 1237",
        "810000200012311234",
    ],
)
def test_an_identity_number_is_known_however_it_is_broken(text: str) -> None:
    assert _found(Kind.ID, f"号码：{text}。") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "110101199013011237",
        "110101199001321237",
        "110101179001011237",
        "1101011990010112371",
        "91110101199001011237",
    ],
)
def test_what_has_no_day_of_birth_or_is_longer_is_no_identity_number(text: str) -> None:
    assert _found(Kind.ID, text) == []


def test_an_identity_number_after_another_number_is_still_found() -> None:
    assert _found(Kind.ID, "5000 110101199001011237 110101198802022345") == [
        "110101199001011237",
        "110101198802022345",
    ]


@pytest.mark.parametrize(
    "text", ["13900001234", "139 0000 1234", "139-0000-1234", "010-12345678", "0571 8765432"]
)
def test_a_phone_number_is_known(text: str) -> None:
    assert _found(Kind.PHONE, f"电话{text}，") == [text]


@pytest.mark.parametrize("prefix", ["86", "+86", "+86 ", "86-"])
def test_a_mobile_number_is_known_behind_the_country_code(prefix: str) -> None:
    assert _found(Kind.PHONE, f"{prefix}13900001234") == ["13900001234"]


@pytest.mark.parametrize("text", ["12900001234", "139000012345", "1390000123", "2024-03-20", "95588"])
def test_other_numbers_are_no_phone(text: str) -> None:
    assert _found(Kind.PHONE, text) == []


@pytest.mark.parametrize(
    "text", ["4111111111111111", "4111 1111 1111 1111", "6222020200001234562", "5555-5555-5555-4444"]
)
def test_a_bank_card_is_known_by_its_check_digit(text: str) -> None:
    assert luhn_fits("".join(sign for sign in text if sign.isdigit()))
    assert _found(Kind.ACCOUNT, f"{text} ") == [text]


@pytest.mark.parametrize(
    "text", ["4111111111111112", "1111111111111117", "411111111111111", "41111111111111111111"]
)
def test_other_long_numbers_are_no_bank_card(text: str) -> None:
    assert _found(Kind.ACCOUNT, text) == []


def test_a_mailbox_is_known() -> None:
    assert _found(Kind.EMAIL, "邮箱：Zhang.San@example.com.cn，") == ["Zhang.San@example.com.cn"]
    assert _found(Kind.EMAIL, "a@b") == []
