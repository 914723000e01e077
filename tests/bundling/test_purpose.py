from legal_docs.bundling.purpose import propose
from tests.bundling.cases import case


def test_the_contract_named_as_proof_gets_its_number_day_sum_rate_and_term() -> None:
    assert propose(case(), "01-借款合同/01-个人借款合同.pdf", "个人借款合同", "借款合同") == (
        "证明原告与被告张三样于2023年1月5日签订编号为HT-2023-0001的《个人借款合同》，"
        "约定借款金额人民币120,000.00元、年利率4.35%、借款期限自2023年1月6日至2026年1月6日。"
    )


def test_facts_that_another_paper_proves_are_not_claimed() -> None:
    assert propose(case(), "01-借款合同/02-补充.pdf", "补充", "借款合同") == "证明借款合同关系及双方的约定。"


def test_a_fact_without_proof_is_proposed_for_the_paper_whose_title_names_it() -> None:
    assert propose(case(), "x/借据.pdf", "借据", "借款合同") == (
        "证明原告于2023年1月6日发放借款人民币120,000.00元（借据编号JJ-01）。"
    )
    assert propose(case(), "x/保证合同.pdf", "保证合同", "") == (
        "证明被告李四样于2023年1月5日签订编号为BZ-2023-0001的《保证合同》，为案涉债务提供连带责任保证。"
    )


def test_repayments_leave_reversed_ones_out() -> None:
    payments = [
        {"id": "1", "paid_on": "2023-02-06", "amount": "10"},
        {"id": "2", "paid_on": "2023-03-06", "amount": "20"},
        {"id": "3", "paid_on": "2023-03-07", "amount": "20", "kind": "冲正", "reverses": "2"},
    ]
    assert propose(case(repayments=payments), "x/流水.xlsx", "流水", "") == (
        "证明被告张三样于2023年2月6日还款人民币10.00元。"
    )


def test_who_paid_is_named_where_others_are_sued_too() -> None:
    def said(*payers: str) -> str:
        rows = [
            {"id": str(n), "paid_on": f"2023-0{n}-06", "amount": "10", "payer": payer}
            for n, payer in enumerate(payers, 2)
        ]
        return propose(case(repayments=rows), "x/流水.xlsx", "流水", "")

    end = "自2023年2月6日至2023年3月6日期间的还款情况，其中最近一次于2023年3月6日还款人民币10.00元。"
    assert said("张三样", "张三样") == f"证明被告张三样{end}"
    assert said("张三样", "李四样") == f"证明被告{end}"
    assert said("张三样", "案外人") == f"证明被告张三样{end}"
    assert said("李四样", "李四样") == f"证明被告李四样{end}"
    one = propose(
        case(guarantors=[], repayments=[{"id": "1", "paid_on": "2023-02-06", "amount": "1"}]), "x", "流水", ""
    )
    assert one == "证明被告于2023年2月6日还款人民币1.00元。"


def test_of_many_demands_the_first_the_last_and_the_number_are_told() -> None:
    def calls(until: int) -> str:
        rows = [
            _contact(n, "电话", on=f"2025-{n:02}-06", outcome="接通", receiver="本人")
            for n in range(1, until + 1)
        ]
        return propose(case(contacts=rows), "x/催收.csv", "催收记录", "")

    assert calls(8).count("2025年") == 8
    assert "、2025年8月6日以电话方式向被告张三样催收、主张权利。" in calls(8)
    assert calls(9) == (
        "证明原告自2025年1月6日起共9次（最近一次为2025年9月6日）以电话方式向被告张三样催收、主张权利。"
    )


def _contact(number: int, channel: str, **rest: object) -> dict[str, object]:
    on = f"2025-05-0{number}"
    return {"id": str(number), "on": on, "channel": channel, "target": "张三样", "is_demand": True, **rest}


def test_several_calls_on_one_day_are_counted_without_more_days_being_hinted_at() -> None:
    calls = [_contact(2, "电话", outcome="无人接听") | {"id": str(n)} for n in range(7)]
    assert _said(*calls) == "证明原告于2025年5月2日拨打被告张三样电话7次，均未接通。"
    answered = [_contact(2, "电话", outcome="接通", receiver="本人") | {"id": str(n)} for n in range(2)]
    assert _said(*answered) == "证明原告于2025年5月2日（共2次）以电话方式向被告张三样催收、主张权利。"


