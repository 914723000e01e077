"""A balance sheet proves what the bank's system says; where less is claimed, its purpose says so."""

from typing import Any

from legal_docs.bundling.purpose import propose
from legal_docs.ledger import compute
from legal_docs.model.casefile import CaseFile
from tests.bundling.cases import case

ON = "2026-03-02"


def _case(*balances: dict[str, Any], **changes: Any) -> CaseFile:
    return case(balances=[{"on": ON, "debt": "JJ-01", **each} for each in balances], **changes)


def _said(found: CaseFile) -> str:
    return propose(found, "x/欠款余额表.pdf", "欠款余额表", "")


def _owed(found: CaseFile) -> dict[str, str]:
    owed = compute(found, on=_case({}).balances[0].on).owed
    sums = {name: getattr(owed, name) for name in ("principal", "interest", "penalty", "compound")}
    return {name: str(value) for name, value in (sums | {"total": owed.total}).items()}


def _more(sums: dict[str, str], *names: str) -> dict[str, str]:
    return sums | {name: str(float(sums[name]) + 100) for name in names}


def test_a_sheet_that_agrees_with_the_claim_says_only_what_it_records() -> None:
    text = _said(_case(_owed(case())))
    assert text.startswith("证明截至2026年3月2日，原告业务系统记载的欠款为本金人民币")
    assert "主张" not in text


def test_a_sheet_that_states_more_says_that_less_is_claimed_and_how_much() -> None:
    sums = _owed(case())
    text = _said(_case(_more(sums, "penalty", "total")))
    penalty, total = (f"人民币{float(sums[name]):,.2f}元" for name in ("penalty", "total"))
    assert text.endswith(
        "，其中罚息、合计高于按合同约定计算的数额，"
        f"原告按《债权计算明细》的较低数额（罚息{penalty}、合计{total}）主张。"
    )


def test_the_sum_of_several_debts_is_told_where_each_sheet_states_its_own() -> None:
    def said(total: str) -> str:
        rows = [{"principal": "100", "total": "100"}, {"principal": "50.5", "total": total, "debt": "JJ-02"}]
        lent = case().loans[0].model_dump()
        notes = [lent["disbursements"][0], lent["disbursements"][0] | {"note": "JJ-02"}]
        return _said(_case(*rows, loans=[lent | {"disbursements": notes}]))

    assert "合计人民币50.50元；以上共计人民币150.50元" in said("50.5")
    assert "共计" not in said("0")
    third = {"principal": "7", "debt": "JJ-03"}
    two = [{"principal": "1", "total": "1"}, {"principal": "2", "total": "2", "debt": "JJ-02"}]
    assert "共计" not in _said(_case(*two, third))
    assert "共计" not in _said(_case({"principal": "100", "total": "100"}))


def test_where_less_was_lent_than_agreed_that_is_said_to_be_the_base() -> None:
    loan = case().loans[0].model_dump()
    short = loan | {"disbursements": [loan["disbursements"][0] | {"amount": "118000.00"}]}
    text = _said(_case({"principal": "120000.00"}, loans=[short], repayments=[]))
    assert "其中本金高于按实际发放的本金和合同约定计算的数额" in text
    assert text.endswith("（本金人民币118,000.00元）主张。")


def test_a_sheet_that_states_less_in_all_is_not_said_to_state_more() -> None:
    sums = _owed(case())
    low = sums | {"total": str(float(sums["total"]) - 100)}
    assert "主张" not in _said(_case(_more(low, "penalty")))


def test_a_figure_below_ours_does_not_hide_that_less_is_claimed_on_the_whole() -> None:
    sums = _owed(case())
    mixed = _more(sums, "penalty", "total") | {"interest": str(float(sums["interest"]) - 1)}
    assert "其中罚息、合计高于" in _said(_case(mixed))


def test_without_a_total_one_figure_below_ours_is_enough_to_say_nothing() -> None:
    sums = {name: value for name, value in _owed(case()).items() if name != "total"}
    assert "其中罚息高于" in _said(_case(_more(sums, "penalty")))
    mixed = _more(sums, "penalty") | {"interest": str(float(sums["interest"]) - 1)}
    assert "主张" not in _said(_case(mixed))


def test_several_debts_of_one_day_are_told_behind_one_head() -> None:
    loan = case().loans[0].model_dump()
    notes = [loan["disbursements"][0] | {"note": note} for note in ("JJ-01", "JJ-02")]
    payments: list[object] = []
    found = _case(
        {"principal": "240000.00"}, {"debt": "JJ-02", "principal": "1.00"},
        loans=[loan | {"disbursements": notes}], repayments=payments,
    )  # fmt: skip
    text = _said(found)
    assert text.count("原告业务系统记载的") == 1
    assert "记载的借据JJ-01项下的欠款为本金人民币240,000.00元；借据JJ-02项下的欠款为本金人民币1.00元" in text
    assert "（借据JJ-01项下的本金人民币120,000.00元）主张" in text


def test_a_case_whose_debt_cannot_be_computed_still_has_the_record() -> None:
    lone = [{"id": "R", "paid_on": "2023-02-06", "amount": "1", "debt": "gibt-es-nicht"}]
    assert _said(_case({"principal": "1"}, repayments=lone)).endswith("欠款为本金人民币1.00元。")


def test_days_are_told_one_after_the_other() -> None:
    rows = [{"on": "2026-02-01", "principal": "2"}, {"on": "2026-01-01", "principal": "1"}]
    assert _said(_case(*rows)).index("2026年1月1日") < _said(_case(*rows)).index("2026年2月1日")
