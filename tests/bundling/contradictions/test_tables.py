"""Ledgers, balance sheets, schedules, statements and logs beside the case file."""

from typing import Any

import pytest

from legal_docs.bundling.contradictions.find import find
from legal_docs.bundling.reading import Words
from legal_docs.model.casefile import CaseFile
from tests.bundling.cases import case
from tests.bundling.papers import paper, table

LEDGER = "02-还款流水/还款流水.xlsx"
LOG = "03-催收记录/催收记录.csv"
HEADER = "流水号|交易日|借据编号|摘要|金额"
ROWS = ("R1|2023-02-06|JJ-01|还款|3550", "R2|2024-12-06|JJ-01|还款|3560.00")
HEAD = (
    "合同编号　HT-2023-0001　执行年利率　4.35%",
    "借据编号　JJ-01　放款日　2023-01-06　放款金额　120000　到期日　2026-01-06",
)


def found(changed: CaseFile, *papers: Words) -> list[str]:
    return [each.code for each in find(changed, papers)]


def values(changed: CaseFile, *papers: Words) -> list[list[str]]:
    return [[spot.value for spot in each.spots] for each in find(changed, papers)]


def test_a_ledger_like_the_case_file_contradicts_nothing() -> None:
    folded = tuple(line.replace("　", " ") for line in HEAD)
    assert found(case(), table(HEADER, *ROWS, titles=folded, file=LEDGER, title="还款流水")) == []


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ("R2|2024-12-06|JJ-01|还款|3650", ["2024年12月6日3,650.00元", "2024年12月6日还款3,560.00元"]),
        ("R2|2024-12-09|JJ-01|还款|3560", ["2024年12月9日3,560.00元", "2024年12月6日还款3,560.00元"]),
    ],
)
def test_a_payment_of_another_day_or_sum_is_found_with_its_row(row: str, shown: list[str]) -> None:
    (one,) = find(case(), [table(HEADER, ROWS[0], row, file=LEDGER)])
    assert [spot.value for spot in one.spots] == shown
    assert (one.subject, one.spots[0].row) == ("流水R2", 2)


def test_a_payment_that_stands_on_one_side_only_is_found() -> None:
    more = table(HEADER, *ROWS, "R3|2025-01-06|JJ-01|还款|100", file=LEDGER)
    assert values(case(), more) == [["2025年1月6日100.00元", "没有该笔还款"]]
    less = table(HEADER, ROWS[0], file=LEDGER)
    assert values(case(), less) == [["表中没有该笔还款", "2024年12月6日还款3,560.00元"]]


def test_a_payment_proved_by_another_exhibit_need_not_stand_in_this_one() -> None:
    paid = [
        {"id": "R1", "paid_on": "2023-02-06", "amount": "3550", "evidence": LEDGER},
        {"id": "R2", "paid_on": "2024-12-06", "amount": "3560", "evidence": "02/回单.pdf"},
    ]
    assert found(case(repayments=paid), table(HEADER, ROWS[0], file=LEDGER)) == []


def test_payments_without_numbers_are_matched_by_day_and_sum() -> None:
    bare = table("还款日期|还款金额", "2023年2月6日|3,550.00", "2024年12月6日|3,560.00", file=LEDGER)
    assert found(case(), bare) == []


@pytest.mark.parametrize(
    "row",
    [
        "R9|2023-01-06|JJ-01|放款|120000",
        "R9|2023-03-06|JJ-88|还款|500",
        "R9|合计||还款|7110",
        "R9|2023-03-06|JJ-01|还款|0",
    ],
)
def test_rows_that_are_no_payment_of_the_case_are_left_alone(row: str) -> None:
    paid = [
        {"id": "R1", "paid_on": "2023-02-06", "amount": "3550", "debt": "JJ-01", "evidence": LEDGER},
        {"id": "R2", "paid_on": "2024-12-06", "amount": "3560", "debt": "JJ-01", "evidence": LEDGER},
    ]
    assert found(case(repayments=paid), table(HEADER, *ROWS, row, file=LEDGER)) == []


