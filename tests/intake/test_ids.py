from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal_docs.intake import ids
from legal_docs.model.party import Sex

# 999999 is no region: these numbers belong to nobody.
MAN = "999999198803150016"


def test_a_number_says_birth_sex_and_region() -> None:
    found = ids.resident(MAN)
    assert (found.wrong, found.born_on, found.sex) == ("", date(1988, 3, 15), Sex.MALE)
    assert not found.region_known and not found.old


def test_full_width_spaces_and_small_x_are_read() -> None:
    first = "99999919900101003"
    number = first + ids.check_digit(first)
    wide = "".join(chr(ord(c) + 0xFEE0) for c in number.lower())
    assert ids.resident(f" {wide[:6]} {wide[6:]}").number == number


def test_a_fifteen_digit_number_gets_its_century_and_check_digit() -> None:
    found = ids.resident("999999880315001")
    assert found.old and found.number == MAN


@pytest.mark.parametrize("number", ["", "1", "99999919880315001", "99999919880315001Y", "九" * 18])
def test_other_forms_are_refused(number: str) -> None:
    assert ids.resident(number).wrong == "id_wrong_form"


@given(st.integers(0, 17), st.integers(1, 9))
def test_any_single_wrong_digit_is_noticed(at: int, by: int) -> None:
    old = MAN[at]
    new = str((int(old) + by) % 10)
    assert ids.resident(MAN[:at] + new + MAN[at + 1 :]).wrong


def test_known_provinces_are_known() -> None:
    for province in ("11", "46", "54", "65", "71", "81", "83"):
        first = f"{province}000019900101001"
        assert ids.resident(first + ids.check_digit(first)).region_known
    first = "16000019900101001"
    assert not ids.resident(first + ids.check_digit(first)).region_known


def test_credit_codes_are_checked() -> None:
    assert ids.uscc_wrong("91999999MADEM0001X") == ""
    assert ids.uscc_wrong("91999999madem0001x") == ""
    assert ids.uscc_wrong("91999999MADEM00011") == "uscc_wrong_check_digit"
    assert ids.uscc_wrong("91999999MADEMO001X") == "uscc_wrong_form"  # the letter O is not used
    assert ids.uscc_wrong("91") == "uscc_wrong_form"


def test_the_luhn_check() -> None:
    assert ids.luhn_fits("79927398713")
    assert not ids.luhn_fits("79927398710")


def test_messages_show_only_the_ends_of_a_number() -> None:
    assert ids.masked(MAN) == "9999************16"
    assert ids.masked("12") == "12"


def test_age_counts_full_years() -> None:
    born = date(2000, 2, 29)
    assert ids.age(born, date(2018, 2, 28)) == 17
    assert ids.age(born, date(2018, 3, 1)) == 18
