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
        "证明被告2023年2月6日的还款情况，其中最近一次于2023年2月6日还款人民币10.00元。"
    )


def test_many_demands_are_counted_not_all_listed() -> None:
    contacts = [_contact(n, "电话", on=f"2025-0{n}-06", outcome="接通", receiver="本人") for n in range(1, 7)]
    text = propose(case(contacts=contacts), "x/催收.csv", "催收记录", "")
    assert "2025年4月6日（电话）等共6次向被告张三样催收、主张权利" in text
    assert "2025年5月6日" not in text


def _contact(number: int, channel: str, **rest: object) -> dict[str, object]:
    on = f"2025-05-0{number}"
    return {"id": str(number), "on": on, "channel": channel, "target": "张三样", "is_demand": True, **rest}


def _said(*contacts: dict[str, object]) -> str:
    return propose(case(contacts=contacts), "x/a.csv", "催收记录", "")


def test_what_did_not_get_through_is_not_called_a_demand() -> None:
    call, message = _contact(2, "电话", outcome="无人接听"), _contact(3, "短信", outcome="发送失败")
    letter = _contact(4, "EMS", outcome="退回")
    visit = _contact(1, "上门", outcome="送达", receiver="本人")
    assert _said(visit, call, message, letter) == (
        "证明原告于2025年5月1日（上门）向被告张三样催收、主张权利；"
        "另于2025年5月2日拨打电话未接通，于2025年5月3日发送短信失败，于2025年5月4日寄送信函被退回。"
    )
    assert _said(call) == "证明原告曾联系被告张三样：于2025年5月2日拨打电话未接通。"


def test_a_guarantor_is_asked_to_answer_for_the_debt() -> None:
    handed = _contact(1, "当面送达", target="李四样", outcome="签收", receiver="本人")
    assert _said(handed) == "证明原告于2025年5月1日（当面送达）请求被告李四样承担保证责任。"


def test_in_enforcement_the_parties_have_other_names() -> None:
    text = propose(case(stage="申请执行"), "03-催收记录/催收记录.csv", "催收记录", "")
    assert text == "证明申请执行人曾联系被执行人张三样：于2025年5月6日发送短信。"


def test_what_somebody_else_answered_is_no_demand_on_the_debtor_and_is_left_out() -> None:
    own = _contact(1, "电话", outcome="接通", receiver="本人")
    colleague = _contact(2, "电话", outcome="接通", receiver="其他人", told_third_party=True)
    assert _said(own, colleague) == "证明原告于2025年5月1日（电话）向被告张三样催收、主张权利。"
    assert "2025年5月2日" not in _said(colleague)
    assert _said(colleague) == "证明原告向被告催收、主张权利的情况。"
    chat = colleague | {"is_demand": False}
    assert "张三样" not in _said(chat)
    assert "于2025年5月2日（电话）向被告张三样联系" in _said(chat | {"receiver": "本人"})


def test_who_answered_unknown_is_only_an_attempt() -> None:
    open_call = _contact(2, "电话", outcome="接通")
    assert _said(open_call) == "证明原告曾联系被告张三样：于2025年5月2日拨打电话。"


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