def test_a_way_that_all_have_in_common_is_said_once_and_different_ways_apart() -> None:
    calls = [_contact(n, "电话", outcome="接通", receiver="本人") for n in (1, 2)]
    assert "于2025年5月1日、2025年5月2日以电话方式向" in _said(*calls)
    visit = _contact(3, "上门", outcome="送达", receiver="本人")
    assert "于2025年5月1日（电话）、2025年5月2日（电话）、2025年5月3日（上门）向" in _said(*calls, visit)
    letters = [
        _contact(n, "EMS", outcome="签收", receiver="本人", arrived_on=f"2025-05-1{n}") for n in (1, 2)
    ]
    assert "2025年5月1日（2025年5月11日送达）、2025年5月2日（2025年5月12日送达）以信函方式" in _said(*letters)


def test_the_same_letter_to_two_debtors_is_told_once() -> None:
    debtors = [{"name": "张三样"}, {"name": "李四样", "role": "共同借款人"}]
    both = [
        _contact(1, "EMS", outcome="签收", receiver="本人", arrived_on="2025-05-03")
        | {"id": who, "target": who}
        for who in ("张三样", "李四样")
    ]
    found = case(contacts=both, debtors=debtors, guarantors=[])
    assert propose(found, "a", "催收函及EMS回执", "") == (
        "证明原告于2025年5月1日（2025年5月3日送达）以信函方式向被告张三样、李四样催收、主张权利。"
    )
    assert propose(found, "a", "催收函", "") == (
        "证明原告于2025年5月1日以信函方式向被告张三样、李四样催收、主张权利。"
    )
    assert propose(found, "a", "EMS妥投回执", "催收记录") == (
        "证明原告于2025年5月1日向被告张三样、李四样寄送信函，于2025年5月3日送达。"
    )


def test_a_receipt_tells_what_came_back_as_a_failure_and_each_letter_apart() -> None:
    letters = [
        _contact(2, "EMS", outcome="签收", receiver="本人", arrived_on="2025-05-08"),
        _contact(1, "EMS", outcome="签收", receiver="本人", arrived_on="2025-05-08"),
        _contact(3, "EMS", outcome="退回", arrived_on="2025-05-09"),
        _contact(4, "当面送达", outcome="签收", receiver="本人", arrived_on="2025-05-04"),
    ]
    assert propose(case(contacts=letters), "a", "EMS妥投回执", "催收记录") == (
        "证明原告于2025年5月1日向被告张三样寄送信函，于2025年5月8日送达；"
        "原告于2025年5月2日向被告张三样寄送信函，于2025年5月8日送达；"
        "原告于2025年5月4日以当面送达方式向被告张三样催收、主张权利；"
        "另于2025年5月3日向被告张三样寄送信函，被退回。"
    )


def test_the_notice_proves_the_call_and_the_receipt_its_arrival() -> None:
    loan = case().loans[0].model_dump()
    called = loan["acceleration"] | {"arrived_on": "2025-06-05", "evidence": ["a.docx", "b.jpg"]}
    found = case(loans=[loan | {"acceleration": called}], contacts=[])
    name = "编号为HT-2023-0001的《个人借款合同》项下借款提前到期"
    assert propose(found, "a.docx", "宣布提前到期通知书", "") == f"证明原告于2025年6月3日宣布{name}。"
    assert propose(found, "b.jpg", "EMS妥投回执", "") == f"证明原告宣布{name}的通知于2025年6月5日到达。"
    both = f"证明原告于2025年6月3日宣布{name}，通知于2025年6月5日到达。"
    assert propose(found, "a.docx", "通知书及签收回执", "") == both
    unknown = case(loans=[loan | {"acceleration": called | {"arrived_on": None}}], contacts=[])
    assert propose(unknown, "b.jpg", "EMS妥投回执", "") == f"证明原告于2025年6月3日宣布{name}。"


def _said(*contacts: dict[str, object]) -> str:
    return propose(case(contacts=contacts), "x/a.csv", "催收记录", "")


def test_what_did_not_get_through_is_not_called_a_demand() -> None:
    call, message = _contact(2, "电话", outcome="无人接听"), _contact(3, "短信", outcome="发送失败")
    letter = _contact(4, "EMS", outcome="退回")
    visit = _contact(1, "上门", outcome="送达", receiver="本人")
    assert _said(visit, call, message, letter) == (
        "证明原告于2025年5月1日以上门方式向被告张三样催收、主张权利；"
        "另于2025年5月4日向被告张三样寄送信函，被退回。"
    )
    assert _said(call, message) == (
        "证明原告于2025年5月2日拨打被告张三样电话，未接通；于2025年5月3日向被告张三样发送短信，发送失败。"
    )


