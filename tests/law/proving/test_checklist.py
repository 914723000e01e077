"""The papers a case needs, held, missing, or to be checked."""

from datetime import date
from typing import Any

import pytest

from legal_docs.law.proving.checklist import checklist, papers
from legal_docs.model.casefile import CaseFile
from legal_docs.model.exhibit import Exhibit
from legal_docs.model.finding import PeriodFinding, Step
from legal_docs.model.findings import Findings
from legal_docs.model.proving import Held, Requirement
from tests.law.factory import (
    BORROWER,
    GUARANTOR,
    OTHER_GUARANTOR,
    card,
    case,
    contact,
    event,
    guarantor,
    loan,
    note,
)

ON = date(2025, 6, 30)
YES, CHECK, MISSING = Held.YES, Held.TO_CHECK, Held.MISSING


def exhibits(*files: str, pages: int = 1) -> tuple[Exhibit, ...]:
    """One bound exhibit a file, called like it."""
    return tuple(
        Exhibit.model_validate(
            {
                "number": number,
                "file": file,
                "title": file.rpartition("/")[2].split(".")[0],
                "group": "",
                "kind": "document",
                "original": "copy",
                "sha256": "0" * 64,
                "size": 1,
                "page_count": pages,
            }
        )
        for number, file in enumerate(files, 1)
    )


def wanted(code: str, changed: CaseFile, *files: str, **how: Any) -> list[Requirement]:
    pages = how.pop("pages", 1)
    found = checklist(changed, exhibits(*files, pages=pages), on=how.pop("on", ON), **how)
    return [each for each in found if each.code == code]


def state(code: str, changed: CaseFile, *files: str, **how: Any) -> list[Held]:
    return [each.state for each in wanted(code, changed, *files, **how)]


def test_every_row_of_the_table_has_a_reason_a_known_finder_and_known_articles() -> None:
    rows = papers()
    assert len({row.code for row in rows}) == len(rows)
    assert all(row.why and row.stages and row.articles and row.rule.startswith("R-") for row in rows)


@pytest.mark.parametrize(
    ("cited", "files", "answer"),
    [
        ("合同.pdf", ("合同.pdf",), YES),
        ("合同.pdf", ("别的.pdf",), MISSING),
        ("", ("个人借款合同.pdf",), CHECK),
        ("", (), MISSING),
    ],
)
def test_a_contract_is_held_where_cited_and_to_check_where_only_its_name_fits(
    cited: str, files: tuple[str, ...], answer: Held
) -> None:
    assert state("loan_contract", case(loans=[loan(evidence=cited)]), *files) == [answer]


def test_what_is_held_names_its_exhibits_and_pages_and_what_is_missing_none() -> None:
    (held,) = wanted("loan_contract", case(loans=[loan(evidence="合同.pdf#2")]), "合同.pdf")
    assert [(proof.file, proof.page) for proof in held.met_by] == [("合同.pdf", 2)]
    (gone,) = wanted("loan_contract", case(), "别的.pdf")
    assert (gone.met_by, gone.missing, gone.subject) == ((), True, "合同001")


def test_each_drawdown_wants_its_note_and_a_proof_that_the_money_arrived() -> None:
    one = case(loans=[loan(disbursements=[note(evidence="借据.pdf")])])
    assert state("drawdown", one, "借据.pdf") == [YES]
    assert state("payout", one, "借据.pdf") == [MISSING]
    assert state("payout", one, "借据.pdf", "放款回单.png") == [YES]


def test_no_payment_at_all_still_wants_the_record_of_the_account() -> None:
    (one,) = wanted("repayment_record", case())
    assert (one.state, one.note) == (MISSING, "案件资料没有还款记录；从未还款的，也请附账户流水")
    paid = [{"id": "R1", "paid_on": "2023-01-01", "amount": "1", "evidence": "流水.xlsx"}]
    assert wanted("repayment_record", case(repayments=paid), "流水.xlsx")[0].note == ""


BALANCE = [{"on": "2025-06-30", "total": "1", "evidence": "余额表.pdf"}]


@pytest.mark.parametrize(
    ("told", "answer", "words"),
    [
        ({}, CHECK, "没有写明"),
        ({"is_own_certificate": True, "signed_by_head": True}, MISSING, "缺制作人员的签名或者盖章"),
        ({"is_own_certificate": True, "signed_by_head": True, "signed_by_maker": True}, YES, ""),
    ],
)
def test_a_certificate_of_the_bank_wants_two_signatures(
    told: dict[str, bool], answer: Held, words: str
) -> None:
    changed = case(balances=BALANCE, evidence=[{"file": "余额表.pdf"} | told])
    (one,) = wanted("certificate_signatures", changed, "余额表.pdf")
    assert one.state is answer
    assert words in one.note


