"""Contracts, notes and security papers beside the case file: what differs is found, what agrees is not."""

from typing import Any

import pytest

from legal_docs.bundling.contradictions.find import find
from legal_docs.bundling.reading import Words
from legal_docs.model.casefile import CaseFile
from legal_docs.model.point import Level
from legal_docs.model.proving import Contradiction
from tests.bundling.cases import case as plain_case
from tests.bundling.papers import paper

LOAN = "01-借款合同/01-个人借款合同.pdf"
NOTE = "02-放款凭证/借据.pdf"
SURETY = "05-担保材料/保证合同.pdf"
HOUSE = "05-担保材料/登记证明.pdf"
CARD = "01-合约/领用合约.pdf"
RIGHT = """合同编号：HT-2023-0001
借款人 张三样 身份证号码 110101199001011237
1.1 借款金额为人民币120,000.00元。
2.1 借款期限自2023年1月6日起至2026年1月6日止。
3.1 年利率为4.35%（单利）。
6.1 借款逾期的，自逾期之日起按本合同利率上浮50%计收罚息，罚息年利率6.525%。
4.2 借款划入账号为6200000000000001的账户。
签订日期：2023年1月5日"""
RIGHT_NOTE = """借据编号 JJ-01 合同编号 HT-2023-0001
借款金额 人民币120,000.00元 年利率 4.35%
放款日 2023年1月6日 到期日 2026年1月6日
入账账号 6200000000000001"""


def case(**changes: Any) -> CaseFile:
    """The usual case, with a note, its account and the borrower's number."""
    loan = {
        "number": "HT-2023-0001",
        "signed_on": "2023-01-05",
        "amount": "120000",
        "term_from": "2023-01-06",
        "term_to": "2026-01-06",
        "rate": {"annual_percent": "4.35"},
        "penalty": {"overdue_uplift_percent": "50"},
        "day_count": 360,
        "disbursements": [
            {
                "note": "JJ-01",
                "disbursed_on": "2023-01-06",
                "due_on": "2026-01-06",
                "amount": "120000",
                "account": "6200000000000001",
                "evidence": NOTE,
            }
        ],
        "evidence": LOAN,
    } | changes.pop("loan", {})
    people = [
        {"kind": "natural", "name": "张三样", "id_number": "110101199001011237"},
        {"kind": "natural", "name": "李四样", "id_number": "110101198502021234"},
    ]
    return plain_case(**({"loans": [loan], "people": people, "guarantors": []} | changes))


def found(changed: CaseFile, *papers: Words) -> list[str]:
    return [each.code for each in find(changed, papers)]


def only(changed: CaseFile, *papers: Words) -> Contradiction:
    (one,) = find(changed, papers)
    return one


def test_papers_that_agree_with_the_case_file_contradict_nothing() -> None:
    assert found(case(), paper(RIGHT, file=LOAN), paper(RIGHT_NOTE, file=NOTE, title="借据")) == []


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("合同编号：HT-2023-0001", "合同编号：HT-2023-0007", "contract_number"),
        ("借款金额为人民币120,000.00元", "借款金额为人民币12万元整（100,000.00元）", ""),
        (
            "借款金额为人民币120,000.00元",
            "借款金额为人民币（大写）壹拾万元整（小写）￥100,000.00元",
            "loan_amount",
        ),
        ("借款金额为人民币120,000.00元", "借款金额：10万元", "loan_amount"),
        ("2026年1月6日止", "2027年1月6日止", "term"),
        ("年利率为4.35%", "年利率为4.75%", "annual_rate"),
        ("上浮50%", "上浮30%", "penalty_uplift"),
        ("6200000000000001", "6200000000000099", "account"),
        ("签订日期：2023年1月5日", "签订日期：2023年1月15日", "signed_on"),
        ("110101199001011237", "110101199001011231", "id_number"),
        ("借款人 张三样", "借款人 张五样", "party_name"),
    ],
)
def test_a_contract_that_differs_is_found(right: str, wrong: str, code: str) -> None:
    assert found(case(), paper(RIGHT.replace(right, wrong), file=LOAN)) == ([code] if code else [])


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("借据编号 JJ-01", "借据编号 JJ-77", "note_number"),
        ("120,000.00", "118,000.00", "paid_out"),
        ("4.35%", "5.35%", "annual_rate"),
        ("放款日 2023年1月6日", "放款日 2023年1月9日", "paid_out_on"),
        ("到期日 2026年1月6日", "到期日 2026年2月6日", "due_on"),
        ("入账账号 6200000000000001", "入账账号 6200000000000002", "account"),
        ("合同编号 HT-2023-0001", "合同编号 HT-2022-9999", "contract_number"),
    ],
)
def test_a_note_that_differs_is_found(right: str, wrong: str, code: str) -> None:
    assert found(case(), paper(RIGHT_NOTE.replace(right, wrong), file=NOTE, title="借据")) == [code]