def test_who_consented_in_writing_is_told_in_their_own_words() -> None:
    handed = _contact(1, "当面送达", outcome="签收", receiver="本人", signed_consent=True)
    asked = "证明原告于2025年5月1日以当面送达方式向被告张三样催收、主张权利；被告张三样于2025年5月1日书面表示"
    assert _said(handed | {"result": "签收并书写“同意继续履行”"}) == f"{asked}“同意继续履行”。"
    assert _said(handed | {"result": "签收"}) == f"{asked}同意履行债务。"
    assert _said(handed | {"arrived_on": "2025-05-02"}).endswith("于2025年5月2日书面表示同意履行债务。")


def test_what_reached_one_of_two_leaves_out_the_call_the_other_did_not_answer() -> None:
    mine = _contact(1, "上门", outcome="送达", receiver="本人")
    other = _contact(1, "上门", target="李四样", outcome="送达", receiver="本人")
    call = _contact(2, "电话", target="李四样", outcome="无人接听")
    debtors = [{"name": "张三样"}, {"name": "李四样", "role": "共同借款人"}]
    found = case(contacts=[mine, _contact(3, "上门", outcome="送达", receiver="本人"), other, call])
    found = found.model_copy(update={"debtors": case(debtors=debtors).debtors, "guarantors": ()})
    assert propose(found, "x/a.csv", "催收记录", "") == (
        "证明原告于2025年5月1日、2025年5月3日以上门方式向被告张三样，"
        "于2025年5月1日以上门方式向被告李四样催收、主张权利。"
    )


def test_the_same_attempt_with_two_people_is_told_once() -> None:
    rows = [_contact(1, "EMS", target=who, outcome="退回") | {"id": who} for who in ("张三样", "李四样")]
    assert _said(*rows) == "证明原告于2025年5月1日向被告张三样、李四样寄送信函，被退回。"
    visit = _contact(2, "上门", outcome="未接通")
    assert _said(visit) == "证明原告于2025年5月2日上门联系被告张三样，未果。"


def test_a_guarantor_is_asked_to_answer_for_the_debt() -> None:
    handed = _contact(1, "当面送达", target="李四样", outcome="签收", receiver="本人")
    assert _said(handed) == "证明原告于2025年5月1日以当面送达方式请求被告李四样承担保证责任。"


def test_in_enforcement_the_parties_have_other_names() -> None:
    text = propose(case(stage="申请执行"), "03-催收记录/催收记录.csv", "催收记录", "")
    assert text == "证明申请执行人于2025年5月6日向被执行人张三样发送短信。"


def test_what_somebody_else_answered_is_no_demand_on_the_debtor_and_is_left_out() -> None:
    own = _contact(1, "电话", outcome="接通", receiver="本人")
    colleague = _contact(2, "电话", outcome="接通", receiver="其他人", told_third_party=True)
    assert _said(own, colleague) == "证明原告于2025年5月1日以电话方式向被告张三样催收、主张权利。"
    assert "2025年5月2日" not in _said(colleague)
    assert _said(colleague) == "证明原告向被告催收、主张权利的情况。"
    chat = colleague | {"is_demand": False}
    assert "张三样" not in _said(chat)
    assert "于2025年5月2日以电话方式与被告张三样联系" in _said(chat | {"receiver": "本人"})


def test_who_answered_unknown_is_only_an_attempt() -> None:
    open_call = _contact(2, "电话", outcome="接通")
    assert _said(open_call) == "证明原告于2025年5月2日拨打被告张三样电话。"


def test_a_note_that_names_another_sum_than_was_lent_does_not_prove_the_sum() -> None:
    def said(amount: str, file: str) -> str:
        found = case()
        note = found.loans[0].disbursements[0].model_dump() | {"amount": amount, "evidence": file}
        loan = found.loans[0].model_dump() | {"disbursements": [note]}
        return propose(case(loans=[loan]), file, "", "")

    full = "证明原告于2023年1月6日发放借款人民币120,000.00元（借据编号JJ-01）。"
    assert said("120000", "02/借据.pdf") == full
    short = "证明编号为JJ-01的借据的出具情况及其约定的到期日（2026年1月6日）。"
    assert said("118000", "02/借据.pdf") == short
    assert "118,000.00" in said("118000", "02/流水.xlsx")


