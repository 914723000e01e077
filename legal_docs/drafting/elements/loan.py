"""民事起诉状（金融借款合同纠纷）: the element form of 2025 (法〔2025〕82号), claims 1–8 and facts 1–19."""

from collections.abc import Iterator

from legal_docs.drafting.claims import Claims, claims
from legal_docs.drafting.elements import requests
from legal_docs.drafting.elements.agreed import agreed_rows
from legal_docs.drafting.elements.complaint import heading_rows, signature_rows
from legal_docs.drafting.elements.grounds import basis_row, exhibits_row, more_row
from legal_docs.drafting.elements.lending import lending_rows
from legal_docs.drafting.elements.reasons import reasons_row
from legal_docs.drafting.elements.requests import NO, YES
from legal_docs.drafting.elements.securities import security_rows
from legal_docs.drafting.elements.wording import sum_blank, text_blank
from legal_docs.model.dossier import Dossier
from legal_docs.model.form import Blank, FormRow, FormSheet, Tick

TITLE = "民事起诉状（金融借款合同纠纷）"
EARLY = "是否要求提前还款或解除合同"


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
        *lending_rows(dossier),
        *security_rows(dossier, "是否签订保证合同/保函", ("是否签订保证合同",)),
        basis_row(dossier),
        *more_row(dossier),
        exhibits_row(dossier),
        *signature_rows(dossier),
    )
    return FormSheet(TITLE, rows)


def _claim_rows(dossier: Dossier, asked: Claims) -> Iterator[FormRow]:
    owed = dossier.arrears.owed
    until = Blank("截至", dossier.cutoff_on, "止", field="截止日")
    yield FormRow(requests.SECTION, "本金", (until, sum_blank("尚欠本金", owed.principal, "诉讼请求.本金")))
    yield _interest(dossier, asked, until)
    yield _early(dossier, asked)
    yield requests.security_row(asked)
    yield requests.costs_row(asked, "明细")
    yield requests.court_fee_row()
    yield from requests.other_row(asked)
    yield requests.total_row(asked)


def _interest(dossier: Dossier, asked: Claims, until: Blank) -> FormRow:
    """Return the row of interest: 欠利息 is the sum of the three that follow."""
    owed = dossier.arrears.owed
    late = owed.penalty + owed.damages
    going_on = [claim for claim in asked.items if claim.further]
    method = "详见《债权计算明细》" + (
        f"；自{asked.next_day}起：{requests.further(going_on[0])}" if going_on else ""
    )
    blanks = (
        until,
        sum_blank("欠利息", owed.interest + owed.compound + late, "诉讼请求.利息合计"),
        sum_blank("期内利息", owed.interest, "诉讼请求.期内利息"),
        sum_blank("复利", owed.compound, "诉讼请求.复利"),
        sum_blank("罚息（违约金）", late, "诉讼请求.罚息"),
        *text_blank("计算方式", method, "诉讼请求.计算方式"),
    )
    tick = Tick("是" if going_on else "否", "是否请求支付至实际清偿之日止")
    also = ("利息（复利、罚息）",)
    return FormRow(requests.SECTION, "利息（期内利息、复利、罚息）", blanks, (tick,), also)


def _early(dossier: Dossier, asked: Claims) -> FormRow:
    """Return whether the loan was called, or is to be called by the complaint itself (民法典.578)."""
    called = any(debt.called_on for debt in dossier.arrears.debts)
    if called or any(claim.kind == "提前到期" for claim in asked.items):
        return FormRow(requests.SECTION, EARLY, ticks=(YES, Tick("提前还款（加速到期）")))
    return FormRow(requests.SECTION, EARLY, ticks=(NO,))