def test_a_contradiction_names_both_places_and_those_who_agree() -> None:
    one = only(
        case(),
        paper(RIGHT, file=LOAN),
        paper("封面", RIGHT_NOTE.replace("4.35%", "5.35%"), file=NOTE, title="借据"),
    )
    first, second, third = one.spots
    assert (first.proof and (first.proof.file, first.proof.page), first.value) == ((NOTE, 2), "5.35%")
    assert (second.proof, second.field, second.value) == (None, "借款 › 年利率", "4.35%")
    assert (third.proof and third.proof.file, third.value) == (LOAN, "4.35%")
    assert one.subject == "合同HT-2023-0001"
    assert "改正案件资料" in one.advice


def test_what_concerns_who_a_party_is_comes_first_and_is_graver() -> None:
    said = RIGHT.replace("4.35%（", "9.99%（").replace("11237", "11239")
    first, second = find(case(), [paper(said, file=LOAN)])
    assert [(first.code, first.level), (second.code, second.level)] == [
        ("id_number", Level.STOP),
        ("annual_rate", Level.CHECK),
    ]


def test_a_rate_of_default_or_of_another_contract_is_not_the_rate_of_the_loan() -> None:
    said = "3.1 逾期年利率为9.9%。罚息年利率10%；挪用的，执行年利率12%。"
    assert found(case(), paper(said, file=LOAN)) == []


def test_a_value_told_right_somewhere_else_in_the_exhibit_is_no_contradiction() -> None:
    said = f"{RIGHT}\n2.2 变更后借款金额为人民币90,000.00元。"
    assert found(case(), paper(said, file=LOAN)) == []


def test_a_number_cut_at_the_end_of_a_line_is_not_another_number() -> None:
    said = RIGHT.replace("合同编号：HT-2023-0001", "合同编号：HT-2023-\n0001")
    assert found(case(), paper(said, file=LOAN)) == []


def test_a_paper_that_no_record_cites_is_not_compared_unless_its_title_and_the_only_loan_fit() -> None:
    wrong = RIGHT.replace("年利率为4.35%", "年利率为4.75%")
    loose = case(loan={"evidence": ()})
    assert found(loose, paper(wrong, file="a.pdf", title="个人借款合同")) == ["annual_rate"]
    assert found(loose, paper(wrong, file="a.pdf", title="最高额保证借款合同")) == []
    assert found(loose, paper(wrong, file="a.pdf", title="会议纪要")) == []


def test_pages_of_several_notes_are_compared_each_with_its_own() -> None:
    other = {"note": "JJ-02", "disbursed_on": "2023-02-06", "due_on": "2026-02-06", "amount": "50000"}
    first = {"note": "JJ-01", "disbursed_on": "2023-01-06", "due_on": "2026-01-06", "amount": "120000"}
    both = case(loan={"disbursements": [first | {"evidence": NOTE}, other | {"evidence": NOTE}]})
    second = "借据编号 JJ-02\n借款金额 人民币60,000.00元\n放款日 2023年2月6日"
    assert only(both, paper(RIGHT_NOTE, second, file=NOTE)).subject == "借据JJ-02"


def test_a_page_of_a_note_that_is_not_of_the_case_is_not_held_against_the_only_drawdown() -> None:
    strange = "借据编号 JJ-77\n借款金额 人民币1.00元"
    assert found(case(), paper(RIGHT_NOTE, strange, file=NOTE, title="借据")) == []


def test_an_accelerated_due_day_is_not_the_due_day_of_the_note() -> None:
    said = RIGHT_NOTE.replace("到期日 2026年1月6日", "提前到期日 2025年6月3日")
    assert found(case(), paper(said, file=NOTE, title="借据")) == []


def test_names_in_papers_that_are_not_of_the_debt_are_not_compared() -> None:
    assert found(case(), paper("保证人：王五样\n", file="07/别案.pdf", title="会议纪要")) == []


def test_the_spread_over_the_lpr_is_compared_where_the_rate_floats() -> None:
    floats = case(loan={"rate": {"kind": "lpr", "lpr_tenor": "1y", "spread_bp": 60}})
    assert found(floats, paper("以一年期LPR加60个基点确定", file=LOAN)) == []
    assert found(floats, paper("以一年期LPR减60个基点确定", file=LOAN)) == ["rate_spread"]
    assert found(floats, paper("年利率为9.9%", file=LOAN)) == []