def test_a_reversal_is_matched_without_its_sign() -> None:
    paid = [
        {"id": "R1", "paid_on": "2023-02-06", "amount": "3550", "evidence": LEDGER},
        {"id": "R2", "paid_on": "2023-02-09", "amount": "3550", "evidence": LEDGER}
        | {"kind": "reversal", "reverses": "R1"},
    ]
    assert (
        found(case(repayments=paid), table(HEADER, ROWS[0], "R2|2023-02-09|JJ-01|冲正|-3550", file=LEDGER))
        == []
    )


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("4.35%", "4.85%", "annual_rate"),
        ("放款金额 120000", "放款金额 118000", "paid_out"),
        ("放款日 2023-01-06", "放款日 2023-01-09", "paid_out_on"),
        ("到期日 2026-01-06", "到期日 2026-02-06", "due_on"),
    ],
)
def test_the_terms_in_the_head_of_a_ledger_are_compared(right: str, wrong: str, code: str) -> None:
    titles = tuple(line.replace("　", " ").replace(right, wrong) for line in HEAD)
    assert found(case(), table(HEADER, *ROWS, titles=titles, file=LEDGER)) == [code]


def test_a_ledger_in_ten_thousands_and_one_cut_short_are_not_compared() -> None:
    titles = ("单位:万元", "借据编号 JJ-01 放款金额 12")
    assert found(case(), table(HEADER, *ROWS, titles=titles, file=LEDGER)) == []
    cut = table(HEADER, ROWS[0], file=LEDGER)._replace(is_cut=True)
    assert found(case(), cut) == []


def test_a_table_that_no_payment_cites_is_not_a_ledger() -> None:
    assert found(case(), table(HEADER, "R1|2023-02-06|JJ-01|还款|1", file="07/别的.xlsx")) == []


def balance(**changes: Any) -> dict[str, Any]:
    fields = {"on": "2026-02-28", "debt": "JJ-01", "principal": "69388.47", "penalty": "0", "total": "73713"}
    return fields | {"evidence": "02-还款流水/余额表.pdf"} | changes


@pytest.mark.parametrize(
    ("line", "subjects"),
    [
        ("JJ-01 69,388.47 0.00 73,713.00", []),
        ("JJ-01 69,388.74 0.00 73,713.00", ["JJ-01截至2026年2月28日的本金"]),
        ("JJ-01 69,388.47 12.00 73,725.00", ["JJ-01截至2026年2月28日的罚息", "JJ-01截至2026年2月28日的合计"]),
        ("JJ-99 1.00 2.00 3.00", []),
        ("JJ-01 1.00 2.00", []),
    ],
)
def test_the_lines_of_a_balance_sheet_are_compared_by_their_heads(line: str, subjects: list[str]) -> None:
    said = f"截止日：2026年2月28日\n借据编号 本金 罚息 合计\n{line}"
    told = paper(said, file="02-还款流水/余额表.pdf", title="欠款余额表")
    assert [each.subject for each in find(case(balances=[balance()]), [told])] == subjects


def test_a_balance_sheet_of_another_day_is_not_compared() -> None:
    said = "截止日：2026年1月31日\n借据编号 本金 罚息 合计\nJJ-01 1.00 2.00 3.00"
    assert found(case(balances=[balance()]), paper(said, file="02-还款流水/余额表.pdf")) == []


def scheduled() -> CaseFile:
    plan = [
        {"number": 1, "due_on": "2023-02-06", "principal": "3000", "interest": "435"},
        {"number": 2, "due_on": "2023-03-06", "principal": "3010"},
    ]
    note = {"note": "JJ-01", "disbursed_on": "2023-01-06", "due_on": "2026-01-06", "amount": "120000"}
    loan = case().loans[0].model_dump(mode="json") | {"disbursements": [note | {"schedule": plan}]}
    return case(loans=[loan])


