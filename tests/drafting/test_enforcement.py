"""The application for enforcement: what the instrument awards, what was paid, what is asked."""

from datetime import date
from typing import Any

import pytest

from legal_docs.drafting.enforcement import application, must_say
from legal_docs.errors import MissingValueError
from tests.drafting.factory import COMPANY, DEBTOR, dossier, exhibit
from tests.ledger.factory import paid

BANK = {
    "name": "示例银行",
    "uscc": "X",
    "head_name": "赵某",
    "address": "某省某市某路1号",
    "account": {"holder": "示例银行", "bank": "示例银行某支行", "number": "1"},
}
JUDGMENT = {
    "number": "（2024）某0101民初1号",
    "court": "某市某区人民法院",
    "issued_on": "2024-12-01",
    "effective_on": "2024-12-20",
    "performance_days": 10,
    "operative_part": "被告偿还本金100000元及利息",
    "items": [
        {
            "label": "本金",
            "kind": "principal",
            "amount": "100000",
            "further_percent": "7.2",
            "further_from": "2024-12-01",
            "is_base": True,
        },
        {"label": "利息", "kind": "interest", "amount": "5000"},
        {"label": "案件受理费", "kind": "court_fee", "amount": "1150"},
    ],
}
ON = date(2025, 1, 9)
"""40 days of interest: 800.00; ten days of doubled interest: 175.00."""


def file(*exhibits, judgment: dict[str, Any] | None = None, **changes):
    terms = {"stage": "enforcement", "creditor": BANK, "judgments": [JUDGMENT | (judgment or {})], "on": ON}
    return dossier(*exhibits, **(terms | changes))


def test_the_sum_awarded_is_told_apart_from_the_doubled_part() -> None:
    paper = application(file())
    assert paper.amounts == "本金100,000.00元、利息5,800.00元、判令给付申请执行人的费用1,150.00元"
    assert (paper.fixed_total, paper.doubled, paper.total) == ("106,950.00", "175.00", "107,125.00")
    assert paper.capitals == "壹拾万零柒仟壹佰贰拾伍元整"
    assert paper.doubled_base == "100,000.00"


def test_the_doubled_part_is_not_among_the_further_interest() -> None:
    assert [(f.component, f.base, f.rate) for f in application(file()).further] == [
        ("利息", "100,000.00", "年利率7.2%")
    ]


def test_what_was_paid_leaves_out_what_met_nothing() -> None:
    # 107125.00 is owed on 01-09; of 107225 paid, 100 met nothing
    paper = application(file(repayments=[paid("2025-01-09", "107225")]))
    assert (paper.paid, paper.total) == ("107,125.00", "0.00")
    assert application(file()).paid == ""


def test_only_what_is_open_is_asked_for() -> None:
    def kinds(**changes):
        return [(a.number, a.kind) for a in application(file(**changes)).asked]

    assert kinds() == [(1, "给付"), (2, "后续利息"), (3, "加倍利息"), (4, "执行费")]
    assert kinds(judgment={"priority_over": "某路1号房屋"})[3:] == [(4, "优先受偿"), (5, "执行费")]
    assert kinds(repayments=[paid("2025-01-09", "107125")]) == [(1, "执行费")]
    # the whole award but not the doubled part: 106950.00
    assert kinds(repayments=[paid("2025-01-09", "106950")]) == [(1, "加倍利息"), (2, "执行费")]


def test_those_the_instrument_obliges_are_pursued_and_otherwise_all_who_were_sued() -> None:
    obliged = application(file(judgment={"obligors": COMPANY["name"]})).respondents
    assert [(r.title, r.name) for r in obliged] == [("被执行人", COMPANY["name"])]
    assert [r.name for r in application(file()).respondents] == [DEBTOR["name"]]


def test_the_court_of_enforcement_comes_before_the_court_of_the_suit() -> None:
    assert application(file()).court == "某市某区人民法院"
    named = application(file(judgment={"enforcement_court": "某市中级人民法院"}))
    assert named.court == "某市中级人民法院"


def test_a_bank_without_an_account_for_the_money_is_refused() -> None:
    with pytest.raises(MissingValueError, match="收款账户"):
        application(file(creditor=BANK | {"account": None}))


def test_the_time_to_perform_is_told_as_the_instrument_sets_it() -> None:
    def due(**judgment):
        return application(file(judgment=judgment)).instruments[0].due

    assert due() == "文书生效之日起10日内"
    assert due(performance_days=None) == ""
    assert due(performance_last_day="2024-12-31") == "2024年12月31日前"
    parts = [{"due_on": "2025-01-01", "amount": "1"}, {"due_on": "2025-06-01", "amount": "1"}]
    assert due(instalments=parts) == "分2期，末期为2025年6月1日"


def test_the_instrument_is_told_with_its_exhibit() -> None:
    found = application(file(exhibit(1, "01/判决.pdf", 1, 8), judgment={"evidence": "01/判决.pdf"}))
    instrument = found.instruments[0]
    assert (instrument.number, instrument.proof) == ("（2024）某0101民初1号", "证据1第1-8页")
    assert instrument.effective == "2024年12月20日"