def guarantor(**changes: Any) -> dict[str, Any]:
    return {
        "name": "李四样",
        "contract_number": "BZ-1",
        "signed_on": "2023-01-05",
        "type": "joint",
        "period": "years",
        "period_length": 3,
        "ceiling": "500000",
        "evidence": SURETY,
    } | changes


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        (
            "合同编号：BZ-1\n保证期间为主债务履行期限届满之日起三年。最高债权额为人民币50万元。签订日期：2023-01-05",
            [],
        ),
        ("保证期间为主债务履行期限届满之日起二年。", ["guarantee_period"]),
        ("合同编号：BZ-9", ["contract_number"]),
        ("主合同编号：HT-2020-9999", []),
        ("最高债权额为人民币40万元", ["ceiling"]),
        ("签订日期：2023年1月6日", ["signed_on"]),
        ("保证人：李四祥\n", ["party_name"]),
        ("保证人：签名盖章\n保证人：李四样\n", []),
    ],
)
def test_a_guarantee_is_compared_with_its_guarantor(said: str, codes: list[str]) -> None:
    assert found(case(guarantors=[guarantor()]), paper(said, file=SURETY, title="保证合同")) == codes


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("示（2022）示例市不动产证明第0001号\n登记日期 2022年6月15日\n担保债权数额 960,000.00元", []),
        ("示（2022）示例市不动产证明第0002号", ["registration_number"]),
        ("登记日期 2022年6月16日", ["registered_on"]),
        ("担保债权数额 96,000.00元", ["secured_amount"]),
    ],
)
def test_a_certificate_of_registration_is_compared_with_the_thing(said: str, codes: list[str]) -> None:
    thing = {
        "id": "M01",
        "kind": "mortgage_real",
        "owner": "张三样",
        "description": "示例路1号房屋",
        "contract_number": "DY-1",
        "signed_on": "2022-04-08",
        "registration": "formal",
        "registration_number": "示（2022）示例市不动产证明第0001号",
        "registered_on": "2022-06-15",
        "secured_amount": "960000",
        "evidence": HOUSE,
    }
    assert found(case(collateral=[thing]), paper(said, file=HOUSE, title="登记证明")) == codes


def test_the_daily_rate_of_a_card_agreement_is_compared() -> None:
    card = {
        "number": "6200000000000001",
        "holder": "张三样",
        "opened_on": "2020-01-01",
        "daily_percent": "0.05",
        "statements": [{"statement_on": "2025-08-05", "due_on": "2025-08-25", "closing": "1"}],
        "evidence": CARD,
    }
    held = case(loans=[], cards=[card], cause="card", repayments=[])
    assert found(held, paper("透支利息按日利率0.05%计收", file=CARD)) == []
    assert found(held, paper("透支利息按日利率0.035%计收", file=CARD)) == ["daily_rate"]


def test_the_number_at_the_head_of_an_instrument_is_compared() -> None:
    judgment = {
        "number": "（2024）示0101民初8号",
        "court": "示例市示例区人民法院",
        "issued_on": "2025-02-12",
        "effective_on": "2025-03-11",
        "operative_part": "偿还借款",
        "evidence": "08/判决书.pdf",
    }
    enforced = case(judgments=[judgment], stage="enforcement")
    assert found(enforced, paper("民事判决书\n(2024)示0101民初8号\n", file="08/判决书.pdf")) == []
    assert found(enforced, paper("民事判决书\n(2024)示0101民初9号\n", file="08/判决书.pdf")) == [
        "judgment_number"
    ]


def test_the_date_under_a_notice_is_compared_with_the_day_it_was_declared() -> None:
    notice = "04-宣布提前到期/通知书.docx"
    called = case(loan={"acceleration": {"declared_on": "2025-06-03", "evidence": notice}})
    right = paper("2023年1月5日\n宣布提前到期。\n2025年6月3日\n", file=notice, title="提前到期通知书")
    assert found(called, right) == []
    wrong = paper("2025年6月3日\n宣布提前到期。\n2025年6月13日\n", file=notice, title="提前到期通知书")
    assert found(called, wrong) == ["notice_date"]
    receipt = paper("2025年6月13日\n", file=notice, title="妥投回执")
    assert found(called, receipt) == []


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("人民币壹拾贰万元整（￥120,000.00元）", []),
        ("人民币壹拾贰万元整（小写：￥12万元）", []),
        ("人民币壹拾万元整（￥120,000.00元）", ["figures_and_capitals"]),
        ("金额120,000.00元（大写：壹拾万元整）", ["figures_and_capitals"]),
        ("壹拾万元整。另有120,000.00元", []),
    ],
)
def test_figures_and_capitals_side_by_side_must_agree(said: str, codes: list[str]) -> None:
    assert found(case(), paper(said, file="x.pdf", title="收据")) == codes


@pytest.mark.parametrize(
    "said",
    [
        "张三样 配偶 王五样 身份证号码 110101199003033211",
        "身份证号码 110101199003033211",
        "李四样 身份证号码 110101198502021234 张三样",
        "张三样，李四样身份证号码110101198502021234",
        "张三样 身份证号码 110101********1237",
    ],
)
def test_a_number_that_may_be_anothers_is_not_held_against_a_party(said: str) -> None:
    assert found(case(), paper(said, file="x.pdf", title="登记表")) == []


def test_the_code_of_the_bank_is_compared_too() -> None:
    said = "示例银行股份有限公司示例分行 统一社会信用代\n码\n91110000000000001X"
    assert found(case(), paper(said, file="x.pdf", title="营业执照")) == ["id_number"]