def test_an_export_and_a_paper_that_is_no_exhibit_want_no_signatures() -> None:
    table = [{"on": "2025-06-30", "total": "1", "evidence": "余额.xlsx"}]
    assert wanted("certificate_signatures", case(balances=table), "余额.xlsx") == []
    assert wanted("certificate_signatures", case(balances=BALANCE)) == []


def test_a_called_loan_wants_the_notice_and_the_proof_that_it_arrived() -> None:
    def called(**changes: Any) -> CaseFile:
        return case(loans=[loan(acceleration={"declared_on": "2023-01-01"} | changes)])

    arrived = called(arrived_on="2023-01-03", evidence="通知.docx;EMS妥投回执.jpg")
    assert state("acceleration_notice", arrived, "通知.docx", "EMS妥投回执.jpg") == [YES]
    assert state("acceleration_arrival", arrived, "通知.docx", "EMS妥投回执.jpg") == [YES]
    assert state(
        "acceleration_arrival", called(arrived_on="2023-01-03", evidence="通知.docx"), "通知.docx"
    ) == [MISSING]
    (open_one,) = wanted("acceleration_arrival", called(evidence="通知.docx"), "EMS妥投回执.jpg")
    assert (open_one.state, open_one.note) == (MISSING, "案件资料没有填写到达日")
    assert wanted("acceleration_notice", case()) == []


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ({"highlighted": False}, MISSING),
        ({"highlighted": True, "highlight_note": "加粗"}, YES),
        ({"highlighted": True}, CHECK),
        ({}, CHECK),
    ],
)
def test_highlighting_is_held_only_where_it_is_said_how(told: dict[str, Any], answer: Held) -> None:
    assert state("highlighting", case(loans=[loan(evidence="合同.pdf", **told)]), "合同.pdf") == [answer]


def test_personal_loans_from_august_2026_want_the_table_of_costs() -> None:
    def at(day: str, **changes: Any) -> CaseFile:
        return case(loans=[loan(signed_on=day, kind="consumer", **changes)])

    assert wanted("cost_disclosure", at("2026-07-31")) == []
    assert state("cost_disclosure", at("2026-08-01")) == [MISSING]
    signed = {"signed": True, "evidence": "明示表.pdf"}
    assert state("cost_disclosure", at("2026-08-01", cost_disclosure=signed), "明示表.pdf") == [YES]
    unsigned = signed | {"signed": False}
    assert state("cost_disclosure", at("2026-08-01", cost_disclosure=unsigned), "明示表.pdf") == [CHECK]


def test_card_instalments_from_august_2026_want_the_table_of_costs() -> None:
    month = {"statement_on": "2026-08-05", "due_on": "2026-08-25", "fees": "5", "closing": "5"}
    late = case(loans=[], cards=[card(statements=[month])], cause="card")
    assert state("cost_disclosure", late) == [MISSING]
    early = case(loans=[], cards=[card(statements=[month | {"statement_on": "2026-07-05"}])], cause="card")
    assert wanted("cost_disclosure", early) == []


def test_a_service_clause_is_held_with_the_contract() -> None:
    clause = {"content": "样例市样例路2号"}
    assert state(
        "service_address", case(loans=[loan(service_clause=clause, evidence="合同.pdf")]), "合同.pdf"
    ) == [YES]
    assert state("service_address", case(), "合同.pdf") == [MISSING]
    assert state("service_address", case(), "送达地址确认书.pdf") == [CHECK]


def period(*steps: Step, **changes: Any) -> Findings:
    terms = {
        "kind": "limitation",
        "subject": BORROWER,
        "debt": "借据001",
        "starts_on": "2023-07-01",
        "length": "三年",
        "safe_last_day": None,
        "statutory_last_day": None,
        "act_by": None,
        "steps": steps,
    }
    return Findings(on=ON, law_known_to=ON, periods=(PeriodFinding.model_validate(terms | changes),))


def step(on: str, effect: str = "interrupts", proof: str = "") -> Step:
    proofs = [{"file": proof}] if proof else []
    return Step.model_validate({"on": on, "effect": effect, "sentence": "催收", "proofs": proofs})


