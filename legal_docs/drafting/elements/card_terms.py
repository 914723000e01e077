"""信用卡合约的主要约定: what the card agreement says, and whether its terms were pointed out."""

from legal_docs.drafting.elements.requests import NO, YES
from legal_docs.drafting.elements.wording import numbered, text_blank
from legal_docs.drafting.words import day, percent, yuan
from legal_docs.model.card import CardAccount
from legal_docs.model.dossier import Dossier
from legal_docs.model.form import FormRow

SECTION = "事实与理由"
POINTED_OUT = "是否就信用卡合约主要条款进行提示注意"
_POINTED_OUT_2024 = ("是否对被告就信用卡合约主要条款进行提示注意、说明",)


def terms_row(dossier: Dossier) -> FormRow:
    """Return limit and sum drawn, charges and breach with their clauses; 解除条件 no case file has."""
    cards = dossier.case.cards
    limits = numbered(_drawn(dossier, card) for card in cards)
    charges = numbered(dict.fromkeys(_charges(dossier, card) for card in cards))
    duty = numbered(dict.fromkeys(_breach(card) for card in cards))
    blanks = (
        *text_blank("透支金额", limits, "合约约定.透支金额"),
        *text_blank("利息、罚息、复利、滞纳金、违约金、手续费等的计算标准", charges, "合约约定.计算标准"),
        *text_blank("违约责任", duty, "合约约定.违约责任"),
    )
    return FormRow(SECTION, "信用卡合约的主要约定", blanks)


def _drawn(dossier: Dossier, card: CardAccount) -> str:
    """Return the limit and what was drawn; that is known only where the first statement begins at nought."""
    first = min(card.statements, key=lambda statement: statement.statement_on)
    debt = next((d for d in dossier.arrears.debts if d.debt == card.number), None)
    parts = [
        f"核定信用额度{yuan(card.limit)}元" if card.limit else "",
        f"累计透支{yuan(debt.charged.principal)}元" if debt and not first.opening else "",
    ]
    return "，".join(part for part in parts if part)


def _charges(dossier: Dossier, card: CardAccount) -> str:
    fees = card.fee_clause and any(statement.fees for statement in card.statements)
    parts = [
        f"透支利息按日利率{percent(card.daily_percent)}计收{_of(card.rate_clause)}",
        f"违约金按最低还款额未还部分的{percent(card.damages_percent)}计收{_of(card.damages_clause)}"
        if card.damages_percent
        else "",
        f"手续费按{card.fee_clause}计收" if fees else "",
    ]
    return "，".join(part for part in parts if part)


def _breach(card: CardAccount) -> str:
    parts = [
        f"未按时归还最低还款额的，按最低还款额未还部分的{percent(card.damages_percent)}支付违约金"
        f"{_of(card.damages_clause)}"
        if card.damages_percent
        else "",
        f"实现债权的费用由持卡人承担{_of(card.cost_clause)}" if card.cost_clause else "",
    ]
    return "；".join(part for part in parts if part)


def _of(clause: str) -> str:
    return f"（{clause}）" if clause else ""


def pointed_out_row(dossier: Dossier) -> FormRow:
    """Return whether the bank pointed the terms out; blank where the case file does not say."""
    cards = dossier.case.cards
    if any(card.highlighted is None for card in cards):
        return FormRow(SECTION, POINTED_OUT, also=_POINTED_OUT_2024)
    if not all(card.highlighted for card in cards):
        return FormRow(SECTION, POINTED_OUT, ticks=(NO,), also=_POINTED_OUT_2024)
    note = numbered(dict.fromkeys(map(_how, cards)))
    blanks = text_blank("提示说明的具体方式以及时间地点", note, "提示注意")
    return FormRow(SECTION, POINTED_OUT, blanks, (YES,), _POINTED_OUT_2024)


def _how(card: CardAccount) -> str:
    """Return when and how: the terms are pointed out where the card is applied for."""
    return f"办卡时（{day(card.opened_on)}）：{card.highlight_note}" if card.highlight_note else ""