def test_payments_and_clues_are_told_with_their_exhibits() -> None:
    clue = {"id": "X1", "owner": DEBTOR["name"], "kind": "deposit", "description": "账户", "value": "1"}
    measure = {
        "id": "B1", "owner": DEBTOR["name"], "kind": "deposit", "asset": "账户", "court": "某法院",
        "ruling_number": "（2024）某保1号", "ruled_on": "2024-06-01", "evidence": "裁定.pdf#2",
    }  # fmt: skip
    bound = (
        exhibit(1, "流水.xlsx", 1, 1), exhibit(2, "线索.pdf", 2, 1), exhibit(3, "裁定.pdf", 3, 2),
    )  # fmt: skip
    rows = [paid("2025-01-09", "100", evidence=["流水.xlsx"])]
    paper = application(
        file(
            *bound, repayments=rows, clues=[clue | {"evidence": "线索.pdf"}],
            preservations=[measure, measure | {"id": "B2", "kind": "vehicle", "evidence": "裁定.pdf#1"}],
        )
    )  # fmt: skip
    assert paper.paid_proof == "证据1第1页"
    assert [each.proof for each in paper.clues] == ["证据2第2页、证据3第4页"]
    assert application(file(clues=[clue])).clues[0].proof == ""


def test_a_clue_is_told_with_place_number_and_value() -> None:
    clue = {
        "id": "X1",
        "owner": "钱某某",
        "kind": "不动产",
        "description": "房屋",
        "location": "某路1号",
        "number": "某不动产权第1号",
        "value": "500000",
    }
    plain = {"id": "X2", "owner": "钱某某", "kind": "不动产", "description": "车位"}
    found = application(file(clues=[clue, plain])).clues
    assert [(c.owner, c.kind, c.text, c.value) for c in found] == [
        ("钱某某", "不动产", "房屋，某路1号，某不动产权第1号", "500,000.00"),
        ("钱某某", "不动产", "车位", ""),
    ]


def test_the_paper_must_say_its_sums_names_and_court() -> None:
    said = must_say(application(file()))
    for text in ("106,950.00", "107,125.00", "示例银行", "钱某某", "（2024）某0101民初1号"):
        assert text in said


def test_the_date_under_the_paper_is_left_open_unless_given() -> None:
    assert application(file()).date == ""
    assert application(file(file_on="2025-01-10")).date == "2025年1月10日"


CLUE = {"id": "X1", "owner": "钱某某", "kind": "不动产", "description": "某路1号房屋"}
MEASURE = {"id": "B1", "owner": "钱某某", "kind": "不动产", "asset": "某路1号房屋"} | {
    "court": "某市某区人民法院",
    "ruling_number": "（2024）某0101财保1号",
    "ruled_on": "2024-06-01",
}


def known(clue: dict[str, Any] | None = None, *measures: dict[str, Any]) -> str:
    return application(file(clues=[CLUE | (clue or {})], preservations=measures)).clues[0].known


def test_a_clue_says_by_which_ruling_it_is_held_and_who_comes_first() -> None:
    assert known() == ""
    ruling = "已由某市某区人民法院以（2024）某0101财保1号裁定"
    assert known({}, MEASURE) == f"{ruling}查封"
    until = MEASURE | {"expires_on": "2027-05-31", "is_waiting": True}
    assert known({"prior_claims": "350000"}, until) == (
        f"{ruling}轮候查封，期限至2027年5月31日；设有在先的优先债权约人民币350,000.00元"
    )
    account = {"kind": "deposit", "description": "存款"}
    frozen = MEASURE | {"kind": "deposit", "asset": "存款", "amount": "200000"}
    assert known(account, frozen) == f"{ruling}冻结，限额人民币200,000.00元"
    assert known({}, MEASURE | {"owner": "别人"}) == ""


def test_a_clue_sealed_by_another_court_or_shared_says_so() -> None:
    assert known({"sealed_by": "丁法院"}) == "已由丁法院在先查封，申请轮候查封"
    equity = {"kind": "equity", "description": "股权", "sealed_by": "丁法院"}
    assert known(equity) == "已由丁法院在先冻结，申请轮候冻结"
    assert known({"share_percent": "50.0"}) == "共有，被执行人的份额为50%"
    assert known({"share_percent": "100"}) == ""


def test_the_day_count_is_asked_only_where_the_instrument_names_one() -> None:
    assert [f.basis for f in application(file()).further] == [""]
    said = "被告偿还本金100000元及按年利率7.2%（一年按360天）计算的利息"
    assert [f.basis for f in application(file(judgment={"operative_part": said})).further] == ["360"]


def test_each_item_of_the_operative_part_stands_alone() -> None:
    found = application(file(judgment={"operative_part": "一、偿还本金；\n\n 二、驳回其他请求。"}))
    assert found.instruments[0].items == ("一、偿还本金；", "二、驳回其他请求。")


def test_what_payments_met_is_told_part_by_part() -> None:
    paper = application(file(repayments=[paid("2025-01-09", "107125")]))
    assert paper.paid_parts and "本金" in paper.paid_parts and "实现债权的费用" not in paper.paid_parts
    assert application(file()).paid_parts == ""