def test_a_period_whose_interruptions_have_no_exhibit_says_which() -> None:
    both = period(step("2024-01-02", proof="a.pdf"), step("2025-01-02", effect="claimed_unproved"))
    (one,) = wanted("interruption", case(), "a.pdf", findings=both)
    assert (one.state, one.note) == (CHECK, "2025年1月2日的事由没有证据")
    assert one.subject == f"诉讼时效（{BORROWER}）"
    (none,) = wanted("interruption", case(), findings=both)
    assert (none.state, none.note) == (MISSING, "2024年1月2日、2025年1月2日的事由没有证据")
    assert state("interruption", case(), "a.pdf", findings=period(step("2024-01-02", proof="a.pdf"))) == [YES]


def test_periods_that_stopped_were_not_interrupted_or_are_unknown_want_nothing() -> None:
    acts = step("2024-01-02", proof="a.pdf")
    assert wanted("interruption", case(), findings=period(acts, running=False)) == []
    assert state("interruption", case(), findings=period(acts, running=False, reason="suspended")) == [
        MISSING
    ]
    assert wanted("interruption", case(), findings=period(step("2024-01-02", effect="no_effect"))) == []
    assert wanted("interruption", case(), findings=period(acts, kind="mortgage")) == []
    assert wanted("interruption", case()) == []


def test_two_periods_of_one_person_are_told_apart_by_their_debts() -> None:
    one = period(step("2024-01-02"), debt="借据001").periods
    two = period(step("2024-01-02"), debt="借据002").periods
    both = Findings(on=ON, law_known_to=ON, periods=one + two)
    subjects = [each.subject for each in wanted("interruption", case(), findings=both)]
    assert subjects == [f"诉讼时效（{BORROWER}，借据001）", f"诉讼时效（{BORROWER}，借据002）"]


def test_an_exhibit_that_shows_a_demand_after_the_period_is_told() -> None:
    late = step("2025-01-14", "no_effect_already_expired", "短信.csv")
    consent = step("2025-11-20", proof="签收.pdf")
    found = period(late, consent)
    note = wanted("interruption", case(), "短信.csv", "签收.pdf", findings=found)[0].note
    assert note.startswith("2025年1月14日的催收在期间届满后才到达")
    assert wanted("interruption", case(), "签收.pdf", findings=found)[0].note == ""


def test_a_joint_guarantor_wants_a_proved_demand_a_general_one_does_not() -> None:
    asked = contact("2024-01-02", target=GUARANTOR, evidence="函.pdf")
    joint = case(guarantors=[guarantor()], contacts=[asked])
    assert state("guarantor_demand", joint, "函.pdf") == [YES]
    assert state("guarantor_demand", joint) == [MISSING]
    (never,) = wanted("guarantor_demand", case(guarantors=[guarantor()]), "函.pdf")
    assert "没有请求其承担保证责任的记录" in never.note
    none = case(guarantors=[guarantor(OTHER_GUARANTOR, resolution="none")])
    assert wanted("resolution", none, "股东会决议.pdf")[0].met_by == ()
    failed = case(guarantors=[guarantor()], contacts=[asked | {"outcome": "returned"}])
    assert state("guarantor_demand", failed, "函.pdf") == [MISSING]
    assert wanted("guarantor_demand", case(guarantors=[guarantor(type="general")])) == []


def test_a_letter_that_arrived_wants_its_receipt() -> None:
    def sent(*files: str, **changes: Any) -> CaseFile:
        row = contact("2024-01-02", channel="letter", evidence=";".join(files)) | changes
        return case(contacts=[row])

    assert state("delivery_receipt", sent("函.docx", "EMS回执.jpg"), "函.docx", "EMS回执.jpg") == [YES]
    (bare,) = wanted("delivery_receipt", sent("函.docx"), "函.docx")
    assert (bare.state, bare.note[:9]) == (MISSING, "2024年1月2日")
    assert wanted("delivery_receipt", sent("函.docx", outcome="returned"), "函.docx") == []
    assert wanted("delivery_receipt", sent("函.docx", channel="sms"), "函.docx") == []


def test_electronic_exhibits_want_a_record_of_their_custody() -> None:
    custody = {
        "system": "平台",
        "operator": "周样例",
        "taken_on": "2025-01-01",
        "sha256": "0",
        "method": "导出",
    }
    log = {"file": "日志.csv", "kind": "electronic"}
    (bare,) = wanted("custody_record", case(evidence=[log]), "日志.csv")
    assert (bare.state, bare.note) == (MISSING, "日志未记载或者记载不全")
    assert state("custody_record", case(evidence=[log | {"custody": custody}]), "日志.csv") == [YES]
    assert wanted("custody_record", case(evidence=[log])) == []


