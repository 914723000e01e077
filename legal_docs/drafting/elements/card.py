"""民事起诉状（信用卡纠纷）: the element form of 2025 (法〔2025〕82号), claims 1–7 and facts 1–16."""

from collections.abc import Iterator
from datetime import date

from legal_docs.drafting.claims import Claims, breakdown, claims
from legal_docs.drafting.demands import demands
from legal_docs.drafting.elements import requests
from legal_docs.drafting.elements.agreed import agreed_rows
from legal_docs.drafting.elements.card_terms import pointed_out_row, terms_row
from legal_docs.drafting.elements.complaint import heading_rows, signature_rows
from legal_docs.drafting.elements.grounds import basis_row, exhibits_row, more_row
from legal_docs.drafting.elements.reasons import reasons_row
from legal_docs.drafting.elements.requests import NO, YES
from legal_docs.drafting.elements.securities import security_rows
from legal_docs.drafting.elements.wording import not_met, numbered, sum_blank, text_blank
from legal_docs.drafting.fact import Fact
from legal_docs.drafting.words import day, listed
from legal_docs.model.arrears import ZERO, DebtArrears
from legal_docs.model.dossier import Dossier
from legal_docs.model.form import Blank, FormRow, FormSheet

TITLE = "民事起诉状（信用卡纠纷）"
SECTION = "事实与理由"
_DEMANDED = ("催收", "请求承担保证责任", "催收通知", "保证责任通知")


def sheet(dossier: Dossier) -> FormSheet:
    """Return the whole form; its sums are the ledger's own and those of the free-form complaint.

    Raises MissingValueError where the law asks for a value of a party the case file does not have.
    """
    asked = claims(dossier)
    rows = (
        *heading_rows(dossier),
        requests.in_full(dossier, asked),
        *_claim_rows(dossier, asked),
        *agreed_rows(dossier),
        reasons_row(dossier),
        *_fact_rows(dossier),
        *security_rows(dossier, "是否签订保证合同"),
        basis_row(dossier),
        *more_row(dossier, _DEMANDED),
        exhibits_row(dossier),
        *signature_rows(dossier),
    )
    return FormSheet(TITLE, rows)


def _claim_rows(dossier: Dossier, asked: Claims) -> Iterator[FormRow]:
    owed, section = dossier.arrears.owed, requests.SECTION
    until = Blank("截至", dossier.cutoff_on, "止", field="截止日")
    yield FormRow(section, "透支本金", (until, sum_blank("尚欠本金", owed.principal, "诉讼请求.本金")))
    going_on = [requests.further(claim) for claim in asked.items if claim.further]
    detail = breakdown(dossier) + (f"；自{asked.next_day}起：{going_on[0]}" if going_on else "")
    blanks = (
        until,
        sum_blank(
            "欠利息、罚息、复利、滞纳金、违约金、手续费等共计", owed.interest_like, "诉讼请求.息费合计"
        ),
        Blank("自", dossier.cutoff_on, "之后", field="截止日"),
        *text_blank("明细", detail, "诉讼请求.息费明细"),
    )
    yield FormRow(section, "利息、罚息、复利、滞纳金、违约金、手续费等", blanks)
    yield requests.security_row(asked)
    yield requests.costs_row(asked, "费用明细")
    yield requests.court_fee_row()
    yield from requests.other_row(asked)
    yield requests.total_row(asked)


def _fact_rows(dossier: Dossier) -> Iterator[FormRow]:
    yield _opened(dossier)
    yield terms_row(dossier)
    yield pointed_out_row(dossier)
    yield _repaid(dossier)
    yield _unpaid(dossier)
    yield _demanded(dossier)


def _opened(dossier: Dossier) -> FormRow:
    creditor = dossier.case.creditor
    text = numbered(
        f"卡号：{card.number}，登记权利人：{card.holder}，办卡时间：{day(card.opened_on)}，"
        f"办卡行：{creditor.assigned_from or creditor.name}，签订《{card.agreement}》"
        for card in dossier.case.cards
    )
    label = "信用卡办理情况（信用卡卡号、信用卡登记权利人、办卡时间、办卡行等）"
    return FormRow(SECTION, label, text_blank("", text, "信用卡办理情况"))


def _repaid(dossier: Dossier) -> FormRow:
    """Return what was paid after the first due day that was not met."""
    since = {debt.debt: _late_since(debt) for debt in dossier.arrears.debts}
    paid = [
        row.applied.total
        for row in dossier.arrears.allocations
        if (first := since.get(row.debt)) and row.on > first
    ]
    label, also = "被告逾期部分已还金额", ("被告已还款金额",)
    return FormRow(SECTION, label, (sum_blank("", sum(paid, ZERO), "逾期部分已还金额"),), also=also)


def _late_since(debt: DebtArrears) -> date | None:
    """Return the first due day on which not even the minimum was paid, else the first not met in full."""
    return debt.breached_since or debt.overdue_since


def _unpaid(dossier: Dossier) -> FormRow:
    owed = dossier.arrears.owed
    since = [first for debt in dossier.arrears.debts if (first := _late_since(debt))]
    blanks = (
        *text_blank("逾期时间", numbered(f"{not_met(due)}逾期" for due in dict.fromkeys(since)), "逾期时间"),
        Blank("截至", dossier.cutoff_on, field="截止日"),
        Blank("被告", listed(d.name for d in dossier.case.debtors), "欠付", field="欠付的被告"),
        sum_blank("欠付信用卡本金", owed.principal, "欠付.本金"),
        sum_blank("利息", owed.interest, "欠付.利息"),
        sum_blank("罚息", owed.penalty, "欠付.罚息"),
        sum_blank("复利", owed.compound, "欠付.复利"),
        sum_blank("滞纳金", ZERO, "欠付.滞纳金"),
        sum_blank("违约金", owed.damages, "欠付.违约金"),
        sum_blank("手续费", owed.fees, "欠付.手续费"),
    )
    return FormRow(SECTION, "被告逾期未还款金额", blanks)


def _demanded(dossier: Dossier) -> FormRow:
    found = sorted(demands(dossier), key=lambda each: each[0])
    told = numbered(_told(fact) for _, fact in found)
    if not told:
        return FormRow(SECTION, "是否向被告进行通知和催收", ticks=(NO,))
    return FormRow(SECTION, "是否向被告进行通知和催收", text_blank("具体情况", told, "通知和催收"), (YES,))


def _told(fact: Fact) -> str:
    said = f"{fact.day}向{fact.who}{fact.kind}" + (f"，{fact.text}" if fact.text else "")
    return said + (f"（{fact.proof}）" if fact.proof else "")