_PAID_IN = "证明原告于2023年1月6日将借款人民币120,000.00元（借据编号JJ-01）划入尾号4321的账户。"


def test_a_slip_proves_the_payment_to_the_account_and_a_note_the_loan() -> None:
    found = case()
    note = found.loans[0].disbursements[0].model_dump() | {"account": "6222020000004321"}
    with_account = case(loans=[found.loans[0].model_dump() | {"disbursements": [note]}])
    lent = "证明原告于2023年1月6日发放借款人民币120,000.00元（借据编号JJ-01）。"
    assert propose(with_account, "x/a.png", "放款回单", "放款凭证") == _PAID_IN
    assert propose(with_account, "x/a.pdf", "借款借据", "放款凭证") == lent
    assert propose(with_account, "x/a.pdf", "借据及放款回单", "放款凭证") == lent
    assert propose(found, "x/a.png", "放款回单", "放款凭证") == lent


def test_an_agreement_on_a_fee_does_not_prove_that_it_was_paid() -> None:
    cost = {"kind": "律师费", "amount": "3000", "incurred_on": "2025-06-01", "evidence": ["a.pdf", "b.png"]}
    found = case(costs=[cost])
    assert (
        propose(found, "a.pdf", "委托代理合同", "")
        == "证明原告为实现债权约定支付律师代理费人民币3,000.00元。"
    )
    paid = "证明原告为实现债权支出律师代理费人民币3,000.00元（2025年6月1日）。"
    assert propose(found, "b.png", "律师费发票", "") == "证明原告取得律师代理费人民币3,000.00元的发票。"
    assert propose(found, "b.png", "律师费付款回单", "") == paid
    assert propose(found, "b.png", "律师费发票及付款凭证", "") == paid
    assert propose(found, "b.png", "代理合同及发票", "") == paid


def test_a_paper_about_a_person_names_the_person() -> None:
    card = "身份证复印件"
    assert propose(case(guarantors=[]), "x", card, "") == "证明被告张三样的身份情况。"
    assert propose(case(), "x", card, "") == "证明被告的身份情况。"
    assert propose(case(), "x", f"李四样{card}", "") == "证明被告李四样的身份情况。"
    assert propose(case(), "x", "结婚证", "主体材料") == "证明被告的婚姻情况。"


def test_a_paper_about_a_company_names_the_company() -> None:
    people = [
        {"kind": "natural", "name": "张三样"},
        {"kind": "organisation", "name": "示例贸易有限公司", "uscc": "91110000000000001X"},
    ]
    firm = case(people=people, debtors=[{"name": "示例贸易有限公司"}], guarantors=[])
    assert propose(firm, "x", "营业执照", "") == "证明被告示例贸易有限公司的主体资格。"
    assert propose(case(), "x", "营业执照", "") == "证明当事人的主体资格。"
    assert propose(firm, "x", "金融许可证", "主体材料") == "证明原告的主体资格。"


def test_a_title_that_names_one_guarantor_proves_only_that_guarantee() -> None:
    people = [{"kind": "natural", "name": name} for name in ("张三样", "李四样", "王五样")]
    one = case().guarantors[0].model_dump()
    both = case(people=people, guarantors=[one, one | {"name": "王五样", "contract_number": "BZ-2"}])
    text = propose(both, "x", "保证合同（王五样）", "")
    assert "BZ-2" in text
    assert "李四样" not in text
    assert "李四样" in propose(both, "x", "保证合同", "")


def test_an_unregistered_mortgage_is_not_called_registered() -> None:
    thing = {
        "id": "D1", "kind": "不动产抵押", "owner": "张三样", "description": "示例路1号房屋",
        "contract_number": "DY-1", "signed_on": "2023-01-05",
    }  # fmt: skip
    bare = propose(case(collateral=[thing]), "x/a.pdf", "抵押合同", "")
    assert "登记" not in bare
    registered = {
        **thing,
        "registration": "正式登记",
        "registration_number": "证9号",
        "registered_on": "2023-01-09",
    }
    text = propose(case(collateral=[registered]), "x/a.pdf", "抵押合同", "")
    assert text.endswith("已于2023年1月9日办理抵押登记（登记证明号证9号）。")


def test_what_nothing_is_known_of_stays_open() -> None:
    assert propose(case(), "x/说明.txt", "说明", "其他") == ""