def test_a_card_wants_application_agreement_and_every_statement() -> None:
    held = case(loans=[], cause="card", cards=[card(evidence="申请表.jpg;领用合约.pdf")])
    files = ("申请表.jpg", "领用合约.pdf")
    assert state("card_application", held, *files) == [YES]
    assert state("card_agreement", held, "申请表.jpg") == [MISSING]
    assert state("card_statements", held, *files) == [MISSING]
    assert wanted("loan_contract", held) == []
    months = [dict(row) for row in card()["statements"]]
    months[0]["evidence"] = "账单.pdf"
    (some,) = wanted(
        "card_statements", case(loans=[], cause="card", cards=[card(statements=months)]), "账单.pdf"
    )
    assert (some.state, some.note) == (CHECK, "2022年4月5日的账单没有引用证据")


def thing(kind: str = "mortgage_real", **changes: Any) -> dict[str, Any]:
    fields = {
        "id": "M1",
        "kind": kind,
        "owner": BORROWER,
        "description": "样例路2号房屋",
        "contract_number": "DY-1",
    }
    return fields | {"signed_on": "2022-06-30", "registration": "formal"} | changes


@pytest.mark.parametrize(
    ("kind", "code", "paper"),
    [
        ("mortgage_real", "mortgage_registration", "不动产登记证明.pdf"),
        ("mortgage_movable", "movable_registration", "动产抵押登记证明.pdf"),
        ("pledge_movable", "pledge_delivery", "质物交付清单.pdf"),
        ("pledge_right", "pledge_registration", "出质登记证明.pdf"),
    ],
)
def test_each_kind_of_security_wants_its_own_proof_and_no_other(kind: str, code: str, paper: str) -> None:
    secured = case(collateral=[thing(kind, evidence=paper)])
    assert state(code, secured, paper) == [YES]
    assert state(code, secured, "别的.pdf") == [MISSING]
    codes = {"mortgage_registration", "movable_registration", "pledge_delivery", "pledge_registration"}
    assert {each.code for each in checklist(secured, (), on=ON)} & codes == {code}


def test_a_mortgage_without_registration_or_only_noted_in_advance_is_not_held() -> None:
    paper = "不动产登记证明.pdf"
    none = case(collateral=[thing(registration="none", evidence=paper)])
    assert state("mortgage_registration", none, paper) == [MISSING]
    advance = case(collateral=[thing(registration="advance", evidence=paper)])
    assert state("mortgage_registration", advance, paper) == [CHECK]


def test_the_contract_of_a_security_may_be_the_loan_agreement_itself() -> None:
    shared = case(loans=[loan(evidence="合同.pdf")], collateral=[thing(contract_number="合同001")])
    assert state("security_contract", shared, "合同.pdf") == [YES]
    assert state("security_contract", case(collateral=[thing()]), "合同.pdf") == [MISSING]
    own = case(collateral=[thing(evidence="抵押合同.pdf")])
    assert state("security_contract", own, "抵押合同.pdf") == [YES]


def test_a_company_that_guarantees_wants_its_resolution() -> None:
    def by(name: str, **changes: Any) -> CaseFile:
        return case(guarantors=[guarantor(name, **changes)])

    assert wanted("resolution", by(GUARANTOR)) == []
    assert state("resolution", by(OTHER_GUARANTOR)) == [MISSING]
    assert state("resolution", by(OTHER_GUARANTOR), "股东会决议.pdf") == [YES]
    assert wanted("resolution", by(OTHER_GUARANTOR, resolution="not_needed")) == []
    assert state("resolution", by(OTHER_GUARANTOR, resolution="none"), "股东会决议.pdf") == [MISSING]
    owner = case(collateral=[thing(owner=OTHER_GUARANTOR)])
    assert state("resolution", owner) == [MISSING]
    assert wanted("resolution", case(collateral=[thing()])) == []
    borrower = case(debtors=[{"name": OTHER_GUARANTOR}], collateral=[thing(owner=OTHER_GUARANTOR)])
    assert wanted("resolution", borrower) == []