@pytest.mark.parametrize(
    ("lines", "subjects"),
    [
        ("1 2023-02-06 3,000.00 435.00\n2 2023-03-06 3,010.00 400.00", []),
        ("1 2023-02-16 3,000.00 435.00", ["第1期应还日"]),
        ("1 2023-02-06 3,100.00 435.00", ["第1期本金"]),
        ("1 2023-02-06 3,000.00 436.00", ["第1期利息"]),
        ("9 2023-02-06 1.00 1.00", []),
        ("借据编号：JJ-77\n1 2023-02-16 3,000.00 435.00", []),
    ],
)
def test_the_schedule_of_a_contract_is_compared_line_by_line(lines: str, subjects: list[str]) -> None:
    assert [each.subject for each in find(scheduled(), [paper("附件", lines)])] == subjects


@pytest.mark.parametrize(
    ("said", "subjects"),
    [
        ("账单日 2025-08-05\n上期余额 0.00 本期还款 0.00\n本期余额 12,680.50", []),
        ("账单日 2025-08-05\n本期余额 12,680.05", ["2025年8月5日账单本期余额"]),
        ("账单日 2025-08-05\n本期还款 10.00", ["2025年8月5日账单本期还款"]),
        ("账单日 2025-09-05\n本期余额 1.00", []),
    ],
)
def test_a_card_statement_is_compared_with_the_month_it_is_of(said: str, subjects: list[str]) -> None:
    month = {
        "statement_on": "2025-08-05",
        "due_on": "2025-08-25",
        "principal": "12680.5",
        "closing": "12680.5",
    }
    card = {
        "number": "6200000000000001",
        "holder": "张三样",
        "opened_on": "2020-01-01",
        "daily_percent": "0.05",
        "statements": [month | {"evidence": "03-账单/账单.pdf"}],
    }
    held = case(loans=[], cards=[card], cause="card", repayments=[], guarantors=[])
    assert [each.subject for each in find(held, [paper(said, file="03-账单/账单.pdf")])] == subjects


CALLS = "发送时间|接收号码|发送状态"


def called(**changes: Any) -> CaseFile:
    record = {
        "id": "C1",
        "on": "2025-05-06",
        "channel": "sms",
        "target": "张三样",
        "sent_to": "13800000001",
        "outcome": "reached",
        "is_demand": True,
        "evidence": LOG,
    }
    return case(contacts=[record | changes])


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ("2025-05-06 10:00:00|13800000001|已送达", []),
        ("2025-05-07 10:00:00|13800000001|已送达", ["日志中没有该日的记录", "2025年5月6日"]),
        ("2025-05-06 10:00:00|13800000002|已送达", ["13800000002", "13800000001"]),
        ("2025-05-06 10:00:00|13800000001|失败", ["失败", "送达"]),
    ],
)
def test_a_contact_record_is_compared_with_the_log_it_cites(row: str, shown: list[str]) -> None:
    told = values(called(), table(CALLS, row, file=LOG))
    if shown and shown[0] == "失败":
        assert told[0][0] == "失败"
        assert len(told) == 1
    else:
        assert told == ([shown] if shown else [])


def test_a_failed_try_beside_one_that_reached_is_no_contradiction() -> None:
    rows = ("2025-05-06 10:00|13800000001|失败", "2025-05-06 11:00|13800000001|已送达")
    assert found(called(), table(CALLS, *rows, file=LOG)) == []


def test_a_contact_said_to_have_failed_that_the_log_has_as_reached_is_found() -> None:
    row = "2025-05-06 10:00|13800000001|已送达"
    assert found(called(outcome="not_reached"), table(CALLS, row, file=LOG)) == ["contact"]


def test_letters_and_logs_nobody_cites_are_not_compared() -> None:
    row = "2025-05-09 10:00|13800000001|已送达"
    assert found(called(channel="letter"), table(CALLS, row, file=LOG)) == []
    assert found(called(), table(CALLS, row, file="别的.csv")) == []
    assert found(called(), table("日期|备注", "2025-05-09|无", file=LOG)) == []
