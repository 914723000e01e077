"""事实与理由 in words: which contract, what breach, how much; the rows below give the particulars."""

from legal_docs.drafting.claims import debtor_names, heir_names
from legal_docs.drafting.elements.wording import text_blank
from legal_docs.drafting.facts import owed_text, turnover_text
from legal_docs.drafting.words import day, listed, yuan
from legal_docs.ledger.reconcile import lent_in_full
from legal_docs.model.casefile import Cause
from legal_docs.model.dossier import Dossier
from legal_docs.model.form import FormRow

SECTION = "事实与理由"
WHOLE = "（可完整表述纠纷涉及的事实与理由；为方便、准确梳理要点，相关内容请在下方要素式表格中填写）"


def reasons_row(dossier: Dossier) -> FormRow:
    """Return the cell before the rows of facts, in the words of the complaint in sentences."""
    over_card = dossier.case.cause is Cause.CARD
    text = (
        f"{_card(dossier) if over_card else _loan(dossier)}{_owed(dossier)}{_therefore(dossier, over_card)}"
    )
    return FormRow(SECTION, WHOLE, text_blank("", text, "事实与理由"))


def _loan(dossier: Dossier) -> str:
    case, who = dossier.case, debtor_names(dossier)
    bank = case.creditor.assigned_from or "原告"
    contracts = listed(f"《{loan.title}》（编号：{loan.number}）" for loan in case.loans)
    lent = "依约" if all(lent_in_full(loan) for loan in case.loans) else "实际"
    return f"{bank}与{who}签订{contracts}，并{lent}发放借款；{who}未按约还本付息，已构成违约。"


def _card(dossier: Dossier) -> str:
    case, who = dossier.case, debtor_names(dossier)
    bank = case.creditor.assigned_from or "原告"
    cards = listed(f"《{card.agreement}》（卡号：{card.number}）" for card in case.cards)
    return f"{who}向{bank}申领信用卡，双方签订{cards}；{who}透支后未按约还款，已构成违约。"


def _owed(dossier: Dossier) -> str:
    drawn = turnover_text(dossier)
    return (
        f"截至{day(dossier.cutoff_on)}，{f'{drawn}，' if drawn else ''}尚欠{owed_text(dossier)}，"
        f"合计人民币{yuan(dossier.arrears.owed.total)}元，计算过程详见《债权计算明细》。"
    )


def _therefore(dossier: Dossier, over_card: bool) -> str:
    case, who, heirs = dossier.case, debtor_names(dossier), heir_names(dossier)
    secured = "及担保合同" if case.guarantors or case.collateral else ""
    contract = "信用卡合约" if over_card else f"案涉借款合同{secured}"
    duty = "偿还透支本金、支付利息和费用" if over_card else "还本付息"
    guarantors = listed(f"被告{guarantor.name}" for guarantor in case.guarantors)
    parts = [
        f"综上，{contract}系当事人真实意思表示，合法有效",
        f"{who}应当承担{duty}等违约责任" if "被告" in who else "",
        f"{heirs}作为继承人，应当在所得遗产实际价值范围内清偿被继承人的上述债务" if heirs else "",
        f"{guarantors}应当依约承担保证责任" if guarantors else "",
    ]
    return "；".join(part for part in parts if part) + "。"
