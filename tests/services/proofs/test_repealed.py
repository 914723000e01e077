"""A paper that rests on a repealed law fails; a quotation and a word about the past do not."""

from datetime import date

import pytest

from legal_docs.services.proofs.repealed import repealed_law

ON = date(2026, 6, 30)


@pytest.mark.parametrize(
    "text",
    [
        "依据《中华人民共和国合同法》第二百零七条之规定",
        "依据《最高人民法院关于适用〈中华人民共和国担保法〉若干问题的解释》第四十四条",
        "依据《中华人民共和国民法通则》第一百三十五条",
    ],
)
def test_a_repealed_law_fails(text: str) -> None:
    assert list(repealed_law(text, (), ON))


def test_the_law_in_force_passes() -> None:
    assert not list(
        repealed_law("依据《中华人民共和国民法典》第六百七十五条、《中华人民共和国民事诉讼法》", (), ON)
    )


def test_a_law_named_as_that_of_the_time_passes() -> None:
    assert not list(repealed_law("合同履行完毕于民法典施行前，适用当时的《中华人民共和国担保法》", (), ON))


def test_what_the_case_file_quotes_passes_and_the_rest_does_not() -> None:
    quoted = "主文：依照《中华人民共和国合同法》第二百零七条判决如下"
    assert not list(repealed_law(f"执行依据 {quoted}。", [quoted], ON))
    assert list(repealed_law(f"{quoted}。又依据《中华人民共和国担保法》", [quoted], ON))


def test_before_its_repeal_a_law_is_the_law() -> None:
    assert not list(repealed_law("依据《中华人民共和国担保法》第十八条", (), date(2020, 12, 31)))