def test_identity_papers_want_a_page_for_each_person() -> None:
    two = case(guarantors=[guarantor()])
    assert state("identity_persons", two, "身份证.pdf", pages=1) == [CHECK]
    assert state("identity_persons", two, "身份证.pdf", pages=2) == [YES]
    assert state("identity_persons", two) == [MISSING]
    assert wanted("identity_organisations", two) == []
    company = case(guarantors=[guarantor(OTHER_GUARANTOR)])
    assert state("identity_organisations", company) == [MISSING]
    assert state("identity_organisations", company, "营业执照.pdf") == [YES]


def test_the_banks_own_licence_is_to_be_checked_as_it_may_be_filed_apart() -> None:
    assert state("bank_identity", case()) == [CHECK]
    assert state("bank_identity", case(), "金融许可证.pdf") == [YES]


def test_spouses_deaths_assignments_costs_and_missing_people_want_their_papers() -> None:
    spouse = case(debtors=[{"name": BORROWER}, {"name": "钱样例", "role": "spouse"}])
    assert state("spouse_debt", spouse) == [MISSING]
    dead = case(events=[event("2024-01-01", "death", evidence="死亡证明.pdf")])
    assert state("death_and_heirs", dead, "死亡证明.pdf") == [YES]
    assert wanted("death_and_heirs", dead, on=date(2023, 12, 31)) == []
    bank = case().creditor.model_dump() | {"assigned_from": "样例银行甲"}
    assert state("assignment", case(creditor=bank)) == [MISSING]
    spent = {"kind": "lawyer", "amount": "1", "incurred_on": "2025-01-01"}
    assert state("cost_proof", case(costs=[spent])) == [MISSING]
    assert state("cost_payment", case(costs=[spent]), "放款回单.png") == [MISSING]
    assert wanted("cost_proof", case(costs=[spent | {"claimed": False}])) == []
    paid = case(costs=[spent | {"evidence": "委托合同.pdf; 发票.png; 付款回单.pdf"}])
    for file, answers in (("发票.png", [YES, MISSING]), ("付款回单.pdf", [YES, YES])):
        assert [state(code, paid, file)[0] for code in ("cost_proof", "cost_payment")] == answers
    people = [each.model_dump() for each in case().people]
    people[0]["whereabouts"] = "missing"
    assert state("whereabouts", case(people=people)) == [MISSING]
    assert state("whereabouts", case(people=people), "EMS退回信封.pdf") == [MISSING]
    assert state("whereabouts", case(people=people), "村委会证明.pdf") == [YES]
    assert wanted("whereabouts", case()) == []


def test_enforcement_wants_the_instrument_and_its_certificate_instead_of_the_contract() -> None:
    judgment = {
        "number": "（2024）示0101民初1号",
        "court": "样例法院",
        "issued_on": "2024-01-01",
        "effective_on": "2024-02-01",
        "operative_part": "还款",
        "evidence": "判决书.pdf",
    }
    ruling = {
        "owner": BORROWER,
        "kind": "deposit",
        "asset": "账户",
        "court": "样例法院",
        "ruling_number": "裁1",
    }
    clue = {"id": "P1", "owner": BORROWER, "kind": "vehicle", "description": "样例车"}
    preserved = ruling | {
        "id": "B1",
        "ruled_on": "2024-01-01",
        "executed_on": "2024-01-02",
        "evidence": "裁定.pdf",
    }
    enforced = case(stage="enforcement", judgments=[judgment], preservations=[preserved], clues=[clue])
    assert state("instrument", enforced, "判决书.pdf") == [YES]
    assert wanted("instrument", enforced, "判决书.pdf", "合同.pdf")[0].note == ""
    assert wanted("instrument", enforced, "合同.pdf")[0].note == ""
    behind = wanted("instrument", enforced, "合同.pdf", "判决书.pdf")[0]
    assert (behind.state, behind.note[:11]) == (YES, "排在证据2，申请执行时")
    second = judgment | {"number": "（2024）示0101民初2号", "evidence": "判决书2.pdf"}
    both = case(stage="enforcement", judgments=[judgment, second])
    assert [w.note for w in wanted("instrument", both, "判决书.pdf", "判决书2.pdf")] == ["", ""]
    assert state("effect_certificate", enforced, "判决书.pdf") == [MISSING]
    assert state("effect_certificate", enforced, "判决书.pdf", "生效证明.pdf") == [YES]
    assert state("preservation_ruling", enforced, "裁定.pdf") == [YES]
    assert state("property_clues", enforced) == [MISSING]
    assert wanted("loan_contract", enforced) == []
    assert wanted("instrument", case(judgments=[judgment])) == []
