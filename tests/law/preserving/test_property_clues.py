from typing import Any

import pytest

from legal_docs.law.preserving.property_clues import is_definite, is_with_creditor, lacking
from legal_docs.model.property import PropertyClue
from tests.law.factory import BORROWER, case

CLUE = {
    "id": "C1",
    "owner": BORROWER,
    "kind": "real_estate",
    "description": "样例路2号101室",
    "number": "0001",
}


def test_what_makes_a_clue_definite_depends_on_its_kind() -> None:
    def definite(**changes: Any) -> bool:
        return is_definite(PropertyClue(**(CLUE | {"number": ""} | changes)))

    assert not definite()
    assert definite(location="样例市")
    assert not definite(kind="deposit", location="样例市")
    assert definite(kind="deposit", number="1")
    assert definite(kind="movable", location="样例市")
    assert not definite(kind="vehicle", location="样例市")


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        ({"kind": "vehicle", "description": "轿车，号牌某A·00000（虚构）"}, ""),
        ({"kind": "vehicle", "description": "轿车，号牌甲A12345"}, ""),
        ({"kind": "vehicle", "description": "轿车"}, "号牌或者车辆识别代号"),
        ({"kind": "receivable", "description": "对样例公司的货款"}, "合同、金额、到期日、凭证"),
        ({"kind": "receivable", "description": "货款", "value": "1"}, "债务人、合同、到期日、凭证"),
        ({"kind": "receivable", "description": "货款", "number": "合同7"}, ""),
        ({"kind": "equity", "description": "持有样例公司60%股权", "location": "样例市场监管局"}, ""),
        ({"kind": "equity", "description": "持有样例公司股权"}, "持股比例、登记信息"),
        ({"kind": "equity", "description": "60%股权", "number": "9"}, "公司名称"),
    ],
)
def test_what_a_clue_lacks_is_said_in_the_words_of_its_kind(changes: dict[str, Any], lacks: str) -> None:
    clue = PropertyClue(**(CLUE | {"number": ""} | changes))
    assert (lacking(clue), is_definite(clue)) == (lacks, not lacks)


@pytest.mark.parametrize(
    ("creditor", "place", "own"),
    [
        ("示例银行股份有限公司某市分行", "示例银行股份有限公司河东支行", True),
        ("示例银行股份有限公司信用卡中心", "示例银行某市分行", True),
        ("示例银行股份有限公司某市分行", "另一示例银行某市分行", False),
        ("示例银行股份有限公司某市分行", "开立于示例银行河东支行", True),
        ("示例银行股份有限公司某市分行", "", False),
    ],
)
def test_an_account_at_the_bank_itself_is_known_by_the_name_of_the_bank(
    creditor: str, place: str, own: bool
) -> None:
    bank = case().creditor.model_copy(update={"name": creditor})
    account = CLUE | {"kind": "deposit", "description": "结算账户", "location": place}
    assert is_with_creditor(PropertyClue(**account), bank) is own
    assert not is_with_creditor(PropertyClue(**account | {"kind": "vehicle"}), bank)
